"""Two-way tables: one row per code, one column per group, on one common scale.

Each group has a column of bars under its heading rather than coloured dots on a shared line: six
groups would need six colours and a legend to look up.
"""

from dataclasses import dataclass
from typing import Any, Final

from components.figures import colour, labels, markup, rows, theme
from components.figures.look import Look
from components.figures.marks import WEAK_NOTE, Group, Mark, groups, is_chosen, marks, shade
from components.figures.rows import PlacedRow
from components.figures.theme import Figure
from data import french
from data.table import Table

CELL: Final = 26
TOP_MARGIN: Final = 138
BOTTOM_MARGIN: Final = 4
BOTTOM_MARGIN_NOTED: Final = 26
_GUTTER: Final = 0.06
_BAR: Final = 8
_TEXT: Final = 18
_NARROWEST: Final = 44
#: Width of a line of a heading. A heading may be rotated: its length has to fit in TOP_MARGIN.
_HEADING: Final = 120
_LEAN: Final = 14
_STEPS: Final = 5


@dataclass(frozen=True)
class _Grid:
    """A two-way table with the position of each mark: columns are one unit wide, rows in pixels."""

    table: Table
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    rows: tuple[PlacedRow, ...]

    def left(self, mark: Mark) -> float:
        """Return the left edge of the column of `mark`, in column widths."""
        return [group.code for group in self.groups].index(mark.series)

    def row(self, mark: Mark) -> PlacedRow:
        """Return the row of `mark`."""
        return next(row for row in self.rows if row.code == mark.code)

    def share(self, mark: Mark) -> float:
        """Return the length of the bar of `mark`, 0 to 1: 1 for the largest value of the grid."""
        top = max((other.value or 0 for other in self.marks), default=0)
        return max(mark.value or 0, 0) / (top or 1)

    @property
    def has_small_base(self) -> bool:
        """Tell whether a share of the grid has a small base, which calls for a note."""
        return any(mark.look == Look.SMALL for mark in self.marks)


def heat_grid(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw one tile per cell, darker for more, with its value; masked tiles are hatched."""
    grid = _grid(table)
    if not grid.marks:
        return theme.empty(theme.NOTHING)
    fills = [_tile(grid, mark, selected) for mark in grid.marks]
    tiles = _cells(grid) | {
        "insidetextanchor": "middle",
        "constraintext": "inside",
        "textfont": {"size": theme.SIZE, "color": [colour.ink_on(fill) for fill in fills]},
        "marker": {"color": fills, "pattern": _hatching(grid)},
    }
    return _figure(grid, [tiles])


def small_multiples(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw one bar per cell under its group's heading, on one scale, the value written above it."""
    grid = _grid(table)
    if not grid.marks:
        return theme.empty(theme.NOTHING)
    track = _strip(grid, grid.marks) | {
        "marker": {"color": theme.TRACK, "pattern": _hatching(grid)},
    }
    drawn = tuple(mark for mark in grid.marks if mark.value)
    bars = _strip(grid, drawn) | {
        "x": [grid.share(mark) * (1 - _GUTTER) for mark in drawn],
        "marker": {"color": [shade(table, mark, selected) for mark in drawn]},
    }
    return _figure(grid, [track, bars, _values(grid, selected)])


def _values(grid: _Grid, selected: frozenset[str]) -> dict[str, Any]:
    """Return a transparent trace with the written values, which also receives hover and clicks."""
    inks = [theme.INK if is_chosen(m.code, selected) else theme.INK_SOFT for m in grid.marks]
    return _cells(grid) | {
        "y": [grid.row(mark).top + _TEXT / 2 for mark in grid.marks],
        "width": [_TEXT] * len(grid.marks),
        "insidetextanchor": "start",
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": theme.SIZE, "color": inks},
        "marker": {"color": "rgba(0,0,0,0)"},
    }


def _grid(table: Table) -> _Grid:
    drawn = marks(table)
    names = {mark.code: mark.label for mark in drawn}
    placed = rows.stacked(names.items(), CELL)
    return _Grid(table, drawn, groups(table) if drawn else (), placed)


def _cells(grid: _Grid) -> dict[str, Any]:
    """Return a bar trace that fills every cell, with the value and the hover text of each."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [grid.left(mark) for mark in grid.marks],
        "x": [1 - _GUTTER] * len(grid.marks),
        "y": [grid.row(mark).middle for mark in grid.marks],
        "width": [CELL] * len(grid.marks),
        "customdata": [mark.code for mark in grid.marks],
        "text": [mark.text for mark in grid.marks],
        "textposition": "inside",
        "textangle": 0,
        "hovertext": [mark.hover for mark in grid.marks],
        "hovertemplate": theme.SPOKEN,
    }


def _strip(grid: _Grid, drawn: tuple[Mark, ...]) -> dict[str, Any]:
    """Return a trace of thin bars along the bottom of the cells, without text."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [grid.left(mark) for mark in drawn],
        "x": [1 - _GUTTER] * len(drawn),
        "y": [grid.row(mark).bottom - _BAR / 2 for mark in drawn],
        "width": [_BAR] * len(drawn),
        "customdata": [mark.code for mark in drawn],
        "hovertext": [mark.hover for mark in drawn],
        "hovertemplate": theme.SPOKEN,
    }


def _tile(grid: _Grid, mark: Mark, selected: frozenset[str]) -> str:
    if mark.value is None:
        return theme.UNKNOWN if mark.look == Look.MASKED else theme.TRACK
    if not mark.value:
        return theme.TRACK  # zero is not a small quantity
    fill = theme.sequential(_STEPS)[min(int(grid.share(mark) * _STEPS), _STEPS - 1)]
    return fill if is_chosen(mark.code, selected) else theme.faded(fill)


def _hatching(grid: _Grid) -> dict[str, Any]:
    return theme.hatching(mark.look == Look.MASKED for mark in grid.marks)


def _heading(group: Group) -> str:
    name = markup.wrapped(group.label, _HEADING, theme.SIZE_SMALL)
    return name if group.n is None else f"{name}<br>n = {french.number(group.n)}"


def _figure(grid: _Grid, data: list[dict[str, Any]]) -> Figure:
    bottom_margin = BOTTOM_MARGIN_NOTED if grid.has_small_base else BOTTOM_MARGIN
    return {
        "data": data,
        "layout": theme.layout(
            height=round(TOP_MARGIN + rows.total(grid.rows) + bottom_margin),
            margin={"l": 0, "r": _LEAN, "t": TOP_MARGIN, "b": bottom_margin, "pad": 0},
            barmode="overlay",
            # Under this width the values would not fit: the card then scrolls sideways.
            meta={"min_width": len(grid.groups) * _NARROWEST},
            xaxis=_columns(grid.groups),
            yaxis=rows.axis(grid.rows),
            annotations=[
                *rows.labels(grid.rows, numbered=grid.table.dimension == "odd"),
                theme.above(labels.title(grid.table), TOP_MARGIN - 18),
                *([theme.below(WEAK_NOTE)] if grid.has_small_base else []),
            ],
        ),
    }


def _columns(headings: tuple[Group, ...]) -> dict[str, Any]:
    return theme.axis(
        range=[0, len(headings)],
        side="top",
        showticklabels=True,
        tickmode="array",
        tickvals=[at + (1 - _GUTTER) / 2 for at in range(len(headings))],
        ticktext=[_heading(group) for group in headings],
        tickfont={"size": theme.SIZE_SMALL, "color": theme.INK},
        ticklabelstandoff=10,
        ticklabeloverflow="allow",
        autotickangles=[0, -70],
    )
