"""Text that never leaves its box: its size is chosen by measure, and what is left is cut.

PowerPoint and LibreOffice measure text only when they draw it, in a font that this program may not
have. The ruler of `components/figures/letters` stands for that font. Texts of our slides take in
Arial 0.92 of what it measures, never more than 1; in bold 0.98, at most 1.03. Only « 1 » and « J »
are much wider there. `theme_colours.stretch` is what other fonts are given more.
"""

from collections.abc import Sequence
from typing import Final

from components.figures import letters
from components.figures.letters import ELLIPSIS

#: How much wider than the ruler's letters those of a slide may be in bold.
_BOLD: Final = 1.05
#: « 1 » and « J » are measured as « 0 »: Arial has digits of one width.
_WIDER: Final = str.maketrans("1J", "00")
#: Height of a line, and inches in a point.
LEADING: Final = 1.2
POINT: Final = 1 / 72


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Return the width of `text` on one line, in inches."""
    return letters.width(text.translate(_WIDER), _inches(points, bold=bold))


def lines(text: str, points: float, room: float, *, bold: bool = False) -> int:
    """Return how many lines `text` takes in `room` inches; a word too long takes several."""
    return len(letters.wrapped(text.translate(_WIDER), room, _inches(points, bold=bold)))


def _inches(points: float, *, bold: bool) -> float:
    return points * POINT * (_BOLD if bold else 1)


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
    while len(texts) > 1 and height([*texts[:-1], ELLIPSIS], size, across, bold=bold) > down:
        texts.pop()
    words = texts[-1].split(" ")
    while len(words) > 1 and height(
        [*texts[:-1], " ".join([*words, ELLIPSIS])], size, across, bold=bold
    ) > down:  # fmt: skip
        words.pop()
    return [*texts[:-1], " ".join([*words, ELLIPSIS])]


def shortened(text: str, points: float, room: float, *, bold: bool = False) -> str:
    """Return `text` on one line of `room` inches, cut between words where it is too long."""
    if width(text, points, bold=bold) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and width(" ".join([*words, ELLIPSIS]), points, bold=bold) > room:
        words.pop()
    return " ".join([*words, ELLIPSIS])
