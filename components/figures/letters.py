"""How wide a text is in Public Sans, and how it is broken into lines: no browser is asked.

The widths are the font's own (the widest of its weights 400 to 700, rounded up), so that a text is
never wider than it is thought to be.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from data.words import bound

#: Thousandths of the font's size, and the signs that are at most that wide. An accented letter is
#: as wide as the bare one.
_WIDTHS: Final = {
    260: "·",
    280: "',.:;`i|¦‘’‚",
    300: "!j¡",
    320: "I‹›",
    340: "()[]l",
    360: "•",
    380: "ł",
    400: "-/f{}",
    420: "Jrt",
    440: "1",
    480: "*°“”",
    500: "^z«„",
    520: "v§»†",
    540: "?s",
    560: "_c®¿",
    580: "<>Laekoy¢¤×",
    600: "+=hnux¬±¶÷Ł–−",
    620: "#FTbdpq~ø",
    640: "27Egß",
    660: "0469P£¥€",
    680: "$358YZ",
    700: "BRS",
    720: "CDKVX",
    740: "AU",
    760: "GO",
    780: "HQØ",
    800: "&Nw",
    840: "@©",
    900: "m…",
    920: "Mæ",
    940: "%",
    960: "œ",
    980: "W",
    1040: "Æ",
    1140: "Œ",
    1160: "—",
}
_WIDTH: Final = {sign: wide for wide, signs in _WIDTHS.items() for sign in signs} | {
    " ": 250, "\u00a0": 250, "\u202f": 250, "\\": 400, '"': 480, "■": 1000,
}  # fmt: skip
#: What the font does not hold comes from another one, and may be as wide as it is high.
_UNKNOWN: Final = 1150

ELLIPSIS: Final = "…"


@lru_cache(maxsize=8192)
def width(text: str, size: float) -> float:
    """Return how many pixels `text` takes at most at this size, whatever its weight."""
    bare = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return sum(_WIDTH.get(sign, _UNKNOWN) for sign in bare) * size / 1000


@lru_cache(maxsize=8192)
def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return `text` on lines of at most `room` pixels; a word wider than that is cut in two."""
    lines: list[str] = []
    held = ""
    for word in bound(text).split(" "):
        longer = f"{held} {word}" if held else word
        if width(longer, size) <= room:
            held = longer
            continue
        if held:
            lines.append(held)
        *whole, held = _pieces(word, room, size)
        lines.extend(whole)
    return (*lines, held) if held or not lines else tuple(lines)


def _pieces(word: str, room: float, size: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def shortened(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Return at most `most` lines; where words are left out, the last one ends with « … »."""
    lines = wrapped(text, room, size)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + ELLIPSIS, size) > room:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,.;:") + ELLIPSIS)


def listed(items: Sequence[str], joint: str, place: tuple[float, float, int]) -> tuple[str, ...]:
    """Return the items on lines, the last of them counted where they do not fit.

    `place` is the room of a line, the size of the text, and the lines allowed.
    """
    room, size, most = place
    tries = (_told(items, count, joint) for count in range(len(items), 0, -1))
    refused = list(takewhile(lambda text: len(wrapped(text, room, size)) > most, tries))
    kept = max(len(items) - len(refused), 1)
    return shortened(_told(items, kept, joint), room, size, most)


def _told(items: Sequence[str], count: int, joint: str) -> str:
    more = len(items) - count
    told = joint.join(items[:count])
    return f"{told} et {more} de plus" if more > 0 else told
