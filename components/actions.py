"""What can be done with a card, and with a page: take away, share, embed.

Each action is one small function here; the address that it leads to is answered elsewhere.
"""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components import slides as deck_file
from components.answers import Answer
from components.content import Content
from components.exports import FORMATS, Format, file_address, file_name, page_file_name
from components.site import ALONE, chart_at


def of_card(answer: Answer) -> list[Component]:
    """Return the actions of a card, in the order of the eye."""
    return [_alone(answer), download(answer)]


def of_page(content: Content) -> list[Component]:
    """Return the actions of a page as a whole."""
    return [*presentation_of_page(content)]


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
    files: list[Component] = [_file(answer, one) for one in FORMATS.values()]
    return menu("Télécharger", [*files, presentation(answer)], answer.chart.title)


def _file(answer: Answer, one: Format) -> html.A:
    saved: dict[str, Any] = {"download": file_name(answer, one.extension)} if one.attached else {}
    return html.A(one.label, href=file_address(answer, one.extension), **saved)


def _alone(answer: Answer) -> html.A:
    return html.A("Ouvrir seul", href=answer.view.at(f"{ALONE}{answer.chart.key}"))


def presentation(answer: Answer) -> html.A:
    """Offer the answer as a slide."""
    name = file_name(answer, deck_file.EXTENSION)
    return html.A(deck_file.LABEL, href=file_address(answer, deck_file.EXTENSION), download=name)


def presentation_of_page(content: Content) -> list[Component]:
    """Offer the page as slides, where it has something to show on them."""
    view = content.view
    if not content.answers or chart_at(view.path):
        return []
    return [
        html.A(
            deck_file.LABEL,
            href=view.at_file(deck_file.EXTENSION),
            download=page_file_name(content, deck_file.EXTENSION),
            className="action",
            title="La page en diapositives : un message par diapositive, graphiques modifiables",
        )
    ]
