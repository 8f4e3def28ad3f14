"""Checks that the catalogues agree: keys that one of them names exist in the others.

A filter, a chart or a page is declared by one entry and looked up elsewhere by its key. A missing
key would only fail on the page that needs it, so the program refuses to start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from callbacks.page_tables import OPENING_TABLES
from components.charts import CHARTS, Chart
from components.screen.openings import OPENINGS
from components.site.link_targets import PATHS
from components.site.pages import PAGES, Page
from components.site.search import KINDS
from components.site.view import CHOICE, OPTIONS
from data.comparison import MEMBERS_KEY
from data.dataset import Dataset
from data.dimension import Dimension
from data.dimensions import DIMENSIONS
from data.filters import FILTERS, WAVE, Filter


class CatalogueError(RuntimeError):
    """Keys declared in one catalogue are missing from another; the message has a line for each."""


@dataclass(frozen=True)
class Catalogues:
    """Everything that is declared by an entry and looked up by its key; by default, the program's.

    `openings` and `opening_tables` are keyed by opening, `paths` (where a link leads) by filter,
    `kinds` (what the search box calls it) by filter or other thing found.
    """

    filters: tuple[Filter, ...] = FILTERS
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: DIMENSIONS)
    charts: tuple[Chart, ...] = CHARTS
    pages: tuple[Page, ...] = PAGES
    openings: Mapping[str, Any] = field(default_factory=lambda: OPENINGS)
    opening_tables: Mapping[str, Any] = field(default_factory=lambda: OPENING_TABLES)
    paths: Mapping[str, str] = field(default_factory=lambda: PATHS)
    kinds: Mapping[str, str] = field(default_factory=lambda: KINDS)

    def verify(self, dataset: Dataset) -> None:
        """Compare the catalogues with each other and with the tables and codebook of `dataset`.

        Raises CatalogueError, with every disagreement.
        """
        problems = [
            *self._filters(dataset),
            *self._dimensions(dataset),
            *self._charts(dataset),
            *self._pages(dataset),
            *self._links(),
        ]
        if problems:
            raise CatalogueError("\n".join(problems))

    def _filters(self, dataset: Dataset) -> Iterator[str]:
        pages = (key for page in self.pages for key in page.keys)
        tailors = (key for chart in self.charts if chart.tailor for key in chart.tailor.keys)
        taken = {WAVE, CHOICE, MEMBERS_KEY, *OPTIONS, *pages, *tailors}
        for item in self.filters:
            if item.key in taken:
                yield f"Filter « {item.key} »: addresses use that key for something else."
            taken.add(item.key)
            yield from _missing(f"Filter « {item.key} »", item, dataset)
            # One that excludes is never counted by: what it names is left out.
            if not item.excludes:
                yield from self._unmatched(item)

    def _unmatched(self, item: Filter) -> Iterator[str]:
        what = self.dimensions.get(item.key)
        if what is None:
            yield (
                f"Filter « {item.key} »: no dimension has that key (DIMENSIONS, in "
                "data/dimensions.py); it says whether a wave asked, and what is confidential."
            )
        elif (what.level, what.nomenclature) != (item.level, item.nomenclature):
            yield f"Filter « {item.key} »: its dimension has other units or other codes."

    def _dimensions(self, dataset: Dataset) -> Iterator[str]:
        for key, what in self.dimensions.items():
            name = f"Dimension « {key} »"
            if key != what.key:
                yield f"{name}: its own key is « {what.key} »."
            try:
                what.entry(dataset.book)
            except (KeyError, StopIteration):
                yield f"{name}: the codebook has no such variable or question."
            if not what.counted:  # a counted dimension has its column only after counting
                yield from _missing(name, what, dataset)

    def _charts(self, dataset: Dataset) -> Iterator[str]:
        shown = {key for page in self.pages for key in page.charts}
        asked = {*self.dimensions, *dataset.book.questions}
        for chart in self.charts:
            if chart.key not in shown:
                yield f"Chart « {chart.key} »: no page shows it (components/site/pages.py)."
            for key in sorted({key for choice in chart.choices for key in choice.asks} - asked):
                yield f"Chart « {chart.key} »: « {key} » is no dimension and no question."

    def _pages(self, dataset: Dataset) -> Iterator[str]:
        charts, filters = (
            {entry.key for entry in entries} for entries in (self.charts, self.filters)
        )
        for page in self.pages:
            name = f"Page « {page.path} »"
            for key in page.charts:
                if key not in charts:
                    yield f"{name}: no chart is called « {key} »."
            if page.opening and page.opening not in self.openings:
                yield f"{name}: no opening is called « {page.opening} »."
            if page.parameter and page.parameter not in filters:
                yield f"{name}: its parameter « {page.parameter} » is no filter."
            if page.among and page.among not in dataset.book.nomenclatures:
                yield f"{name}: the codebook has no list « {page.among} »."
        for key in self.opening_tables.keys() - {page.opening for page in self.pages}:
            yield f"Tables for the opening « {key} »: no page opens with it."

    def _links(self) -> Iterator[str]:
        filters = {item.key for item in self.filters}
        pages = {page.path for page in self.pages}
        for key, path in self.paths.items():
            if key not in filters:
                yield f"Link to « {key} »: no filter has that key."
            if path.removesuffix("/{}") not in pages:
                yield f"Link to « {key} »: no page is at {path}."
            if key not in self.kinds:
                yield f"Link to « {key} »: the search box has no word for it (KINDS)."


def _missing(name: str, what: Filter | Dimension, dataset: Dataset) -> Iterator[str]:
    """Say what of a filter or a dimension the codebook and the prepared tables do not have."""
    if what.nomenclature not in dataset.book.nomenclatures:
        yield f"{name}: the codebook has no list « {what.nomenclature} »."
    if what.frame not in dataset.frames:
        yield f"{name}: the dataset has no table « {what.frame} »."
        return
    for column in (what.column, what.level):
        if column not in dataset.frames[what.frame]:
            yield f"{name}: the table « {what.frame} » has no column « {column} »."
