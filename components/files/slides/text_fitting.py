"""Text that never leaves its box: its size is chosen from an estimate, and what is left is cut.

Widths are those of Arial, rounded up by class of letters. PowerPoint and LibreOffice measure text
only when they draw it, so a file made without them can but estimate.
"""

from collections.abc import Sequence
from typing import Final

#: Share of the height of the letters that one of them is wide.
_NARROW: Final = frozenset("iljtfI.,:;!|’'«»()[] \u00a0-–·")
_WIDE: Final = frozenset("mwMW%@—…")
_THIN: Final = 0.31
_BROAD: Final = 0.9
_CAPITAL: Final = 0.7
_LETTER: Final = 0.56
_BOLD: Final = 1.07
#: Height of a line, and inches in a point.
LEADING: Final = 1.2
POINT: Final = 1 / 72
CUT: Final = "…"


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Return the width of `text` on one line, in inches."""
    ems = sum(map(_letter, text))
    return ems * points * POINT * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return _THIN
    if letter in _WIDE:
        return _BROAD
    return _CAPITAL if letter.isupper() else _LETTER


def lines(text: str, points: float, room: float, *, bold: bool = False) -> int:
    """Return how many lines `text` takes in `room` inches; a word too long takes several."""
    count, used = 1, 0.0
    space = width(" ", points, bold=bold)
    for word in text.split(" "):
        size = width(word, points, bold=bold)
        if used and used + space + size > room:
            count, used = count + 1, 0.0
        used += size + (space if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


def height(texts: Sequence[str], points: float, room: float, *, bold: bool = False) -> float:
    """Return the height of paragraphs in a column `room` inches wide."""
    total = sum(lines(text, points, room, bold=bold) for text in texts)
    return total * points * LEADING * POINT


def fitted(
    texts: Sequence[str], room: tuple[float, float], sizes: Sequence[float], *, bold: bool = False
) -> tuple[float, list[str]]:
    """Return the first of `sizes` (falling, points) at which `texts` fit, and the texts.

    `room` is width and height in inches. Where even the last size is too much, whole paragraphs
    are left out from the end, then words, and « … » says so.
    """
    across, down = room
    for size in sizes:
        if height(texts, size, across, bold=bold) <= down:
            return size, list(texts)
    return sizes[-1], _cut(list(texts), room, sizes[-1], bold=bold)


def _cut(texts: list[str], room: tuple[float, float], size: float, *, bold: bool) -> list[str]:
    across, down = room
    while len(texts) > 1 and height([*texts[:-1], CUT], size, across, bold=bold) > down:
        texts.pop()
    words = texts[-1].split(" ")
    while len(words) > 1 and height(
        [*texts[:-1], " ".join([*words, CUT])], size, across, bold=bold
    ) > down:  # fmt: skip
        words.pop()
    return [*texts[:-1], " ".join([*words, CUT])]


def shortened(text: str, points: float, room: float, *, bold: bool = False) -> str:
    """Return `text` on one line of `room` inches, cut between words where it is too long."""
    if width(text, points, bold=bold) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and width(" ".join([*words, CUT]), points, bold=bold) > room:
        words.pop()
    return " ".join([*words, CUT])
