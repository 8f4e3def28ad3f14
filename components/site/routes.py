"""Paths of pages, of charts alone and of their files."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from components.charts import BY_KEY
from components.site.pages import PAGES, Page
from data.codebook import Codebook
from data.dataset import Dataset

BY_PATH: Final[Mapping[str, Page]] = {page.path: page for page in PAGES if not page.parameter}

#: Pages with a parameter, by what stands before it: `/regions` is a page, `/regions/84` another.
PARAMETER_PAGES: Final[Mapping[str, Page]] = {page.path: page for page in PAGES if page.parameter}

#: Path of a chart shown alone.
ALONE: Final = "/graphiques/"

#: Path of what stands behind « Plus » in the card of a chart.
DETAILS: Final = "/details/"

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
    """Return whether one of `waves` asked what a chart of `page` needs; true without charts."""
    charts = [BY_KEY[key] for key in page.charts]
    return not charts or any(chart.asked(book, wave) for chart in charts for wave in waves)


def chart_at(path: str) -> str:
    """Return the key of the chart shown alone at `path`; empty when it is no such address."""
    key = path.removeprefix(ALONE) if path.startswith(ALONE) else ""
    return key if key in BY_KEY else ""


#: What the file of the page at `/` is called.
HOME: Final = "/index"


def page_path(path: str) -> str:
    """Return the path of the page or chart of `path`, which may be that of a file."""
    bare = FILE.sub("", path)
    return "/" if bare != path and bare == HOME else bare.rstrip("/") or "/"


def file_path(path: str, extension: str) -> str:
    """Return the path of the file about the page or chart at `path`."""
    return f"{HOME if path == '/' else path}.{extension}"


def offers_choice(path: str, choice: str) -> bool:
    """Return whether `path` accepts `choice`: a chart alone only has its own choices."""
    chart = BY_KEY.get(chart_at(page_path(path)))
    return chart is None or choice in {offered.key for offered in chart.choices}


def own_keys(path: str) -> frozenset[str]:
    """Return the keys of the chart shown alone at `path`, or in a file: they go along to it."""
    chart = BY_KEY.get(chart_at(page_path(path)))
    return frozenset(chart.tailor.keys if chart and chart.tailor else ())
