"""The canvas of a picture: header from the top, footer from the bottom, the chart in between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from components.figures import theme
from components.figures.fitting.areas import Area, Panel
from components.figures.fitting.sizes import PictureSize
from components.figures.letters import width

#: Height of a line, and its part under the baseline, for a font size of 1.
LEADING: Final = 1.32
BELOW: Final = 0.32
BRAND: Final = "#0B5A63"
MARK_INK: Final = "#8A3A0C"
MARK_GROUND: Final = "#FDF0E4"
MARK_LINE: Final = "#E8B48E"
#: Height of the coloured bar at the top.
_BAR: Final = 10


@dataclass
class Canvas:
    """The content of a picture so far; the space from `top` to `bottom` is still free."""

    size: PictureSize
    title: str
    description: str
    boxes: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    top: float = 0
    bottom: float = 0

    def __post_init__(self) -> None:
        """Draw the bar at the top, and set the bounds of the free space."""
        self.box(Area(0, 0, self.size.width, _BAR), BRAND)
        self.top = _BAR
        self.bottom = self.size.height - self.size.margin * 0.6

    @property
    def free_area(self) -> Area:
        """The space left for the chart."""
        left, wide = self.size.margin, self.size.room
        return Area(left, self.top, wide, self.bottom - self.top)

    def box(self, area: Area, fill: str) -> None:
        """Fill a rectangle."""
        place = {"x": area.x, "y": area.y, "width": area.width, "height": area.height}
        self.boxes.append(place | {"fill": fill})

    def text(self, line: str, at: tuple[float, float], size: float, **look: Any) -> None:  # noqa: ANN401
        """Write one line whose baseline begins `at` (x, y); `look`: weight, fill, anchor."""
        plain = {"weight": 400, "fill": theme.INK, "anchor": "start"}
        placed = {"x": round(at[0], 1), "y": round(at[1], 1), "size": size, "text": line}
        self.texts.append(placed | plain | look)

    def write(self, lines: Sequence[str], size: float, **look: Any) -> None:  # noqa: ANN401
        """Write lines at the top of the free space."""
        for line in lines:
            self.top += size * LEADING
            self.text(line, (self.size.margin, self.top - size * BELOW), size, **look)

    def skip(self, pixels: float) -> None:
        """Leave a space at the top of the free space."""
        self.top += pixels

    def write_bottom(self, lines: Sequence[str], size: float, **look: Any) -> None:  # noqa: ANN401
        """Write lines at the bottom of the free space."""
        for line in reversed(lines):
            place = (self.size.margin, self.bottom - size * BELOW)
            self.text(line, place, size, **look)
            self.bottom -= size * LEADING

    def rule(self) -> None:
        """Draw a thin line at the bottom of the free space."""
        self.bottom -= 8
        self.box(Area(self.size.margin, self.bottom, self.size.room, 1.5), theme.LINE)
        self.bottom -= 14

    def mark(self, words: str) -> None:
        """Write the demonstration notice on a band as wide as the canvas."""
        size = self.size.body
        tall = size * 2
        self.box(Area(0, self.top, self.size.width, tall), MARK_GROUND)
        self.box(Area(0, self.top + tall - 2, self.size.width, 2), MARK_LINE)
        middle = (self.size.width / 2, self.top + tall / 2 + size * 0.34)
        fitting = min(size, size * self.size.room / width(words, size))
        self.text(words, middle, fitting, weight=600, fill=MARK_INK, anchor="middle")
        self.top += tall

    def picture(self) -> dict[str, Any]:
        """Return the picture as `assets/drawing.js` reads it."""
        return {
            "width": self.size.width,
            "height": self.size.height,
            "scale": self.size.scale,
            "title": self.title,
            "description": self.description,
            "boxes": self.boxes,
            "texts": self.texts,
            "panels": [
                {
                    "x": panel.area.x,
                    "y": panel.area.y,
                    "width": panel.area.width,
                    "height": panel.area.height,
                    "figure": panel.figure,
                }
                for panel in self.panels
            ],
        }
