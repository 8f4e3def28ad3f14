"""The figure function of each kind of table."""

from collections.abc import Mapping
from typing import Final, Protocol

from components.figures.bars import ranked_bars
from components.figures.dot_rows import dot_rows
from components.figures.excerpt import is_exclusive
from components.figures.flows import flow_bars
from components.figures.group_bars import group_bars
from components.figures.maps import world_map
from components.figures.needs_bars import needs_bars
from components.figures.ranges import quartile_ranges
from components.figures.stacks import stacked_shares
from components.figures.theme import Figure
from data.table import Kind, Table


class FigureFunction(Protocol):
    """A function that draws a table; codes in `selected` keep their full colour (empty: all)."""

    def __call__(self, table: Table, *, selected: frozenset[str] = ...) -> Figure:
        """Return the figure of `table`."""


def crossed_shares(
    table: Table, *, selected: frozenset[str] = frozenset(), rising: bool = False
) -> Figure:
    """Stack the answers that exclude each other, where they are few; else draw rows of dots.

    With `rising`, for ordered answers, shades of stacks go from light to dark.
    """
    if is_exclusive(table):
        return stacked_shares(table, selected=selected, rising=rising)
    return dot_rows(table, selected=selected)


FIGURES: Final[Mapping[Kind, FigureFunction]] = {
    Kind.SHARES: ranked_bars,
    Kind.AMOUNTS: ranked_bars,
    Kind.CROSSED: crossed_shares,
    Kind.FLOWS: flow_bars,
    Kind.COMPARED: group_bars,
    Kind.NEEDS: needs_bars,
    Kind.MEDIANS: quartile_ranges,
    Kind.COUNTRIES: world_map,
}


def figure_function(figures: Mapping[Kind, FigureFunction]) -> FigureFunction:
    """Return a figure function that draws each table with the entry of its kind in `figures`."""

    def figure_of_table(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
        return figures[table.kind](table, selected=selected)

    return figure_of_table


by_kind: Final = figure_function(FIGURES)
