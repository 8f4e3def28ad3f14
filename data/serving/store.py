"""Cached access to aggregates: the only way for pages and files to read data."""

from collections.abc import Callable
from dataclasses import dataclass, field

from data.dataset import Dataset
from data.filters import Filters
from data.selection import Selection, select
from data.serving.cache import Cache
from data.table import Table
from data.versions.archive import Archive
from data.versions.errors import UnavailableVersionError
from data.versions.live import LiveDataset

Compute = Callable[[Selection], Table]


@dataclass(frozen=True)
class Reading:
    """The view of one request: one dataset for all its cards, even if another is published."""

    dataset: Dataset
    cache: Cache
    #: Whether another version is the one served by default.
    outdated: bool = False
    #: Whether these data replace a published version that could not be read.
    stands_in: bool = False
    _selections: dict[Filters, Selection] = field(default_factory=dict, repr=False, compare=False)

    def get(self, name: str, compute: Compute, filters: Filters) -> Table:
        """Return the aggregate called `name` of the selected rows, computed once per version.

        The disclosure rules are part of the key, so that other rules never share a result.
        """
        key = f"{name}|{self.dataset.version}|{self.dataset.rules.key}|{filters.key}"
        cached = self.cache.get(key)
        if cached is not None:
            try:
                return Table.from_bytes(cached)
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
    """Gives access to aggregates, each computed once per dataset version and selection."""

    live: LiveDataset
    cache: Cache
    archive: Archive | None = None

    def reading(self, version: str = "") -> Reading:
        """Return the view of one request, on the dataset served now or on another `version`.

        `version` is the id of a version, or an unambiguous prefix. Raises UnavailableVersionError,
        and NoDataError while there is nothing to serve.
        """
        served = self.live.current()
        if not version:
            return Reading(served, self.cache, stands_in=self.live.stands_in())
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
