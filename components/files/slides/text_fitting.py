"""Fits text into a box: the font size is chosen by measuring, and the rest is cut.

PowerPoint and LibreOffice measure text only when they draw it, in a font that this program may not
have. The widths of `components/figures/letters` stand for that font. In Arial the texts of our
slides are 0.92 of the width measured, never more than 1; in bold 0.98, at most 1.03. Only « 1 » and
« J » are much wider in Arial. `theme_colours.stretch` is the factor for other fonts.
"""

from collections.abc import Sequence
from typing import Final

from components.figures import letters
from components.figures.letters import ELLIPSIS

#: Factor on the width measured for bold text.
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
    """Return the number of lines of `text` in `room` inches; a word too long takes several."""
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

    `room` is width and height in inches. Where even the last size is too large, paragraphs are cut
    from the end, then words, and the text ends with « … ».
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
