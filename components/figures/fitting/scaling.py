"""Figures that have no rows, laid whole: maps above all."""

from typing import Any, Final

from components.figures.fitting.areas import Area, Panel
from components.figures.fitting.sizes import PictureSize
from components.figures.theme import Figure

#: Height of a map for its width, its legend included; the width, for its height, that leaves room
#: beside it; and the pixels of its own that it must have in height.
_MAP: Final = 0.58
_WIDE: Final = 2.2
_LOWEST: Final = 230
#: Pixels of its own that any other figure needs in width.
_NARROWEST: Final = 230


def scaled_figure(figure: Figure, area: Area, size: PictureSize) -> Panel:
    """Lay a figure that has no rows: a map takes its width, others keep their own height."""
    layout = figure["layout"]
    if "height" in layout:
        narrowest = max(layout.get("meta", {}).get("min_width", 0), _NARROWEST)
        scale = min(size.largest, area.height / layout["height"], area.width / narrowest)
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
    """Return the layout of a map whose words stand in the Pacific, and take it no height."""
    legend = {**layout.get("legend", {}), "orientation": "v", "y": 0.02, "yanchor": "bottom"}
    notes = [
        note | {"yanchor": "top", "yshift": 0} if note.get("name") == "unite" else note
        for note in layout.get("annotations", ())
    ]
    margin = {**layout["margin"], "t": 0}
    return {**layout, "legend": legend, "annotations": notes, "margin": margin}
