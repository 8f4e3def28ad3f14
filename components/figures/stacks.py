"""Stacked bars: for each group, the distribution of answers that exclude each other.

Only for questions with one answer: with several, shares do not add up to 100 %.
"""

from collections.abc import Mapping
from typing import Any, Final

from components.figures import colour, legend, rows, theme
from components.figures.legend import LINE
from components.figures.marks import Mark, groups, is_chosen, marks
from components.figures.rows import PlacedRow
from components.figures.theme import Figure
from data import french
from data.table import Table

BAR: Final = 24
TOP_MARGIN: Final = 34
BOTTOM_MARGIN: Final = 14
#: Segments below this share, in percent, are too narrow for their number on a phone.
ROOM: Final = 9
_SQUARE: Final = "■"


def stacked_shares(
    table: Table, *, selected: frozenset[str] = frozenset(), rising: bool = False
) -> Figure:
    """Draw one bar per group, 100 % wide, with one segment per answer in the table's order.

    Groups whose shares may not be published are named under the figure. With `rising`, for ordered
    answers, shades go from light to dark; else the first answer is the darkest.
    """
    if not len(table):
        return theme.empty(theme.NOTHING)
    drawn, shades = marks(table), _shades(table, rising=rising)
    with_shares = {mark.series for mark in drawn if mark.value is not None}
    if not with_shares:
        return theme.empty(legend.COUNTED)
    headings = [group for group in groups(table) if group.code in with_shares]
    placed = rows.stacked(
        ((group.code, legend.name_with_base(group, drawn)) for group in headings), BAR
    )
    keys = _keys(table, shades)
    lines_below = legend.lines_below(table, with_shares, drawn)
    top_margin, bottom_margin = (
        TOP_MARGIN + LINE * len(keys),
        BOTTOM_MARGIN + LINE * len(lines_below),
    )
    return {
        "data": [_segments(drawn, placed, shades, selected)],
        "layout": theme.layout(
            height=round(top_margin + rows.total(placed) + bottom_margin),
            margin={"l": 0, "r": 2, "t": top_margin, "b": bottom_margin, "pad": 0},
            barmode="overlay",
            xaxis=theme.axis(range=[0, 100]),
            yaxis=rows.axis(placed),
            annotations=[
                *rows.labels(placed),
                theme.above("<br>".join(["Part des collectivités de chaque groupe", *keys]), 12),
                *([theme.below("<br>".join(lines_below))] if lines_below else []),
            ],
        ),
    }


def _shades(table: Table, *, rising: bool) -> dict[str, str]:
    codes = [str(code) for code in dict.fromkeys(table.values(table.dimension))]
    own = list(theme.sequential(len(codes)))
    return dict(zip(codes, own if rising else reversed(own), strict=True))


def _keys(table: Table, shades: Mapping[str, str]) -> list[str]:
    """Return the lines of the legend: answers with their shades."""
    names = {str(row[table.dimension]): str(row["libelle"]) for row in table}
    return legend.lines((_SQUARE, shades[code], name) for code, name in names.items())


def _segments(
    drawn: tuple[Mark, ...],
    placed: tuple[PlacedRow, ...],
    shades: Mapping[str, str],
    selected: frozenset[str],
) -> dict[str, Any]:
    at = {row.code: row.middle for row in placed}
    ends: dict[str, float] = {}
    starts = []
    shown = [mark for mark in drawn if mark.value is not None]
    for mark in shown:
        starts.append(ends.get(mark.series, 0.0))
        ends[mark.series] = starts[-1] + (mark.value or 0)
    fills = [
        shades[mark.code] if is_chosen(mark.code, selected) else theme.faded(shades[mark.code])
        for mark in shown
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": starts,
        "x": [mark.value for mark in shown],
        "y": [at[mark.series] for mark in shown],
        "width": [BAR] * len(shown),
        "customdata": [mark.code for mark in shown],
        "text": [
            french.percent(mark.value or 0) if (mark.value or 0) >= ROOM else "" for mark in shown
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": theme.SIZE, "color": [colour.ink_on(fill) for fill in fills]},
        "hovertext": [mark.hover for mark in shown],
        "hovertemplate": theme.SPOKEN,
        "marker": {"color": fills, "line": {"width": 1.5, "color": theme.PAPER}},
    }
