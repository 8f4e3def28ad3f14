"""Headline of the age of cooperations: half are older than so many years, and which class leads."""

from collections.abc import Sequence

from components.text import phrases
from components.text.headlines import readings
from components.text.headlines.first_answers import most_frequent
from data import french
from data.french import NBSP
from data.table import Table, TableRow, Value, as_number


def headline(table: Table) -> str:
    """Say the median age, then the commonest class, or the groups with the extreme medians."""
    column = "mediane" if table.measure == "mediane" else "cooperations"
    median = table.facts["mediane"]
    half = "" if median is None else f"La moitié des coopérations ont {_years(median)} ou plus."
    rows = [row for row in table if row[column] is not None]
    if not rows:
        few = "Trop peu de coopérations par groupe pour une médiane."
        return half or (few if table.base.n else "Aucun âge connu.")
    if column == "mediane":
        more = _between_groups(rows)
    else:
        more = most_frequent(table, column, "Classe la plus fréquente")
    return " ".join(filter(None, (half, more)))


def reading(table: Table) -> str:
    """Read a class or a median aloud."""
    row = next((row for row in table if row[table.measure] is not None), None)
    if table.measure != "mediane" or row is None:
        return readings.reading(table)
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
