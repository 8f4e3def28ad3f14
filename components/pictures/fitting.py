"""A chart made for a card, laid into a rectangle of a sheet: as large as it can be read, whole.

Rows go beside their labels or under them, in one column or more, whichever lets the text be
largest. Where even that would be too small to read, the first rows are drawn and the others
counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import Any, Final

from components.figures.formats import NBSP
from components.figures.theme import SIZE_SMALL, Figure
from components.pictures import rows
from components.pictures.measuring import width, wrapped
from components.pictures.rows import Row, Style
from components.pictures.sizes import Size

#: Pixels of the chart's own between two columns, that bars need, and that a column of a grid needs.
GUTTER: Final = 36
BARS: Final = 230
CELL: Final = 48
#: Widths tried for the labels beside the marks (none: above them).
_LABELS: Final = (236, 340, 0)
#: Columns tried; each more must be worth it, and so must tighter rows or leaning headings.
_COLUMNS: Final = (1, 2, 3)
_COST: Final = 0.06
#: What level headings may add to a scale, by the height that they save.
_GAIN: Final = 1.25
#: What rows may gain where there is room to spare: in height each, and of their mark.
_MORE: Final = 40
_GROWTH: Final = 1.7
#: Height of a line of a grid's headings, lines that stand level, and the room under them.
_LINE: Final = 16
_LEVEL: Final = 4
_UNDER: Final = 14
_UNIT: Final = 26
#: Height of a map for its width, its legend included; the width, for its height, that leaves room
#: beside it; and the pixels of its own that it must have in height.
_MAP: Final = 0.58
_WIDE: Final = 2.2
_LOWEST: Final = 230


@dataclass(frozen=True)
class Area:
    """A rectangle of the sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Panel:
    """A figure with its own size (`layout.width`, `layout.height`), and where it is laid."""

    area: Area
    figure: Figure

    @property
    def scale(self) -> float:
        """Return how much the figure is enlarged."""
        return float(self.area.width / self.figure["layout"]["width"])


@dataclass(frozen=True)
class Fitted:
    """The panels of a chart, and how many of its rows they leave out."""

    panels: tuple[Panel, ...]
    left_out: int = 0


@dataclass(frozen=True)
class _Plan:
    """One way to lay rows: in a style, in so many columns, enlarged so much at most."""

    figure: Figure
    rows: tuple[Row, ...]
    style: Style
    columns: int
    largest: float

    @property
    def left(self) -> float:
        """The room of the labels beside the marks."""
        return self.style.room(self.rows)

    @property
    def narrowest(self) -> float:
        """The width under which a column does not hold what it shows."""
        layout = self.figure["layout"]
        cells = len(layout["xaxis"].get("ticktext", ())) if _is_grid(layout) else 0
        inner = max(layout.get("meta", {}).get("min_width", 0), cells * CELL, BARS)
        return float(self.left + inner + layout["margin"]["r"])

    @property
    def around(self) -> float:
        """The height over and under the rows."""
        margin = self.figure["layout"]["margin"]
        return float(margin["t"] + margin["b"])

    def scale_of(self, width: float) -> float:
        """Return how much the columns can be enlarged to fill `width`."""
        return width / (self.columns * self.narrowest + (self.columns - 1) * GUTTER)

    def split(self, count: int) -> list[range]:
        """Return the first `count` rows, in columns."""
        each = ceil(count / self.columns)
        return [range(at, min(at + each, count)) for at in range(0, count, each)]

    def tall(self, count: int) -> float:
        """Return the height of the first `count` rows, in columns."""
        return max(
            sum(self.style.height(self.rows[at]) for at in part) for part in self.split(count)
        )

    def most(self, room: float) -> int:
        """Return how many rows fit in `room`, one at least."""
        fitting = (n for n in range(len(self.rows), 0, -1) if self.around + self.tall(n) <= room)
        return next(fitting, 1)


def fitted(figure: Figure, area: Area, size: Size) -> Fitted:
    """Return `figure` laid into `area`. The figure given is not changed."""
    found = rows.rows_of(figure)
    if not found:
        return Fitted((_whole(figure, area, size),))
    plans = tuple(_plans(figure, found, area, size))
    best, scale = max(((one, _scale(one, area)) for one in plans), key=_worth)
    if scale >= size.smallest:
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


def _plans(figure: Figure, found: tuple[Row, ...], area: Area, size: Size) -> Iterator[_Plan]:
    for dense, label, columns in product((False, True), _LABELS, _COLUMNS):
        if columns <= len(found):
            style = Style(label, dense)
            yield _levelled(_Plan(figure, found, style, columns, size.largest), area, size)


