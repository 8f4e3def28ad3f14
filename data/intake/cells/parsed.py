"""The result of parsing one cell: a value, or a note with an error or a warning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from data.intake.problems import ERROR, WARNING, Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.intake.sheets import Cell

#: Characters of an invalid value shown in a report; the rest is cut.
SHOWN: Final = 80

#: Marks without width that copying from a web page or a PDF leaves in cells.
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@dataclass(frozen=True)
class Note:
    """A remark on one value. `nearest` searches for a suggestion, only when it is shown."""

    level: Level
    message: str
    expected: str = ""
    suggestion: str = ""
    nearest: Callable[[], str | None] | None = None


@dataclass(frozen=True)
class ParsedCell:
    """A value of the codebook (None when absent or refused), and `nsp` or `nc` for numbers."""

    value: str | float | None = None
    status: str = ""
    note: Note | None = None

    @property
    def refused(self) -> bool:
        """Tell whether the content of the cell cannot be used."""
        return self.note is not None and self.note.level == ERROR


def refuse(message: str, expected: str = "", suggestion: str = "") -> ParsedCell:
    """Return a missing value with an error."""
    return ParsedCell(note=Note(ERROR, message, expected, suggestion))


def doubt(value: str | float, message: str, expected: str = "") -> ParsedCell:
    """Return `value` with a warning."""
    return ParsedCell(value, note=Note(WARNING, message, expected))


def text_of(cell: Cell) -> str:
    """Return the cell as trimmed text; runs of spaces of any width become one space."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year:04d}"
    return " ".join(str(cell).translate(_INVISIBLE).split())


def is_empty(cell: Cell) -> bool:
    """Tell whether the cell has no visible content."""
    if isinstance(cell, str):
        return not cell[:1].isalnum() and not text_of(cell)
    return cell is None


def show(cell: Cell) -> str:
    """Return the cell as quoted in a report: one line, cut when long."""
    text = text_of(cell)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
