"""« Moyens »: numbers of answers, zeros and missing answers of each question."""

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.tables import data_table

CAPTION = "Réponses aux questions sur les moyens"


def opening(content: Content) -> Component | None:
    """Return the folded table of response counts; None where no question was asked."""
    table = content.tables.get("moyens")
    if table is None:
        return None
    return html.Details(
        [
            html.Summary(
                [
                    html.Strong("Zéro, « ne sait pas », sans réponse"),
                    html.Span(" : trois choses différentes, comptées à part"),
                ]
            ),
            html.P(
                "Part des collectivités répondantes de la sélection, effectif entre parenthèses. "
                "Un zéro est une réponse : il compte dans les tranches et les médianes. Les deux "
                "autres sont hors de la base."
            ),
            data_table(CAPTION, table, content.view, content.dataset.book),
        ],
        className="panel",
    )
