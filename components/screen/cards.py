"""Cards: one question each, its headline, its chart, its table, its reading aids."""

from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from components.answers import captions
from components.answers.answer import (
    ANSWERED,
    EMPTY,
    FAILED,
    NOT_ASKED,
    Answer,
    empty_reason,
    remedy_words,
)
from components.charts import Chart
from components.figures.svg import svg_of
from components.screen import actions, downloads, ids, reading_aids
from components.screen.markup import aria, clear_button, filter_attributes
from components.screen.tables import data_table
from components.site.routes import ALONE, DETAILS
from components.text.phrases import uncapitalized
from data.french import NBSP
from data.table import Table

BUTTON: Final = "btn btn-outline-primary"

#: Letters of the screen on paper, and pixels of height that a sheet leaves to a picture.
PRINTED: Final = 0.75
TALLEST: Final = 700

#: What is unfolded stays so when its card changes (assets/address.js).
STAYS: Final[dict[str, Any]] = {"data-stays": "pourquoi"}


def card(chart: Chart, inside: Markup) -> html.Article:
    """Build the card of `chart` around what it holds (`card_body`, as HTML)."""
    return html.Article(
        inside,
        id=chart.key,
        className="card",
        **ids.part(ids.card(chart.key)),
    )


def card_body(answer: Answer, *, alone: bool = False) -> list[Component | None]:
    """Return what a card holds: its headline, its picture, and one line; the rest is behind it."""
    told = answer.told
    heading = html.H1 if alone else html.H2
    answered = told.state == ANSWERED
    return [
        heading(answer.chart.question, className="card__question"),
        html.Div(
            _headline(answer, alone=alone) if answered else empty_state([answer]),
            className="card__headline",
        ),
        html.Div(choices, className="card__choices") if (choices := _choices(answer)) else None,
        _drawing(told) if answered else None,
        html.P(captions.base_line(told), className="card__line") if answered else None,
        # A chart that failed has nothing more: its files and pictures would be refused.
        None if told.state == FAILED else _behind(told, unfolded=alone and not told.view.embedded),
    ]


def _drawing(answer: Answer) -> html.Figure:
    """Return the picture, whole at any width: the page does not move when another takes its place.

    `data-dessin` counts how often it was painted (assets/address.js).
    """
    figure = answer.figure
    counted: dict[str, Any] = {"data-graphique": answer.chart.key, "data-dessin": "1"}
    sized = "height" in figure["layout"]
    return html.Figure(
        Markup(svg_of(figure, answer.chart.key, answer.public.prefix)),  # noqa: S704  (escaped there)
        className="card__chart" if sized else "card__chart card__chart--map",
        role="group",
        style={"--print-zoom": _print_zoom(figure)},
        **aria(label=f"{answer.chart.title}. Les valeurs sont dans le tableau."),
        **counted,
    )


def _print_zoom(figure: dict[str, Any]) -> str:
    """Return how much a picture is reduced on paper, where a sheet holds all of its rows."""
    height = figure["layout"].get("height", 0)
    return f"{min(PRINTED, TALLEST / height if height else 1):.2f}"


def _behind(answer: Answer, *, unfolded: bool) -> Component:
    """Return the two actions of a card; what « Plus » holds comes when it is opened."""
    if unfolded:
        return html.Div(
            [html.Div(copy_buttons(answer), className="card__actions"), *details(answer)],
            className="card__behind",
        )
    named = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    # Opened, it stays so when its card changes (assets/address.js).
    place: dict[str, Any] = {
        "data-details": answer.page.replace(ALONE, DETAILS, 1),
        "data-stays": "plus",
    }
    # Without a script: the page of the chart alone holds them, outside of any frame.
    alone = answer.view.unframed.at(f"{ALONE}{answer.chart.key}")
    whole = html.A("Tableau, définitions et fichiers", href=alone)
    more = html.Details(
        [
            html.Summary(["Plus", named], className="action"),
            html.Div(html.P(whole), className="card__details"),
        ],
        className="card__more",
        **place,
    )
    return html.Div([*copy_buttons(answer), more], className="card__actions")


def details(answer: Answer) -> list[Component]:
    """Return what a card keeps for who asks: its table, how to read it, its files."""
    table = answer.table if answer.state == ANSWERED else None
    listed = reading_aids.unplaced_list(answer)
    return [
        *([_table(answer, table)] if table else []),
        *([html.Div(listed, className="card__aside")] if listed else []),
        html.Div(reading_aids.aids(answer), className="card__aids"),
        html.Div(actions.card_actions(answer), className="card__tools"),
    ]


def copy_buttons(answer: Answer) -> list[Component]:
    """Return the button that copies the picture; none without a picture."""
    return [downloads.copy_button(answer)] if answer.state == ANSWERED else []


def _headline(answer: Answer, *, alone: bool) -> Component:
    """Return the headline; that of the nearest published table after why it stands there.

    The reason is folded on a page, where several cards may have the same.
    """
    near = answer.nearest
    if near is None:
        return html.P(answer.sentence)
    other = near.choice is not answer.choice
    whose = f"{near.whose}, {uncapitalized(near.choice.label)}" if other else near.whose
    way = html.A(f"Ouvrir ce graphique{NBSP}: {whose}", href=near.page)
    why = [html.P(empty_reason(answer)), way]
    folded = html.Details(
        [html.Summary(f"Non publié pour votre sélection{NBSP}: voici {_instead(near)}."), *why],
        className="card__why",
        **STAYS,
    )
    return html.Div(
        [
            html.Div(why, className="card__instead") if alone else folded,
            html.P([html.Strong(f"{whose}{NBSP}: "), near.sentence]),
        ]
    )


def _instead(near: Answer) -> str:
    """Return whose answers stand in for those of the selection."""
    if not near.view.filters.chosen:
        return "l’ensemble des répondants"
    return f"« {near.whose} », sans vos autres filtres"


def _table(answer: Answer, table: Table) -> Component:
    return data_table(answer.chart.title, table, answer.view, answer.dataset.book)


def empty_state(answers: Sequence[Answer]) -> Component:
    """Return why answers are empty for one reason, with buttons that remove filters if one helps.

    The answers are a card's, or all those of a page.
    """
    answer = answers[0]
    reason = html.P(empty_reason(answer))
    if answer.state in {FAILED, NOT_ASKED} or not answer.view.free.chosen:
        return html.Div(reason, className="card__state")
    remedies = {a.remedy: remedy_words(a) for a in answers if a.state == EMPTY and a.remedy}
    buttons = [
        html.Button(f"Retirer « {words} »", className=BUTTON, **filter_attributes(key, ""))
        for key, words in remedies.items()
    ]
    return html.Div([reason, *(buttons or [clear_button(BUTTON)])], className="card__state")


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
