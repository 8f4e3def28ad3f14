"""« Réutiliser les données »: files, packages, and the interface for programs, with live links."""

from collections.abc import Iterable
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.charts import CHARTS, Chart
from components.files.names import FORMATS
from components.screen.markup import scrolling
from components.site.routes import ALONE, API, DATA
from data.dataset import Dataset, Source
from data.filters import FILTERS

PATH: Final = "/api"
#: A selection that any dataset answers, for the examples.
EXAMPLE: Final = f"{API}/graphiques/odd?type=commune"

_ADDRESSES: Final = (
    (API, "Le sommaire : où trouver quoi."),
    (f"{API}/graphiques", "Tous les graphiques : clé, question, mesures, fichiers."),
    (EXAMPLE, "Le tableau d’un graphique, filtré."),
    (f"{API}/filtres", "Tous les filtres, leurs codes et leurs libellés."),
    (f"{API}/vagues", "Les vagues publiées, leurs sources et leurs licences."),
    (f"{API}/openapi.json", "La description complète, au format OpenAPI 3.1."),
)


def sections(content: Content) -> Component:
    """Return every section of the page, in reading order."""
    dataset, prefix = content.dataset, content.public.prefix
    return html.Div([_files(), _packages(dataset), _interface(prefix), _parameters(), _charts()])


def _section(key: str, title: str, *children: Component) -> html.Section:
    return html.Section([html.H2(title), *children], id=key, className="method")


def _table(caption: str, head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Component:
    body = [
        html.Tr([html.Th(first, scope="row"), *(html.Td(cell) for cell in rest)])
        for first, *rest in rows
    ]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
            html.Tbody(body),
        ],
        className="data-table data-table--text",
    )
    return scrolling(table, caption)


def _link(address: str, words: str) -> html.A:
    """Return a link that the browser follows itself: `address.js` only handles pages."""
    return html.A(words, href=address, target="_self")


def _files() -> html.Section:
    return _section(
        "fichiers",
        "Un graphique, un tableau, un fichier",
        html.P(
            "Sous chaque graphique, « Télécharger » donne son tableau tel qu’il est affiché, "
            "filtres compris, avec sa base, sa source et sa version. Ce qui est masqué à l’écran "
            "l’est aussi dans les fichiers."
        ),
        html.Ul(
            [
                html.Li("Classeur Excel : des nombres typés, et une feuille « À lire » qui les "
                        "explique."),
                html.Li("CSV : pour un tableur français (point-virgule, virgule décimale, "
                        "UTF-8)."),
                html.Li("JSON : pour un programme."),
            ]
        ),
    )  # fmt: skip


def _packages(dataset: Dataset) -> html.Section:
    rows = [_package(dataset.source(wave.code)) for wave in dataset.waves]
    head = ("Source", "Archive", "Description", "Licence")
    return _section(
        "paquets",
        "Les données publiques, ligne à ligne",
        html.P(
            "Les collectivités (nom, type, territoire), leurs coopérations et les financeurs "
            "qu’elles citent sont publics. Les moyens, les montants, les opinions et les autres "
            "réponses d’une enquête ne le sont pas : ils ne paraissent que regroupés, dans les "
            "tableaux. Les montants des données ouvertes sont publics."
        ),
        html.P(
            "Chaque vague est un paquet de données (Frictionless Data Package) : des fichiers CSV "
            "pour programmes (virgule, point décimal, UTF-8), leur schéma, le dictionnaire des "
            "variables et les libellés des codes."
        ),
        _table("Paquets de données", head, rows),
    )


def _package(source: Source) -> tuple[Any, ...]:
    archive = f"acter-{source.wave}.zip"
    return (
        source.title,
        _link(f"{DATA}{archive}", archive),
        _link(f"{DATA}{source.wave}/datapackage.json", "datapackage.json"),
        source.licence or "non précisée",
    )


def _interface(prefix: str) -> html.Section:
    points = (
        "Aucune clé n’est demandée, aucun cookie n’est posé. Toute réponse est en JSON.",
        "Les adresses se lisent depuis un autre site : Access-Control-Allow-Origin: *.",
        "Un paramètre ou une valeur inconnus sont refusés (400) par un message qui les nomme.",
        (
            "Chaque réponse porte un ETag : redemandée avec If-None-Match, elle n’est renvoyée "
            "que si elle a changé (304 sinon)."
        ),
        (
            "L’interface a sa version (/api/v1) : un champ peut s’y ajouter, aucun n’y disparaît "
            "ni n’y change de sens. Les données ont la leur, dans chaque réponse."
        ),
    )  # fmt: skip
    rows = [(_link(address, prefix + address), words) for address, words in _ADDRESSES]
    return _section(
        "interface",
        "Une interface pour les programmes (API)",
        html.Ul([html.Li(text) for text in points]),
        _table("Adresses", ("Adresse", "Ce qu’elle donne"), rows),
    )


def _parameters() -> html.Section:
    rows = [
        ("vague", "La vague de l’enquête, ou l’année des données ouvertes : une seule."),
        *((item.key, f"{item.label} : un ou plusieurs codes.") for item in FILTERS),
        ("mesure", "Ce que mesure le graphique, quand il offre un choix."),
    ]
    return _section(
        "parametres",
        "Les paramètres",
        html.P(
            "Ce sont ceux des adresses du site. Plusieurs codes d’un même paramètre, séparés par "
            "une virgule, s’ajoutent ; plusieurs paramètres se restreignent."
        ),
        _table("Paramètres", ("Paramètre", "Ce qu’il dit"), rows),
    )


def _charts() -> html.Section:
    rows = [_chart(chart) for chart in CHARTS]
    head = ("Graphique", "Clé", "Mesures", "Tableau")
    return _section("graphiques", "Les graphiques", _table("Graphiques", head, rows))


def _chart(chart: Chart) -> tuple[Any, ...]:
    links: list[Any] = [_link(f"{API}/graphiques/{chart.key}", "API")]
    for extension in FORMATS:
        links += [" · ", _link(f"{ALONE}{chart.key}.{extension}", extension.upper())]
    measures = " · ".join(choice.key for choice in chart.choices if choice.key)
    return (chart.title, chart.key, measures or "—", links)
