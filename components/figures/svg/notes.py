"""Annotations: labels of rows, headings, keys, warnings."""

from collections.abc import Iterator
from typing import Any, Final

from components.figures import theme
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot
from components.figures.svg.text import ASCENT, height, text
from components.figures.theme import Figure

#: Plotly keeps a pixel around each annotation, for a border that is not drawn.
_BORDER: Final = 1
#: How much of an annotation stands above its place.
_ABOVE: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_INSIDE: Final = {"left": _BORDER, "center": 0, "right": -_BORDER}
_ANCHORS: Final = {"left": None, "center": "middle", "right": "end"}


def notes(figure: Figure, plot: Plot) -> Iterator[str]:
    """Yield the annotations of a figure."""
    for note in figure["layout"].get("annotations", ()):
        yield _note(note, plot)


def _note(note: dict[str, Any], plot: Plot) -> str:
    size = note["font"]["size"]
    outer = round(height(note["text"], size) + 2 * _BORDER)
    top = _anchor(note, plot) - note.get("yshift", 0)
    top -= outer * _ABOVE[note.get("yanchor", "middle")]
    ink = note["font"]["color"]
    return text(
        note["text"],
        size=size,
        x=f"{note['x'] * 100:g}%" if note["x"] else "",
        dx=note.get("xshift", 0) + _INSIDE[note["xanchor"]],
        y=top + _BORDER + ASCENT * size,
        fill=None if ink == theme.INK else paint(ink),
        text_anchor=_ANCHORS[note["xanchor"]],
    )


def _anchor(note: dict[str, Any], plot: Plot) -> float:
    """Return the pixels down to the place that a note is tied to."""
    if note["yref"] == "y":
        return plot.down(note["y"])
    return plot.bottom - float(note["y"]) * (plot.bottom - plot.top)
