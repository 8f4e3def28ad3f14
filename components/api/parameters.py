"""What a program may write after « ? », from the catalogue of filters."""

from typing import Any, Final

from components.address import CHOICE
from components.charts import Chart
from data.dataset import Dataset
from data.filters import FILTERS, WAVE, Filter

Schema = dict[str, Any]

_KEPT: Final = {"repondant": "des collectivités", "cooperation": "des coopérations"}


def shared(dataset: Dataset) -> dict[str, Schema]:
    """Return the parameters that every chart takes, by the name they are referred to."""
    return {WAVE: _wave(dataset), **{item.key: _filter(item, dataset) for item in FILTERS}}


def references(*keys: str) -> list[Schema]:
    """Return references to shared parameters."""
    return [{"$ref": f"#/components/parameters/{key}"} for key in keys]


def of_chart(chart: Chart) -> list[Schema]:
    """Return the parameters of one chart: all filters, and what it can measure."""
    common = references(WAVE, *(item.key for item in FILTERS))
    measures = [choice.key for choice in chart.choices if choice.key]
    return [*common, _measure(chart, measures)] if measures else common


def _wave(dataset: Dataset) -> Schema:
    return {
        "name": WAVE,
        "in": "query",
        "description": (
            "La vague de l’enquête, ou l’année des données ouvertes. Une seule à la fois ; "
            f"sans elle, {dataset.default_wave}."
        ),
        "schema": {"type": "string", "enum": [wave.code for wave in dataset.waves]},
    }


def _filter(item: Filter, dataset: Dataset) -> Schema:
    return {
        "name": item.key,
        "in": "query",
        "description": (
            f"{item.label} : garde {_KEPT[item.level]}. Plusieurs codes, séparés par une virgule, "
            "s’ajoutent (« ou ») ; plusieurs filtres se restreignent (« et »). "
            "Les codes et leurs libellés : /api/v1/filtres."
        ),
        "style": "form",
        "explode": False,
        "schema": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "enum": list(item.words(dataset.book).codes)},
        },
    }


def _measure(chart: Chart, measures: list[str]) -> Schema:
    told = " ; ".join(f"{one.key} : {one.label}" for one in chart.choices)
    return {
        "name": CHOICE,
        "in": "query",
        "description": f"Ce qui est mesuré ({told}). Sans elle, {measures[0]}.",
        "schema": {"type": "string", "enum": measures},
    }