def _levelled(plan: _Plan, area: Area, size: Size) -> _Plan:
    """Return the plan with level headings where they fit, which then bound its scale."""
    if not _is_grid(plan.figure["layout"]):
        return plan
    scale = min(plan.largest, max(_scale(plan, area), size.smallest) * _GAIN)
    level = _level(plan, area.width / scale)
    return replace(plan, figure=level, largest=scale) if level is not plan.figure else plan


def _scale(plan: _Plan, area: Area) -> float:
    tall = area.height / (plan.around + plan.tall(len(plan.rows)))
    return min(plan.largest, plan.scale_of(area.width), tall)


def _worth(choice: tuple[_Plan, float]) -> float:
    """Return how good a plan is: its scale, less what makes it harder to read at a glance."""
    plan, scale = choice
    layout = plan.figure["layout"]
    leaning = _is_grid(layout) and "tickangle" not in layout["xaxis"]
    faults = (plan.columns - 1, plan.style.dense, not plan.style.label, 2 * leaning)
    return scale * (1 - _COST * sum(faults))


def _laid(plan: _Plan, count: int, scale: float, area: Area) -> tuple[Panel, ...]:
    own_width = (area.width / scale - (plan.columns - 1) * GUTTER) / plan.columns
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


def _is_grid(layout: dict[str, Any]) -> bool:
    return bool(layout["xaxis"].get("side") == "top" and layout["xaxis"].get("ticktext"))


def _level(plan: _Plan, wide: float) -> Figure:
    """Return the figure with its headings level, and no higher than they are, if that fits."""
    layout = plan.figure["layout"]
    axis = layout["xaxis"]
    inner = (wide - (plan.columns - 1) * GUTTER) / plan.columns - plan.left - layout["margin"]["r"]
    room = inner / len(axis["ticktext"]) - 8
    words = (word for text in axis["ticktext"] for word in _loose(text).split(" "))
    if any(width(word, SIZE_SMALL) > room for word in words):
        return plan.figure
    told = [_heading(text, room) for text in axis["ticktext"]]
    tallest = max(map(len, told))
    if tallest > _LEVEL:
        return plan.figure
    head = _UNIT + tallest * _LINE + _UNDER
    notes = [
        one | {"yshift": head - 18} if one.get("name") == "unite" else one
        for one in layout["annotations"]
    ]
    level = {
        **axis,
        "ticktext": ["<br>".join(text) for text in told],
        "tickangle": 0,
        "ticklabelstandoff": 4,
    }
    margin = {**layout["margin"], "t": head}
    return {
        **plan.figure,
        "layout": {**layout, "xaxis": level, "margin": margin, "annotations": notes},
    }


def _heading(text: str, room: float) -> Sequence[str]:
    *name, base = text.split("<br>")
    return (*wrapped(_loose(" ".join(name)), room, SIZE_SMALL), base) if name else (base,)


def _loose(text: str) -> str:
    """Return a heading that may be broken before its unit: « 10 000–49 999 / hab. »."""
    return rows.bare(text).replace(NBSP, " ")


def _whole(figure: Figure, area: Area, size: Size) -> Panel:
    """Lay a figure that has no rows: a map takes its width, others keep their own height."""
    layout = figure["layout"]
    if "height" in layout:
        narrowest = max(layout.get("meta", {}).get("min_width", 0), BARS)
        scale = min(size.largest, area.height / layout["height"], area.width / narrowest)
        tall = layout["height"] * scale
        sized = {**layout, "width": area.width / scale}
        return Panel(Area(area.x, area.y, area.width, tall), {**figure, "layout": sized})
    scale = min(size.room / size.map_width, area.height / _LOWEST)
    wide, tall = area.width / scale, min(area.height, area.width * _MAP)
    beside = wide * scale > _WIDE * tall
    sized = {
        **(_legend_aside(layout) if beside else layout),
        "width": wide,
        "height": tall / scale,
    }
    down = (area.height - tall) / 2
    return Panel(Area(area.x, area.y + down, area.width, tall), {**figure, "layout": sized})


def _legend_aside(layout: dict[str, Any]) -> dict[str, Any]:
    """Return the layout of a map whose words stand in the Pacific, and take it no height."""
    legend = {**layout.get("legend", {}), "orientation": "v", "y": 0.02, "yanchor": "bottom"}
    notes = [
        one | {"yanchor": "top", "yshift": 0} if one.get("name") == "unite" else one
        for one in layout.get("annotations", ())
    ]
    margin = {**layout["margin"], "t": 0}
    return {**layout, "legend": legend, "annotations": notes, "margin": margin}
