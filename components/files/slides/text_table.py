"""A table of words laid out before it is written: widths, headings, size of letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from components.files.slides import text_fitting
from components.files.slides.boxes import Box
from components.files.slides.column_headings import Heads
from data.french import NARROW, NBSP

_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
MARGIN: Final = 0.04
_LABEL: Final = 0.36
#: Height of a row, in times the size of its letters.
_SPACED: Final = 2.0
#: Up to so many rows, letters are large.
_FEW: Final = 10
_MIDDLE: Final = 10.0
#: Height of a row of the smallest letters.
_LEAST_ROW: Final = 0.14
#: « 2 sur 9 », whatever its spaces.
_OF: Final = re.compile(r"(\d)\ssur\s(\d)")


@dataclass(frozen=True)
class Sheet:
    """Words laid in rows: `head` (several lines each), then `rows`.

    `levels` says how dark each cell is (-1: not at all); `shares` how the columns share the width
    (else by their words); the first `texts` columns are words, the others numbers.
    `unit` is said over the names where cells are too narrow to say it.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()
    shares: tuple[float, ...] = ()
    texts: int = 1
    unit: str = ""


@dataclass(frozen=True)
class Fit:
    """How `sheet` stands in its box: widths and heights in inches, `size` in points."""

    sheet: Sheet
    widths: tuple[float, ...]
    heads: Heads
    head: float
    tall: float
    size: float
    stretch: float

    @classmethod
    def of(cls, sheet: Sheet, box: Box, stretch: float) -> Self:
        """Lay `sheet` out at the largest size that fits; what no size holds is counted, not cut."""
        size = _SIZES[0] if len(sheet.rows) <= _FEW else _MIDDLE
        made = cls._named_at(size, sheet, box, stretch)
        # Where letters are small, so are the names, and the cells have what these leave.
        return made if made.size > _SIZES[-1] else cls._named_at(_SIZES[-1], sheet, box, stretch)

    @classmethod
    def _named_at(cls, reference: float, sheet: Sheet, box: Box, stretch: float) -> Self:
        """Lay `sheet` out, its first column as wide as its names at `reference` points."""
        widths = _widths(sheet, box, stretch, reference)
        rooms = tuple(width / stretch - 2 * MARGIN for width in widths)
        sheet = _narrow(sheet) if sheet.levels and not _is_whole(sheet, rooms) else sheet
        wanted = len(sheet.rows) * _LEAST_ROW
        heads = Heads.of(sheet.head, rooms, box.height - wanted)
        sheet = _within(sheet, int((box.height - heads.height * stretch) / _LEAST_ROW))
        count = max(len(sheet.rows), 1)
        head = min(heads.height * stretch, box.height / 2)
        tall = (box.height - head) / count
        size = _fitting_size(sheet, rooms, tall)
        spaced = _SPACED * size * text_fitting.POINT * _most_lines(sheet, rooms, size)
        return cls(sheet, widths, heads, head, min(tall, spaced), size, stretch)

    @property
    def height(self) -> float:
        """Height of the whole table."""
        return self.head + self.tall * len(self.sheet.rows)

    def told(self, text: str, across: int) -> str:
        """Return a text as it is written: on one line where letters are the smallest.

        A name may be cut, a number never is.
        """
        if across or self.size > _SIZES[-1]:
            return text
        room = self.widths[across] / self.stretch - 2 * MARGIN
        return text_fitting.shortened(text, self.size, room)


def _within(sheet: Sheet, most: int) -> Sheet:
    """Return the same with `most` rows; where some are left out, the last row counts them."""
    left = len(sheet.rows) - most
    if left <= 0:
        return sheet
    told = (f"… et {left + 1} autres lignes", *[""] * (len(sheet.head) - 1))
    rows = (*sheet.rows[: most - 1], told)
    levels = (*sheet.levels[: most - 1], (-1,) * len(told)) if sheet.levels else ()
    return replace(sheet, rows=rows, levels=levels)


def _is_whole(sheet: Sheet, rooms: Sequence[float]) -> bool:
    """Tell whether every cell stands on one line when letters are the smallest."""
    return all(
        text_fitting.width(text, _SIZES[-1]) <= room
        for row in sheet.rows
        for text, room in zip(row[1:], rooms[1:], strict=True)
    )


def _narrow(sheet: Sheet) -> Sheet:
    """Return the same in shorter words: the unit stands over the names, « 2 sur 9 » is 2/9."""
    rows = tuple((name, *map(_shorter, cells)) for name, *cells in sheet.rows)
    return replace(sheet, head=((sheet.unit,), *sheet.head[1:]), rows=rows)


def _shorter(text: str) -> str:
    words = _OF.sub(r"\1/\2", text)
    return words.replace(f"{NARROW}%", "").replace(f"{NBSP}*", "*")


def _widths(sheet: Sheet, box: Box, stretch: float, reference: float) -> tuple[float, ...]:
    """Return the widths of the columns: as told, or the first as its names need, others alike."""
    if sheet.shares:
        return tuple(box.width * share for share in sheet.shares)
    others = len(sheet.head) - 1
    if not others:
        return (box.width,)
    longest = max((text_fitting.width(row[0], reference) for row in sheet.rows), default=0)
    longest = longest * stretch + 0.2
    first = min(max(longest, 1.2), box.width * _LABEL)
    return (first, *[(box.width - first) / others] * others)


def _most_lines(sheet: Sheet, widths: Sequence[float], size: float) -> int:
    return max(
        (
            text_fitting.lines(text, size, width)
            for row in sheet.rows
            for text, width in zip(row, widths, strict=True)
        ),
        default=1,
    )


def _fitting_size(sheet: Sheet, widths: Sequence[float], tall: float) -> float:
    """Return the largest size at which every cell holds its words in a row `tall` inches high."""
    for size in _SIZES:
        lines = _most_lines(sheet, widths, size)
        if lines * size * text_fitting.LEADING * text_fitting.POINT + 0.02 <= tall:
            return size
    return _SIZES[-1]
