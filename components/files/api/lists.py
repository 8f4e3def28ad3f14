"""The lists of the API: charts, filters with their codes, waves with their sources."""

from collections.abc import Iterable
from typing import Any, Final

from components.charts import CHARTS, Chart, Choice
from components.files.names import FORMATS
from components.site.pages import PAGES
from components.site.routes import ALONE, API, DATA
from data.codebook import Codebook, Wave
from data.dataset import Dataset
from data.demonstration import DEMONSTRATION_NOTICE
from data.dimensions import dimension, is_known
from data.filters import FILTERS, Filter
from data.selection import present

#: Version of the API, independent of that of the data: a change that could break a client raises
#: the first number, and the address.
INTERFACE: Final = "1.0.0"

UNITS: Final = {"repondant": "collectivites", "cooperation": "cooperations"}


def index(dataset: Dataset, prefix: str) -> dict[str, Any]:
    """Return the addresses of the API, each after `prefix`."""
    addresses = {
        "description": f"{API}/openapi.json",
        "graphiques": f"{API}/graphiques",
        "filtres": f"{API}/filtres",
        "vagues": f"{API}/vagues",
        "paquet": f"{DATA}datapackage.json",
        "documentation": "/api",
    }
    return {
        "name": "Observatoire ACTER",
        "interface": INTERFACE,
        **_header(dataset, dataset.default_wave),
        "addresses": {name: prefix + address for name, address in addresses.items()},
    }


def charts_list(dataset: Dataset, wave: str, prefix: str) -> dict[str, Any]:
    """Return every chart: its question, its measures, the address of its table."""
    pages = {
        key: prefix + page.path for page in reversed(PAGES) if page.name for key in page.charts
    }
    rows = [
        {
            "key": chart.key,
            "title": chart.title,
            "question": chart.question,
            "unit": chart.unit,
            "measures": [_measure(choice, dataset.book, wave) for choice in chart.choices],
            "page": pages.get(chart.key, ""),
            "address": f"{prefix}{ALONE}{chart.key}",
            "table": f"{prefix}{API}/graphiques/{chart.key}",
            "files": _files(chart, prefix),
        }
        for chart in CHARTS
    ]
    return {**_header(dataset, wave), "charts": rows}


def _files(chart: Chart, prefix: str) -> dict[str, str]:
    return {extension: f"{prefix}{ALONE}{chart.key}.{extension}" for extension in FORMATS}


def _measure(choice: Choice, book: Codebook, wave: str) -> dict[str, Any]:
    return {
        "key": choice.key,
        "label": choice.label,
        "asked": choice.asked(book, wave),
        "dimensions": [
            {
                "key": key,
                "label": dimension(key, book).label(book),
                "confidential": dimension(key, book).confidential(book),
            }
            for key in choice.asks
            if is_known(key, book)
        ],
    }


def filters_list(dataset: Dataset, wave: str) -> dict[str, Any]:
    """Return every filter with its codes, and whether each occurs in `wave`."""
    present_codes = present(dataset, wave)
    rows = [
        {
            "key": item.key,
            "label": item.label,
            "keeps": UNITS[item.level],
            "excludes": item.excludes,
            "codes": _codes(item, dataset.book, present_codes.get(item.key, ())),
        }
        for item in FILTERS
    ]
    return {**_header(dataset, wave), "filters": rows}


def _codes(item: Filter, book: Codebook, present_codes: Iterable[str]) -> list[dict[str, Any]]:
    known = frozenset(present_codes)
    return [
        {
            "code": modality.code,
            "label": modality.label,
            "definition": _definition(item, modality.code, book) or modality.definition,
            "parent": modality.parent,
            "present": modality.code in known,
        }
        for modality in item.words(book).modalities
        if modality.code in item.codes(book)
    ]


def _definition(item: Filter, code: str, book: Codebook) -> str:
    return book.zones[code].definition if item.nomenclature == "zones" else ""


def waves_list(dataset: Dataset, prefix: str) -> dict[str, Any]:
    """Return every published wave with its source; the first is the default."""
    rows = [_wave(wave, dataset, prefix) for wave in dataset.waves]
    return {**_header(dataset, dataset.default_wave), "waves": rows}


def _wave(wave: Wave, dataset: Dataset, prefix: str) -> dict[str, Any]:
    source = dataset.source(wave.code)
    return {
        "code": wave.code,
        "label": wave.label,
        "first_year": wave.first_year,
        "last_year": wave.last_year,
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "date": source.date,
        "field": source.field,
        "open_data": source.open_data,
        "demonstration": source.demonstration,
        "package": f"{prefix}{DATA}{wave.code}/datapackage.json",
        "archive": f"{prefix}{DATA}acter-{wave.code}.zip",
    }


def _header(dataset: Dataset, wave: str) -> dict[str, Any]:
    made_up = dataset.source(wave).demonstration
    return {
        "version": dataset.version,
        "wave": wave,
        "demonstration": made_up,
        "notice": DEMONSTRATION_NOTICE if made_up else "",
    }
