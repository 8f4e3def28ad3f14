"""Cards: one question each, its headline, its chart, its table, its reading aids."""

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from components import exports, ids, reading
from components.answers import ANSWERED, EMPTY, NOT_ASKED, Answer
from components.figures import theme
from components.tables import data_table
from data.filters import BY_KEY

CONFIG: Final = {
    "locale": "fr",
    "topojsonURL": "/assets/vendor/geo/",
    "displayModeBar": False,
    "showSendToCloud": False,
    "responsive": True,
}


def card(answer: Answer, *, alone: bool = False) -> html.Article:
    """Build the card of `answer`; `alone` on a page that shows nothing else."""
    chart = answer.chart
    drawn = figure(answer)
    shown = parts(answer)
    heading = html.H1 if alone else html.H2
    return html.Article(
        [
            heading(chart.question, className="card__question"),
            _part("headline", answer, shown, "card__headline"),
            _part("choices", answer, shown, "card__choices"),
            html.Div(
                [
                    html.Figure(
                        dcc.Graph(
                            id=ids.graph(chart.key),
                            figure=drawn,
                            config=CONFIG,
                            style={"minHeight": f"{drawn['layout'].get('height', 320)}px"},
                        ),
                        className="card__chart",
                        role="img",
                        **{"aria-label": f"{chart.title}. Les valeurs sont dans le tableau."},
                    ),
                    _part("aside", answer, shown, "card__aside"),
                ],
                className="card__body",
            ),
            html.Details(
                [html.Summary("Tableau des valeurs"), _part("table", answer, shown, "")],
                className="card__table",
            ),
            _part("aids", answer, shown, "card__aids"),
            _part("actions", answer, shown, "card__actions"),
        ],
        id=chart.key,
        className="card card--wide" if chart.wide else "card",
    )


def parts(answer: Answer) -> dict[str, Any]:
    """Return what follows the selection in the card, by name (`ids.CARD_PARTS`)."""
    table = answer.table if answer.state == ANSWERED else None
    return {
        "headline": html.P(answer.sentence) if table else state(answer),
        "choices": _choices(answer),
        "aside": reading.beside(answer),
        "table": data_table(answer.chart.title, table, answer.view.filters) if table else None,
        "aids": reading.aids(answer),
        "actions": _actions(answer),
    }


def figure(answer: Answer) -> dict[str, Any]:
    """Return the figure of `answer`, or the designed empty one."""
    if answer.table is None or answer.state != ANSWERED:
        return theme.empty(TITLES.get(answer.state, "Effectif trop faible"))
    chosen = frozenset(answer.view.filters.codes(answer.table.dimension))
    drawn = answer.chart.figure(answer.table, selected=chosen)
    # The browser reads from here which filter a click on a mark sets.
    meta = {"filter": answer.table.dimension if answer.table.dimension in BY_KEY else ""}
    return {**drawn, "layout": {**drawn["layout"], "meta": meta}}


TITLES: Final = {EMPTY: "Aucune donnée", NOT_ASKED: "Question non posée"}


def state(answer: Answer) -> Component:
    """Say why there is nothing to draw, and offer a way out."""
    if answer.state == NOT_ASKED:
        wave = answer.dataset.book.waves[answer.view.filters.wave].label
        text = f"Cette question n’a pas été posée dans « {wave} » : il n’y a donc rien à montrer."
        return html.Div(html.P(text), className="card__state")
    if answer.state != EMPTY:
        text = "Trop peu de réponses pour être montrées sans désigner leurs auteurs."
        return html.Div([html.P(text), _clear()], className="card__state")
    if answer.remedy is None:
        return html.Div(html.P("Aucune donnée pour cette question."), className="card__state")
    key, code = answer.remedy
    item = BY_KEY[key]
    words = f"{item.label} : {item.words(answer.dataset.book).label(code)}"
    return html.Div(
        [
            html.P(f"Aucune donnée pour cette sélection. C’est le filtre « {words} » qui la vide."),
            html.Button(
                f"Retirer « {words} »",
                className="btn btn-outline-primary",
                **{"data-filter": key, "data-value": code},
            ),
        ],
        className="card__state",
    )


def _clear() -> html.Button:
    return html.Button(
        "Tout effacer", className="btn btn-outline-primary", **{"data-filter": "", "data-value": ""}
    )


def _part(name: str, answer: Answer, shown: dict[str, Any], css: str) -> html.Div:
    return html.Div(shown[name], id=ids.card_part(name, answer.chart.key), className=css)


def _choices(answer: Answer) -> Component | None:
    chart = answer.chart
    if len(chart.choices) == 1:
        return None
    links = [
        html.A(
            choice.label,
            href=answer.view.with_choice("" if choice is chart.choices[0] else choice.key).href,
            className="choice",
            **{"aria-current": "true"} if choice is answer.choice else {},
        )
        for choice in chart.choices
    ]
    return html.Nav(links, className="choices", **{"aria-label": "Ce qui est mesuré"})


def _actions(answer: Answer) -> list[Component]:
    address = answer.view.at(f"/graphiques/{answer.chart.key}")
    return [
        html.A("Ouvrir seul", href=address),
        html.A(
            "Données (CSV)",
            href=exports.file_address(answer, "csv"),
            download=exports.file_name(answer, "csv"),
        ),
        html.A("Données (JSON)", href=exports.file_address(answer, "json")),
    ]
