"""Scales of quantities that may differ a thousandfold: as they are, or by ratios."""

from collections.abc import Collection
from dataclasses import dataclass
from math import log10
from typing import Final, Self

TICKS: Final = 3
MARGIN: Final = 0.03
#: Beyond this ratio between the largest and the smallest value, the scale is one of ratios.
WIDE: Final = 20


@dataclass(frozen=True)
class Scale:
    """Where values stand on the axis: as they are, or by ratios (`wide`)."""

    low: float
    high: float
    wide: bool

    @classmethod
    def of(cls, values: Collection[float]) -> Self:
        """Return the scale that holds `values`, by ratios where they are far apart."""
        low, high = min(values), max(values)
        if low > 0 and high / low > WIDE:
            return cls(low, high, wide=True)
        return cls(0, high or 1, wide=False)

    def at(self, value: float) -> float:
        """Return the place of `value`."""
        return log10(value) if self.wide else value

    @property
    def span(self) -> list[float]:
        """The range of the axis, with room for the dots at its ends."""
        low, high = self.at(self.low), self.at(self.high)
        room = (high - low or 1) * MARGIN
        return [low - room, high + room]

    @property
    def ticks(self) -> list[float]:
        """A few round values inside the scale."""
        if self.wide:
            powers = range(int(log10(self.low)), int(log10(self.high)) + 1)
            return [10.0**p for p in powers if self.low <= 10.0**p <= self.high]
        step = 10.0 ** int(log10(self.high) - (1 if self.high < 1 else 0))
        step = next(s for s in (step / 5, step / 2, step, 2 * step, 5 * step)
                    if self.high / s <= TICKS)  # fmt: skip
        return [step * count for count in range(TICKS + 1) if step * count <= self.high]
