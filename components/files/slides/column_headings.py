"""The column headings of a native table: horizontal, or rotated where columns are narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from components.files.slides import text_fitting

#: Columns narrower than this, in inches, have rotated headings; from the other width on, the
#: heading takes two lines, and its base a third.
_UPRIGHT: Final = 0.85
_THREE_LINES: Final = 0.38
#: A rotated heading up to this length, in inches, stays on one line.
_SHORT: Final = 0.77
_SIZES: Final = (11.0, 10.0, 9.0, 8.0)
_TURNED_SIZE: Final = 7.5
_TALLEST: Final = 1.7
_LEAST: Final = 0.7


@dataclass(frozen=True)
class ColumnHeadings:
    """The lines of each heading, their font size in points, and their height in inches."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    height: float
    turned: bool = False

    @classmethod
    def of(cls, headings: Sequence[Sequence[str]], widths: Sequence[float], room: float) -> Self:
        """Return headings for columns of these widths, at most `room` inches high."""
        if len(widths) > 1 and widths[1] < _UPRIGHT:
            return cls._upwards(headings, widths[1], min(max(room, _LEAST), _TALLEST) - 0.12)
        lines = tuple(map(tuple, headings))
        size = next((size for size in _SIZES if _holds(lines, widths, size, room)), _SIZES[-1])
        return cls(lines, size, _height(lines, widths, size))

    @classmethod
    def _upwards(cls, headings: Sequence[Sequence[str]], width: float, room: float) -> Self:
        lines = [tuple(texts) for texts in headings]
        if width >= _THREE_LINES:
            lines = [(*_halves(texts[0]), *texts[1:]) if texts else () for texts in lines]
        # The first heading, over the names, is not rotated.
        turned = [
            tuple(text_fitting.shortened(text, _TURNED_SIZE, room, bold=True) for text in texts)
            for texts in lines[1:]
        ]
        longest = max(_turned_width(text) for texts in turned for text in texts)
        return cls((tuple(headings[0]), *turned), _TURNED_SIZE, longest + 0.12, turned=True)


def _height(headings: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    columns = zip(headings, widths, strict=True)
    return max(text_fitting.height(texts, size, width, bold=True) for texts, width in columns) + 0.1


def _holds(
    headings: Sequence[Sequence[str]], widths: Sequence[float], size: float, room: float
) -> bool:
    """Tell whether at `size` no word of a heading breaks, and the tallest heading fits."""
    words = [
        (word, width)
        for texts, width in zip(headings, widths, strict=True)
        for text in texts
        for word in text.split(" ")
    ]
    unbroken = all(text_fitting.width(word, size, bold=True) <= width for word, width in words)
    return unbroken and _height(headings, widths, size) <= room


def _halves(text: str) -> tuple[str, ...]:
    """Return `text` on two lines as even as its words allow."""
    parts = text.split(" ")
    cuts = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    even = min(cuts, key=lambda pair: max(map(_turned_width, pair)), default=(text,))
    return even if _turned_width(text) > _SHORT else (text,)


def _turned_width(text: str) -> float:
    return text_fitting.width(text, _TURNED_SIZE, bold=True)
