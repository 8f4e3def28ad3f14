"""Fit a chart made for a card into a rectangle of a picture, with the largest readable text.

Rows have their labels beside or above the marks, in one column or more: the arrangement with the
largest text wins. Where even that would be too small to read, rows are left out and counted: the
rows that the headline names are drawn first, then the others in order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import Any, Final

from components.figures.fitting import rows
from components.figures.fitting.areas import Area, Fitted, Panel
from components.figures.fitting.headings import is_grid, is_leaning, levelled
from components.figures.fitting.rows import CardRow, RowStyle
from components.figures.fitting.scaling import scaled_figure
from components.figures.fitting.sizes import PictureSize
from components.figures.markup import note_width
from components.figures.theme import Figure

#: In pixels of the chart: between two columns; least width of bars, and of a column of a grid.
GUTTER: Final = 36
BARS: Final = 230
CELL: Final = 48
#: Widths tried for labels beside the marks (0: labels above them).
_LABELS: Final = (236, 340, 460, 0)
#: Numbers of columns tried; share of the scale that each further column, dense rows or leaning
#: headings must gain.
_COLUMNS: Final = (1, 2, 3)
_COST: Final = 0.06
#: Level headings save height: the scale may grow by up to this factor.
_GAIN: Final = 1.25
#: Where height is left, rows may grow by so many pixels each, and marks up to this factor.
_MORE: Final = 40
_GROWTH: Final = 1.7


@dataclass(frozen=True)
class _Arrangement:
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
        cells = len(layout["xaxis"]["ticktext"]) if is_grid(self.figure) else 0
        plot_width = max(layout.get("meta", {}).get("min_width", 0), cells * CELL, BARS)
        return float(
            max(self.label_width + plot_width + layout["margin"]["r"], self._stacked_label_width)
        )

    @property
    def _stacked_label_width(self) -> float:
        """The width of the labels above the marks, 0 when they are beside."""
        return 0 if self.style.label else max(note_width(row.label) for row in self.rows)

    @property
    def _header_width(self) -> float:
        """The width of the annotations above and below the chart, which may span all columns."""
        headers = filter(_is_header, self.figure["layout"]["annotations"])
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


def fitted(figure: Figure, area: Area, size: PictureSize, sentence: str = "") -> Fitted:
    """Return `figure` as panels that fill `area`; rows that `sentence` names are kept first.

    `figure` itself is not changed.
    """
    card_rows = rows.card_rows(figure)
    if not card_rows:
        return Fitted((scaled_figure(figure, area, size),))
    order = tuple(
        sorted(range(len(card_rows)), key=lambda at: not card_rows[at].is_named_in(sentence))
    )
    arrangements = tuple(
        _arrangements(
            _Arrangement(figure, card_rows, RowStyle(0), 1, size.largest, order), area, size
        )
    )
    scales = ((arrangement, _scale(arrangement, area)) for arrangement in arrangements)
    complete = [choice for choice in scales if choice[1] >= size.smallest]
    if complete:
        best, scale = max(complete, key=_worth)
        return Fitted(_panels(best, len(card_rows), scale, area))
    # Some rows are left out: two lines of height are kept for the text that counts them.
    shorter = Area(area.x, area.y, area.width, area.height - 2 * size.small)
    choices = [
        (arrangement, min(size.smallest, arrangement.scale_of(area.width)))
        for arrangement in arrangements
    ]
    readable = [choice for choice in choices if choice[1] >= size.smallest] or choices
    best, scale = max(
        readable,
        key=lambda choice: (choice[0].fitting_count(shorter.height / choice[1]), choice[1]),
    )
    count = best.fitting_count(shorter.height / scale)
    # At least one row is drawn, however little height the margins leave.
    scale = min(scale, shorter.height / (best.margins_height + best.rows_height(count)))
    return Fitted(_panels(best, count, scale, shorter), len(card_rows) - count)


def _arrangements(first: _Arrangement, area: Area, size: PictureSize) -> Iterator[_Arrangement]:
    lined = rows.are_lined(first.figure, first.rows)
    for dense, label, columns in product((False, True), _LABELS, _COLUMNS):
        arrangement = replace(first, style=RowStyle(label, dense, lined), columns=columns)
        if len(arrangement.columns_of_rows(len(arrangement.rows))) == columns:
            yield _levelled(arrangement, area, size)


def _levelled(arrangement: _Arrangement, area: Area, size: PictureSize) -> _Arrangement:
    """Return the arrangement with level headings where they fit; they then limit its scale."""
    if not is_grid(arrangement.figure):
        return arrangement
    scale = min(arrangement.largest, max(_scale(arrangement, area), size.smallest) * _GAIN)
    level = levelled(arrangement.figure, arrangement.plot_width(area.width / scale))
    return (
        replace(arrangement, figure=level, largest=scale)
        if level is not arrangement.figure
        else arrangement
    )


def _scale(arrangement: _Arrangement, area: Area) -> float:
    tall = area.height / (
        arrangement.margins_height + arrangement.rows_height(len(arrangement.rows))
    )
    return min(arrangement.largest, arrangement.scale_of(area.width), tall)


def _worth(choice: tuple[_Arrangement, float]) -> float:
    """Return the score of an arrangement: its scale, less a penalty for what hinders reading."""
    arrangement, scale = choice
    leaning = 2 * is_leaning(arrangement.figure)
    faults = (
        arrangement.columns - 1,
        arrangement.style.dense,
        not arrangement.style.label,
        leaning,
    )
    return scale * (1 - _COST * sum(faults))


def _panels(arrangement: _Arrangement, count: int, scale: float, area: Area) -> tuple[Panel, ...]:
    column_width = arrangement.column_width(area.width / scale)
    parts = arrangement.columns_of_rows(count)
    spare = area.height / scale - arrangement.margins_height - arrangement.rows_height(count)
    more = min(max(spare, 0) / max(map(len, parts)), _MORE)
    thickest = max(row.thickness for row in arrangement.rows)
    growth = min(1 + more / thickest / 2, _GROWTH)
    panels = []
    for number, part in enumerate(parts):
        column = rows.column_layout(arrangement.rows, part, arrangement.style, (more, growth))
        down = sum(arrangement.style.height(arrangement.rows[at]) + more for at in part)
        drawn = rows.cut(arrangement.figure, column, alone=number == 0)
        own = _sized(drawn, column_width, down, arrangement.label_width)
        left = area.x + number * (column_width + GUTTER) * scale
        place = Area(left, area.y, column_width * scale, own["layout"]["height"] * scale)
        panels.append(Panel(place, own))
    return tuple(panels)


def _sized(figure: Figure, wide: float, down: float, label_width: float) -> Figure:
    """Return the figure with its width and height, and a left margin for its labels."""
    layout = figure["layout"]
    margin = layout["margin"]
    notes = [
        # Annotations above the chart are aligned with the left edge of the labels.
        note | {"xshift": note.get("xshift", 0) - label_width} if _is_header(note) else note
        for note in layout["annotations"]
    ]
    own = {
        "width": wide,
        "height": margin["t"] + down + margin["b"],
        "margin": {**margin, "l": label_width + margin["l"]},
        "yaxis": {**layout["yaxis"], "range": [down, 0]},
        "annotations": notes,
    }
    return {**figure, "layout": {**layout, **own}}


def _is_header(note: dict[str, Any]) -> bool:
    return note.get("yref") != "y" and note.get("x") == 0
