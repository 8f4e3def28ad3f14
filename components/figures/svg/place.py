"""Positions on a plot: shares of its width across, pixels from the top of the figure down."""

from dataclasses import dataclass
from typing import Any, Self

from components.figures.svg.elements import number
from components.figures.theme import Figure


@dataclass(frozen=True)
class Plot:
    """Where values and pixels of a figure stand; `wide` and `tall` are the ranges of the axes."""

    top: float
    bottom: float
    wide: tuple[float, float]
    tall: tuple[float, float]

    @classmethod
    def of(cls, figure: Figure) -> Self:
        """Return the plot of a figure whose height is known."""
        layout = figure["layout"]
        margin = layout["margin"]
        bottom = layout["height"] - margin["b"]
        return cls(margin["t"], bottom, _range(layout["xaxis"]), _range(layout["yaxis"]))

    def share(self, value: float) -> float:
        """Return the place of a value across, in percent of the plot's width."""
        low, high = self.wide
        return (value - low) / (high - low) * 100

    def across(self, value: float) -> str:
        """Return the place of a value across, as an attribute: « » at the left edge."""
        share = number(self.share(value))
        return "" if share == "0" else f"{share}%"

    def down(self, y: float) -> float:
        """Return the pixels from the top of the figure to a place on the y axis."""
        low, high = self.tall
        return self.bottom - (y - low) / (high - low) * (self.bottom - self.top)


def _range(axis: dict[str, Any]) -> tuple[float, float]:
    first, last = axis.get("range", (0, 1))
    return float(first), float(last)
