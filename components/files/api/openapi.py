"""The OpenAPI 3.1 description of the API, made from the catalogues and the data served."""

from typing import Any, Final

from components.charts import CHARTS, Chart
from components.files.api.lists import INTERFACE
from components.files.api.parameters import chart_parameters, references, shared_parameters
from components.files.api.shapes import SHAPES, reference
from components.site.routes import API
from components.site.view import VERSION
from data.dataset import Dataset
from data.demonstration import DEMONSTRATION_NOTICE
from data.filters import WAVE

Schema = dict[str, Any]

ABOUT: Final = """\
Les tableaux de l’Observatoire ACTER, tels que les montre le site : mêmes nombres, mêmes bases, \
mêmes règles de confidentialité.

- Aucune clé n’est demandée. Toute réponse est en JSON (UTF-8), et se lit depuis un autre site.
- Un paramètre inconnu ou une valeur inconnue donne une erreur 400 qui le nomme.
- Les réponses données en confiance ne sont publiées que pour tous les répondants, ou par type, \
par taille et par région, sans les croiser ; pour une autre sélection, l’état est « hors-liste », \
et la première note dit pourquoi.
- Une réponse porte un ETag : `If-None-Match` la redemande sans la recevoir deux fois.
- Les parts sont en pourcentage (de 0 à 100), les montants en euros. Une valeur `null` signale \
une donnée absente ou masquée : la colonne « statut » le dit.
- Les mêmes tableaux existent en fichiers : /graphiques/odd.csv, .xlsx, .json.
- Un champ peut s’ajouter à une réponse ; aucun ne disparaît ni ne change de sens sous /api/v1.
"""


def description(dataset: Dataset, prefix: str) -> Schema:
    """Return the OpenAPI document: every address below `prefix`, parameter and answer."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Observatoire ACTER",
            "summary": "L’action extérieure des collectivités territoriales, en tableaux.",
            "description": _about(dataset),
            "version": INTERFACE,
        },
        "servers": [{"url": prefix or "/"}],
        "tags": [
            {"name": "Tableaux", "description": "Un graphique, un tableau."},
            {"name": "Listes", "description": "Ce qui peut être demandé."},
        ],
        "paths": {**_lists(), **_charts()},
        "components": {
            "parameters": shared_parameters(dataset),
            "schemas": SHAPES,
            "responses": _refusals(),
            "headers": {"ETag": {"schema": {"type": "string"}}},
        },
    }


def _about(dataset: Dataset) -> str:
    made_up = dataset.source(dataset.default_wave).demonstration
    return f"{DEMONSTRATION_NOTICE}.\n\n{ABOUT}" if made_up else ABOUT


def _charts() -> Schema:
    return {f"{API}/graphiques/{chart.key}": {"get": _chart(chart)} for chart in CHARTS}


def _chart(chart: Chart) -> Schema:
    return {
        "operationId": chart.key,
        "tags": ["Tableaux"],
        "summary": chart.title,
        "description": f"{chart.question} (unité : {chart.unit})",
        "parameters": chart_parameters(chart),
        "responses": {
            **_answers("Graphique", "Le tableau, sa base et sa source."),
            "503": {"$ref": "#/components/responses/EnPanne"},
        },
    }


def _lists() -> Schema:
    wave = references(WAVE, VERSION)
    return {
        API: _list("sommaire", "Sommaire", "Où trouver quoi", []),
        f"{API}/graphiques": _list("graphiques", "Graphiques", "Tous les graphiques", wave),
        f"{API}/filtres": _list("filtres", "Filtres", "Tous les filtres et leurs codes", wave),
        f"{API}/vagues": _list("vagues", "Vagues", "Les vagues publiées et leurs sources", []),
    }


def _list(operation: str, shape: str, summary: str, parameters: list[Schema]) -> Schema:
    return {
        "get": {
            "operationId": operation,
            "tags": ["Listes"],
            "summary": summary,
            "parameters": parameters,
            "responses": _answers(shape, summary),
        }
    }


def _answers(shape: str, about: str) -> Schema:
    return {
        "200": {
            "description": about,
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": reference(shape)}},
        },
        "304": {"description": "Rien n’a changé depuis l’ETag donné dans `If-None-Match`."},
        "400": {"$ref": "#/components/responses/Incorrecte"},
        "404": {"$ref": "#/components/responses/Inconnue"},
        "405": {"$ref": "#/components/responses/Methode"},
    }


def _refusals() -> Schema:
    words = {
        "Incorrecte": "Un paramètre ou une valeur inconnus : le message les nomme.",
        "Inconnue": "Rien n’est à cette adresse.",
        "Methode": "Seuls GET, HEAD et OPTIONS sont offerts : l’en-tête Allow le dit.",
        "EnPanne": "Ce tableau n’a pas pu être calculé ; les autres n’en dépendent pas.",
    }
    return {
        name: {
            "description": text,
            "content": {"application/json": {"schema": reference("Erreur")}},
        }
        for name, text in words.items()
    }
