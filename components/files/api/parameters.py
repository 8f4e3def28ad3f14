"""The query parameters of the API, from the catalogue of filters."""

from typing import Any, Final

from components.charts import Chart
from components.site.view import CHOICE, OPTIONS, VERSION
from data.dataset import Dataset
from data.filters import FILTERS, WAVE, Filter

Schema = dict[str, Any]

#: Parameters of one chart only, beside filters (`Chart.tailor`).
_OWN: Final = {
    "indicateur": "Ce qui est comparé : une dimension, une question ou une quantité.",
    "groupes": (
        "Les groupes, séparés par « ; » ; les filtres d’un groupe par « . », leurs réponses par "
        "« , » : `region:84;type:commune;reste`."
    ),
    "panel": "`oui` : entre deux vagues, les seules collectivités qui ont répondu aux deux.",
}

_FILTERED_UNITS: Final = {"repondant": "des collectivités", "cooperation": "des coopérations"}


def shared_parameters(dataset: Dataset) -> dict[str, Schema]:
    """Return the parameters that every chart takes, by their name in references."""
    filters = {item.key: _filter(item, dataset) for item in FILTERS}
    return {WAVE: _wave(dataset), VERSION: _version(dataset), **filters}


def references(*keys: str) -> list[Schema]:
    """Return references to shared parameters."""
    return [{"$ref": f"#/components/parameters/{key}"} for key in keys]


def chart_parameters(chart: Chart) -> list[Schema]:
    """Return the parameters of one chart: all filters, its measures, its own keys."""
    common = references(WAVE, VERSION, *(item.key for item in FILTERS))
    measures = [choice.key for choice in chart.choices if choice.key]
    own = [_own(key) for key in chart.tailor.keys] if chart.tailor else []
    return [*common, *([_measure(chart, measures)] if measures else []), *own]


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


def _version(dataset: Dataset) -> Schema:
    return {
        "name": VERSION,
        "in": "query",
        "description": (
            "Une version publiée des données, ou le début de son identifiant : les réponses en "
            "viennent, quoi qu’il soit publié ensuite. Une version retirée ou inconnue donne une "
            "erreur 404."
        ),
        "schema": {"type": "string", "pattern": f"^{OPTIONS[VERSION].accepts.pattern}$"},
        "example": dataset.content_id,
    }


def _own(key: str) -> Schema:
    return {
        "name": key,
        "in": "query",
        "description": f"{_OWN.get(key, key)} Une valeur incomprise donne une erreur 400.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
    }


def _filter(item: Filter, dataset: Dataset) -> Schema:
    return {
        "name": item.key,
        "in": "query",
        "description": (
            f"{item.label} : {_verb(item)} {_FILTERED_UNITS[item.level]}. "
            "Plusieurs codes, séparés par une virgule, s’ajoutent (« ou ») ; "
            "plusieurs filtres se restreignent (« et »). "
            "Les codes et leurs libellés : /api/v1/filtres."
        ),
        "style": "form",
        "explode": False,
        "schema": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "enum": list(item.codes(dataset.book))},
        },
    }


def _verb(item: Filter) -> str:
    return "écarte" if item.excludes else "garde"


def _measure(chart: Chart, measures: list[str]) -> Schema:
    choices = " ; ".join(f"{choice.key} : {choice.label}" for choice in chart.choices)
    return {
        "name": CHOICE,
        "in": "query",
        "description": f"Ce qui est mesuré ({choices}). Sans elle, {measures[0]}.",
        "schema": {"type": "string", "enum": measures},
    }
