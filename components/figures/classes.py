"""Classes of a map: at most five, with round bounds near the quantiles, none of them empty."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Final

MOST: Final = 5
_MANTISSAS: Final = (1, 2, 3, 5, 10)
#: Smaller values are taken as zero: no count and no amount is that small.
_SMALLEST: Final = 1e-6


@dataclass(frozen=True)
class Classes:
    """Classes of values: `bounds` is the greatest value of each, rising, `labels` their French."""

    bounds: tuple[float, ...]
    labels: tuple[str, ...]

    def of(self, value: float) -> int:
        """Return the index of the class that contains `value`."""
        return min(bisect_left(self.bounds, value), len(self.bounds) - 1)


def counts(values: Sequence[float], written: Callable[[float], str]) -> Classes:
    """Return classes of whole numbers: « 1 », « 2 à 5 », « 6 à 43 »."""
    bounds = _bounds(values)
    lows = [min(values, default=0), *(bound + 1 for bound in bounds[:-1])]
    labels = [
        written(high)
        if low == high or len(set(values)) <= MOST
        else f"{written(low)} à {written(high)}"
        for low, high in zip(lows, bounds, strict=False)
    ]
    return Classes(bounds, tuple(labels))


def amounts(values: Sequence[float], written: Callable[[float], str]) -> Classes:
    """Return classes of amounts: « jusqu’à 20 k€ », « 20 k€ à 100 k€ », « plus de 100 k€ »."""
    bounds = _bounds(values)
    if len(set(values)) <= MOST:
        return Classes(bounds, tuple(map(written, bounds)))
    if len(bounds) == 1:
        return Classes(bounds, (f"jusqu’à {written(bounds[0])}",))
    between = [f"{written(low)} à {written(high)}" for low, high in pairwise(bounds[:-1])]
    labels = (f"jusqu’à {written(bounds[0])}", *between, f"plus de {written(bounds[-2])}")
    return Classes(bounds, labels)


def _bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return at most MOST rising bounds, the last being the greatest value."""
    ordered = sorted(values)
    if len(set(ordered)) <= MOST:
        return tuple(sorted(set(ordered)))
    bounds: list[float] = []
    for step in range(1, MOST):
        bound = _nice(ordered[len(ordered) * step // MOST])
        if ordered[0] <= bound < ordered[-1] and bound > (bounds[-1] if bounds else float("-inf")):
            bounds.append(bound)
    # Values close to each other fall on one round number: then the quantiles themselves.
    inner = (
        bounds if len(bounds) > 1 else sorted({ordered[len(ordered) * k // MOST] for k in (1, 3)})
    )
    return _without_empty_classes([*inner, ordered[-1]], ordered)


def _without_empty_classes(bounds: list[float], ordered: Sequence[float]) -> tuple[float, ...]:
    """Return the bounds of the classes that contain at least one value."""
    low = float("-inf")
    non_empty: list[float] = []
    for bound in bounds:
        if any(low < value <= bound for value in ordered):
            non_empty.append(bound)
            low = bound
    return tuple(non_empty)


def _nice(value: float) -> float:
    """Return the round number (1, 2, 3 or 5 times a power of ten) nearest to `value` by ratio."""
    if value < _SMALLEST:
        return 0
    power: float = 10.0 ** floor(log10(value))
    nearest = min((m * power for m in _MANTISSAS), key=lambda n: abs(log10(value / n)))
    return round(nearest, 6)
