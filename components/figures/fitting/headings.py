"""The column headings of a grid: horizontal where they fit, on few lines."""

import re
from collections.abc import Sequence
from typing import Any, Final

from components.figures.letters import width, wrapped
from components.figures.markup import bare
from components.figures.theme import SIZE_SMALL, Figure
from data.french import NBSP

#: Height of a line in pixels, most lines of a level heading, and pixels above and below them.
_LINE: Final = 16
_LEVEL: Final = 4
_OVER: Final = 26
_UNDER: Final = 14
#: Pixels between two headings, and between the unit and the top of the margin.
_BETWEEN: Final = 8
_UNIT: Final = 18
#: A part that no line may break: « Rhône- » in « Auvergne-Rhône-Alpes ».
_WORD: Final = re.compile(r"[^ -]+-?")


def is_grid(figure: Figure) -> bool:
    """Tell whether the columns of the figure have headings."""
    axis = figure["layout"]["xaxis"]
    return bool(axis.get("side") == "top" and axis.get("ticktext"))


def is_leaning(figure: Figure) -> bool:
    """Tell whether Plotly may rotate the headings where they lack width."""
    return is_grid(figure) and "tickangle" not in figure["layout"]["xaxis"]


def levelled(figure: Figure, inner: float) -> Figure:
    """Return the figure with level headings over `inner` pixels; unchanged if they do not fit."""
    layout: dict[str, Any] = figure["layout"]
    axis = layout["xaxis"]
    room = inner / len(axis["ticktext"]) - _BETWEEN
    words = (word for text in axis["ticktext"] for word in _WORD.findall(_loose(text)))
    if any(width(word, SIZE_SMALL) > room for word in words):
        return figure
    headings = [_heading(text, room) for text in axis["ticktext"]]
    tallest = max(map(len, headings))
    if tallest > _LEVEL:
        return figure
    top_margin = _OVER + tallest * _LINE + _UNDER
    notes = [
        note | {"yshift": top_margin - _UNIT} if note.get("name") == "unite" else note
        for note in layout["annotations"]
    ]
    texts = ["<br>".join(text) for text in headings]
    own = {
        "xaxis": {**axis, "ticktext": texts, "tickangle": 0, "ticklabelstandoff": 4},
        "margin": {**layout["margin"], "t": top_margin},
        "annotations": notes,
    }
    return {**figure, "layout": {**layout, **own}}


def _heading(text: str, room: float) -> Sequence[str]:
    *name, base = text.split("<br>")
    return (*wrapped(_loose("<br>".join(name)), room, SIZE_SMALL), base) if name else (base,)


def _loose(text: str) -> str:
    """Return a heading that may break at its no-break spaces: « 10 000–49 999 / hab. »."""
    return bare(text).replace(NBSP, " ")
