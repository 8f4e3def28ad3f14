"""Paired bars: per row the need above the support received, with the gap in points at the end."""

from dataclasses import dataclass, replace
from typing import Any, Final

from components.figures import colour, markup, rows, theme
from components.figures.look import Look
from components.figures.marks import WEAK_NOTE, Mark, is_chosen, marks
from components.figures.rows import PlacedRow
from components.figures.theme import Figure
from data import french
from data.table import Table, Value, as_number

THICKNESS: Final = 13
#: A bar and the space under it are as high as a line of text.
BETWEEN: Final = theme.line(theme.SIZE) - THICKNESS
TOP_MARGIN: Final = 66
BOTTOM_MARGIN: Final = 4
BOTTOM_MARGIN_NOTED: Final = 26
NEED, HAD = theme.CATEGORIES[0], theme.CATEGORIES[1]
_STUB: Final = 0.05
_GAP_ROOM: Final = 58
#: Columns of share, count, base and status: of the needs, and of the support received.
PLAIN: Final = ("part", "collectivites", "n", "statut")
RECEIVED: Final = ("recu_part", "recu_collectivites", "recu_n", "recu_part_statut")


@dataclass(frozen=True)
class _BarSeries:
    """One bar of every pair: its colour, its offset below the top of the pair, and its marks."""

    hue: str
    down: float
    marks: tuple[Mark, ...]

    def fills(self, selected: frozenset[str]) -> dict[str, Any]:
        """Return the fills: hatched grey where masked, paler outside `selected`."""
        masked = [mark.look == Look.MASKED for mark in self.marks]
        chosen = (is_chosen(mark.code, selected) for mark in self.marks)
        shades = [self.hue if is_full else theme.faded(self.hue) for is_full in chosen]
        return {
            "color": [theme.UNKNOWN if m else own for m, own in zip(masked, shades, strict=True)],
            "line": {"width": 0},
            "pattern": theme.hatching(masked),
        }


def needs_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw two bars per row on one scale, with the gap in points beside them.

    Masked values, and those of which only the count may be published, look as in ranked bars.
    """
    if not table.rows:
        return theme.empty(theme.NOTHING)
    both_series = (
        _BarSeries(NEED, THICKNESS / 2, need_marks(table, "Besoin", PLAIN)),
        _BarSeries(HAD, THICKNESS * 1.5 + BETWEEN, need_marks(table, "Appui reçu", RECEIVED)),
    )
    drawn = [mark for series in both_series for mark in series.marks]
    names = ((mark.code, mark.label) for mark in both_series[0].marks)
    placed = rows.stacked(names, 2 * THICKNESS + BETWEEN)
    top = max((mark.value or 0 for mark in drawn), default=0) or 1
    return {
        "data": [
            _bars(series, placed, top) | {"marker": series.fills(selected)}
            for series in both_series
        ],
        "layout": _layout(table, placed, drawn) | {"xaxis": theme.axis(range=[0, top])},
    }


def _layout(table: Table, placed: tuple[PlacedRow, ...], drawn: list[Mark]) -> dict[str, Any]:
    room = markup.beside((mark.text for mark in drawn), theme.SIZE)
    has_small_base = any(mark.look == Look.SMALL for mark in drawn)
    bottom_margin = BOTTOM_MARGIN_NOTED if has_small_base else BOTTOM_MARGIN
    return theme.layout(
        height=round(TOP_MARGIN + rows.total(placed) + bottom_margin),
        margin={"l": 0, "r": room + _GAP_ROOM, "t": TOP_MARGIN, "b": bottom_margin, "pad": 0},
        barmode="overlay",
        yaxis=rows.axis(placed),
        annotations=[
            *rows.labels(placed),
            *_gaps(table, placed, room),
            theme.above(_legend(table), 10),
            *([theme.below(WEAK_NOTE)] if has_small_base else []),
        ],
    )


def need_marks(table: Table, subject: str, columns: tuple[str, ...]) -> tuple[Mark, ...]:
    """Return the marks of one bar of every pair.

    `columns` names its share, count, base and status, in that order; each hover text begins with
    `subject`.
    """
    names = [column.name for column in table.columns]
    shown = [names.index(name) for name in (table.dimension, "libelle", *columns)]
    own = zip(shown, (table.dimension, "libelle", *PLAIN), strict=True)
    alone = replace(
        table,
        columns=tuple(replace(table.columns[at], name=name) for at, name in own),
        rows=tuple(tuple(row[at] for at in shown) for row in table.rows),
    )
    return tuple(replace(mark, hover=f"{subject} · {mark.hover}") for mark in marks(alone))


def _bars(series: _BarSeries, placed: tuple[PlacedRow, ...], top: float) -> dict[str, Any]:
    stub = top * _STUB
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stub if mark.look == Look.MASKED else mark.value or 0 for mark in series.marks],
        "y": [row.top + series.down for row in placed],
        "width": [THICKNESS] * len(placed),
        "customdata": [mark.code for mark in series.marks],
        "text": [mark.text for mark in series.marks],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": theme.SIZE, "color": theme.INK},
        "cliponaxis": False,
        "hovertext": [mark.hover for mark in series.marks],
        "hovertemplate": theme.SPOKEN,
    }


def _gaps(table: Table, placed: tuple[PlacedRow, ...], room: int) -> list[dict[str, Any]]:
    """Return the gap at the right of each pair (« +29 »), and the heading above the gaps."""
    right = {"x": 1, "xanchor": "right", "align": "right", "xshift": room + _GAP_ROOM}
    bold = {"size": theme.SIZE, "color": colour.BLACK_INK}
    gaps = [
        theme.note(f"<b>{_signed(row['ecart'])}</b>", y=at.middle, yref="y", font=bold, **right)
        for row, at in zip(table, placed, strict=True)
        if row["ecart"] is not None
    ]
    heading = theme.note("Écart,<br>en points", y=1, yref="paper", yanchor="bottom", **right)
    return [*gaps, heading | {"yshift": 10}] if gaps else []


def _signed(value: Value) -> str:
    gap = as_number(value)
    return f"+{french.number(gap, 1)}" if gap > 0 else french.number(gap, 1)


def _legend(table: Table) -> str:
    first = next(iter(table))
    lines = (
        (NEED, "en ont besoin", first["n"]),
        (HAD, "l’ont déjà reçu", first["recu_n"]),
    )
    entries = [
        f"<span style='color:{hue}'>■</span> {words} (n = {french.number(as_number(n))})"
        for hue, words, n in lines
    ]
    return "<br>".join(("Part des collectivités, en %", *entries))
