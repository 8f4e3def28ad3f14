"""« Lecture » under a chart: a number of its table in a sentence, as an example."""

from collections.abc import Callable, Mapping
from typing import Final

from components.figures import formats
from components.text import phrases
from data import french
from data.dimension import CONCERNS
from data.dimensions import reading_pattern
from data.table import Kind, Table, TableRow, Unit, as_number


def reading(table: Table) -> str:
    """Put one number of the table in a sentence, as an example; empty where none is shown."""
    known = [row for row in table if row[table.measure] is not None]
    if not known:
        return ""
    # Nobody is no good example.
    row = next((row for row in known if row[table.measure]), known[0])
    return _READINGS[table.kind](table, row)


def _value(table: Table, row: TableRow) -> str:
    """Put a count or an amount in a sentence."""
    value = formats.measured(table.column(table.measure), row[table.measure])
    return f"{row['libelle']} : {value}."


def _share(table: Table, row: TableRow) -> str:
    """Put the share of an answer in a sentence."""
    share = phrases.share_of_units(row["part"], row[table.unit], table.base.n, table.unit.noun)
    return _answered(table, row, share)


def _group_share(table: Table, row: TableRow) -> str:
    """Put the share of an answer within a group in a sentence."""
    share = phrases.share_of_units(row["part"], row[table.unit], row["n"], table.unit.noun)
    group = phrases.quoted_label(row, f"{table.series}_libelle")
    return _answered(table, row, f"{share} du groupe {group}")


def _answered(table: Table, row: TableRow, who: str) -> str:
    pattern = reading_pattern(table.dimension) if table.unit is Unit.COLLECTIVITES else CONCERNS
    return f"{pattern.format(who=who, answer=row['libelle'])}."


def _quartiles(table: Table, row: TableRow) -> str:
    """Put a median and its quartiles in a sentence."""
    middle, low, high = (
        formats.measured(table.column(name), row[name]) for name in ("mediane", "q1", "q3")
    )
    return (
        f"{phrases.quoted_label(row)} : la moitié des {french.number(as_number(row['n']))} "
        f"réponses sont sous {middle} environ, un quart sous {low} et un quart au-dessus de {high}."
    )


_READINGS: Final[Mapping[Kind, Callable[[Table, TableRow], str]]] = {
    Kind.SHARES: _share,
    Kind.NEEDS: _share,
    Kind.CROSSED: _group_share,
    Kind.COMPARED: _group_share,
    Kind.MEDIANS: _quartiles,
    Kind.COUNTRIES: _value,
    Kind.AMOUNTS: _value,
    Kind.FLOWS: _value,
}
