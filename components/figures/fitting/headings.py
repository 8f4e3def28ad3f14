"""The headings of a grid: level, and no higher than they are, where there is room for them."""

import re
from collections.abc import Sequence
from typing import Any, Final

from components.figures.letters import width, wrapped
from components.figures.markup import bare
from components.figures.theme import SIZE_SMALL, Figure
from data.french import NBSP

#: Height of a line, lines that stand level, and the room over and under them, in pixels.
_LINE: Final = 16
_LEVEL: Final = 4
_OVER: Final = 26
_UNDER: Final = 14
#: Pixels between two headings, and between the unit and the top of the headings' room.
_BETWEEN: Final = 8
_UNIT: Final = 18
#: What no line ends in the middle of: « Rhône- » of « Auvergne-Rhône-Alpes ».
_WORD: Final = re.compile(r"[^ -]+-?")


def is_grid(figure: Figure) -> bool:
    """Say whether columns stand under headings."""
    axis = figure["layout"]["xaxis"]
    return bool(axis.get("side") == "top" and axis.get("ticktext"))


def is_leaning(figure: Figure) -> bool:
    """Say whether headings may lean, for want of room."""
    return is_grid(figure) and "tickangle" not in figure["layout"]["xaxis"]


def levelled(figure: Figure, inner: float) -> Figure:
    """Return the figure with level headings over `inner` pixels, or as it is if they do not fit."""
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
    """Return a heading that may be broken before its unit: « 10 000–49 999 / hab. »."""
    return bare(text).replace(NBSP, " ")
