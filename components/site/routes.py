"""The pages: which charts each shows, under which words, at which address."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from components.charts import BY_KEY, Tailor
from components.site.pages import PAGES, Page
from data.codebook import Codebook
from data.dataset import Dataset
from data.filters import BY_KEY as FILTERS

BY_PATH: Final[Mapping[str, Page]] = {page.path: page for page in PAGES if not page.parameter}

#: Pages with a parameter, by what stands before it: `/regions` is a page, `/regions/84` another.
SHEETS: Final[Mapping[str, Page]] = {page.path: page for page in PAGES if page.parameter}

#: Path of a chart shown alone.
ALONE: Final = "/graphiques/"

#: Where programs ask, and where the public part of the data is. Both are open to other sites.
API: Final = "/api/v1"
DATA: Final = "/donnees/"

#: How the address of a file ends: what stands before is the chart or the page that it is about.
FILE: Final = re.compile(r"\.(csv|image\.json|json|xlsx|zip|png|svg|pptx)$")


def offered(dataset: Dataset) -> list[Page]:
    """Return the pages of the navigation: those that some published wave can answer."""
    waves = [wave.code for wave in dataset.waves]
    return [page for page in PAGES if page.name and answered_in(page, dataset.book, waves)]


def answered_in(page: Page, book: Codebook, waves: Iterable[str]) -> bool:
    """Tell whether one of `waves` asked what a card of `page` needs; one of words needs nothing."""
    charts = [BY_KEY[key] for key in page.charts]
    return not charts or any(chart.asked(book, wave) for chart in charts for wave in waves)


def page_at(path: str, book: Codebook) -> tuple[Page, str] | None:
    """Return the page at `path`, with its code where it has a parameter; None for no page."""
    if path in BY_PATH:
        return BY_PATH[path], ""
    start, _, code = path.rpartition("/")
    page = SHEETS.get(start)
    if page and code in page.codes(book):
        return page, code
    return None


def chart_at(path: str) -> str:
    """Return the key of the chart shown alone at `path`; empty when it is no such address."""
    key = path.removeprefix(ALONE) if path.startswith(ALONE) else ""
    return key if key in BY_KEY else ""


#: What the file of the page at `/` is called.
HOME: Final = "/index"


def page_path(path: str) -> str:
    """Return the path of the page or chart that `path`, maybe the address of a file, is about."""
    bare = FILE.sub("", path)
    return "/" if bare != path and bare == HOME else bare.rstrip("/") or "/"


def file_path(path: str, extension: str) -> str:
    """Return the path of the file about the page or chart at `path`."""
    return f"{HOME if path == '/' else path}.{extension}"


def choices_at(path: str, book: Codebook) -> frozenset[str]:
    """Return the values that `mesure` may take at `path`."""
    charts = charts_at(path, book)
    return frozenset(choice.key for key in charts for choice in BY_KEY[key].choices)


def offers_choice(path: str, choice: str) -> bool:
    """Tell whether `choice` may go along to `path`: a chart alone accepts its own choices only."""
    chart = BY_KEY.get(chart_at(page_path(path)))
    return chart is None or choice in {one.key for one in chart.choices}


def charts_at(path: str, book: Codebook) -> tuple[str, ...]:
    """Return the keys of the charts shown at `path`."""
    alone, found = chart_at(path), page_at(path, book)
    if alone:
        return (alone,)
    return found[0].charts if found else ()


def shown_at(path: str, book: Codebook, wave: str) -> tuple[str, ...]:
    """Return the keys of the charts shown at `path` for a wave.

    What only some waves asked, by a line of the codebook, has no empty place on a page for others.
    """
    keys = charts_at(path, book)
    if chart_at(path):
        return keys
    charts = (BY_KEY[key] for key in keys)
    return tuple(one.key for one in charts if not one.block or one.choices[0].asked(book, wave))


def is_known(path: str, book: Codebook) -> bool:
    """Tell whether something is shown at `path`."""
    return bool(chart_at(path)) or page_at(path, book) is not None


def fixed_at(path: str, book: Codebook) -> tuple[str, str]:
    """Return the filter and the code that the address of a page says by itself, or nothing."""
    found = page_at(path, book)
    return (found[0].parameter, found[1]) if found and found[1] else ("", "")


def keys_at(path: str, book: Codebook) -> tuple[str, ...]:
    """Return the keys that an address at `path` may hold beside filters and `mesure`."""
    found = page_at(path, book)
    own = (key for tailor in tailors_at(path, book) for key in tailor.keys)
    return (*(found[0].keys if found else ()), *own)


def tailors_at(path: str, book: Codebook) -> tuple[Tailor, ...]:
    """Return how the charts at `path` that the address describes are described."""
    charts = (BY_KEY[key] for key in charts_at(path, book))
    return tuple(chart.tailor for chart in charts if chart.tailor)


def own_keys(path: str) -> frozenset[str]:
    """Return the keys of the chart shown alone at `path`, or in a file: they go along to it."""
    chart = BY_KEY.get(chart_at(page_path(path)))
    return frozenset(chart.tailor.keys if chart and chart.tailor else ())


def title_at(path: str, book: Codebook) -> str:
    """Return the title of what is shown at `path`."""
    alone, found = chart_at(path), page_at(path, book)
    if alone:
        return BY_KEY[alone].title
    if found is None:
        return "Page introuvable"
    page, code = found
    return (
        page.title.format(FILTERS[page.parameter].words(book).label(code)) if code else page.title
    )
