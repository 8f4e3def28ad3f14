"""The headline of crossed shares: the answer on which two groups differ most."""

from collections.abc import Mapping
from typing import Final

from components.text import phrases
from data import french
from data.disclosure.rules import SMALL
from data.table import Table, TableRow, Value, as_number

#: Points below which two groups do not differ.
WIDE_GAP: Final = 1.0


def widest_gap(table: Table) -> str:
    """Name the answer on which two groups of sufficient size differ most."""
    if len({row[table.series] for row in table}) == 1:
        return "Un seul groupe dans cette sélection : rien à comparer."
    by_answer: dict[Value, list[TableRow]] = {}
    for row in table:
        if row["part"] is not None:
            by_answer.setdefault(row[table.dimension], []).append(row)
    # The widest gaps are found between the smallest groups: those are looked at last.
    pairs = _extremes(by_answer, ("",)) or _extremes(by_answer, ("", SMALL))
    if not pairs:
        return "Les groupes sont trop petits pour être comparés : seuls les effectifs sont donnés."
    high, low = max(pairs, key=lambda pair: _part(pair[0]) - _part(pair[1]))
    if _part(high) - _part(low) < WIDE_GAP:
        return "Aucun écart de plus d’un point entre les groupes."
    answer, noun = phrases.quoted_label(high), table.unit.noun
    return (
        f"Plus grand écart : {answer}, {french.percent(_part(high))} des {noun}s "
        f"pour {_group(table, high)} contre {french.percent(_part(low))} pour {_group(table, low)}."
    )


def _extremes(
    by_answer: Mapping[Value, list[TableRow]], statuses: tuple[str, ...]
) -> list[tuple[TableRow, TableRow]]:
    """Return, for each answer, the groups of these statuses with the highest and lowest share."""
    large = ([row for row in rows if row["statut"] in statuses] for rows in by_answer.values())
    return [(max(rows, key=_part), min(rows, key=_part)) for rows in large if len(rows) > 1]


def _group(table: Table, row: TableRow) -> str:
    """Return « « Communes » (n = 35) »."""
    name = phrases.quoted_label(row, f"{table.series}_libelle")
    return f"{name} ({french.base_size(as_number(row['n']))})"


def _part(row: TableRow) -> float:
    return as_number(row["part"])
