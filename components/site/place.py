"""What stands at an address: a page, a chart alone, or nothing. Found once for each view."""

from dataclasses import dataclass
from typing import Final

from components.charts import BY_KEY, Tailor
from components.site.pages import Page
from components.site.routes import BY_PATH, PARAMETER_PAGES, chart_at
from data.codebook import Codebook
from data.filters import BY_KEY as FILTERS

#: The title of an address where nothing stands.
LOST: Final = "Page introuvable"


@dataclass(frozen=True)
class Place:
    """What stands at `path`, under which title.

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
        """Whether something is shown here."""
        return bool(self.chart) or self.page is not None

    @property
    def charts(self) -> tuple[str, ...]:
        """The keys of the charts shown here."""
        if self.chart:
            return (self.chart,)
        return self.page.charts if self.page else ()

    @property
    def fixed(self) -> str:
        """The filter that the path says by itself, of the code `code`; empty for none."""
        return self.page.parameter if self.page else ""

    @property
    def selects(self) -> bool:
        """Whether what is shown follows filters: all but the pages of words."""
        return self.page is None or self.page.selects

    @property
    def choices(self) -> frozenset[str]:
        """The values that `mesure` may take."""
        return frozenset(choice.key for key in self.charts for choice in BY_KEY[key].choices)

    @property
    def tailors(self) -> tuple[Tailor, ...]:
        """How the charts that the address describes are described."""
        charts = (BY_KEY[key] for key in self.charts)
        return tuple(chart.tailor for chart in charts if chart.tailor)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the address may hold beside filters and `mesure`."""
        own = (key for tailor in self.tailors for key in tailor.keys)
        return (*(self.page.keys if self.page else ()), *own)

    def shown_charts(self, book: Codebook, wave: str) -> tuple[str, ...]:
        """Return the keys of the charts shown here for a wave.

        What only some waves asked, by a line of the codebook, has no empty place on a page for
        others.
        """
        if self.chart:
            return self.charts
        charts = (BY_KEY[key] for key in self.charts)
        return tuple(
            chart.key for chart in charts if not chart.block or chart.choices[0].asked(book, wave)
        )


def place_at(path: str, book: Codebook) -> Place:
    """Return what stands at `path`.

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
