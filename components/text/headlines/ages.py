"""Headline of the age of cooperations: the median age, and the commonest class."""

from collections.abc import Sequence
from typing import Final

from components.text import phrases
from components.text.by_kind import written_by
from components.text.headlines import readings
from components.text.headlines.first_answers import most_frequent
from data import french
from data.french import NBSP
from data.table import Kind, Table, TableRow, Value, as_number


def _classes(table: Table) -> str:
    """State the median age, then the commonest class."""
    if not len(table):
        return _half(table) or _no_median(table)
    more = most_frequent(table, "Classe la plus fréquente")
    return " ".join(filter(None, (_half(table), more)))


def _medians(table: Table) -> str:
    """State the median age, then the groups with the extreme medians."""
    rows = [row for row in table if row["mediane"] is not None]
    if not rows:
        return _half(table) or _no_median(table)
    return " ".join(filter(None, (_half(table), _between_groups(rows))))


def _half(table: Table) -> str:
    """State the median age of all cooperations; empty where it is not known."""
    median = table.facts["mediane"]
    return "" if median is None else f"La moitié des coopérations ont {_years(median)} ou plus."


def _no_median(table: Table) -> str:
    few = "Trop peu de coopérations par groupe pour une médiane."
    return few if table.base.n else "Aucun âge connu."


def _read_median(table: Table) -> str:
    """Put the first known median and its quartiles in a sentence; empty where there is none."""
    row = next((row for row in table if row["mediane"] is not None), None)
    if row is None:
        return ""
    return (
        f"{phrases.quoted_label(row)}{NBSP}: la moitié des {french.number(as_number(row['n']))} "
        f"coopérations ont {_years(row['mediane'])} ou plus, un quart {_years(row['q1'])} ou "
        f"moins, et un quart {_years(row['q3'])} ou plus."
    )


def _between_groups(rows: Sequence[TableRow]) -> str:
    """Name the groups with the extreme medians; nothing where these are equal."""
    low, high = (find(rows, key=lambda row: as_number(row["mediane"])) for find in (min, max))
    if low["mediane"] == high["mediane"]:
        return ""
    return f"La médiane va de {_group_median(low)} à {_group_median(high)}."


def _group_median(row: TableRow) -> str:
    """Return « 12,5 ans (Communes, n = 35) »."""
    return f"{_years(row['mediane'])} ({row['libelle']}, {french.base_size(as_number(row['n']))})"


def _years(value: Value) -> str:
    return french.counted(as_number(value), "an", decimals=1)


headline: Final = written_by({Kind.SHARES: _classes, Kind.MEDIANS: _medians})
reading: Final = written_by({Kind.SHARES: readings.reading, Kind.MEDIANS: _read_median})
