"""One question, for everyone or group by group: the table says which of the two it is."""

from components.figures import bars, grids
from components.figures.theme import Figure
from data.table import Table


def ranked_or_crossed(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw a one-way table as ranked bars, a two-way one as a grid of tiles."""
    draw = grids.heat_grid if table.series else bars.ranked_bars
    return draw(table, selected=selected)
