"""Versions that are no longer served, loaded on demand for the links that name them."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.dataset import Dataset
from data.disclosure.published import withdrawn
from data.versions.errors import StoreError, UnavailableVersionError
from data.versions.loading import Loader

_LOG: Final = logging.getLogger(__name__)

#: Datasets kept in memory beside the served one: each may be large.
MAX_DATASETS: Final = 3


class Archive:
    """Returns the dataset of any version that is still on the disk, or embedded in the program.

    The disk is checked on each access: a version whose folder was deleted is unavailable at once,
    even if it was in memory.
    """

    def __init__(
        self, loader: Loader, embedded: Callable[[], Dataset], capacity: int = MAX_DATASETS
    ) -> None:
        """Load nothing yet; keep at most `capacity` datasets."""
        self._loader = loader
        self._embedded = embedded
        self._embedded_id = ""
        self._capacity = capacity
        self._datasets: OrderedDict[str, Dataset] = OrderedDict()
        self._lock = threading.Lock()

    def dataset(self, name: str, served: Dataset) -> Dataset:
        """Return the version whose id begins with `name`; `served` if it is that one.

        One version is loaded at a time. Raises UnavailableVersionError.
        """
        try:
            known = {*self._loader.library.ids(), served.content_id}
        except StoreError as error:
            _LOG.warning("Lien figé sans réponse : %s", error)
            known = {served.content_id}
        with self._lock:
            found = self._found(name, known)
            if found == served.content_id:
                return served
            return _withdrawn(self._get(found), served)

    def _found(self, name: str, known: set[str]) -> str:
        """Return the only id that begins with `name`; forget datasets deleted from the disk."""
        for gone in [key for key in self._datasets if key not in {*known, self._embedded_id}]:
            del self._datasets[gone]
        found = [version_id for version_id in known if name and version_id.startswith(name)]
        if not found and self._name_embedded().startswith(name):
            found = [self._embedded_id]
        if len(found) != 1:
            raise UnavailableVersionError(name, several=bool(found))
        return found[0]

    def _name_embedded(self) -> str:
        """Return the id of the embedded dataset, computed from its content on first use."""
        if not self._embedded_id:
            dataset = self._read("embarquée", self._embedded)
            self._embedded_id = dataset.content_id
            self._keep(dataset)
        return self._embedded_id

    def _get(self, version_id: str) -> Dataset:
        if version_id in self._datasets:
            self._datasets.move_to_end(version_id)
            return self._datasets[version_id]
        embedded = version_id == self._embedded_id
        load = self._embedded if embedded else lambda: self._loader.load(version_id)
        return self._keep(self._read(version_id, load))

    def _keep(self, dataset: Dataset) -> Dataset:
        self._datasets[dataset.content_id] = dataset
        while len(self._datasets) > self._capacity:
            self._datasets.popitem(last=False)
        return dataset

    def _read(self, version_id: str, load: Callable[[], Dataset]) -> Dataset:
        try:
            return load()
        except Exception as error:
            _LOG.warning("La version %s ne se lit pas : %s", version_id, error)
            raise UnavailableVersionError(version_id) from error


def _withdrawn(dataset: Dataset, served: Dataset) -> Dataset:
    """Return a version with its public facts, and only what the served one tells of the rest."""
    cells = withdrawn(dataset.published, served.published)
    gone = sorted(wave for wave, told in cells.items() if told.status)
    if not gone:
        return dataset
    # Another text than the version's own: what was kept of it is not used again.
    return replace(dataset, published=cells, version=f"{dataset.version}-sans-{'-'.join(gone)}")
