"""Rows of dots: for each answer one dot per group, on one axis of shares from zero.

A group is told by its colour and by its dot, full or hollow, so that three colours are enough for
six groups. The lowest and the highest share are written at the end of the row.
"""

from itertools import product
from typing import Any, Final

from components.figures import labels, legend, markup, rows, theme
from components.figures.bars import ranked_bars
from components.figures.marks import Mark, groups, is_chosen, marks
from components.figures.rows import PlacedRow
from components.figures.scale import Scale
from components.figures.theme import Figure
from data import french
from data.table import Table

ROW: Final = 20
DOT: Final = 10
TOP_MARGIN: Final = 26
BOTTOM_MARGIN: Final = 26
_UNDER_AXIS: Final = 28
_APART: Final = 10
_SPAN: Final = 3
_RIM: Final = 1.5
_RING: Final = 2.5
#: Dots that would hide each other stand this much higher or lower, in pixels.
_LANES: Final = (0, -5, 5)
_SIGNS: Final = {True: "●", False: "○"}
#: (is full, colour): the groups in their order.
LOOKS: Final = tuple(product((True, False), theme.CATEGORIES[:3]))


def dot_rows(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw a row per answer, in the table's order, with a dot per group of known share.

    Groups without a publishable share are named under the figure, a single group is drawn as bars.
    Rows outside `selected` are paler.
    """
    if not len(table):
        return theme.empty(theme.NOTHING)
    drawn = marks(table)
    known = tuple(mark for mark in drawn if mark.value is not None)
    if not known:
        return theme.empty(legend.COUNTED)
    if len(groups(table)) == 1:
        return ranked_bars(table, selected=selected)
    placed = rows.stacked({mark.code: mark.label for mark in drawn}.items(), ROW)
    with_shares = {mark.series for mark in known}
    looks = _looks(table, with_shares)
    above = [labels.title(table), *_key(table, looks, drawn)]
    below = legend.lines_below(table, with_shares, drawn)
    texts = {row.code: _extent(known, row) for row in placed}
    top_margin = TOP_MARGIN + legend.LINE * (len(above) - 1)
    bottom_margin = BOTTOM_MARGIN + legend.LINE * len(below)
    right = markup.beside(texts.values(), theme.SIZE) + _APART
    scale = Scale.of([mark.value or 0 for mark in known])
    lanes = _lanes(known, theme.PHONE - right, scale)
    return {
        "data": [
            _spans(known, placed),
            *(
                _dots([mark for mark in known if mark.series == code], placed, look, selected)
                | {"y": [_at(placed, m).middle + lanes[m] for m in known if m.series == code]}
                for code, look in looks.items()
            ),
        ],
        "layout": theme.layout(
            height=round(top_margin + rows.total(placed) + bottom_margin),
            margin={"l": 0, "r": right, "t": top_margin, "b": bottom_margin, "pad": 0},
            hovermode="closest",
            xaxis=_axis(scale),
            yaxis=rows.axis(placed),
            annotations=[
                *rows.labels(placed, numbered=table.dimension == "odd"),
                *(_beside(texts[row.code], row) for row in placed),
                theme.above("<br>".join(above), 10),
                *([theme.below("<br>".join(below)) | {"yshift": -_UNDER_AXIS}] if below else []),
            ],
        ),
    }


def _looks(table: Table, with_shares: set[str]) -> dict[str, tuple[bool, str]]:
    shown = [group.code for group in groups(table) if group.code in with_shares]
    return {code: LOOKS[at % len(LOOKS)] for at, code in enumerate(shown)}


def _key(table: Table, looks: dict[str, tuple[bool, str]], drawn: tuple[Mark, ...]) -> list[str]:
    names = {group.code: legend.name_with_base(group, drawn) for group in groups(table)}
    return legend.lines((_SIGNS[full], shade, names[code]) for code, (full, shade) in looks.items())


def _at(placed: tuple[PlacedRow, ...], mark: Mark) -> PlacedRow:
    return next(row for row in placed if row.code == mark.code)


def _extent(known: tuple[Mark, ...], row: PlacedRow) -> str:
    """Return « 5 à 58 % »: the lowest and the highest share of a row, "" without any."""
    values = [mark.value or 0 for mark in known if mark.code == row.code]
    if not values:
        return ""
    low, high = french.percent(min(values)), french.percent(max(values))
    return high if low == high else f"{low.removesuffix('%').strip()} à {high}"


def _lanes(known: tuple[Mark, ...], wide: float, scale: Scale) -> dict[Mark, int]:
    """Return how much lower each dot stands so that none hides another on a phone."""
    low, high = scale.span
    across = {mark: ((mark.value or 0) - low) / (high - low) * wide for mark in known}
    lanes: dict[Mark, int] = {}
    for mark in sorted(known, key=across.__getitem__):
        crowd = [lanes[other] for other in lanes
                 if other.code == mark.code and across[mark] - across[other] < DOT]  # fmt: skip
        lanes[mark] = min(_LANES, key=crowd.count)
    return lanes


def _spans(known: tuple[Mark, ...], placed: tuple[PlacedRow, ...]) -> dict[str, Any]:
    """Return a line from the lowest to the highest dot of each row."""
    shown = [(row, [m.value or 0 for m in known if m.code == row.code]) for row in placed]
    shown = [(row, values) for row, values in shown if values]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [min(values) for _, values in shown],
        "x": [max(values) - min(values) for _, values in shown],
        "y": [row.middle for row, _ in shown],
        "width": [_SPAN] * len(shown),
        "customdata": [row.code for row, _ in shown],
        "hovertext": [f"{row.label.replace('<br>', ' ')} : de {_extent(known, row)}"
                      for row, _ in shown],
        "hovertemplate": theme.SPOKEN,
        "marker": {"color": theme.LINE},
    }  # fmt: skip


def _dots(
    shown: list[Mark],
    placed: tuple[PlacedRow, ...],
    look: tuple[bool, str],
    selected: frozenset[str],
) -> dict[str, Any]:
    is_full, own = look
    shades = [own if is_chosen(mark.code, selected) else theme.faded(own) for mark in shown]
    papers = [theme.PAPER] * len(shown)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.value for mark in shown],
        "y": [_at(placed, mark).middle for mark in shown],
        "cliponaxis": False,
        "customdata": [mark.code for mark in shown],
        "hovertext": [mark.hover for mark in shown],
        "hovertemplate": theme.SPOKEN,
        "marker": {
            "size": DOT if is_full else DOT - _RIM,
            "color": shades if is_full else papers,
            "line": {
                "width": _RIM if is_full else _RING,
                "color": papers if is_full else shades,
            },
        },
    }


def _beside(text: str, row: PlacedRow) -> dict[str, Any]:
    font = {"size": theme.SIZE, "color": theme.INK}
    return theme.note(text, x=1, xshift=_APART, y=row.middle, yref="y", yanchor="middle", font=font)


def _axis(scale: Scale) -> dict[str, Any]:
    return theme.axis(
        range=scale.span,
        showticklabels=True,
        tickmode="array",
        tickvals=scale.ticks,
        ticktext=[french.percent(value, 1) for value in scale.ticks],
        tickfont={"size": theme.SIZE_SMALL, "color": theme.INK_SOFT},
        showgrid=True,
        gridcolor=theme.TRACK,
    )
