"""Cards: one question each, its headline, its chart, its table, its reading aids."""

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from components.answers.answer import (
    ANSWERED,
    EMPTY,
    FAILED,
    NOT_ASKED,
    Answer,
    empty_reason,
    remedy_words,
)
from components.screen import actions, ids, reading_aids
from components.screen.markup import aria, clear_button, filter_attributes
from components.screen.tables import data_table
from components.text.phrases import uncapitalized
from data.french import NBSP
from data.table import Table

BUTTON: Final = "btn btn-outline-primary"

CONFIG: Final[Any] = {
    "locale": "fr",
    "topojsonURL": "/assets/vendor/geo/",
    "displayModeBar": False,
    "scrollZoom": False,
    "showSendToCloud": False,
    "responsive": True,
}

#: Width in pixels of a chart on the narrowest phone: a wider one scrolls inside its card.
NARROWEST_SCREEN: Final = 330


def card(answer: Answer, *, alone: bool = False) -> html.Article:
    """Build the card of `answer`; `alone` on a page that shows nothing else."""
    chart = answer.chart
    shown = card_parts(answer)
    heading = html.H1 if alone else html.H2
    return html.Article(
        [
            heading(chart.question, className="card__question"),
            _part("headline", answer, shown, "card__headline"),
            _part("choices", answer, shown, "card__choices"),
            html.Div(
                [
                    _drawing(answer),
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


def _drawing(answer: Answer) -> html.Figure:
    """Return the graph in a figure of fixed size: the page does not move when it is drawn."""
    drawn = answer.told.figure
    sized = "height" in drawn["layout"]
    return html.Figure(
        dcc.Graph(
            id=ids.graph(answer.chart.key),
            figure=drawn,
            config=CONFIG,
            style=graph_style(drawn),
        ),
        id=ids.drawing(answer.chart.key),
        className="card__chart" if sized else "card__chart card__chart--map",
        role="group",
        tabIndex=scroll_tab_index(drawn),
        style=drawing_style(drawn),
        **aria(label=f"{answer.chart.title}. Les valeurs sont dans le tableau."),
    )


def graph_style(drawn: dict[str, Any]) -> dict[str, str]:
    """Return the minimum size of a figure, as CSS; the height of a map is in the stylesheet."""
    layout = drawn["layout"]
    sized = {"minHeight": f"{layout['height']}px"} if "height" in layout else {}
    return {**sized, "minWidth": f"{_minimum_width(drawn)}px"}


def drawing_style(drawn: dict[str, Any]) -> dict[str, str]:
    """Return the CSS variable `--needed`: the width in pixels under which a figure scrolls."""
    return {"--needed": f"{_minimum_width(drawn)}px"}


def scroll_tab_index(drawn: dict[str, Any]) -> str | None:
    """Return the `tabIndex` of a figure: "0" where it scrolls on the narrowest screen."""
    return "0" if _minimum_width(drawn) > NARROWEST_SCREEN else None


def _minimum_width(drawn: dict[str, Any]) -> int:
    return int(drawn["layout"].get("meta", {}).get("min_width", 0))


def card_parts(answer: Answer) -> dict[str, Any]:
    """Return the parts of the card that depend on the filters, by name (`ids.CARD_PARTS`)."""
    told = answer.told
    table = told.table if told.state == ANSWERED else None
    return {
        "headline": _headline(answer) if table else empty_state(answer),
        "choices": _choices(answer),
        "aside": reading_aids.unplaced_list(told),
        "table": _table(told, table) if table else None,
        "aids": reading_aids.aids(told),
        "actions": actions.card_actions(told),
    }


def _headline(answer: Answer) -> Component:
    """Return the headline; that of the nearest published table after why it stands there."""
    near = answer.nearest
    if near is None:
        return html.P(answer.sentence)
    other = near.choice is not answer.choice
    whose = f"{near.whose}, {uncapitalized(near.choice.label)}" if other else near.whose
    way = html.A(f"Ouvrir ce graphique{NBSP}: {whose}", href=near.page)
    return html.Div(
        [
            html.Div([html.P(empty_reason(answer)), way], className="card__instead"),
            html.P([html.Strong(f"{whose}{NBSP}: "), near.sentence]),
        ]
    )


def _table(answer: Answer, table: Table) -> Component:
    return data_table(answer.chart.title, table, answer.view, answer.dataset.book)


def empty_state(answer: Answer) -> Component:
    """Return why the card is empty, with a button that removes filters where one helps."""
    reason = html.P(empty_reason(answer))
    if answer.state in {FAILED, NOT_ASKED} or not answer.view.free.chosen:
        return html.Div(reason, className="card__state")
    if answer.state != EMPTY or not answer.remedy:
        return html.Div([reason, clear_button(BUTTON)], className="card__state")
    remove = f"Retirer « {remedy_words(answer)} »"
    button = html.Button(remove, className=BUTTON, **filter_attributes(answer.remedy, ""))
    return html.Div([reason, button], className="card__state")


def _part(name: str, answer: Answer, shown: dict[str, Any], css: str) -> html.Div:
    return html.Div(shown[name], id=ids.card_part(name, answer.chart.key), className=css)


def _choices(answer: Answer) -> Component | None:
    chart, wave = answer.chart, answer.view.filters.wave
    # What the wave did not ask is no way on: it is there only for who asked for it.
    known = [
        choice
        for choice in chart.choices
        if choice is answer.choice or choice.asked(answer.dataset.book, wave)
    ]
    if len(known) == 1:
        return None
    links = [
        html.A(
            choice.label,
            href=answer.view.with_choice("" if choice is chart.choices[0] else choice.key).href,
            className="choice",
            **aria(current="true") if choice is answer.choice else {},
        )
        for choice in known
    ]
    return html.Nav(links, className="choices", **aria(label=f"Ce que mesure « {chart.title} »"))
