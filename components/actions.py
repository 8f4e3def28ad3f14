"""What can be done with a card, and with a page: take away, share, embed.

Each action is one small function here; the address that it leads to is answered elsewhere.
"""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components import embedding
from components.address import SLIDES, VIEW, View
from components.answers import Answer
from components.content import Content
from components.exports import FORMATS, Format, file_address, file_name
from components.site import ALONE


def of_card(answer: Answer) -> list[Component]:
    """Return the actions of a card, in the order of the eye; a frame only offers the files."""
    if answer.view.embedded:
        return [download(answer)]
    return [_alone(answer), download(answer), _embed(answer)]


def of_page(content: Content) -> list[Component]:
    """Return the actions of a page as a whole; inside a frame there are none."""
    if content.view.embedded:
        return []
    return [
        _present(content.view),
        html.A("Intégrer", href=embedding.generator_of(content.view.href)),
    ]


def menu(name: str, items: list[Component], label: str) -> html.Details:
    """Return a small menu that opens under its name; `label` names it apart from its likes."""
    return html.Details(
        [
            html.Summary(
                [name, html.Span(f" : {label}", className="visually-hidden")],
                className="action",
            ),
            html.Ul([html.Li(item) for item in items], className="menu__items"),
        ],
        className="menu",
    )


def download(answer: Answer) -> html.Details:
    """Offer the answer as a file, in each of the formats."""
    return menu("Télécharger", [_file(answer, one) for one in FORMATS.values()], answer.chart.title)


def _file(answer: Answer, one: Format) -> html.A:
    saved: dict[str, Any] = {"download": file_name(answer, one.extension)} if one.attached else {}
    return html.A(one.label, href=file_address(answer, one.extension), **saved)


def _embed(answer: Answer) -> html.A:
    shown = answer.view.at(f"{ALONE}{answer.chart.key}")
    named = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.A(["Intégrer", named], href=embedding.generator_of(shown))


def _present(view: View) -> html.A:
    return html.A("Présenter", href=view.with_option(VIEW, SLIDES).href)


def _alone(answer: Answer) -> html.A:
    return html.A("Ouvrir seul", href=answer.view.at(f"{ALONE}{answer.chart.key}"))
