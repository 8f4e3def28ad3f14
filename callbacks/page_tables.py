"""Small tables that the opening of a page needs beside its charts."""

from collections.abc import Callable, Mapping
from typing import Final

from callbacks import organisation
from components.site.view import View
from data.aggregates import countries, counts, regions
from data.aggregates.findings import study_findings
from data.filters import Filters
from data.serving.store import Reading
from data.table import Table

Extras = Callable[[View, Reading], Mapping[str, Table]]


def _regions(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return every region's counts, under all filters but the region's."""
    others = view.filters.without("region")
    return {"regions": reading.get("regions", regions.regions_overview, others)}


def _country(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return the country's figures, who works there, and every country of its zone."""
    filters, book = view.filters, reading.dataset.book
    zone = book.countries[filters.codes("pays")[0]].zone
    chosen = {**dict(filters.without("pays").chosen), "zone": [zone]}
    around = Filters.of(filters.wave, chosen)
    return {
        "cles": reading.get("pays-chiffres", countries.country_figures, filters),
        "collectivites": reading.get("pays-collectivites", countries.authorities_there, filters),
        "zone": reading.get("pays-zone", counts.cooperations_by_country, around),
    }


#: By name of opening (`Page.opening`).
EXTRAS: Final[Mapping[str, Extras]] = {
    "constats": lambda view, reading: {
        "constats": reading.get("constats", study_findings, view.filters)
    },
    "moyens": organisation.answered,
    "modeles": organisation.declared,
    "regions": _regions,
    "portrait": lambda view, reading: {
        **_regions(view, reading),
        "figures": reading.get("portrait-chiffres", regions.figures_beside_rest, view.filters),
    },
    "pays": _country,
}


def extra_tables(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return the tables that the opening of the page needs, by name; none for most pages."""
    page = view.place.page
    wanted = EXTRAS.get(page.opening) if page else None
    return wanted(view, reading) if wanted else {}
