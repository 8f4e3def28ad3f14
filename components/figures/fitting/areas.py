"""Rectangles of a picture, and the figures placed in them."""

from dataclasses import dataclass

from components.figures.theme import Figure


@dataclass(frozen=True)
class Area:
    """A rectangle of the picture, in its pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Panel:
    """A figure with its own size (`layout.width`, `layout.height`), and the area it fills."""

    area: Area
    figure: Figure

    @property
    def scale(self) -> float:
        """Ratio of the width of the area to that of the figure."""
        return float(self.area.width / self.figure["layout"]["width"])


@dataclass(frozen=True)
class Fitted:
    """The panels of a chart, and the number of its rows that are left out."""

    panels: tuple[Panel, ...]
    left_out: int = 0
