"""Texts of the x axis: values under a plot, or headings above it, level or leaning."""

from typing import Any, Final

from components.figures import markup
from components.figures.svg.elements import element, number
from components.figures.svg.place import Plot
from components.figures.svg.text import ASCENT, HEIGHT, height, text
from components.figures.theme import Figure

#: Pixels between the plot and the values under it, and on either side of a heading.
_UNDER: Final = 4
_APART: Final = 4
#: Degrees that headings lean by where they lack the width to stand level.
_LEAN: Final = -70


def ticks(figure: Figure, plot: Plot, name: str) -> str:
    """Return the texts of the x axis of the figure called `name`, « » without.

    Which headings lean is a matter of width, which only the page knows: both are written, and a
    rule of style shows the ones that fit the container.
    """
    axis = figure["layout"]["xaxis"]
    if not axis.get("ticktext"):
        return ""
    if axis.get("side") != "top":
        y = plot.bottom + _UNDER + ASCENT * axis["tickfont"]["size"]
        return "".join(_level(words, at, axis, plot, y) for words, at in _placed(axis))
    level = "".join(_heading(words, at, axis, plot) for words, at in _placed(axis))
    if "tickangle" in axis:
        return level
    leaning = "".join(_leaning(words, at, axis, plot) for words, at in _placed(axis))
    least = f"{_least_width(figure, axis)}px"
    rule = (
        f"#{name}-penche{{display:none}}@container (max-width:{least}){{"
        f"#{name}-droit{{display:none}}#{name}-penche{{display:inline}}}}"
    )
    return (
        element("style", rule)
        + element("g", level, id=f"{name}-droit")
        + element("g", leaning, id=f"{name}-penche")
    )


def _placed(axis: dict[str, Any]) -> list[tuple[str, float]]:
    return list(zip(axis["ticktext"], axis["tickvals"], strict=True))


def _level(words: str, at: float, axis: dict[str, Any], plot: Plot, y: float) -> str:
    size = axis["tickfont"]["size"]
    return text(words, size=size, x=plot.across(at) or "0", dx=0, y=y, text_anchor="middle")


def _heading(words: str, at: float, axis: dict[str, Any], plot: Plot) -> str:
    """Return a heading whose last line stands above the plot."""
    size = axis["tickfont"]["size"]
    bottom = plot.top - axis["ticklabelstandoff"]
    return _level(words, at, axis, plot, bottom - height(words, size) + ASCENT * size)


def _leaning(words: str, at: float, axis: dict[str, Any], plot: Plot) -> str:
    size = axis["tickfont"]["size"]
    inside = text(words, size=size, x="", dx=0, y=size * HEIGHT / 4)
    turned = element("g", inside, transform=f"rotate({_LEAN})")
    y = plot.top - axis["ticklabelstandoff"]
    return element("svg", turned, x=plot.across(at) or None, y=y, overflow="visible")


def _least_width(figure: Figure, axis: dict[str, Any]) -> str:
    """Return the pixels of container under which headings would meet."""
    widest = max(
        markup.width(line, axis["tickfont"]["size"])
        for words in axis["ticktext"]
        for line in words.split("<br>")
    )
    margin = figure["layout"]["margin"]
    return number(len(axis["ticktext"]) * (widest + 2 * _APART) + margin["l"] + margin["r"])
