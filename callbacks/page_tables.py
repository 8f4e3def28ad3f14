"""Small tables of the openings of pages: what a page shows above its cards."""

from collections.abc import Callable, Mapping
from typing import Final

from components.site.view import View
from data.aggregates import countries, counts, means, regions, response_status
from data.aggregates.findings import study_findings
from data.dimensions import dimension
from data.filters import Filters
from data.serving.store import Reading
from data.table import Table

OpeningTables = Callable[[View, Reading], Mapping[str, Table]]


def _regions(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return the counts of every region, under all filters except that of the region."""
    others = view.filters.without("region")
    return {"regions": reading.get("regions", regions.regions_overview, others)}


def _country(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return the country's figures, its collectivités, and the countries of its zone."""
    filters, book = view.filters, reading.dataset.book
    zone = book.countries[filters.codes("pays")[0]].zone
    chosen = {**dict(filters.without("pays").chosen), "zone": [zone]}
    around = Filters.of(filters.wave, chosen)
    return {
        "cles": reading.get("pays-chiffres", countries.country_figures, filters),
        "collectivites": reading.get("pays-collectivites", countries.authorities_there, filters),
        "zone": reading.get("pays-zone", counts.cooperations_by_country, around),
    }


def _means(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return how the questions about means were answered; nothing where the wave asked none."""
    if not _wave_asked("budget_specifique", view, reading):
        return {}
    return {"moyens": reading.get("moyens-reponses", response_status.response_states, view.filters)}


def _models(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return how many respondents declare each model; nothing where the wave did not ask."""
    if not _wave_asked("modele", view, reading):
        return {}
    table = reading.get(
        "modeles-declares", lambda selection: means.answers_to(selection, "modele"), view.filters
    )
    return {"modeles": table}


def _wave_asked(key: str, view: View, reading: Reading) -> bool:
    """Return whether the wave of `view` asked the question of the dimension `key`."""
    book = reading.dataset.book
    return dimension(key, book).asked(book, view.filters.wave)


#: By name of opening (`Page.opening`).
OPENING_TABLES: Final[Mapping[str, OpeningTables]] = {
    "constats": lambda view, reading: {
        "constats": reading.get("constats", study_findings, view.filters)
    },
    "moyens": _means,
    "modeles": _models,
    "regions": _regions,
    "portrait": lambda view, reading: {
        **_regions(view, reading),
        "figures": reading.get("portrait-chiffres", regions.figures_beside_rest, view.filters),
    },
    "pays": _country,
}


def opening_tables(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return the tables that the opening of the page needs, by name; none for most pages."""
    page = view.place.page
    wanted = OPENING_TABLES.get(page.opening) if page else None
    return wanted(view, reading) if wanted else {}
