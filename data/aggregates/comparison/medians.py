"""Median and quartiles of a quantity in two to four groups, and the difference of medians."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.aggregates.comparison.groups import ComparedGroup, base_of
from data.aggregates.comparison.notes import notes
from data.aggregates.comparison.shares import compare, facts_of, shares_of_groups
from data.aggregates.counts import STATUS
from data.aggregates.means import MEASURES, ROUNDED, quantity_columns, quartiles, values_of
from data.comparison import REST, Comparison
from data.disclosure.published import UNLISTED, Quartiles
from data.disclosure.rules import MASKED
from data.selection import Selection
from data.table import Column, Kind, Table, Value

#: Position of the median in a row.
_MEDIAN: Final = 2


def compared_by(comparison: Comparison) -> Callable[[Selection], Table]:
    """Return the aggregate of one comparison: medians of a quantity, shares of any question."""
    measure = medians_of_groups if comparison.indicator in MEASURES else shares_of_groups
    return lambda selection: measure(selection, comparison)


def medians_of_groups(selection: Selection, comparison: Comparison) -> Table:
    """Median and quartiles of a quantity in each of the groups compared.

    One row a group: columns `groupe`, `libelle`, `mediane`, `q1`, `q3`, `n`, `statut`
    and `ecart_mediane` (from the rest, or from the first group). No row where the first group is
    empty. `facts` as for shares.
    """
    compared, quantity = compare(selection, comparison), MEASURES[comparison.indicator]
    rows = {group.code: _row(group, quantity.column.name) for group in compared.groups}
    reference = rows[compared.reference.code]
    told = rows.values() if compared.filled and not compared.unlisted else ()
    gap = f"Écart avec «\u00a0{compared.reference.label}\u00a0»"
    return Table(
        columns=(
            Column("groupe", "Code du groupe", hidden=True),
            Column("libelle", "Groupe"),
            *quantity_columns(quantity),
            Column("n", "Réponses (n)"),
            STATUS,
            replace(quantity.column, name="ecart_mediane", label=gap, signed=True),
        ),
        rows=tuple((*row, _gap(row, reference)) for row in told),
        base=base_of(compared.groups, compared.groups[0].what),
        kind=Kind.MEDIANS,
        unit=compared.groups[0].what.unit,
        dimension="groupe",
        measure="mediane",
        notes=(*notes(compared.all_groups, comparison, compared.masked), ROUNDED),
        facts=facts_of(compared),
    )


def _row(group: ComparedGroup, measure: str) -> tuple[Value, ...]:
    if group.tally.status:
        return (group.code, group.label, None, None, None, None, MASKED)
    # Everyone without a group has no published median.
    found = Quartiles() if group.code == REST else quartiles(group.selection, measure)
    shown = replace(found, status=MASKED) if found.status == UNLISTED else found
    return (group.code, group.label, *values_of(shown))


def _gap(row: tuple[Value, ...], reference: tuple[Value, ...]) -> float | None:
    """Return the difference of two medians; none for the reference, or where one is not shown."""
    own, other = row[_MEDIAN], reference[_MEDIAN]
    if row is reference or not isinstance(own, int | float) or not isinstance(other, int | float):
        return None
    return round(own - other, 2)
