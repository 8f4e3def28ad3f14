"""Load a published version from the disk as a `Dataset`."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import pandas as pd

from data.codebook import Codebook
from data.dataset import Dataset, prepare
from data.disclosure.protection import disclosed
from data.disclosure.published import PublishedWave
from data.disclosure.rules import Rules
from data.versions.cells import is_usable, known_to_the_program, read, write
from data.versions.errors import DamagedCellsError, UnknownWaveError
from data.versions.library import Library
from data.versions.version import identify

_LOG: Final = logging.getLogger(__name__)

PROTECTING: Final = (
    "Les réponses réservées de la version %s sont protégées de nouveau (autre méthode, autres "
    "seuils, ou fichier absent ou abîmé) : comptez quelques minutes."
)


class StoredVersion(NamedTuple):
    """What is kept of a published version beside its tables."""

    id: str
    cells: tuple[PublishedWave, ...] = ()


def assemble(
    tables: Mapping[str, pd.DataFrame],
    book: Codebook,
    code: str,
    rules: Rules,
    version: StoredVersion | None = None,
) -> Dataset:
    """Build the dataset to serve from validated tables; its version is `<version id>-<code>`.

    Without a published `version`, the id is a hash of the tables.
    """
    name = version.id if version else identify(tables)
    known = (*(version.cells if version else ()), *known_to_the_program(rules))
    return disclosed(prepare(tables, book, f"{name}-{code}", rules), known)


@dataclass(frozen=True)
class Loader:
    """Loads the versions of one library, with the code version and rules of this program."""

    library: Library
    code: str
    rules: Rules

    def load(self, version_id: str) -> Dataset:
        """Return the dataset of a version. Raises StoreError, or any error of damaged tables."""
        tables = self.library.load_tables(version_id)
        book = self.library.book
        unknown = sorted(set(tables["sources"]["vague"]) - set(book.waves))
        if unknown:
            raise UnknownWaveError(version_id, unknown)
        dataset = self._assembled(version_id, tables)
        return replace(dataset, published_at=self.library.published_at(version_id))

    def check_cells(self, version_id: str) -> None:
        """Raise DamagedCellsError where the published cells of a version cannot be read."""
        if not is_usable(self.library.cells(version_id), self.rules):
            raise DamagedCellsError(version_id)

    def _assembled(self, version_id: str, tables: Mapping[str, pd.DataFrame]) -> Dataset:
        """Return the dataset of a version; its answers are protected anew where they have to be.

        That takes minutes: one process does it, and keeps the cells for the others.
        """
        if is_usable(self.library.cells(version_id), self.rules):
            return self._built(version_id, tables)
        with self.library.protecting(version_id):
            kept = is_usable(self.library.cells(version_id), self.rules)
            if not kept:
                _LOG.warning(PROTECTING, version_id)
            dataset = self._built(version_id, tables)
            if not kept:
                self.library.keep_cells(version_id, write(dataset.published, self.rules))
            return dataset

    def _built(self, version_id: str, tables: Mapping[str, pd.DataFrame]) -> Dataset:
        stored = StoredVersion(version_id, read(self.library.cells(version_id), self.rules))
        return assemble(tables, self.library.book, self.code, self.rules, stored)
