"""A table of words laid out before it is written: widths, headings, size of letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from components.files.slides import text_fitting
from components.files.slides.boxes import Box
from components.files.slides.column_headings import ColumnHeadings
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
class TextTable:
    """Words laid in rows: `head` (several lines each), then `rows`.

    `levels` says how dark each cell is (-1: not at all); `shares` how the columns share the width
    (else by their words); the first `texts` columns are words, the others numbers.
    `unit` is said over the names where cells are too narrow to say it.
    """

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()
    shares: tuple[float, ...] = ()
    texts: int = 1
    unit: str = ""


@dataclass(frozen=True)
class TextTableLayout:
    """How `sheet` stands in its box: widths and heights in inches, `size` in points."""

    table: TextTable
    widths: tuple[float, ...]
    headings: ColumnHeadings
    header_height: float
    row_height: float
    size: float
    stretch: float

    @classmethod
    def of(cls, table: TextTable, box: Box, stretch: float) -> Self:
        """Lay `sheet` out at the largest size that fits; what no size holds is counted, not cut."""
        size = _SIZES[0] if len(table.rows) <= _FEW else _MIDDLE
        layout = cls._named_at(size, table, box, stretch)
        # Where letters are small, so are the names, and the cells have what these leave.
        return (
            layout if layout.size > _SIZES[-1] else cls._named_at(_SIZES[-1], table, box, stretch)
        )

    @classmethod
    def _named_at(cls, reference: float, table: TextTable, box: Box, stretch: float) -> Self:
        """Lay `sheet` out, its first column as wide as its names at `reference` points."""
        widths = _widths(table, box, stretch, reference)
        rooms = tuple(width / stretch - 2 * MARGIN for width in widths)
        table = (
            _with_short_cells(table) if table.levels and not _fits_on_lines(table, rooms) else table
        )
        wanted = len(table.rows) * _LEAST_ROW
        headings = ColumnHeadings.of(table.header, rooms, box.height - wanted)
        table = _limited(table, int((box.height - headings.height * stretch) / _LEAST_ROW))
        count = max(len(table.rows), 1)
        header_height = min(headings.height * stretch, box.height / 2)
        row_height = (box.height - header_height) / count
        size = _fitting_size(table, rooms, row_height)
        spaced = _SPACED * size * text_fitting.POINT * _most_lines(table, rooms, size)
        return cls(table, widths, headings, header_height, min(row_height, spaced), size, stretch)

    @property
    def height(self) -> float:
        """Height of the whole table."""
        return self.header_height + self.row_height * len(self.table.rows)

    def written_text(self, text: str, across: int) -> str:
        """Return a text as it is written: on one line where letters are the smallest.

        A name may be cut, a number never is.
        """
        if across or self.size > _SIZES[-1]:
            return text
        room = self.widths[across] / self.stretch - 2 * MARGIN
        return text_fitting.shortened(text, self.size, room)


def _limited(table: TextTable, most: int) -> TextTable:
    """Return the same with `most` rows; where some are left out, the last row counts them."""
    left = len(table.rows) - most
    if left <= 0:
        return table
    rest = (f"… et {left + 1} autres lignes", *[""] * (len(table.header) - 1))
    rows = (*table.rows[: most - 1], rest)
    levels = (*table.levels[: most - 1], (-1,) * len(rest)) if table.levels else ()
    return replace(table, rows=rows, levels=levels)


def _fits_on_lines(table: TextTable, rooms: Sequence[float]) -> bool:
    """Tell whether every cell stands on one line when letters are the smallest."""
    return all(
        text_fitting.width(text, _SIZES[-1]) <= room
        for row in table.rows
        for text, room in zip(row[1:], rooms[1:], strict=True)
    )


def _with_short_cells(table: TextTable) -> TextTable:
    """Return the same in shorter words: the unit stands over the names, « 2 sur 9 » is 2/9."""
    rows = tuple((name, *map(_shorter, cells)) for name, *cells in table.rows)
    return replace(table, header=((table.unit,), *table.header[1:]), rows=rows)


def _shorter(text: str) -> str:
    words = _OF.sub(r"\1/\2", text)
    return words.replace(f"{NARROW}%", "").replace(f"{NBSP}*", "*")


def _widths(table: TextTable, box: Box, stretch: float, reference: float) -> tuple[float, ...]:
    """Return the widths of the columns: as told, or the first as its names need, others alike."""
    if table.shares:
        return tuple(box.width * share for share in table.shares)
    others = len(table.header) - 1
    if not others:
        return (box.width,)
    longest = max((text_fitting.width(row[0], reference) for row in table.rows), default=0)
    longest = longest * stretch + 0.2
    first = min(max(longest, 1.2), box.width * _LABEL)
    return (first, *[(box.width - first) / others] * others)


def _most_lines(table: TextTable, widths: Sequence[float], size: float) -> int:
    return max(
        (
            text_fitting.lines(text, size, width)
            for row in table.rows
            for text, width in zip(row, widths, strict=True)
        ),
        default=1,
    )


def _fitting_size(table: TextTable, widths: Sequence[float], row_height: float) -> float:
    """Return the largest size at which every cell holds its words in a row `tall` inches high."""
    for size in _SIZES:
        lines = _most_lines(table, widths, size)
        if lines * size * text_fitting.LEADING * text_fitting.POINT + 0.02 <= row_height:
            return size
    return _SIZES[-1]
