"""The pages: which charts each shows, under which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from components import controls, ids, method, sentences
from components.address import View
from components.answers import Answer
from components.cards import card
from components.markup import aria
from components.tables import cell
from data.dataset import Dataset
from data.table import Column, Table


@dataclass(frozen=True)
class Page:
    """One page: its path, its name in the navigation, its title and its charts."""

    path: str
    name: str
    title: str
    charts: tuple[str, ...] = ()


PAGES: Final = (
    Page(
        "/",
        "Vue d’ensemble",
        "L’action internationale des collectivités françaises",
        ("carte-pays", "modes", "thematiques", "zones", "financeurs"),
    ),
    Page("/carte", "Carte", "Pays partenaires", ("carte-pays", "pays-principaux", "zones")),
    Page(
        "/financements",
        "Financements",
        "Qui finance quoi",
        ("financeurs", "financeurs-par-type", "financeurs-par-zone"),
    ),
    Page(
        "/odd",
        "ODD",
        "Contribution aux objectifs de développement durable",
        ("odd", "odd-par-type", "odd-par-thematique"),
    ),
    Page(
        "/types", "Types de collectivités", "Comparer les types de collectivités", ("types-profil",)
    ),
    Page("/methode", "Méthode", "D’où viennent ces chiffres, et comment les lire"),
)

BY_PATH: Final[Mapping[str, Page]] = {page.path: page for page in PAGES}

#: Path of a chart shown alone.
ALONE: Final = "/graphiques/"


@dataclass(frozen=True)
class Content:
    """What a page shows for one view: its key figures and its answers."""

    view: View
    dataset: Dataset
    figures: Table
    answers: Sequence[Answer]


def charts_at(path: str) -> tuple[str, ...]:
    """Return the keys of the charts shown at `path`."""
    if path.startswith(ALONE):
        return (path.removeprefix(ALONE),)
    return BY_PATH[path].charts


def name_at(path: str, content: Content) -> str:
    """Return the title of the browser's window at `path`."""
    page = BY_PATH.get(path)
    words = page.title if page else content.answers[0].chart.title
    return f"{words} · Observatoire ACTER"


def body(content: Content) -> Component:
    """Build what stands between header and footer."""
    path = content.view.path
    if path.startswith(ALONE):
        return _alone(content)
    page = BY_PATH[path]
    if not page.charts:
        return html.Div(
            [html.H1(page.title, className="page__title"), *method.sections(content.dataset)]
        )
    shown = parts(content)
    return html.Div(
        [
            html.H1(page.title, className="page__title"),
            html.P(shown["lead"], id=ids.page_part("lead", path), className="page__lead"),
            html.Div(shown["notices"], id=ids.page_part("notices", path)),
            html.Div(shown["figures"], id=ids.page_part("figures", path)),
            html.Div(
                [
                    html.Aside(
                        controls.panel(content.view, content.dataset),
                        className="page__filters",
                        **aria(label="Filtres"),
                    ),
                    html.Div(
                        [
                            _selection(shown, path),
                            html.Div(
                                [card(answer) for answer in content.answers], className="cards"
                            ),
                        ],
                        className="page__main",
                    ),
                ],
                className="page__body",
            ),
        ]
    )


def _selection(shown: Mapping[str, Any], path: str) -> html.Div:
    return html.Div(
        [
            html.P(
                shown["counts"],
                id=ids.page_part("counts", path),
                className="selection__counts",
                role="status",
                **aria(live="polite"),
            ),
            html.Div(shown["chips"], id=ids.page_part("chips", path), className="chips"),
        ],
        className="selection",
    )


def _alone(content: Content) -> html.Div:
    path = content.view.path
    shown = parts(content)
    return html.Div(
        [
            html.Div(shown["notices"], id=ids.page_part("notices", path)),
            _selection(shown, path),
            card(content.answers[0], alone=True),
        ],
        className="page__alone",
    )


def parts(content: Content) -> dict[str, Any]:
    """Return what follows the selection on any page, by name (`ids.PAGE_PARTS`)."""
    view, dataset = content.view, content.dataset
    return {
        "navigation": navigation(view),
        "lead": sentences.lead(content.figures, view.filters, dataset.book),
        "figures": key_figures(content.figures),
        "counts": controls.live_counts(content.figures.facts),
        "chips": controls.chips(view, dataset),
        "notices": controls.notices(view),
        "filters-title": controls.title(view),
        "footer": footer(content),
    }


def navigation(view: View) -> list[html.A]:
    """Return the links between pages; each keeps the selection."""
    return [
        html.A(
            page.name,
            href=view.with_choice("").at(page.path),
            className="app-nav__link",
            **aria(current="page") if page.path == view.path else {},
        )
        for page in PAGES
    ]


def key_figures(table: Table) -> html.Section:
    """Lay the key figures out: value, words, base."""
    return html.Section(
        html.Dl([_key_figure(row) for row in table], className="key-figures", tabIndex="0"),
        **aria(label="Chiffres clés"),
    )


def _key_figure(row: Mapping[str, object]) -> html.Div:
    value, unit = row["valeur"], str(row["unite"])
    known = value if isinstance(value, int | float) else None
    text = cell(Column("valeur", "", unit, decimals=1), known) if known is not None else "—"
    return html.Div(
        [
            html.Dt(str(row["libelle"]), className="key-figure__label"),
            html.Dd(text, className="key-figure__value"),
            html.Dd(str(row["base"]), className="key-figure__base"),
        ],
        className="key-figure",
    )


def footer(content: Content) -> list[Component]:
    """Say where the numbers are from; a chart alone says no more than that."""
    view, source = content.view, content.dataset.source(content.view.filters.wave)
    home = view.with_choice("")
    if view.path.startswith(ALONE):
        link = html.A("Observatoire ACTER", href=home.at("/"), target="_blank")
        return [html.P([f"Source : {source.title}. ", link])]
    return [
        html.P(f"Source : {source.title}, {source.publisher}."),
        html.P(
            [
                "Fond de carte : Nations unies (UN Geodata), Natural Earth. ",
                html.A("Méthode et définitions", href=home.at("/methode")),
                f" · Version des données : {content.dataset.version}",
            ]
        ),
    ]
