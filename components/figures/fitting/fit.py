"""Fit a chart made for a card into a rectangle of a picture, with the largest readable text.

Rows have their labels beside or above the marks, in one column or more: the arrangement with the
largest text wins. Where even that would be too small to read, rows are left out and counted: the
rows that the headline names are drawn first, then the others in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from components.figures.fitting import rows
from components.figures.fitting.areas import Area, Fitted, Panel
from components.figures.fitting.arrangement import GUTTER, Arrangement, is_header
from components.figures.fitting.headers import reflowed
from components.figures.fitting.rows import RowStyle
from components.figures.fitting.scaling import scaled_figure
from components.figures.fitting.sizes import PictureSize
from components.figures.theme import Figure

#: Widths tried for labels beside the marks (0: labels above them).
_LABELS: Final = (236, 340, 460, 0)
#: Numbers of columns tried; share of the scale that each further column or dense rows must gain.
_COLUMNS: Final = (1, 2, 3)
_COST: Final = 0.06
#: Where height is left, rows may grow by so many pixels each, and marks up to this factor.
_MORE: Final = 40
_GROWTH: Final = 1.7


def fitted(figure: Figure, area: Area, size: PictureSize, sentence: str = "") -> Fitted:
    """Return `figure` as panels that fill `area`; rows that `sentence` names are kept first.

    `figure` itself is not changed.
    """
    card_rows = rows.card_rows(figure)
    if not card_rows:
        return Fitted((scaled_figure(figure, area, size),))
    figure = reflowed(figure, area.width / size.largest)
    order = sorted(range(len(card_rows)), key=lambda at: not card_rows[at].is_named_in(sentence))
    first = Arrangement(figure, card_rows, RowStyle(0), 1, size.largest, tuple(order))
    arrangements = tuple(_arrangements(first))
    scales = ((arrangement, _scale(arrangement, area)) for arrangement in arrangements)
    complete = [choice for choice in scales if choice[1] >= size.smallest]
    if not complete:
        return _shortened(arrangements, area, size)
    best, scale = max(complete, key=_worth)
    return Fitted(_panels(best, len(card_rows), scale, area))


def _shortened(arrangements: Sequence[Arrangement], area: Area, size: PictureSize) -> Fitted:
    """Return the panels of the arrangement that shows most rows at a readable scale."""
    # Two lines of height are kept for the text that counts the rows left out.
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
    return Fitted(_panels(best, count, scale, shorter), len(best.rows) - count)


def _arrangements(first: Arrangement) -> Iterator[Arrangement]:
    lined = rows.are_lined(first.figure, first.rows)
    for dense, label, columns in product((False, True), _LABELS, _COLUMNS):
        arrangement = replace(first, style=RowStyle(label, dense, lined), columns=columns)
        if len(arrangement.columns_of_rows(len(arrangement.rows))) == columns:
            yield arrangement


def _scale(arrangement: Arrangement, area: Area) -> float:
    tall = area.height / (
        arrangement.margins_height + arrangement.rows_height(len(arrangement.rows))
    )
    return min(arrangement.largest, arrangement.scale_of(area.width), tall)


def _worth(choice: tuple[Arrangement, float]) -> float:
    """Return the score of an arrangement: its scale, less a penalty for what hinders reading."""
    arrangement, scale = choice
    faults = (
        arrangement.columns - 1,
        arrangement.style.dense,
        not arrangement.style.label,
    )
    return scale * (1 - _COST * sum(faults))


def _panels(arrangement: Arrangement, count: int, scale: float, area: Area) -> tuple[Panel, ...]:
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
        note | {"xshift": note.get("xshift", 0) - label_width} if is_header(note) else note
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
