"""A chart made for a card, laid into a rectangle of a sheet: as large as it can be read, whole.

Rows go beside their labels or under them, in one column or more, whichever lets the text be
largest. Where even that would be too small to read, the rows that the sentence names are drawn,
then the first ones, and the others counted.
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

#: Pixels of the chart's own between two columns, that bars need, and that a column of a grid needs.
GUTTER: Final = 36
BARS: Final = 230
CELL: Final = 48
#: Widths tried for the labels beside the marks (none: above them).
_LABELS: Final = (236, 340, 460, 0)
#: Columns tried; each more must be worth it, and so must tighter rows or leaning headings.
_COLUMNS: Final = (1, 2, 3)
_COST: Final = 0.06
#: What level headings may add to a scale, by the height that they save.
_GAIN: Final = 1.25
#: What rows may gain where there is room to spare: in height each, and of their mark.
_MORE: Final = 40
_GROWTH: Final = 1.7


@dataclass(frozen=True)
class _Arrangement:
    """One way to lay rows: in a style, in so many columns, enlarged so much at most.

    Where only some of them can be shown, they are the first of `order`.
    """

    figure: Figure
    rows: tuple[CardRow, ...]
    style: RowStyle
    columns: int
    largest: float
    order: tuple[int, ...]

    @property
    def label_width(self) -> float:
        """The room of the labels beside the marks."""
        return self.style.room(self.rows)

    @property
    def narrowest(self) -> float:
        """The width under which a column does not hold what it shows."""
        layout = self.figure["layout"]
        cells = len(layout["xaxis"]["ticktext"]) if is_grid(self.figure) else 0
        plot_width = max(layout.get("meta", {}).get("min_width", 0), cells * CELL, BARS)
        return float(
            max(self.label_width + plot_width + layout["margin"]["r"], self._stacked_label_width)
        )

    @property
    def _stacked_label_width(self) -> float:
        """The width of the labels, where they stand above the marks."""
        return 0 if self.style.label else max(note_width(row.label) for row in self.rows)

    @property
    def _header_width(self) -> float:
        """The width of what heads the chart: it may stand over every column."""
        headers = filter(_is_header, self.figure["layout"]["annotations"])
        return max(map(note_width, headers), default=0)

    @property
    def margins_height(self) -> float:
        """The height over and under the rows."""
        margin = self.figure["layout"]["margin"]
        return float(margin["t"] + margin["b"])

    def column_width(self, wide: float) -> float:
        """Return the width of one column, when all of them take `wide`."""
        return (wide - (self.columns - 1) * GUTTER) / self.columns

    def plot_width(self, wide: float) -> float:
        """Return what labels and margins leave of a column."""
        margin = self.figure["layout"]["margin"]["r"]
        return float(self.column_width(wide) - self.label_width - margin)

    def scale_of(self, width: float) -> float:
        """Return how much the columns can be enlarged to fill `width`."""
        own = self.columns * self.narrowest + (self.columns - 1) * GUTTER
        return width / max(own, self._header_width)

    def columns_of_rows(self, count: int) -> list[list[int]]:
        """Return the numbers of the `count` rows that are shown, in columns."""
        shown, each = sorted(self.order[:count]), ceil(count / self.columns)
        return [shown[at : at + each] for at in range(0, count, each)]

    def rows_height(self, count: int) -> float:
        """Return the height of the `count` rows that are shown, in columns."""
        return max(
            sum(self.style.height(self.rows[at]) for at in part)
            for part in self.columns_of_rows(count)
        )

    def fitting_count(self, room: float) -> int:
        """Return how many rows fit in `room`, one at least."""
        fitting = (
            n
            for n in range(len(self.rows), 0, -1)
            if self.margins_height + self.rows_height(n) <= room
        )
        return next(fitting, 1)


def fitted(figure: Figure, area: Area, size: PictureSize, sentence: str = "") -> Fitted:
    """Return `figure` laid into `area`; what the sentence `told` names is shown in any case.

    The figure given is not changed.
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
    # Some rows are left out, and a line under the chart will say how many.
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
    # One row is always drawn, however little room the words around it leave.
    scale = min(scale, shorter.height / (best.margins_height + best.rows_height(count)))
    return Fitted(_panels(best, count, scale, shorter), len(card_rows) - count)


def _arrangements(first: _Arrangement, area: Area, size: PictureSize) -> Iterator[_Arrangement]:
    lined = rows.are_lined(first.figure, first.rows)
    for dense, label, columns in product((False, True), _LABELS, _COLUMNS):
        arrangement = replace(first, style=RowStyle(label, dense, lined), columns=columns)
        if len(arrangement.columns_of_rows(len(arrangement.rows))) == columns:
            yield _levelled(arrangement, area, size)


def _levelled(arrangement: _Arrangement, area: Area, size: PictureSize) -> _Arrangement:
    """Return the plan with level headings where they fit, which then bound its scale."""
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
    """Return how good a plan is: its scale, less what makes it harder to read at a glance."""
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
    """Return the figure with its size, its labels in the left margin."""
    layout = figure["layout"]
    margin = layout["margin"]
    notes = [
        # What heads the chart begins where the labels do.
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
