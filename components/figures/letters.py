"""Width and line breaks of a text in Public Sans; no other module measures text.

The layout of cards, pictures and slides is computed from it, without a browser. The widths are
those of the font, the widest among its weights 400 (text) to 700 (headings): text is never wider
than measured, and bold kerning adds at most an eighth of the font size to a heading.
`tests/components/figures/test_letters.py` checks the widths against the font.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from data.french import NBSP, bound

#: Thousandths of the font size. An accented letter that is not listed has its base letter's width.
WIDTHS: Final = {
    "A": 727, "B": 685, "C": 719, "D": 720, "E": 635, "F": 614, "G": 759, "H": 770, "I": 308,
    "J": 402, "K": 718, "L": 578, "M": 918, "N": 783, "O": 761, "P": 653, "Q": 774, "R": 697,
    "S": 692, "T": 617, "U": 725, "V": 704, "W": 969, "X": 717, "Y": 667, "Z": 670, "a": 566,
    "b": 608, "c": 547, "d": 609, "e": 576, "f": 397, "g": 629, "h": 592, "i": 267, "j": 289,
    "k": 579, "l": 329, "m": 895, "n": 593, "o": 576, "p": 607, "q": 608, "r": 412, "s": 527,
    "t": 417, "u": 596, "v": 521, "w": 789, "x": 588, "y": 563, "z": 497, "ª": 409, "µ": 604,
    "º": 406, "Æ": 1040, "Ð": 749, "Ø": 776, "Þ": 681, "ß": 628, "æ": 915, "ð": 576, "ø": 611,
    "þ": 604, "ł": 371, "Ł": 590, "œ": 948, "Œ": 1127,
    "0": 645, "1": 428, "2": 635, "3": 665, "4": 657, "5": 675, "6": 661, "7": 626, "8": 671,
    "9": 659, "²": 392, "³": 425, "¹": 257,
    " ": 243, "!": 283, '"': 480, "#": 617, "$": 681, "%": 939, "&": 784, "'": 261, "(": 333,
    ")": 337, "*": 473, "+": 588, ",": 278, "-": 393, ".": 269, "/": 381, ":": 269, ";": 279,
    "<": 578, "=": 589, ">": 578, "?": 534, "@": 831, "[": 337, "\\": 381, "]": 338, "^": 484,
    "_": 554, "`": 264, "{": 385, "|": 269, "}": 384, "~": 612, "\u00a0": 243, "¡": 283, "¢": 561,
    "£": 648, "¤": 578, "¥": 659, "¦": 269, "§": 512, "¨": 381, "©": 830, "«": 500, "¬": 588,
    "®": 552, "¯": 393, "°": 474, "±": 589, "´": 264, "¶": 599, "·": 259, "¸": 274, "»": 511,
    "¿": 543, "×": 577, "÷": 589, "–": 593, "—": 1149, "‘": 263, "’": 262, "‚": 278, "“": 479,
    "”": 478, "„": 499, "•": 354, "…": 895, "‹": 309, "›": 309, "€": 652, "™": 953, "−": 589,
}  # fmt: skip
#: Characters that the font lacks; another font draws them.
BORROWED: Final = {"\u202f": 250, "■": 1000, "≈": 600}
#: Any other character may be as wide as it is high.
_UNKNOWN: Final = 1150
_ALL: Final = WIDTHS | BORROWED

ELLIPSIS: Final = "…"


@lru_cache(maxsize=8192)
def width(text: str, size: float) -> float:
    """Return the greatest width of `text` on one line, in the unit of `size` (pixels, inches)."""
    bare = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return sum(_ALL.get(sign, _UNKNOWN) for sign in bare) * size / 1000


@lru_cache(maxsize=8192)
def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the lines of `text`, each at most `room` wide.

    A word wider than that is cut at one of its hyphens or no-break spaces; a word without any, and
    an address, at any character.
    """
    lines: list[str] = []
    line = ""
    for word in bound(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room, size)
        lines.extend(full)
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size) > room:
            full = pieces.pop()
            # An address fills its lines.
            cut = 0 if "/" in word else max(map(full.rfind, ("-", NBSP))) + 1
            pieces += [full[:cut].rstrip(NBSP), full[cut:]] if cut else [full, ""]
        pieces[-1] += sign
    return pieces


def shortened(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Return at most `most` lines; where words are cut, the last line ends with « … »."""
    lines = wrapped(text, room, size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + ELLIPSIS, size) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(f" ,.;:{ELLIPSIS}") + ELLIPSIS)


def listed(items: Sequence[str], joint: str, place: tuple[float, float, int]) -> tuple[str, ...]:
    """Return the items joined on lines; items that do not fit are counted: « et 3 de plus ».

    `place` is the width of a line, the font size, and the number of lines allowed.
    """
    room, size, most = place
    tries = (_joined(items, count, joint) for count in range(len(items), 0, -1))
    too_long = list(takewhile(lambda text: len(wrapped(text, room, size)) > most, tries))
    count = max(len(items) - len(too_long), 1)
    return shortened(_joined(items, count, joint), room, size, most)


def _joined(items: Sequence[str], count: int, joint: str) -> str:
    more = len(items) - count
    words = joint.join(items[:count])
    return f"{words} et {more} de plus" if more > 0 else words
