"""Grouped bars: for each answer one bar per group (two to four), with the gap in points."""

from typing import Any, Final

from components.figures import formats, labels, letters, markup, rows, theme
from components.figures.look import Look
from components.figures.marks import Group, Mark, groups, is_chosen, marks
from components.figures.rows import PlacedRow
from components.figures.theme import Figure
from data import french
from data.french import answer_weight
from data.table import Table

#: Distance between two bars, at least the height of a line of text, and thickness of a bar.
BAR: Final = theme.line(theme.SIZE_SMALL)
THICKNESS: Final = 12
TOP_MARGIN: Final = 34
KEY_LINE: Final = 18
#: Pixels that the name of a group and its base may take: one line beside others on a laptop.
KEY_WIDTH: Final = 2 * theme.PHONE
BOTTOM_MARGIN: Final = 6
BOTTOM_MARGIN_NOTED: Final = 26
#: The first group, then those compared with it: they differ in lightness too, 3:1 on white.
SHADES: Final = (theme.HUE, "#82959A", theme.CATEGORIES[2], theme.CATEGORIES[1])
_STUB: Final = 0.05
_LIFT: Final = 12


def group_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw for each answer one bar per group, in the table's order, on one scale.

    Share and count are written beside each bar, and the gap in points beside the first. Where only
    the count may be published it is a text without a bar (« 3 sur 7 »); a masked row is a hatched
    stub.
    """
    drawn = marks(table)
    if not drawn:
        return theme.empty(theme.NOTHING)
    compared = groups(table)
    texts = tuple(_bar_text(mark, row, table) for mark, row in zip(drawn, table, strict=True))
    names = {mark.code: mark.label for mark in drawn}
    placed = rows.stacked(names.items(), BAR * len(compared))
    top_margin = TOP_MARGIN + KEY_LINE * len(compared)
    warning = _warning(table, drawn, compared)
    bottom_margin = BOTTOM_MARGIN_NOTED if warning else BOTTOM_MARGIN
    right = markup.beside(texts, theme.SIZE_SMALL)
    return {
        "data": [
            _bars(drawn, texts, placed, compared) | {"marker": _fills(drawn, compared, selected)}
        ],
        "layout": theme.layout(
            height=round(top_margin + rows.total(placed) + bottom_margin),
            margin={"l": 0, "r": right, "t": top_margin, "b": bottom_margin, "pad": 0},
            hovermode="closest",
            xaxis=theme.axis(range=[0, _top(drawn)]),
            yaxis=rows.axis(placed),
            annotations=[
                *rows.labels(placed, numbered=table.dimension == "odd"),
                theme.above(f"{labels.title(table)} (effectif)", top_margin - 20),
                *_colour_key(compared, top_margin),
                *([theme.below(warning)] if warning else []),
            ],
        ),
    }


def _warning(table: Table, drawn: tuple[Mark, ...], compared: tuple[Group, ...]) -> str:
    """Return how many points one answer weighs in the smallest group with a small base, or ""."""
    small = {mark.series for mark in drawn if mark.look in {Look.SMALL, Look.COUNTS_ONLY}}
    sizes = [group.n for group in compared if group.code in small and group.n]
    if not sizes:
        return ""
    n = min(sizes)
    star = "* " if any(mark.look == Look.SMALL for mark in drawn) else ""
    weight = answer_weight(n, formats.noun(labels.count_column(table)))
    return f"{star}effectif faible (n = {n}) : {weight}"


def _bar_text(mark: Mark, row: dict[str, Any], table: Table) -> str:
    behind = labels.count_column(table)
    count = row[behind.name] if behind else None
    if mark.value is None or count is None:
        return mark.text
    gap = row.get("ecart")
    # To the tenth, as the gap is: subtracting the two shares gives the gap.
    share = formats.short(table.column(table.measure), mark.value)
    star = f"{french.NBSP}*" if mark.look == Look.SMALL else ""
    about = f"≈{french.NBSP}" if row.get("ecart_fragile") else ""
    apart = f" · {about}{french.signed_points(gap)}" if isinstance(gap, int | float) else ""
    return f"{share} ({french.number(count)}){star}{apart}"


def _bars(
    drawn: tuple[Mark, ...],
    texts: tuple[str, ...],
    placed: tuple[PlacedRow, ...],
    compared: tuple[Group, ...],
) -> dict[str, Any]:
    at = {row.code: row for row in placed}
    rank = {group.code: place for place, group in enumerate(compared)}
    stub = _top(drawn) * _STUB
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stub if mark.look == Look.MASKED else mark.value or 0 for mark in drawn],
        "y": [at[mark.code].top + BAR * (rank[mark.series] + 0.5) for mark in drawn],
        "width": [THICKNESS] * len(drawn),
        "customdata": [mark.code for mark in drawn],
        "text": list(texts),
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.SIZE_SMALL, "color": _inks(drawn, compared)},
        "cliponaxis": False,
        "hovertext": [mark.hover for mark in drawn],
        "hovertemplate": theme.SPOKEN,
    }


def _inks(drawn: tuple[Mark, ...], compared: tuple[Group, ...]) -> list[str]:
    # Texts of the first group have its colour: a count without a bar has nothing else to show it.
    return [theme.HUE if mark.series == compared[0].code else theme.INK_SOFT for mark in drawn]


def _fills(
    drawn: tuple[Mark, ...], compared: tuple[Group, ...], selected: frozenset[str]
) -> dict[str, Any]:
    own = {group.code: shade for group, shade in zip(compared, SHADES, strict=False)}
    masked = [mark.look == Look.MASKED for mark in drawn]
    fills = [
        own[mark.series] if is_chosen(mark.code, selected) else theme.faded(own[mark.series])
        for mark in drawn
    ]
    return {
        "color": [theme.UNKNOWN if m else fill for m, fill in zip(masked, fills, strict=True)],
        "line": {"width": 0},
        "pattern": theme.hatching(masked),
    }


def _colour_key(compared: tuple[Group, ...], top_margin: int) -> list[dict[str, Any]]:
    """Return the legend, one line per group: its colour, its name and its base."""
    return [
        theme.note(
            f'<span style="color:{shade}">■</span> {_name_with_base(group)}',
            name=f"cle-{group.code}",
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=top_margin - TOP_MARGIN - KEY_LINE * (place + 1) + _LIFT,
            font={"size": theme.SIZE_SMALL, "color": theme.INK},
        )
        for place, (group, shade) in enumerate(zip(compared, SHADES, strict=False))
    ]


def _name_with_base(group: Group) -> str:
    base = "" if group.n is None else f" (n = {french.number(group.n)})"
    room = KEY_WIDTH - letters.width(base, theme.SIZE_SMALL)
    (name,) = letters.shortened(group.label, room, theme.SIZE_SMALL, 1)
    return f"{formats.escaped(name)}{base}"


def _top(drawn: tuple[Mark, ...]) -> float:
    return max((mark.value or 0 for mark in drawn), default=0) or 1
