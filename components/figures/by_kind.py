"""The figure function of each kind of table."""

from collections.abc import Mapping
from typing import Final, Protocol

from components.figures.bars import ranked_bars
from components.figures.grids import heat_grid
from components.figures.group_bars import group_bars
from components.figures.maps import world_map
from components.figures.needs_bars import needs_bars
from components.figures.ranges import quartile_ranges
from components.figures.theme import Figure
from data.table import Kind, Table


class FigureFunction(Protocol):
    """A function that draws a table; codes in `selected` keep their full colour (empty: all)."""

    def __call__(self, table: Table, *, selected: frozenset[str] = ...) -> Figure:
        """Return the figure of `table`."""


FIGURES: Final[Mapping[Kind, FigureFunction]] = {
    Kind.SHARES: ranked_bars,
    Kind.AMOUNTS: ranked_bars,
    Kind.CROSSED: heat_grid,
    Kind.FLOWS: heat_grid,
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
