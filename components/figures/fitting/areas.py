"""Rectangles of a sheet, and the figures laid into them."""

from dataclasses import dataclass

from components.figures.theme import Figure


@dataclass(frozen=True)
class Area:
    """A rectangle of the sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Panel:
    """A figure with its own size (`layout.width`, `layout.height`), and where it is laid."""

    area: Area
    figure: Figure

    @property
    def scale(self) -> float:
        """How much the figure is enlarged."""
        return float(self.area.width / self.figure["layout"]["width"])


@dataclass(frozen=True)
class Fitted:
    """The panels of a chart, and how many of its rows they leave out."""

    panels: tuple[Panel, ...]
    left_out: int = 0
