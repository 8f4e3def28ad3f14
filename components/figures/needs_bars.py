"""Paired bars: what is needed above what was received, one pair per row, the gap at the end."""

from dataclasses import dataclass, replace
from typing import Any, Final

from components.figures import colour, markup, rows, theme
from components.figures.marks import WEAK_NOTE, Mark, is_chosen, marks
from components.figures.rows import Row
from components.figures.theme import Figure
from data import french
from data.table import Table, Value, as_number

THICKNESS: Final = 13
#: A bar and what is under it hold a line of letters.
BETWEEN: Final = theme.line(theme.SIZE) - THICKNESS
HEAD: Final = 66
FOOT: Final = 4
FOOT_NOTE: Final = 26
NEED, HAD = theme.CATEGORIES[0], theme.CATEGORIES[1]
_STUB: Final = 0.05
_GAP_ROOM: Final = 58
#: Share, count, base and status of one side of the pairs, and their plain names.
PLAIN: Final = ("part", "collectivites", "n", "statut")
RECEIVED: Final = ("recu_part", "recu_collectivites", "recu_n", "recu_part_statut")


@dataclass(frozen=True)
class _Side:
    """One bar of each pair: its colour, its place under the top of the pair, and its marks."""

    hue: str
    down: float
    marks: tuple[Mark, ...]

    def fills(self, selected: frozenset[str]) -> dict[str, Any]:
        """Return the fills: hatched grey where masked, paler where another row was chosen."""
        masked = [mark.look == "masque" for mark in self.marks]
        kept = (is_chosen(mark.code, selected) for mark in self.marks)
        shades = [self.hue if one else theme.faded(self.hue) for one in kept]
        return {
            "color": [theme.UNKNOWN if m else own for m, own in zip(masked, shades, strict=True)],
            "line": {"width": 0},
            "pattern": theme.hatching(masked),
        }


def needs_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw two bars per row on one scale, the gap in points beside them.

    Values that are masked, or of which only the count may be said, look as in ranked bars.
    """
    if not table.rows:
        return theme.empty(theme.NOTHING)
    sides = (
        _Side(NEED, THICKNESS / 2, side_marks(table, "Besoin", PLAIN)),
        _Side(HAD, THICKNESS * 1.5 + BETWEEN, side_marks(table, "Appui reçu", RECEIVED)),
    )
    drawn = [mark for side in sides for mark in side.marks]
    names = ((mark.code, mark.label) for mark in sides[0].marks)
    placed = rows.stacked(names, 2 * THICKNESS + BETWEEN)
    top = max((mark.value or 0 for mark in drawn), default=0) or 1
    return {
        "data": [_bars(side, placed, top) | {"marker": side.fills(selected)} for side in sides],
        "layout": _layout(table, placed, drawn) | {"xaxis": theme.axis(range=[0, top])},
    }


def _layout(table: Table, placed: tuple[Row, ...], drawn: list[Mark]) -> dict[str, Any]:
    room = markup.beside((mark.text for mark in drawn), theme.SIZE)
    weak = any(mark.look == "faible" for mark in drawn)
    foot = FOOT_NOTE if weak else FOOT
    return theme.layout(
        height=round(HEAD + rows.total(placed) + foot),
        margin={"l": 0, "r": room + _GAP_ROOM, "t": HEAD, "b": foot, "pad": 0},
        barmode="overlay",
        yaxis=rows.axis(placed),
        annotations=[
            *rows.labels(placed),
            *_gaps(table, placed, room),
            theme.above(_legend(table), 10),
            *([theme.below(WEAK_NOTE)] if weak else []),
        ],
    )


def side_marks(table: Table, said: str, columns: tuple[str, ...]) -> tuple[Mark, ...]:
    """Return the marks of one bar of each pair: share, count, base and status are `columns`.

    The sentence under the pointer begins with what the share is about (`said`).
    """
    names = [column.name for column in table.columns]
    shown = [names.index(name) for name in (table.dimension, "libelle", *columns)]
    own = zip(shown, (table.dimension, "libelle", *PLAIN), strict=True)
    alone = replace(
        table,
        columns=tuple(replace(table.columns[at], name=name) for at, name in own),
        rows=tuple(tuple(row[at] for at in shown) for row in table.rows),
    )
    return tuple(replace(mark, hover=f"{said} · {mark.hover}") for mark in marks(alone))


def _bars(side: _Side, placed: tuple[Row, ...], top: float) -> dict[str, Any]:
    stub = top * _STUB
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stub if mark.look == "masque" else mark.value or 0 for mark in side.marks],
        "y": [row.top + side.down for row in placed],
        "width": [THICKNESS] * len(placed),
        "customdata": [mark.code for mark in side.marks],
        "text": [mark.text for mark in side.marks],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.SIZE, "color": theme.INK},
        "cliponaxis": False,
        "hovertext": [mark.hover for mark in side.marks],
        "hovertemplate": theme.SPOKEN,
    }


def _gaps(table: Table, placed: tuple[Row, ...], room: int) -> list[dict[str, Any]]:
    """Return « +29 points » at the right of each pair, under its own heading."""
    right = {"x": 1, "xanchor": "right", "align": "right", "xshift": room + _GAP_ROOM}
    bold = {"size": theme.SIZE, "color": colour.BLACK_INK}
    told = [
        theme.note(f"<b>{_signed(row['ecart'])}</b>", y=at.middle, yref="y", font=bold, **right)
        for row, at in zip(table, placed, strict=True)
        if row["ecart"] is not None
    ]
    heading = theme.note("Écart,<br>en points", y=1, yref="paper", yanchor="bottom", **right)
    return [*told, heading | {"yshift": 10}] if told else []


def _signed(value: Value) -> str:
    gap = as_number(value)
    return f"+{french.number(gap, 1)}" if gap > 0 else french.number(gap, 1)


def _legend(table: Table) -> str:
    first = next(iter(table))
    lines = (
        (NEED, "en ont besoin", first["n"]),
        (HAD, "l’ont déjà reçu", first["recu_n"]),
    )
    said = [
        f"<span style='color:{hue}'>■</span> {words} (n = {french.number(as_number(n))})"
        for hue, words, n in lines
    ]
    return "<br>".join(("Part des collectivités, en %", *said))
