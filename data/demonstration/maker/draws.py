"""Random draws that give the same result on every machine and with every version of Python.

Only `Random.random()` is used: of all the methods of `random.Random`, it is the one whose sequence
is promised never to change. Counts that the study published are dealt as exact quotas.
Fractions are summed with `math.fsum`, since `sum` gives other last digits from Python 3.12 on.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, name: str) -> Random:
    """Return the generator of one table: a change to one table does not alter the others."""
    return Random(f"{seed}-{name}")  # noqa: S311 - invented data, nothing secret


def chance(rng: Random, share: float) -> bool:
    """Return True with probability `share`."""
    return rng.random() < share


def between(rng: Random, low: int, high: int) -> int:
    """Return an integer from `low` to `high`, both included; `low` when the range is empty."""
    return low + int(rng.random() * (max(high, low) - low + 1))


def lognormal(rng: Random, median: float, sigma: float) -> float:
    """Return a positive number around `median`, skewed to the right, within 2.5 `sigma`."""
    normal = math.fsum(rng.random() for _ in range(12)) - 6
    return median * math.exp(sigma * max(-2.5, min(2.5, normal)))


def several(rng: Random, weights: Mapping[T, float], count: int) -> list[T]:
    """Return `count` different keys (fewer when there are not as many), the heavier the likelier.

    A key of weight 0 is never drawn. The result is in drawing order.
    """
    keyed = [
        (-math.log(1.0 - rng.random()) / weight, rank, item)
        for rank, (item, weight) in enumerate(weights.items())
        if weight > 0
    ]
    return [item for _, _, item in sorted(keyed, key=lambda entry: entry[:2])[:count]]


def pick(rng: Random, weights: Mapping[T, float]) -> T:
    """Return one key, drawn by weight. Raises IndexError when no weight is positive."""
    return several(rng, weights, 1)[0]


def deal(rng: Random, items: Sequence[T], counts: Mapping[str, int]) -> dict[T, str]:
    """Return a value for each item, dealt at random: `counts` maps values to their numbers."""
    cards = [card for card, count in counts.items() for _ in range(count)]
    order = several(rng, dict.fromkeys(items, 1.0), len(items))
    return dict(zip(order, cards, strict=False))


def allocate(total: int, weights: Sequence[float]) -> list[int]:
    """Return integers, at least 1 each, proportional to `weights` and summing to `total`."""
    spare = total - len(weights)
    total_weight = math.fsum(weights)
    exact = [spare * weight / total_weight for weight in weights]
    shares = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: spare - sum(shares)]:
        shares[i] += 1
    return [share + 1 for share in shares]


def product(*factors: Mapping[T, float]) -> dict[T, float]:
    """Return the first mapping with each weight multiplied by those of the others (default 1)."""
    base, *others = factors
    return {
        item: weight * math.prod(other.get(item, 1.0) for other in others)
        for item, weight in base.items()
    }


def ordered(items: Iterable[str], order: Sequence[str]) -> str:
    """Return codes as a cell of several answers: in the given order, joined by `|`."""
    return "|".join(sorted(set(items), key=order.index))
