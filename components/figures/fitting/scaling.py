"""Figures without rows, scaled as they are: maps above all."""

from typing import Any, Final

from components.figures.fitting.areas import Area, Panel
from components.figures.fitting.sizes import PictureSize
from components.figures.theme import Figure

#: Ratio of height to width of a map with its legend; ratio of width to height above which there is
#: space beside the map; and its least height, in its own pixels.
_MAP: Final = 0.58
_WIDE: Final = 2.2
_LOWEST: Final = 230
#: Least width of any other figure, in its own pixels.
_NARROWEST: Final = 230


def scaled_figure(figure: Figure, area: Area, size: PictureSize) -> Panel:
    """Return a figure without rows as a panel: a map fills the width, others keep their height."""
    layout = figure["layout"]
    if "height" in layout:
        scale = min(size.largest, area.height / layout["height"], area.width / _NARROWEST)
        tall = layout["height"] * scale
        sized = {**layout, "width": area.width / scale}
        return Panel(Area(area.x, area.y, area.width, tall), {**figure, "layout": sized})
    scale = min(size.room / size.map_width, area.height / _LOWEST)
    wide, tall = area.width / scale, min(area.height, area.width * _MAP)
    beside = wide * scale > _WIDE * tall
    sized = {
        **(_legend_aside(layout) if beside else layout),
        "width": wide,
        "height": tall / scale,
    }
    down = (area.height - tall) / 2
    return Panel(Area(area.x, area.y + down, area.width, tall), {**figure, "layout": sized})


def _legend_aside(layout: dict[str, Any]) -> dict[str, Any]:
    """Return the layout of a map with its unit and legend over the Pacific, to save height."""
    legend = {**layout.get("legend", {}), "orientation": "v", "y": 0.02, "yanchor": "bottom"}
    notes = [
        note | {"yanchor": "top", "yshift": 0} if note.get("name") == "unite" else note
        for note in layout.get("annotations", ())
    ]
    margin = {**layout["margin"], "t": 0}
    return {**layout, "legend": legend, "annotations": notes, "margin": margin}
