"""Dots: the medians of ranges."""

from collections.abc import Iterator
from typing import Any

from components.figures.svg.elements import element
from components.figures.svg.marks import Drawn, each
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot


def dots(trace: dict[str, Any], plot: Plot) -> Iterator[Drawn]:
    """Yield the dots of a trace."""
    marker = trace["marker"]
    places = zip(trace["x"], trace["y"], trace["customdata"], trace["hovertext"], strict=True)
    for at, (x, y, code, hover) in enumerate(places):
        dot = element(
            "circle",
            cx=plot.across(x) or None,
            cy=plot.down(y),
            r=marker["size"] / 2,
            fill=paint(each(marker["color"], at)),
            stroke=paint(each(marker["line"]["color"], at)),
            stroke_width=marker["line"]["width"],
        )
        yield Drawn(code, hover, dot)
