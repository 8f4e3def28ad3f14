"""Cached access to aggregates: the only door from the screen to the data."""

from collections.abc import Callable
from dataclasses import dataclass, field

from data.dataset import Dataset
from data.filters import Filters, Selection, select
from data.serving.cache import AggregateCache
from data.table import Table
from data.versions.archive import Archive
from data.versions.errors import UnavailableVersionError
from data.versions.live import LiveDataset

Compute = Callable[[Selection], Table]


@dataclass(frozen=True)
class Reading:
    """One request's view: the same dataset for all its cards, whatever is published meanwhile."""

    dataset: Dataset
    cache: AggregateCache
    #: Whether another version is served to those who ask for none.
    outdated: bool = False
    _selections: dict[Filters, Selection] = field(default_factory=dict, repr=False, compare=False)

    def get(self, name: str, compute: Compute, filters: Filters) -> Table:
        """Return the aggregate called `name` of the selected rows, computed once per version.

        The rules of disclosure are part of the key: what other rules allowed is never shown.
        """
        key = f"{name}|{self.dataset.version}|{self.dataset.rules.key}|{filters.key}"
        kept = self.cache.get(key)
        if kept is not None:
            try:
                return Table.from_bytes(kept)
            except (ValueError, TypeError, KeyError):
                pass  # not a table: compute it again, and replace it
        table = compute(self.selection(filters))
        self.cache.set(key, table.to_bytes())
        return table

    def selection(self, filters: Filters) -> Selection:
        """Return the rows that `filters` keep, selected once per reading."""
        if filters not in self._selections:
            self._selections[filters] = select(self.dataset, filters)
        return self._selections[filters]


@dataclass(frozen=True)
class AggregateStore:
    """Computes an aggregate once per dataset version and selection."""

    live: LiveDataset
    cache: AggregateCache
    archive: Archive | None = None

    def reading(self, version: str = "") -> Reading:
        """Return the view of one request, on the dataset served now or on a `version` of it.

        `version` is a version's id, or enough of its beginning. Raises UnavailableVersionError.
        """
        served = self.live.current()
        if not version:
            return self.at(served)
        if self.archive is None:
            raise UnavailableVersionError(version)
        dataset = self.archive.dataset(version, served)
        return Reading(dataset, self.cache, outdated=dataset is not served)

    def at(self, dataset: Dataset) -> Reading:
        """Return a view of `dataset`, whatever is served."""
        return Reading(dataset, self.cache)

    def get(self, name: str, compute: Compute, filters: Filters) -> Table:
        """Return one aggregate of the dataset served now. For several at once, use `reading`."""
        return self.reading().get(name, compute, filters)
