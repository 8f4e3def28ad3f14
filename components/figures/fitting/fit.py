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
from components.figures.fitting.rows import Row, Style
from components.figures.fitting.scaling import whole
from components.figures.fitting.sizes import Size
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
class _Plan:
    """One way to lay rows: in a style, in so many columns, enlarged so much at most.

    Where only some of them can be shown, they are the first of `order`.
    """

    figure: Figure
    rows: tuple[Row, ...]
    style: Style
    columns: int
    largest: float
    order: tuple[int, ...]

    @property
    def left(self) -> float:
        """The room of the labels beside the marks."""
        return self.style.room(self.rows)

    @property
    def narrowest(self) -> float:
        """The width under which a column does not hold what it shows."""
        layout = self.figure["layout"]
        cells = len(layout["xaxis"]["ticktext"]) if is_grid(self.figure) else 0
        inner = max(layout.get("meta", {}).get("min_width", 0), cells * CELL, BARS)
        return float(max(self.left + inner + layout["margin"]["r"], self._labels))

    @property
    def _labels(self) -> float:
        """The width of the labels, where they stand above the marks."""
        return 0 if self.style.label else max(note_width(row.label) for row in self.rows)

    @property
    def _heads(self) -> float:
        """The width of what heads the chart: it may stand over every column."""
        heads = filter(_heads, self.figure["layout"]["annotations"])
        return max(map(note_width, heads), default=0)

    @property
    def around(self) -> float:
        """The height over and under the rows."""
        margin = self.figure["layout"]["margin"]
        return float(margin["t"] + margin["b"])

    def own_width(self, wide: float) -> float:
        """Return the width of one column, when all of them take `wide`."""
        return (wide - (self.columns - 1) * GUTTER) / self.columns

    def inner(self, wide: float) -> float:
        """Return what labels and margins leave of a column."""
        margin = self.figure["layout"]["margin"]["r"]
        return float(self.own_width(wide) - self.left - margin)

    def scale_of(self, width: float) -> float:
        """Return how much the columns can be enlarged to fill `width`."""
        own = self.columns * self.narrowest + (self.columns - 1) * GUTTER
        return width / max(own, self._heads)

    def split(self, count: int) -> list[list[int]]:
        """Return the numbers of the `count` rows that are shown, in columns."""
        shown, each = sorted(self.order[:count]), ceil(count / self.columns)
        return [shown[at : at + each] for at in range(0, count, each)]

    def tall(self, count: int) -> float:
        """Return the height of the `count` rows that are shown, in columns."""
        return max(
            sum(self.style.height(self.rows[at]) for at in part) for part in self.split(count)
        )

    def most(self, room: float) -> int:
        """Return how many rows fit in `room`, one at least."""
        fitting = (n for n in range(len(self.rows), 0, -1) if self.around + self.tall(n) <= room)
        return next(fitting, 1)


def fitted(figure: Figure, area: Area, size: Size, told: str = "") -> Fitted:
    """Return `figure` laid into `area`; what the sentence `told` names is shown in any case.

    The figure given is not changed.
    """
    found = rows.rows_of(figure)
    if not found:
        return Fitted((whole(figure, area, size),))
    order = tuple(sorted(range(len(found)), key=lambda at: not found[at].is_quoted(told)))
    plans = tuple(_plans(_Plan(figure, found, Style(0), 1, size.largest, order), area, size))
    scales = ((one, _scale(one, area)) for one in plans)
    complete = [choice for choice in scales if choice[1] >= size.smallest]
    if complete:
        best, scale = max(complete, key=_worth)
        return Fitted(_laid(best, len(found), scale, area))
    # Some rows are left out, and a line under the chart will say how many.
    shorter = Area(area.x, area.y, area.width, area.height - 2 * size.small)
    choices = [(one, min(size.smallest, one.scale_of(area.width))) for one in plans]
    readable = [one for one in choices if one[1] >= size.smallest] or choices
    best, scale = max(readable, key=lambda one: (one[0].most(shorter.height / one[1]), one[1]))
    count = best.most(shorter.height / scale)
    # One row is always drawn, however little room the words around it leave.
    scale = min(scale, shorter.height / (best.around + best.tall(count)))
    return Fitted(_laid(best, count, scale, shorter), len(found) - count)


def _plans(first: _Plan, area: Area, size: Size) -> Iterator[_Plan]:
    lined = rows.are_lined(first.figure, first.rows)
    for dense, label, columns in product((False, True), _LABELS, _COLUMNS):
        plan = replace(first, style=Style(label, dense, lined), columns=columns)
        if len(plan.split(len(plan.rows))) == columns:
            yield _levelled(plan, area, size)


def _levelled(plan: _Plan, area: Area, size: Size) -> _Plan:
    """Return the plan with level headings where they fit, which then bound its scale."""
    if not is_grid(plan.figure):
        return plan
    scale = min(plan.largest, max(_scale(plan, area), size.smallest) * _GAIN)
    level = levelled(plan.figure, plan.inner(area.width / scale))
    return replace(plan, figure=level, largest=scale) if level is not plan.figure else plan


def _scale(plan: _Plan, area: Area) -> float:
    tall = area.height / (plan.around + plan.tall(len(plan.rows)))
    return min(plan.largest, plan.scale_of(area.width), tall)


def _worth(choice: tuple[_Plan, float]) -> float:
    """Return how good a plan is: its scale, less what makes it harder to read at a glance."""
    plan, scale = choice
    leaning = 2 * is_leaning(plan.figure)
    faults = (plan.columns - 1, plan.style.dense, not plan.style.label, leaning)
    return scale * (1 - _COST * sum(faults))


def _laid(plan: _Plan, count: int, scale: float, area: Area) -> tuple[Panel, ...]:
    own_width = plan.own_width(area.width / scale)
    parts = plan.split(count)
    spare = area.height / scale - plan.around - plan.tall(count)
    more = min(max(spare, 0) / max(map(len, parts)), _MORE)
    thickest = max(row.thickness for row in plan.rows)
    growth = min(1 + more / thickest / 2, _GROWTH)
    panels = []
    for number, part in enumerate(parts):
        held = rows.column(plan.rows, part, plan.style, (more, growth))
        down = sum(plan.style.height(plan.rows[at]) + more for at in part)
        drawn = rows.cut(plan.figure, held, alone=number == 0)
        own = _sized(drawn, own_width, down, plan.left)
        left = area.x + number * (own_width + GUTTER) * scale
        place = Area(left, area.y, own_width * scale, own["layout"]["height"] * scale)
        panels.append(Panel(place, own))
    return tuple(panels)


def _sized(figure: Figure, wide: float, down: float, left: float) -> Figure:
    """Return the figure with its size, its labels in the left margin."""
    layout = figure["layout"]
    margin = layout["margin"]
    notes = [
        # What heads the chart begins where the labels do.
        one | {"xshift": one.get("xshift", 0) - left} if _heads(one) else one
        for one in layout["annotations"]
    ]
    own = {
        "width": wide,
        "height": margin["t"] + down + margin["b"],
        "margin": {**margin, "l": left + margin["l"]},
        "yaxis": {**layout["yaxis"], "range": [down, 0]},
        "annotations": notes,
    }
    return {**figure, "layout": {**layout, **own}}


def _heads(note: dict[str, Any]) -> bool:
    return note.get("yref") != "y" and note.get("x") == 0
