"""Ranges: for each group the interquartile range as a band, and the median as a dot."""

from typing import Any, Final

from components.figures import formats, labels, markup, rows, theme
from components.figures.look import Look
from components.figures.marks import WEAK_NOTE, Mark, is_chosen, marks
from components.figures.rows import PlacedRow
from components.figures.scale import Scale
from components.figures.theme import Figure
from data import french
from data.table import Column, Table, Value, as_number

BAND: Final = 15
TOP_MARGIN: Final = 66
BOTTOM_MARGIN: Final = 30
BOTTOM_MARGIN_NOTED: Final = 50
#: Pixels between the end of the axis and the text beside it.
_APART: Final = 10
KEY: Final = "Point : médiane. Bande : moitié centrale."


def quartile_ranges(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw one band per group from first to third quartile, with the median written at its end.

    A dotted vertical line is the median of all groups together. A group of which only the size may
    be published is a text without a band. The axis starts at zero (`scale`).
    """
    if not len(table) or all(value is None for value in table.values("mediane")):
        return theme.empty(theme.NOTHING)
    drawn = marks(table)
    placed = rows.stacked(((mark.code, mark.label) for mark in drawn), BAND)
    scale = _scale(table)
    texts = [_median_text(table, row) for row in table]
    has_small_base = any(mark.look == Look.SMALL for mark in drawn)
    bottom_margin = BOTTOM_MARGIN_NOTED if has_small_base else BOTTOM_MARGIN
    right = markup.beside(texts, theme.SIZE) + _APART
    bands = _bands(table, placed, selected)
    dots = _dots(table, placed) | {"customdata": [mark.code for mark in _known(table)]}
    return {
        "data": [bands, dots],
        "layout": theme.layout(
            height=round(TOP_MARGIN + rows.total(placed) + bottom_margin),
            margin={"l": 0, "r": right, "t": TOP_MARGIN, "b": bottom_margin, "pad": 0},
            hovermode="closest",
            xaxis=_axis(table, scale),
            yaxis=rows.axis(placed),
            shapes=_overall_median(table, placed),
            annotations=[
                *rows.labels(placed),
                *(_note_beside(text, row) for text, row in zip(texts, placed, strict=True)),
                *_legend(table),
                *([theme.below(WEAK_NOTE) | {"yshift": -28}] if has_small_base else []),
            ],
        ),
    }


def _known(table: Table) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks(table) if mark.value is not None)


def _scale(table: Table) -> Scale:
    values = [as_number(row[name]) for row in table for name in ("q1", "mediane", "q3")
              if row[name] is not None]  # fmt: skip
    overall = table.overall.get("mediane")
    values += [as_number(overall)] if overall is not None else []
    return Scale.of(values)


def _bands(table: Table, placed: tuple[PlacedRow, ...], selected: frozenset[str]) -> dict[str, Any]:
    shown = [(row, at) for row, at in zip(table, placed, strict=True) if row["mediane"] is not None]
    starts = [as_number(row["q1"]) for row, _ in shown]
    ends = [as_number(row["q3"]) for row, _ in shown]
    fill = theme.SEQUENTIAL[1]
    return {
        "type": "bar",
        "orientation": "h",
        "base": starts,
        "x": [end - start for start, end in zip(starts, ends, strict=True)],
        "y": [at.middle for _, at in shown],
        "width": [BAND] * len(shown),
        "customdata": [str(row[table.dimension]) for row, _ in shown],
        "hovertext": [hover_text(table, row) for row, _ in shown],
        "hovertemplate": theme.SPOKEN,
        "marker": {
            "color": [
                fill if is_chosen(str(row[table.dimension]), selected) else theme.faded(fill)
                for row, _ in shown
            ]
        },
    }


def _dots(table: Table, placed: tuple[PlacedRow, ...]) -> dict[str, Any]:
    shown = [(row, at) for row, at in zip(table, placed, strict=True) if row["mediane"] is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [as_number(row["mediane"]) for row, _ in shown],
        "y": [at.middle for _, at in shown],
        "cliponaxis": False,
        "hovertext": [hover_text(table, row) for row, _ in shown],
        "hovertemplate": theme.SPOKEN,
        "marker": {
            "size": 15,
            "color": theme.SEQUENTIAL[4],
            "line": {"width": 2, "color": theme.PAPER},
        },
    }


def hover_text(table: Table, row: dict[str, Value]) -> str:
    """Return the hover text of a group: its median, its quartiles, its base."""
    column = table.column("mediane")
    low, high, middle = (as_number(row[name]) for name in ("q1", "q3", "mediane"))
    return (
        f"{formats.escaped(str(row['libelle']))} : médiane {quantity(column, middle)}"
        f"<br>moitié centrale de {quantity(column, low)} à {quantity(column, high)}"
        f"<br>n = {french.number(as_number(row['n']))}"
    )


def quantity(column: Column, value: float) -> str:
    """Return « 170 k€ », « 0,5 ETP », « 3,5 € par habitant »."""
    if formats.is_amount(column):
        return french.euros(value)
    return f"{bare(column, value)}{french.NBSP}{column.unit}"


def bare(column: Column, value: float) -> str:
    """Return the value without unit or trailing zeros: « 0,4 », « 5,8 »; amounts: « 170 k€ »."""
    if formats.is_amount(column):
        return french.euros(value)
    text = french.number(value, column.decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def _median_text(table: Table, row: dict[str, Value]) -> str:
    n = row["n"]
    if n is None:
        return labels.MASKED_TEXT
    base = f"n = {french.number(as_number(n))}"
    if row["mediane"] is None:
        return f"trop peu ({base})"
    star = f"{french.NBSP}*" if row["statut"] == Look.SMALL else ""
    column = table.column("mediane")
    amount = bare(column, as_number(row["mediane"]))
    return f"<b>{amount}</b> ({base}){star}"


def _note_beside(text: str, row: PlacedRow) -> dict[str, Any]:
    font = {"size": theme.SIZE, "color": theme.INK}
    return theme.note(text, x=1, xshift=_APART, y=row.middle, yref="y", yanchor="middle", font=font)


def _axis(table: Table, scale: Scale) -> dict[str, Any]:
    column = table.column("mediane")
    return theme.axis(
        range=scale.span,
        showticklabels=True,
        tickmode="array",
        tickvals=scale.ticks,
        ticktext=[bare(column, value) for value in scale.ticks],
        tickfont={"size": theme.SIZE_SMALL, "color": theme.INK_SOFT},
        showgrid=True,
        gridcolor=theme.TRACK,
    )


def _overall_median(table: Table, placed: tuple[PlacedRow, ...]) -> list[dict[str, Any]]:
    """Return the overall median as one dotted line per row, which never crosses a label."""
    value = table.overall.get("mediane")
    if value is None:
        return []
    at = as_number(value)
    line = {"color": theme.ACCENT, "width": 2, "dash": "dot"}
    return [
        {"type": "line", "x0": at, "x1": at, "yref": "y", "y0": row.top - 1, "y1": row.bottom + 1,
         "line": line}
        for row in placed
    ]  # fmt: skip


def _legend(table: Table) -> list[dict[str, Any]]:
    column, value = table.column("mediane"), table.overall.get("mediane")
    unit = formats.axis_title(column)
    lines = [unit, KEY]
    if value is not None:
        whose = str(table.overall["libelle"])
        dotted = f"l’{whose[:1].lower()}{whose[1:]}, {quantity(column, as_number(value))}"
        lines.append(f"<span style='color:{theme.ACCENT}'>En pointillé : {dotted}.</span>")
    return [theme.above("<br>".join(lines), 8)]
