"""Quantities of two to four groups side by side: median, quartiles, and the difference."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.aggregates.comparison.groups import Side, base_of
from data.aggregates.comparison.notes import notes
from data.aggregates.comparison.shares import Beside, beside, facts_of, shares_of_groups
from data.aggregates.counts import STATUS
from data.aggregates.means import MEASURES, ROUNDED, quantity_columns, quartiles
from data.comparison import Comparison
from data.disclosure.rules import MASKED
from data.filters import Selection
from data.table import Column, Table, Value

#: Where the median stands in a row.
_MEDIAN: Final = 2


def compared_by(comparison: Comparison) -> Callable[[Selection], Table]:
    """Return the aggregate of one comparison: medians of a quantity, shares of any question."""
    measure = medians_of_groups if comparison.indicator in MEASURES else shares_of_groups
    return lambda selection: measure(selection, comparison)


def medians_of_groups(selection: Selection, comparison: Comparison) -> Table:
    """Median and quartiles of a quantity in each of the groups compared.

    One row a group: columns `groupe`, `libelle`, `mediane`, `q1`, `q3`, `moyenne`, `n`, `statut`
    and `ecart_mediane` (from the rest, or from the first group). Nothing where the first group is
    empty. `facts` as for shares.
    """
    told, one = beside(selection, comparison), MEASURES[comparison.indicator]
    rows = {side.code: _row(told, side, one.column.name) for side in told.sides}
    reference = rows[told.reference.code]
    gap = f"Écart avec «\u00a0{told.reference.label}\u00a0»"
    return Table(
        columns=(
            Column("groupe", "Code du groupe", hidden=True),
            Column("libelle", "Groupe"),
            *quantity_columns(one),
            Column("n", "Réponses (n)"),
            STATUS,
            replace(one.column, name="ecart_mediane", label=gap, signed=True),
        ),
        rows=tuple((*row, _gap(row, reference)) for row in rows.values() if told.filled),
        base=base_of(told.open, told.sides[0].what),
        dimension="groupe",
        measure="mediane",
        notes=(*notes(told.every, comparison, told.masked), ROUNDED),
        facts=facts_of(told),
    )


def _row(told: Beside, side: Side, column: str) -> tuple[Value, ...]:
    if side.code in told.masked:
        return (side.code, side.label, None, None, None, None, None, MASKED)
    values = side.selection.respondents[column].dropna().tolist()
    return (side.code, side.label, *quartiles(side.selection, values))


def _gap(row: tuple[Value, ...], reference: tuple[Value, ...]) -> float | None:
    """Return the difference of two medians; none for the reference, or where one is not shown."""
    own, other = row[_MEDIAN], reference[_MEDIAN]
    if row is reference or not isinstance(own, int | float) or not isinstance(other, int | float):
        return None
    return round(own - other, 2)
