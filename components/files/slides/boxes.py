"""Positions on a slide, in inches."""

from dataclasses import dataclass, replace
from typing import Any, Final, Self

from pptx.util import Inches, Length

EMU: Final = 914400


@dataclass(frozen=True)
class Box:
    """A rectangle: its left and top edges, its width and height, in inches."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of_shape(cls, shape: Any) -> Self:  # noqa: ANN401  (any shape or placeholder of python-pptx)
        """Return the box of a shape, whose position may be inherited."""
        return cls(
            *((side or 0) / EMU for side in (shape.left, shape.top, shape.width, shape.height))
        )

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height, as python-pptx takes them."""
        left, top, width, height = map(
            Inches, (self.left, self.top, self.width, max(self.height, 0))
        )
        return left, top, width, height

    def top_slice(self, height: float) -> Self:
        """Return the upper part, `height` inches high."""
        return replace(self, height=min(height, self.height))

    def below(self, height: float) -> Self:
        """Return the box without its upper `height` inches."""
        taken = min(height, self.height)
        return replace(self, top=self.top + taken, height=self.height - taken)

    def above(self, height: float) -> Self:
        """Return the box without its lower `height` inches."""
        return replace(self, height=max(self.height - height, 0))

    def bottom_slice(self, height: float) -> Self:
        """Return the lower part, `height` inches high."""
        return self.below(self.height - height)

    def columns(self, count: int, gap: float) -> tuple[Self, ...]:
        """Return `count` boxes of equal width side by side, `gap` inches apart."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(
            replace(self, left=self.left + at * (width + gap), width=width) for at in range(count)
        )
