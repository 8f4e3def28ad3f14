"""Texts of the x axis: values under a plot."""

from typing import Any, Final

from components.figures.svg.place import Plot
from components.figures.svg.text import ASCENT, text
from components.figures.theme import Figure

#: Pixels between the plot and the values under it.
_UNDER: Final = 4


def ticks(figure: Figure, plot: Plot) -> str:
    """Return the texts of the x axis of a figure, « » without."""
    axis: dict[str, Any] = figure["layout"]["xaxis"]
    if not axis.get("ticktext"):
        return ""
    size = axis["tickfont"]["size"]
    y = plot.bottom + _UNDER + ASCENT * size
    return "".join(
        text(words, size=size, x=plot.across(at) or "0", dx=0, y=y, text_anchor="middle")
        for words, at in zip(axis["ticktext"], axis["tickvals"], strict=True)
    )
