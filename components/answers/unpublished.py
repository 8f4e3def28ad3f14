"""Why answers given in confidence are not told of a selection, and which table is nearest."""

from typing import Final

from data.disclosure import words
from data.disclosure.cell import GROUPINGS
from data.filters import Filters
from data.table import BY_GROUP, Kind, Table

#: Kinds whose every row is a group.
_GROUPS: Final = frozenset({Kind.MEDIANS, Kind.AMOUNTS, Kind.COUNTRIES})


def why_outside(table: Table | None, filters: Filters) -> str:
    """Return why `table` is not published for `filters`, and what is, in French.

    The reason is the selection, or else the chart itself: it breaks down a selection that the
    closed list has, by something else.
    """
    amounts = table is not None and _tells_amounts(table)
    medians = table is not None and table.kind is Kind.MEDIANS
    keys = words.SUMS if amounts else words.MEDIANS if medians else GROUPINGS
    chosen = [key for key, _ in filters.chosen]
    if table is not None and len(chosen) == 1 and chosen[0] in keys:
        by = breakdown(table)
        if by and by != chosen[0] and (said := words.crossing(by, chosen[0], amounts=amounts)):
            return said
        if not by:
            return words.OF_EVERYONE
    return f"{words.closed_list(keys, amounts=amounts)} {words.OUTSIDE}"


def breakdown(table: Table) -> str:
    """Return what the groups of a table are by; empty where it is about one group."""
    if table.kind in _GROUPS:
        return table.dimension
    return table.series if table.kind in BY_GROUP else ""


def has_one_group(table: Table) -> bool:
    """Tell whether a table that sets groups side by side has only one."""
    if table.kind is Kind.MEDIANS:
        return len(table) == 1
    return table.kind is Kind.CROSSED and len(set(table.values(table.series))) == 1


def _tells_amounts(table: Table) -> bool:
    return table.kind is not Kind.MEDIANS and "euros" in {column.unit for column in table.columns}
