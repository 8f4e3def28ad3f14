"""Strokes over the marks that may not be shown."""

from typing import Final

from components.figures import theme
from components.figures.svg.elements import element
from components.figures.svg.paint import paint
from components.figures.theme import Figure

_SIZE: Final = 6
#: A quarter of the tile is strokes: their width across it.
_STROKE: Final = 1.06
_STROKES: Final = "M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3"


def identity(name: str) -> str:
    """Return the id of the pattern of the figure called `name`."""
    return f"{name}-masque"


def fill(name: str) -> str:
    """Return the fill of a hatched mark."""
    return f"url(#{identity(name)})"


def is_hatched(trace: dict[str, object], at: int) -> bool:
    """Tell whether the bar at `at` of a trace is hatched."""
    marker = trace["marker"]
    shapes = marker.get("pattern", {}).get("shape") if isinstance(marker, dict) else None
    return bool(shapes and shapes[at])


def pattern(figure: Figure, name: str) -> str:
    """Return the pattern of a figure, « » where no mark is hatched."""
    hatched = (any(trace["marker"].get("pattern", {}).get("shape", ()))
               for trace in figure["data"])  # fmt: skip
    if not any(hatched):
        return ""
    ground = element("path", d=f"M0 0h{_SIZE}v{_SIZE}H0z", fill=paint(theme.UNKNOWN))
    strokes = element("path", d=_STROKES, stroke=paint(theme.PAPER), stroke_width=_STROKE)
    return element(
        "pattern",
        ground + strokes,
        id=identity(name),
        width=_SIZE,
        height=_SIZE,
        patternUnits="userSpaceOnUse",
    )
