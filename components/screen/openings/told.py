"""A page told in sentences: the first ones, and the others folded, which its cards say too."""

from collections.abc import Sequence
from typing import Final

from dash import html

#: Sentences that no card says.
FIRST: Final = 2


def told(sentences: Sequence[str]) -> html.Div:
    """Return the text, a paragraph a sentence; on paper it is whole."""
    first, others = (
        [html.P(one) for one in part] for part in (sentences[:FIRST], sentences[FIRST:])
    )
    folded = html.Details(
        [html.Summary("Lire la suite", className="action"), *others],
        className="portrait__rest whole-on-paper",
    )
    return html.Div([*first, *([folded] if others else [])], className="portrait__text")
