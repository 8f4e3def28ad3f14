"""One way to place the rows of a chart, and the room that it takes."""

from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from components.figures.fitting.rows import CardRow, RowStyle
from components.figures.markup import note_width
from components.figures.theme import Figure

#: In pixels of the chart: between two columns; least width of bars.
GUTTER: Final = 36
BARS: Final = 230


@dataclass(frozen=True)
class Arrangement:
    """One way to place rows: their style, the number of columns, and the largest scale.

    `order` gives the indices of the rows by priority, for when only some of them fit.
    """

    figure: Figure
    rows: tuple[CardRow, ...]
    style: RowStyle
    columns: int
    largest: float
    order: tuple[int, ...]

    @property
    def label_width(self) -> float:
        """The width of the labels beside the marks, 0 when they are above."""
        return self.style.room(self.rows)

    @property
    def narrowest(self) -> float:
        """The least width of a column, in pixels of the chart."""
        layout = self.figure["layout"]
        return float(
            max(self.label_width + BARS + layout["margin"]["r"], self._stacked_label_width)
        )

    @property
    def _stacked_label_width(self) -> float:
        """The width of the labels above the marks, 0 when they are beside."""
        return 0 if self.style.label else max(note_width(row.label) for row in self.rows)

    @property
    def _header_width(self) -> float:
        """The width of the annotations above and below the chart, which may span all columns."""
        headers = filter(is_header, self.figure["layout"]["annotations"])
        return max(map(note_width, headers), default=0)

    @property
    def margins_height(self) -> float:
        """The height of the top and bottom margins."""
        margin = self.figure["layout"]["margin"]
        return float(margin["t"] + margin["b"])

    def column_width(self, wide: float) -> float:
        """Return the width of one column when all of them together take `wide`."""
        return (wide - (self.columns - 1) * GUTTER) / self.columns

    def plot_width(self, wide: float) -> float:
        """Return the width of the plot in one column, without labels and margins."""
        margin = self.figure["layout"]["margin"]["r"]
        return float(self.column_width(wide) - self.label_width - margin)

    def scale_of(self, width: float) -> float:
        """Return the scale at which the columns fill `width`."""
        own = self.columns * self.narrowest + (self.columns - 1) * GUTTER
        return width / max(own, self._header_width)

    def columns_of_rows(self, count: int) -> list[list[int]]:
        """Return the indices of the first `count` rows by priority, split into columns."""
        shown, each = sorted(self.order[:count]), ceil(count / self.columns)
        return [shown[at : at + each] for at in range(0, count, each)]

    def rows_height(self, count: int) -> float:
        """Return the height of the tallest column when `count` rows are shown."""
        return max(
            sum(self.style.height(self.rows[at]) for at in part)
            for part in self.columns_of_rows(count)
        )

    def fitting_count(self, room: float) -> int:
        """Return how many rows fit in the height `room`, at least 1."""
        fitting = (
            n
            for n in range(len(self.rows), 0, -1)
            if self.margins_height + self.rows_height(n) <= room
        )
        return next(fitting, 1)


def is_header(note: dict[str, Any]) -> bool:
    """Tell whether an annotation is above or below the rows, at the left edge."""
    return note.get("yref") != "y" and note.get("x") == 0
