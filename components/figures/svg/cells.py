"""Texts that must stay inside their cell: smaller where the picture is narrow, without a script."""

from typing import Final

from components.figures import markup
from components.figures.svg.elements import number
from components.figures.theme import Figure

#: Pixels on either side of a text in its cell.
_PAD: Final = 3
#: Width in pixels of the narrowest picture, where a figure asks for none.
_NARROWEST: Final = 300


def fitted_style(figure: Figure, words: str, size: float, share: float) -> str | None:
    """Return the style that keeps `words` within `share` (0 to 1) of the plot's width.

    None where they fit even on the narrowest screen. Units are those of the container: without
    one, the window's.
    """
    layout = figure["layout"]
    right = layout["margin"]["r"]
    narrowest = max(layout.get("meta", {}).get("min_width", 0), _NARROWEST)
    needed = markup.width(words, size)
    room = (narrowest - right) * share - 2 * _PAD
    if needed <= room:
        return None
    least = number(size * room / needed)
    # Of the container's width, `share` is the cell's; letters grow as it does.
    grown = f"{number(100 * share * size / needed)}cqi"
    off = number((right * share + 2 * _PAD) * size / needed)
    return f"font-size:clamp({least}px,{grown} - {off}px,{number(size)}px)"
