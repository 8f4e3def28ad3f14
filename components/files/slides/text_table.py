"""The layout of a table of texts before it is written: widths, headings, font size."""

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
#: Largest height of a line of a row, as a multiple of the font size.
_SPACED: Final = 2.0
#: Tables up to this many rows have large text.
_FEW: Final = 10
_MIDDLE: Final = 10.0
#: Height in inches of a row of the smallest text.
_LEAST_ROW: Final = 0.14
#: « 2 sur 9 », with any kind of space.
_OF: Final = re.compile(r"(\d)\ssur\s(\d)")


@dataclass(frozen=True)
class TextTable:
    """A table of texts: a `header` (several lines for each column), then `rows`.

    `levels` is the shade of each cell (-1: none); `shares` is each column's share of the width, by
    default computed from the texts; the first `texts` columns are words, the others numbers. `unit`
    is written above the names where cells are too narrow for it.
    """

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()
    shares: tuple[float, ...] = ()
    texts: int = 1
    unit: str = ""


@dataclass(frozen=True)
class TextTableLayout:
    """The layout of `table` in a box: widths and heights in inches, `size` in points."""

    table: TextTable
    widths: tuple[float, ...]
    headings: ColumnHeadings
    header_height: float
    row_height: float
    size: float
    stretch: float

    @classmethod
    def of(cls, table: TextTable, box: Box, stretch: float) -> Self:
        """Return the layout at the largest size that fits; rows that do not fit are counted."""
        size = _SIZES[0] if len(table.rows) <= _FEW else _MIDDLE
        layout = cls._named_at(size, table, box, stretch)
        # With the smallest text the names are narrower, and the other columns wider.
        return (
            layout if layout.size > _SIZES[-1] else cls._named_at(_SIZES[-1], table, box, stretch)
        )

    @classmethod
    def _named_at(cls, reference: float, table: TextTable, box: Box, stretch: float) -> Self:
        """Return the layout with a first column as wide as its names at `reference` points."""
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
        """Height of the table with its header."""
        return self.header_height + self.row_height * len(self.table.rows)

    def written_text(self, text: str, across: int) -> str:
        """Return a text as it is written in the column `across`.

        At the smallest size a name is cut to one line; numbers are never cut.
        """
        if across or self.size > _SIZES[-1]:
            return text
        room = self.widths[across] / self.stretch - 2 * MARGIN
        return text_fitting.shortened(text, self.size, room)


def _limited(table: TextTable, most: int) -> TextTable:
    """Return the table with at most `most` rows; if some are left out, the last row counts them."""
    left = len(table.rows) - most
    if left <= 0:
        return table
    rest = (f"… et {left + 1} autres lignes", *[""] * (len(table.header) - 1))
    rows = (*table.rows[: most - 1], rest)
    levels = (*table.levels[: most - 1], (-1,) * len(rest)) if table.levels else ()
    return replace(table, rows=rows, levels=levels)


def _fits_on_lines(table: TextTable, rooms: Sequence[float]) -> bool:
    """Tell whether every cell fits on one line at the smallest size."""
    return all(
        text_fitting.width(text, _SIZES[-1]) <= room
        for row in table.rows
        for text, room in zip(row[1:], rooms[1:], strict=True)
    )


def _with_short_cells(table: TextTable) -> TextTable:
    """Return the table in shorter texts: the unit above the names, « 2 sur 9 » as 2/9."""
    rows = tuple((name, *map(_shorter, cells)) for name, *cells in table.rows)
    return replace(table, header=((table.unit,), *table.header[1:]), rows=rows)


def _shorter(text: str) -> str:
    words = _OF.sub(r"\1/\2", text)
    return words.replace(f"{NARROW}%", "").replace(f"{NBSP}*", "*")


def _widths(table: TextTable, box: Box, stretch: float, reference: float) -> tuple[float, ...]:
    """Return the column widths: by `shares`, or the first for its names and the others equal."""
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
    """Return the largest size at which every cell fits in a row `row_height` inches high."""
    for size in _SIZES:
        lines = _most_lines(table, widths, size)
        if lines * size * text_fitting.LEADING * text_fitting.POINT + 0.02 <= row_height:
            return size
    return _SIZES[-1]
