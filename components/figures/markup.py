"""Texts in Plotly's small markup: their plain text, their width, their lines."""

import re
from collections.abc import Iterable
from html import unescape
from math import ceil
from typing import Any, Final

from components.figures import letters
from components.figures.formats import escaped
from components.figures.theme import SIZE

#: Pixels that Plotly leaves between a bar and its text, and pixels kept free after the text.
_MARGINS: Final = 3 + 3
_TAG: Final = re.compile(r"<[^>]*>")


def bare(text: str) -> str:
    """Return the plain text of a text in Plotly's markup, on one line."""
    joined = text.replace("-<br>", "-").replace("<br>", " ")
    return unescape(_TAG.sub("", joined))


def width(text: str, size: float) -> float:
    """Return the greatest width in pixels of the longest line of a text in Plotly's markup."""
    return max(letters.width(bare(line), size) for line in text.split("<br>"))


def note_width(note: dict[str, Any]) -> float:
    """Return the width in pixels of an annotation."""
    return width(str(note["text"]), float(note.get("font", {}).get("size", SIZE)))


def beside(texts: Iterable[str], size: float) -> int:
    """Return the greatest width in pixels of texts beside marks, with their margins."""
    return ceil(max(width(text, size) for text in texts) + _MARGINS)


def wrapped(text: str, room: float, size: float) -> str:
    """Return plain `text` in Plotly's markup, on lines of at most `room` pixels."""
    return "<br>".join(map(escaped, letters.wrapped(text, room, size)))


def rewrapped(text: str, room: float) -> tuple[str, ...]:
    """Return a label as lines of at most `room` pixels; a leading bold number stays bold."""
    lines = [escaped(line) for line in letters.wrapped(bare(text), room, SIZE)]
    bold = re.match(r"<b>([^<]*)</b>", text)
    if bold and lines[0].startswith(bold[1]):
        lines[0] = f"<b>{bold[1]}</b>{lines[0][len(bold[1]) :]}"
    return tuple(lines)
