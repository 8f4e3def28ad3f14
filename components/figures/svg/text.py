"""Texts in Plotly's small markup as `<text>` elements, one `<tspan>` for each further line."""

import re
from html import unescape
from typing import Final

from components.figures import theme
from components.figures.svg.elements import Attribute, element, escaped
from components.figures.svg.known import UndrawnError
from components.figures.svg.paint import paint
from data.french import bound

#: From the top of a line to its baseline, and its height, for letters of size 1 (Public Sans).
ASCENT: Final = 0.95
HEIGHT: Final = 1.175
_STYLE: Final = "style of text"
_TOKEN: Final = re.compile(r"(</?(?:b|i|span)\b[^>]*>)")
_COLOUR: Final = re.compile(r"color:\s*(#[0-9A-Fa-f]{6})")
#: Two lines are two words for who copies or searches them; a space would move centred lines.
_APART: Final = '<tspan font-size="0"> </tspan>'


def line_height(size: float) -> float:
    """Return the distance in pixels between two lines, which Plotly does not round."""
    return size * theme.LEADING


def height(words: str, size: float) -> float:
    """Return the height in pixels of a text in Plotly's markup."""
    return size * HEIGHT + line_height(size) * words.count("<br>")


def middle_baseline(middle: float, size: float) -> float:
    """Return the baseline of a line whose letters are centred on `middle`, in pixels."""
    return middle + (ASCENT - HEIGHT / 2) * size


def text(words: str, *, size: float, x: str, dx: float, y: float, **own: Attribute) -> str:
    """Return `words` (Plotly's markup) with the baseline of their first line at `y` pixels.

    `x` is a share of the plot's width, « » for its left edge, and `dx` pixels from there.
    """
    first, *others = (_runs(line) for line in words.split("<br>"))
    anchored = own.get("text_anchor")
    apart = _APART if anchored else " "
    place: dict[str, Attribute] = {"x": x or None, "dx": dx or None}
    further: dict[str, Attribute] = {"x": x or 0, "dx": dx or None, "dy": line_height(size)}
    lines = [first, *(element("tspan", line or " ", **further) for line in others)]
    sized = None if size == theme.SIZE else size
    return element("text", apart.join(lines), **place, y=y, font_size=sized, **own)


def plain(words: str) -> str:
    """Return words in Plotly's markup as plain text, a line a line."""
    return unescape(_TOKEN.sub("", words.replace("<br>", "\n")))


def _runs(line: str) -> str:
    """Return a line with its tags as `<tspan>`; one left open ends with its line."""
    made: list[str] = []
    depth = 0
    for piece in _TOKEN.split(line):
        if not _TOKEN.fullmatch(piece):
            made.append(escaped(bound(unescape(piece))))
        elif not piece.startswith("</"):
            made.append(_opening(piece))
            depth += 1
        elif depth:
            made.append("</tspan>")
            depth -= 1
    return "".join(made) + "</tspan>" * depth


def _opening(tag: str) -> str:
    if tag.startswith("<b"):
        return '<tspan font-weight="700">'
    if tag.startswith("<i"):
        return '<tspan font-style="italic">'
    colour = _COLOUR.search(tag)
    if not colour:
        raise UndrawnError(_STYLE, tag)
    return f'<tspan fill="{paint(colour[1])}">'
