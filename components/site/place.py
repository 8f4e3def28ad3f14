"""What an address leads to: a page, a chart alone, or nothing. Resolved once for each view."""

from dataclasses import dataclass
from typing import Final

from components.charts import BY_KEY, Tailor
from components.site.pages import Page
from components.site.routes import BY_PATH, PARAMETER_PAGES, chart_at
from data.codebook import Codebook
from data.filters import BY_KEY as FILTERS

#: The title of an unknown address.
LOST: Final = "Page introuvable"


@dataclass(frozen=True)
class Place:
    """What `path` leads to, and its title.

    `page` is the page, with its `code` where it has a parameter; `chart` the key of a chart shown
    alone. Neither: the address leads nowhere.
    """

    path: str
    title: str = LOST
    page: Page | None = None
    code: str = ""
    chart: str = ""

    @property
    def known(self) -> bool:
        """Whether the path leads to a page or a chart."""
        return bool(self.chart) or self.page is not None

    @property
    def charts(self) -> tuple[str, ...]:
        """The keys of the charts of this place."""
        if self.chart:
            return (self.chart,)
        return self.page.charts if self.page else ()

    @property
    def fixed(self) -> str:
        """The key of the filter that the path sets to `code`; empty for none."""
        return self.page.parameter if self.page else ""

    @property
    def selects(self) -> bool:
        """Whether the place depends on filters."""
        return self.page is None or self.page.selects

    @property
    def choices(self) -> frozenset[str]:
        """The values that `mesure` may take."""
        return frozenset(choice.key for key in self.charts for choice in BY_KEY[key].choices)

    @property
    def tailors(self) -> tuple[Tailor, ...]:
        """The tailors of the charts that the address describes."""
        charts = (BY_KEY[key] for key in self.charts)
        return tuple(chart.tailor for chart in charts if chart.tailor)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the address may hold beside filters and `mesure`."""
        own = (key for tailor in self.tailors for key in tailor.keys)
        return (*(self.page.keys if self.page else ()), *own)

    def shown_charts(self, book: Codebook, wave: str) -> tuple[str, ...]:
        """Return the keys of the charts of this place for a wave.

        Charts generated from the codebook are left out for the waves that did not ask.
        """
        if self.chart:
            return self.charts
        charts = (BY_KEY[key] for key in self.charts)
        return tuple(
            chart.key for chart in charts if not chart.block or chart.choices[0].asked(book, wave)
        )


def place_at(path: str, book: Codebook) -> Place:
    """Return the place of `path`.

    `components.site.parsing.parse` asks once for each address; whatever has a view reads
    `View.place`.
    """
    chart = chart_at(path)
    if chart:
        return Place(path, BY_KEY[chart].title, chart=chart)
    if path in BY_PATH:
        return Place(path, BY_PATH[path].title, BY_PATH[path])
    start, _, code = path.rpartition("/")
    page = PARAMETER_PAGES.get(start)
    if page is None or code not in page.codes(book):
        return Place(path)
    words = FILTERS[page.parameter].words(book)
    return Place(path, page.title.format(words.label(code)), page, code)
