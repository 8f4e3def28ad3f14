"""Ranked bars: one row per code, in the table's own order, the value written at the end."""

from typing import Any, Final

from components.figures import labels as figure_labels
from components.figures import markup, rows, theme
from components.figures.look import Look
from components.figures.marks import WEAK_NOTE, Mark, marks, shade
from components.figures.rows import PlacedRow
from components.figures.theme import Figure
from data.table import Table

THICKNESS: Final = 13
#: Rows up to which bars are thick: few answers are a picture too.
FEW: Final = 6
THICK: Final = 24
TOP_MARGIN: Final = 30
BOTTOM_MARGIN: Final = 4
BOTTOM_MARGIN_NOTED: Final = 26
_STUB: Final = 0.05
_ABOVE: Final = 10


def ranked_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw one horizontal bar per row, in the table's order, with value and count at its end.

    A masked row is a hatched stub of no meaningful length; a row with an unknown value, or of which
    only the count may be published, is a text without a bar. Codes outside `selected` are paler.
    `layout.height` follows from the number of rows and the lines of their labels.
    """
    drawn = marks(table)
    if not drawn:
        return theme.empty(theme.NOTHING)
    thickness = THICK if len(drawn) <= FEW else THICKNESS
    placed = rows.stacked(((mark.code, mark.label) for mark in drawn), thickness)
    room = markup.beside((mark.text for mark in drawn), theme.SIZE)
    bottom_margin = BOTTOM_MARGIN_NOTED if _has_small_base(drawn) else BOTTOM_MARGIN
    return {
        "data": [_bars(drawn, placed) | {"marker": _fills(table, drawn, selected)}],
        "layout": theme.layout(
            height=round(TOP_MARGIN + rows.total(placed) + bottom_margin),
            margin={"l": 0, "r": room, "t": TOP_MARGIN, "b": bottom_margin, "pad": 0},
            hovermode="y",
            xaxis=theme.axis(range=[_low(drawn), _top(drawn)]),
            yaxis=rows.axis(placed),
            annotations=_notes(table, drawn, placed),
        ),
    }


def _bars(drawn: tuple[Mark, ...], placed: tuple[PlacedRow, ...]) -> dict[str, Any]:
    stub = _top(drawn) * _STUB
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stub if mark.look == Look.MASKED else mark.value or 0 for mark in drawn],
        "y": [row.middle for row in placed],
        "width": [row.bottom - row.top for row in placed],
        "customdata": [mark.code for mark in drawn],
        "text": [mark.text for mark in drawn],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.SIZE, "color": theme.INK},
        "cliponaxis": False,
        "hovertext": [mark.hover for mark in drawn],
        "hovertemplate": theme.SPOKEN,
    }


def _fills(table: Table, drawn: tuple[Mark, ...], selected: frozenset[str]) -> dict[str, Any]:
    masked = [mark.look == Look.MASKED for mark in drawn]
    shades = [shade(table, mark, selected) for mark in drawn]
    return {
        "color": [theme.UNKNOWN if m else own for m, own in zip(masked, shades, strict=True)],
        "line": {"width": 0},
        "pattern": theme.hatching(masked),
    }


def _notes(
    table: Table, drawn: tuple[Mark, ...], placed: tuple[PlacedRow, ...]
) -> list[dict[str, Any]]:
    unit = theme.above(figure_labels.title(table), _ABOVE)
    weak = [theme.below(WEAK_NOTE)] if _has_small_base(drawn) else []
    return [*rows.labels(placed, numbered=table.dimension == "odd"), unit, *weak]


def _has_small_base(drawn: tuple[Mark, ...]) -> bool:
    return any(mark.look == Look.SMALL for mark in drawn)


def _top(drawn: tuple[Mark, ...]) -> float:
    """Return the value at the right end of the axis: the largest one, or 1 without values."""
    return max((mark.value or 0 for mark in drawn), default=0) or 1


def _low(drawn: tuple[Mark, ...]) -> float:
    """Return zero, or the lowest amount where refunds exceed payments."""
    return min(0, *(mark.value or 0 for mark in drawn), 0)
