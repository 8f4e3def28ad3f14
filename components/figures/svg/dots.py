"""Dots: the medians of ranges."""

from collections.abc import Iterator
from typing import Any

from components.figures.svg.elements import element
from components.figures.svg.marks import Drawn
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot


def dots(trace: dict[str, Any], plot: Plot) -> Iterator[Drawn]:
    """Yield the dots of a trace."""
    marker = trace["marker"]
    for x, y, code, hover in zip(
        trace["x"], trace["y"], trace["customdata"], trace["hovertext"], strict=True
    ):
        dot = element(
            "circle",
            cx=plot.across(x) or None,
            cy=plot.down(y),
            r=marker["size"] / 2,
            fill=paint(marker["color"]),
            stroke=paint(marker["line"]["color"]),
            stroke_width=marker["line"]["width"],
        )
        yield Drawn(code, hover, dot)
