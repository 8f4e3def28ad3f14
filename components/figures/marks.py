"""The marks of a figure: value, texts and look of each row of a small table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.figures import formats, labels, theme
from components.figures.look import Look
from data.disclosure.rules import COUNTS_ONLY, MASKED, SMALL
from data.table import Table, Value

WEAK_NOTE: Final = "* effectif faible : à lire avec prudence"
#: The look for each status of a row. COUNTS_ONLY and SMALL apply to shares only: a count needs no
#: such caution.
_LOOKS: Final[Mapping[Value, Look]] = {
    MASKED: Look.MASKED,
    COUNTS_ONLY: Look.COUNTS_ONLY,
    SMALL: Look.SMALL,
}


@dataclass(frozen=True)
class Mark:
    """One row, ready to draw. `value` is None when nothing is drawn to scale.

    `text` is written beside the mark; `hover` is its hover text; `series` is the code of its group,
    "" in one-way tables.
    """

    code: str
    label: str
    value: float | None
    text: str
    hover: str
    look: Look
    series: str = ""


@dataclass(frozen=True)
class Group:
    """One group (column) of a two-way table: `n` is its base, None when the table has none."""

    code: str
    label: str
    n: int | None


def marks(table: Table) -> tuple[Mark, ...]:
    """Return one mark per row, in the table's order."""
    return tuple(_mark(table, row) for row in table)


def groups(table: Table) -> tuple[Group, ...]:
    """Return the groups of a two-way table in order of first appearance."""
    seen: dict[str, Group] = {}
    for row in table:
        code = str(row[table.series])
        n = row.get("n")
        size = int(n) if isinstance(n, int | float) else None
        label = str(row.get(f"{table.series}_libelle") or code)
        seen.setdefault(code, Group(code, label, size))
    return tuple(seen.values())


def is_chosen(code: str, selected: frozenset[str]) -> bool:
    """Tell whether a mark keeps its full colour: it is selected, or nothing is."""
    return not selected or code in selected


def shade(table: Table, mark: Mark, selected: frozenset[str]) -> str:
    """Return the fill of a bar: the hue or the colour of an ODD, paler when it is not selected."""
    full = theme.code_colour(table.dimension, mark.code)
    return full if is_chosen(mark.code, selected) else theme.faded(full)


def _mark(table: Table, row: Mapping[str, Value]) -> Mark:
    code = str(row[table.dimension])
    value = row[table.measure]
    look = _look(table, row)
    drawn = isinstance(value, int | float) and look not in {Look.MASKED, Look.COUNTS_ONLY}
    return Mark(
        code=code,
        label=labels.name(table, row),
        value=float(value or 0) if drawn else None,
        text=labels.mark_text(table, row, look),
        hover=labels.hover_text(table, row, look),
        look=look,
        series=str(row[table.series]) if table.series else "",
    )


def _look(table: Table, row: Mapping[str, Value]) -> Look:
    status = row.get(f"{table.measure}_statut", row.get("statut"))
    look = _LOOKS.get(status)
    if look == Look.MASKED or (look and formats.is_share(table.column(table.measure))):
        return look
    return Look.FULL if isinstance(row[table.measure], int | float) else Look.UNKNOWN
