"""Targets of links: from a kind of thing and its code to an address."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from components.charts import BY_KEY
from components.site import routes
from components.site.pages import PAGES
from components.site.view import View
from data.codebook import Codebook
from data.filters import SCOPE, WAVE, Filters

#: A département is found by its filter, or by its region where the data hold none of its own.
DEPARTMENT: Final = "departement"
REGION_OF: Final = "region-du-departement"

#: The page on which a filter of this kind says most; one with a `{}` says the code by itself.
PATHS: Final[Mapping[str, str]] = {
    "pays": "/pays/{}",
    "zone": "/carte",
    "region": "/",
    DEPARTMENT: "/",
    "type": "/",
    "thematique": "/",
    "mode": "/",
    "odd": "/odd",
    "financeur": "/financements",
    SCOPE: "/",
}
CHART: Final = "indicateur"
PAGE: Final = "page"
DEFINITION: Final = "definition"
AUTHORITY: Final = "collectivite"


def target(kind: str, code: str, view: View) -> str:
    """Return the address that shows `code`, keeping what else `view` selects.

    `kind` is a filter of `PATHS` (its former choice is replaced), or names a chart, a page, or an
    anchor of « Méthode ». A collectivité, coded `type|region`, leads to those of its kind, without
    other filters than the wave, which might exclude it. `REGION_OF` has a region's code.
    """
    if kind in {CHART, PAGE, DEFINITION}:
        return _anchor_or_path(kind, code, view)
    if kind == WAVE:
        return replace(view, filters=Filters.of(code, dict(view.filters.chosen))).at("/")
    if kind == AUTHORITY:
        chosen = zip(("type", "region"), code.split("|"), strict=True)
        alike = {key: [value] for key, value in chosen if value}
        return replace(view, filters=Filters.of(view.filters.wave, alike)).at("/")
    return _filter_address("region" if kind == REGION_OF else kind, code, view)


def _anchor_or_path(kind: str, code: str, view: View) -> str:
    """Return the address of a chart, a page or a definition."""
    if kind == PAGE:
        return view.at(code)
    path = (page_showing(code) or routes.ALONE + code) if kind == CHART else "/methode"
    return f"{view.at(path)}#{code}"


def _filter_address(kind: str, code: str, view: View) -> str:
    """Return the address of the page that shows most about one answer of a filter."""
    if "{}" in PATHS[kind]:
        return replace(view, filters=view.filters.without(kind)).at(PATHS[kind].format(code))
    chosen = {**dict(view.filters.chosen), kind: (code,)}
    return replace(view, filters=Filters.of(view.filters.wave, chosen)).at(PATHS[kind])


def page_about(kind: str, code: str, view: View, book: Codebook) -> str:
    """Return the address of the page about `code`, keeping other filters; empty for none."""
    for page in routes.PARAMETER_PAGES.values():
        if page.parameter == kind and code in page.codes(book):
            others = replace(view, choice="", filters=view.filters.without(kind))
            return others.at(f"{page.path}/{code}")
    return ""


def page_showing(chart: str) -> str:
    """Return the path of the page that shows `chart`, the home page last; empty for none."""
    paths = [page.path for page in PAGES if chart in page.charts and not page.parameter]
    return max(paths, key=lambda path: path != "/", default="")


def chart_link(chart: str, view: View) -> str:
    """Return the address of a chart that some page shows; empty where there is none (yet)."""
    return target(CHART, chart, view) if chart in BY_KEY and page_showing(chart) else ""
