"""Flows as ranked pairs: « Bretagne → Afrique de l’Ouest », a bar each."""

from dataclasses import replace
from typing import Final

from components.figures.bars import ranked_bars
from components.figures.theme import Figure
from data.table import Kind, Table

ARROW: Final = " → "


def as_pairs(table: Table) -> Table:
    """Return the rows of a table of flows as those of a one-way table: origin and destination."""
    names = [column.name for column in table.columns]
    at, origin = names.index("libelle"), names.index(f"{table.series}_libelle")
    rows = tuple(
        (*row[:at], f"{row[origin]}{ARROW}{row[at]}", *row[at + 1 :]) for row in table.rows
    )
    return replace(table, rows=rows, kind=Kind.SHARES, series="")


def flow_bars(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw one bar per flow, in the table's order."""
    return ranked_bars(as_pairs(table), selected=selected)
