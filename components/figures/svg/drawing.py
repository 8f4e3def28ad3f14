"""The door of this room: one figure, one string of markup."""

from collections.abc import Iterator
from itertools import chain

from components.figures import theme
from components.figures.svg import bars, dots, hatching, known, maps, marks, notes, ruling, ticks
from components.figures.svg.elements import element
from components.figures.svg.marks import Drawn
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot
from components.figures.theme import Figure


def svg_of(figure: Figure, name: str, prefix: str = "") -> str:
    """Return `figure` as the markup of one SVG, as wide as what it stands in; a map with its words.

    `name` begins its ids: the key of the chart, unique on the page. `prefix` stands before the
    address of the land on maps. Raises UndrawnError for what no figure of this room has: a trace,
    an attribute or a value.
    """
    known.check(figure)
    if "geo" in figure["layout"]:
        return maps.map_of(figure, prefix)
    layout, plot = figure["layout"], Plot.of(figure)
    meta = layout.get("meta", {})
    drawn = chain.from_iterable(_points(figure, plot, name))
    groups = "".join(marks.marks(drawn, meta.get("filter", "")))
    parts = (
        hatching.pattern(figure, name),
        ruling.grid(figure, plot),
        # The pointer finds a mark wherever it is, painted or not.
        element("g", groups, pointer_events="all") if groups else "",
        ruling.shapes(figure, plot),
        ticks.ticks(figure, plot),
        *notes.notes(figure, plot),
    )
    return element(
        "svg",
        "".join(parts),
        class_="drawn",
        width="100%",
        height=layout["height"],
        focusable="false",
        font_size=theme.SIZE,
        fill=paint(theme.INK),
        style=_style(layout["margin"]),
    )


def _points(figure: Figure, plot: Plot, name: str) -> Iterator[Iterator[Drawn]]:
    for trace in figure["data"]:
        is_bar = trace["type"] == "bar"
        yield bars.bars(figure, trace, plot, name) if is_bar else dots.dots(trace, plot)


def _style(margin: dict[str, float]) -> str:
    """Return the style of the whole: what overflows the plot, on either side, stays visible."""
    left, right = margin["l"], margin["r"]
    padded = f";padding:0 {right:g}px 0 {left:g}px;box-sizing:border-box" if left or right else ""
    return f"overflow:visible{padded}"
