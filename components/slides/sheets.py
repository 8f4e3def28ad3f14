"""A table of words laid out before it is written: widths, headings, size of letters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from components.figures.formats import NARROW, NBSP
from components.slides import fitting
from components.slides.boxes import Box

_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
MARGIN: Final = 0.04
_LABEL: Final = 0.36
#: Height of a row, in times the size of its letters.
_SPACED: Final = 2.0
#: Up to so many rows, letters are large.
_FEW: Final = 10
#: Narrower columns have their heading turned; from the other width on, its words stand on two
#: lines above their base.
_UPRIGHT: Final = 0.85
_THREE_LINES: Final = 0.38
#: Narrower cells bear no sign for percent.
_NARROW: Final = 0.45
_HEADS: Final = (11.0, 10.0, 9.0, 8.0)
_HEAD_TURNED: Final = 7.5
_TALLEST_HEAD: Final = 1.7
_LEAST_HEAD: Final = 0.7
#: Height of a row of the smallest letters.
_LEAST_ROW: Final = 0.14
_SHORT: Final = 14


@dataclass(frozen=True)
class Sheet:
    """Words laid in rows: `head` (several lines each), then `rows`.

    `levels` says how dark each cell is (-1: not at all).
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Fit:
    """How `sheet` stands in its box: widths and heights in inches, `size` in points."""

    sheet: Sheet
    widths: tuple[float, ...]
    heads: "Heads"
    head: float
    tall: float
    size: float
    stretch: float

    @classmethod
    def of(cls, sheet: Sheet, box: Box, stretch: float) -> Self:
        """Lay `sheet` out at the largest size that fits; what no size holds is counted, not cut."""
        widths = _widths(sheet, box, stretch)
        sheet = _narrow(sheet) if sheet.levels and widths[-1] < _NARROW else sheet
        rooms = tuple(width / stretch - 2 * MARGIN for width in widths)
        wanted = len(sheet.rows) * _LEAST_ROW
        heads = Heads.of(sheet.head, rooms, box.height - wanted)
        sheet = _within(sheet, int((box.height - heads.height * stretch) / _LEAST_ROW))
        count = max(len(sheet.rows), 1)
        head = min(heads.height * stretch, box.height / 2)
        tall = (box.height - head) / count
        size = _fitting_size(sheet, rooms, tall)
        spaced = _SPACED * size * fitting.POINT * _most_lines(sheet, rooms, size)
        return cls(sheet, widths, heads, head, min(tall, spaced), size, stretch)

    @property
    def height(self) -> float:
        """Height of the whole table."""
        return self.head + self.tall * len(self.sheet.rows)

    def told(self, text: str, across: int) -> str:
        """Return a text as it is written: on one line where letters are the smallest."""
        room = self.widths[across] / self.stretch - 2 * MARGIN
        return fitting.shortened(text, self.size, room) if self.size == _SIZES[-1] else text


@dataclass(frozen=True)
class Heads:
    """The headings as they are written: across, or upwards where columns are narrow."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    height: float
    turned: bool = False

    @classmethod
    def of(cls, heads: Sequence[Sequence[str]], widths: Sequence[float], room: float) -> Self:
        """Lay headings out over columns of these widths, in `room` inches of height at most."""
        if len(widths) > 1 and widths[1] < _UPRIGHT:
            return cls._upwards(heads, widths[1], min(max(room, _LEAST_HEAD), _TALLEST_HEAD) - 0.12)
        lines = tuple(map(tuple, heads))
        size = next((size for size in _HEADS if _holds(lines, widths, size, room)), _HEADS[-1])
        return cls(lines, size, _height(lines, widths, size))

    @classmethod
    def _upwards(cls, heads: Sequence[Sequence[str]], width: float, room: float) -> Self:
        lines = [tuple(texts) for texts in heads]
        if width >= _THREE_LINES:
            lines = [(*_halves(texts[0]), *texts[1:]) if texts else () for texts in lines]
        lines = [
            tuple(fitting.shortened(text, _HEAD_TURNED, room, bold=True) for text in texts)
            for texts in lines
        ]
        longest = max(
            fitting.width(text, _HEAD_TURNED, bold=True) for texts in lines for text in texts
        )
        return cls(tuple(lines), _HEAD_TURNED, longest + 0.12, turned=True)


def _height(heads: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    columns = zip(heads, widths, strict=True)
    return max(fitting.height(texts, size, width, bold=True) for texts, width in columns) + 0.1


def _holds(
    heads: Sequence[Sequence[str]], widths: Sequence[float], size: float, room: float
) -> bool:
    """Tell whether no word of a heading is broken at `size`, and the tallest fits in `room`."""
    words = [
        (word, width)
        for texts, width in zip(heads, widths, strict=True)
        for text in texts
        for word in text.split(" ")
    ]
    whole = all(fitting.width(word, size, bold=True) <= width for word, width in words)
    return whole and _height(heads, widths, size) <= room


def _halves(text: str) -> tuple[str, ...]:
    """Return `text` on two lines as even as its words allow."""
    parts = text.split(" ")
    cuts = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    even = min(cuts, key=lambda pair: max(map(len, pair)), default=(text,))
    return even if len(text) > _SHORT else (text,)


def _within(sheet: Sheet, most: int) -> Sheet:
    """Return the same with `most` rows; where some are left out, the last row counts them."""
    left = len(sheet.rows) - most
    if left <= 0:
        return sheet
    told = (f"… et {left + 1} autres lignes", *[""] * (len(sheet.head) - 1))
    rows = (*sheet.rows[: most - 1], told)
    levels = (*sheet.levels[: most - 1], (-1,) * len(told)) if sheet.levels else ()
    return replace(sheet, rows=rows, levels=levels)


def _narrow(sheet: Sheet) -> Sheet:
    """Return the same without the signs for percent, which the question's line says once."""
    rows = tuple(
        (name, *(text.replace(f"{NARROW}%", "").replace(f"{NBSP}*", "*") for text in cells))
        for name, *cells in sheet.rows
    )
    return replace(sheet, rows=rows)


def _widths(sheet: Sheet, box: Box, stretch: float) -> tuple[float, ...]:
    """Return the widths of the columns: the first as its names need, the others alike."""
    others = len(sheet.head) - 1
    if not others:
        return (box.width,)
    reference = 14 if len(sheet.rows) <= _FEW else 10
    longest = max((fitting.width(row[0], reference) for row in sheet.rows), default=0)
    longest = longest * stretch + 0.2
    first = min(max(longest, 1.2), box.width * _LABEL)
    return (first, *[(box.width - first) / others] * others)


def _most_lines(sheet: Sheet, widths: Sequence[float], size: float) -> int:
    return max(
        (
            fitting.lines(text, size, width)
            for row in sheet.rows
            for text, width in zip(row, widths, strict=True)
        ),
        default=1,
    )


def _fitting_size(sheet: Sheet, widths: Sequence[float], tall: float) -> float:
    """Return the largest size at which every cell holds its words in a row `tall` inches high."""
    for size in _SIZES:
        lines = _most_lines(sheet, widths, size)
        if lines * size * fitting.LEADING * fitting.POINT + 0.02 <= tall:
            return size
    return _SIZES[-1]
