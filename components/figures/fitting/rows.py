"""The rows of a chart made for a card, placed again: labels beside marks, in columns, a subset.

On a phone a label is above its mark (`components/figures/rows`). A slide is wide enough to have it
beside, which halves the height. A mark belongs to the row whose vertical range contains it.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from components.figures import markup
from components.figures.markup import bare
from components.figures.rows import GAP, LABEL_TO_MARK, LINE
from components.figures.theme import SIZE, Figure
from data.french import bound

#: Pixels between a label and its mark, between two rows, and between two dense rows.
APART: Final = 12
BETWEEN: Final = 9
TIGHT: Final = 3
#: Pixels by which a mark may extend above its row.
_OVER: Final = 6
#: The number of an ODD, before its name in a label.
_NUMBER: Final = re.compile(r"^\d+ ")


@dataclass(frozen=True)
class CardRow:
    """One row of the card's chart: its label (an annotation), `top` and `bottom` of its mark."""

    label: dict[str, Any]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The label, in Plotly's markup."""
        return str(self.label["text"])

    def is_named_in(self, sentence: str) -> bool:
        """Tell whether `sentence` names this row."""
        name = _NUMBER.sub("", bare(self.text))
        return bool(re.search(rf"\b{re.escape(bound(name))}", bound(sentence)))

    def lines(self, room: float) -> tuple[str, ...]:
        """Return the label as lines of at most `room` pixels."""
        return markup.rewrapped(self.text, room)

    @property
    def thickness(self) -> float:
        """The height of the mark, in pixels."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Slot:
    """The new position of a row: the `top` of its mark, and the factor on the mark's height."""

    top: float
    growth: float


def card_rows(figure: Figure) -> tuple[CardRow, ...]:
    """Return the rows of a figure, top to bottom; none for a figure without rows, as a map."""
    notes = figure["layout"].get("annotations", ())
    labels = sorted((note for note in notes if _is_label(note)), key=lambda note: float(note["y"]))
    if not labels:
        return ()
    tops = [float(label["y"]) + LABEL_TO_MARK for label in labels]
    starts = [float(label["y"]) - LINE * (label["text"].count("<br>") + 1) for label in labels]
    ends = [start - GAP for start in starts[1:]] + [float(figure["layout"]["yaxis"]["range"][0])]
    return tuple(map(CardRow, labels, tops, ends))


def are_lined(figure: Figure, rows: Sequence[CardRow]) -> bool:
    """Tell whether a row has several values, or dots, one under the other."""
    written = (
        trace["y"] for trace in figure["data"] if trace.get("text") or trace["type"] == "scatter"
    )
    return len(set(chain.from_iterable(written))) > len(rows)


def _is_label(note: dict[str, Any]) -> bool:
    placed = (note.get("xref"), note.get("x"), note.get("yref"), note.get("yanchor"))
    return placed == ("paper", 0, "y", "bottom")


@dataclass(frozen=True)
class RowStyle:
    """How rows are drawn: `label` is the width of labels beside the marks, 0 for labels above.

    `dense` rows have thinner marks and less space between them; marks that hold several lines of
    text (`lined`) cannot be thinner.
    """

    label: int
    dense: bool = False
    lined: bool = False

    def room(self, rows: Sequence[CardRow]) -> float:
        """Return the width of the labels beside the marks, 0 when they are above."""
        if not self.label:
            return 0
        return APART + max(
            markup.width(line, SIZE) for row in rows for line in row.lines(self.label)
        )

    @property
    def growth(self) -> float:
        """Ratio of the height of marks to that on the card."""
        return 0.8 if self.dense and not self.lined else 1

    def height(self, row: CardRow) -> float:
        """Return the least distance in pixels from this row to the next."""
        mark = row.thickness * self.growth
        between = TIGHT if self.dense else BETWEEN
        if self.label:
            return max(mark, LINE * len(row.lines(self.label))) + between
        lines = str(row.label["text"]).count("<br>") + 1
        return mark + LINE * lines + LABEL_TO_MARK + between


