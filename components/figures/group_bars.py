"""Paired bars: two to four bars an answer, one a group, the difference written in points."""

from typing import Any, Final

from components.figures import formats, labels, markup, rows, theme
from components.figures.marks import Group, Mark, groups, is_chosen, marks
from components.figures.rows import Row
from components.figures.theme import Figure
from data import french
from data.french import answer_weight
from data.table import Table

#: From one bar to the next, which must hold a line of letters; and the thickness of a bar.
BAR: Final = theme.line(theme.SIZE_SMALL)
THICKNESS: Final = 12
HEAD: Final = 34
KEY_LINE: Final = 18
FOOT: Final = 6
FOOT_NOTE: Final = 26
#: The first group, then those set beside it: told apart by their lightness too, 3:1 on white.
SHADES: Final = (theme.HUE, "#82959A", theme.CATEGORIES[2], theme.CATEGORIES[1])
_STUB: Final = 0.05
_LIFT: Final = 12


def paired_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw for each answer one bar a group, in the table's order, on one scale.

    Beside each bar its share and its count, and on the first the difference in points. What may
    only be counted is a text alone (« 3 sur 7 »); masked rows are a hatched stub.
    """
    drawn = marks(table)
    if not drawn:
        return theme.empty(theme.NOTHING)
    sides = groups(table)
    texts = tuple(_text(mark, row, table) for mark, row in zip(drawn, table, strict=True))
    names = {mark.code: mark.label for mark in drawn}
    placed = rows.stacked(names.items(), BAR * len(sides))
    head = HEAD + KEY_LINE * len(sides)
    warning = _warning(table, drawn, sides)
    foot = FOOT_NOTE if warning else FOOT
    right = markup.beside(texts, theme.SIZE_SMALL)
    return {
        "data": [_bars(drawn, texts, placed, sides) | {"marker": _fills(drawn, sides, selected)}],
        "layout": theme.layout(
            height=round(head + rows.total(placed) + foot),
            margin={"l": 0, "r": right, "t": head, "b": foot, "pad": 0},
            hovermode="closest",
            xaxis=theme.axis(range=[0, _top(drawn)]),
            yaxis=rows.axis(placed),
            annotations=[
                *rows.labels(placed, numbered=table.dimension == "odd"),
                theme.above(f"{labels.title(table)} (effectif)", head - 20),
                *_key(sides, head),
                *([theme.below(warning)] if warning else []),
            ],
        ),
    }


def _warning(table: Table, drawn: tuple[Mark, ...], sides: tuple[Group, ...]) -> str:
    """Say what one unit weighs in the smallest group whose shares call for caution."""
    small = {mark.series for mark in drawn if mark.look in {"faible", "effectifs"}}
    sizes = [side.n for side in sides if side.code in small and side.n]
    if not sizes:
        return ""
    n = min(sizes)
    star = "* " if any(mark.look == "faible" for mark in drawn) else ""
    weight = answer_weight(n, formats.noun(labels.count_column(table)))
    return f"{star}effectif faible (n = {n}) : {weight}"


def _text(mark: Mark, row: dict[str, Any], table: Table) -> str:
    behind = labels.count_column(table)
    count = row[behind.name] if behind else None
    if mark.value is None or count is None:
        return mark.text
    gap = row.get("ecart")
    # To the tenth, as the difference is: who subtracts two shares finds it.
    share = formats.short(table.column(table.measure), mark.value)
    star = f"{french.NBSP}*" if mark.look == "faible" else ""
    about = f"≈{french.NBSP}" if row.get("ecart_fragile") else ""
    apart = f" · {about}{french.signed_points(gap)}" if isinstance(gap, int | float) else ""
    return f"{share} ({french.number(count)}){star}{apart}"


def _bars(
    drawn: tuple[Mark, ...],
    texts: tuple[str, ...],
    placed: tuple[Row, ...],
    sides: tuple[Group, ...],
) -> dict[str, Any]:
    at = {row.code: row for row in placed}
    rank = {side.code: place for place, side in enumerate(sides)}
    stub = _top(drawn) * _STUB
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stub if mark.look == "masque" else mark.value or 0 for mark in drawn],
        "y": [at[mark.code].top + BAR * (rank[mark.series] + 0.5) for mark in drawn],
        "width": [THICKNESS] * len(drawn),
        "customdata": [mark.code for mark in drawn],
        "text": list(texts),
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.SIZE_SMALL, "color": _inks(drawn, sides)},
        "cliponaxis": False,
        "hovertext": [mark.hover for mark in drawn],
        "hovertemplate": theme.SPOKEN,
    }


def _inks(drawn: tuple[Mark, ...], sides: tuple[Group, ...]) -> list[str]:
    # The region's words bear its colour: a count that may not be drawn has no bar to tell whose.
    return [theme.HUE if mark.series == sides[0].code else theme.INK_SOFT for mark in drawn]


def _fills(
    drawn: tuple[Mark, ...], sides: tuple[Group, ...], selected: frozenset[str]
) -> dict[str, Any]:
    own = {side.code: shade for side, shade in zip(sides, SHADES, strict=False)}
    masked = [mark.look == "masque" for mark in drawn]
    fills = [
        own[mark.series] if is_chosen(mark.code, selected) else theme.faded(own[mark.series])
        for mark in drawn
    ]
    return {
        "color": [theme.UNKNOWN if m else one for m, one in zip(masked, fills, strict=True)],
        "line": {"width": 0},
        "pattern": theme.hatching(masked),
    }


def _key(sides: tuple[Group, ...], head: int) -> list[dict[str, Any]]:
    """Return one line a group: its colour, its name and its n; a small n says what one weighs."""
    return [
        theme.note(
            f'<span style="color:{shade}">■</span> {_named(side)}',
            name=f"cle-{side.code}",
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=head - HEAD - KEY_LINE * (place + 1) + _LIFT,
            font={"size": theme.SIZE_SMALL, "color": theme.INK},
        )
        for place, (side, shade) in enumerate(zip(sides, SHADES, strict=False))
    ]


def _named(side: Group) -> str:
    name = formats.escaped(side.label)
    return name if side.n is None else f"{name} (n = {french.number(side.n)})"


def _top(drawn: tuple[Mark, ...]) -> float:
    return max((mark.value or 0 for mark in drawn), default=0) or 1
