"""The axis of quantities: linear, from zero, on every page.

A logarithmic axis would show small groups better, but few readers of a public page can read one;
each median is written beside its mark.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import log10
from typing import Final, Self

TICKS: Final = 3
MARGIN: Final = 0.05


@dataclass(frozen=True)
class Scale:
    """The axis from zero to the largest value."""

    high: float

    @classmethod
    def of(cls, values: Collection[float]) -> Self:
        """Return the scale that holds `values`."""
        return cls(max(values) or 1)

    @property
    def span(self) -> list[float]:
        """The range of the axis, with a margin for the dots at its ends."""
        room = self.high * MARGIN
        return [-room, self.high + room]

    @property
    def ticks(self) -> list[float]:
        """Round values on the axis, at most four with zero."""
        step = 10.0 ** int(log10(self.high) - (1 if self.high < 1 else 0))
        step = next(s for s in (step / 5, step / 2, step, 2 * step, 5 * step)
                    if self.high / s <= TICKS)  # fmt: skip
        return [step * count for count in range(TICKS + 1) if step * count <= self.high]