@dataclass(frozen=True)
class ColumnLayout:
    """Some of the `rows` in one column: `slots` has the new position of each, by its index."""

    rows: tuple[CardRow, ...]
    slots: Mapping[int, Slot]
    style: RowStyle

    def index(self, y: float) -> int:
        """Return the index of the row that contains the pixel `y` of the card's chart."""
        return max(bisect_right([row.top - _OVER for row in self.rows], y) - 1, 0)

    def holds(self, y: float) -> bool:
        """Tell whether `y` belongs to a row of this column."""
        return self.index(y) in self.slots

    def at(self, y: float) -> float:
        """Return the new position of the pixel `y` of the card's chart."""
        at = self.index(y)
        slot = self.slots[at]
        return slot.top + (y - self.rows[at].top) * slot.growth

    def label(self, number: int) -> dict[str, Any]:
        """Return the label of a row, beside its mark or above it."""
        row, slot = self.rows[number], self.slots[number]
        if not self.style.label:
            return row.label | {"y": slot.top - LABEL_TO_MARK}
        middle = slot.top + row.thickness * slot.growth / 2
        place = {"xanchor": "right", "align": "right", "xshift": -APART, "yanchor": "middle"}
        return row.label | place | {"y": middle, "text": "<br>".join(row.lines(self.style.label))}


def column_layout(
    rows: tuple[CardRow, ...], shown: Sequence[int], style: RowStyle, stretch: tuple[float, float]
) -> ColumnLayout:
    """Place the rows of indices `shown` below each other.

    `stretch` is the height in pixels that each row gains, and a factor on the height of its mark.
    """
    more, gain = stretch
    growth = style.growth * gain
    slots: dict[int, Slot] = {}
    down = 0.0
    for number in shown:
        row = rows[number]
        room = style.height(row) + more
        mark = row.thickness * growth
        under = (room - mark) / 2 if style.label else TIGHT + more / 2
        slots[number] = Slot(down + room - mark - under, growth)
        down += room
    return ColumnLayout(rows, slots, style)


def cut(figure: Figure, column: ColumnLayout, *, alone: bool) -> Figure:
    """Return the figure with only the rows of `column`; its `layout` has no size yet.

    Annotations above and below the chart are kept on the right, and on the left only when `alone`.
    """
    layout = figure["layout"]
    notes = [
        note | {"y": column.at(note["y"])}
        for note in layout.get("annotations", ())
        if note.get("yref") == "y" and not _is_label(note) and column.holds(note["y"])
    ]
    headers = [
        note
        for note in layout.get("annotations", ())
        if note.get("yref") != "y" and (alone or note.get("x") != 0)
    ]
    shapes = [
        shape | {"y0": column.at(shape["y0"]), "y1": column.at(shape["y1"])}
        for shape in layout.get("shapes", ())
        if column.holds((shape["y0"] + shape["y1"]) / 2)
    ]
    labels = [column.label(number) for number in column.slots]
    placed = {"annotations": [*labels, *notes, *headers], "shapes": shapes}
    traces = [_trace(trace, column) for trace in figure["data"]]
    return {"data": traces, "layout": {**layout, **placed}}


def _trace(trace: dict[str, Any], column: ColumnLayout) -> dict[str, Any]:
    shown = [at for at, y in enumerate(trace["y"]) if column.holds(y)]
    own: dict[str, Any] = {
        key: _values_at(value, shown, len(trace["y"])) for key, value in trace.items()
    }
    growth = next(iter(column.slots.values())).growth
    own["y"] = [column.at(y) for y in own["y"]]
    if "width" in own:
        own["width"] = [wide * growth for wide in own["width"]]
    return own


def _values_at(value: Any, places: list[int], count: int) -> Any:  # noqa: ANN401  (Plotly's attributes)
    """Return the items at `places` of a list with one item per point; other values unchanged."""
    if isinstance(value, dict):
        return {key: _values_at(item, places, count) for key, item in value.items()}
    if isinstance(value, list | tuple) and len(value) == count:
        return [value[at] for at in places]
    return value
