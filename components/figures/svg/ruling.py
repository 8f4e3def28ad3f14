"""What is ruled on a plot: the lines of a grid under the marks, dotted lines above them."""

from components.figures.svg.elements import element, number
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot
from components.figures.theme import Figure


def grid(figure: Figure, plot: Plot) -> str:
    """Return the vertical lines of the x axis, « » without."""
    axis = figure["layout"]["xaxis"]
    if not axis.get("showgrid"):
        return ""
    lines = (_line(plot.share(value), plot.top, plot.bottom) for value in axis["tickvals"])
    return element("g", "".join(lines), stroke=paint(axis["gridcolor"]))


def shapes(figure: Figure, plot: Plot) -> str:
    """Return the dotted lines of a figure, « » without."""
    found = figure["layout"].get("shapes", ())
    lines = (
        _line(plot.share(shape["x0"]), plot.down(shape["y0"]), plot.down(shape["y1"]))
        for shape in found
    )
    if not found:
        return ""
    look = found[0]["line"]
    dash = number(max(look["width"], 3))
    return element(
        "g",
        "".join(lines),
        stroke=paint(look["color"]),
        stroke_width=look["width"],
        stroke_dasharray=f"{dash} {dash}",
        pointer_events="none",
    )


def _line(share: float, top: float, bottom: float) -> str:
    across = f"{number(share)}%"
    return element("line", x1=across, x2=across, y1=top, y2=bottom)
