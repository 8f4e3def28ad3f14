"""Sums of amounts: which may be published together, so that nobody's amount can be bounded closely.

A sum needs enough contributors, none dominant, and a rest that hides the largest one from the
second (the p % rule). What is left of a total once the published parts are taken away is a sum too.
Then every amount is bounded, by linear programming, by all that is published: rounded sums, and
that amounts are not negative.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from data.disclosure.rules import Rules, rounding_interval, two_digits
from data.disclosure.solver import System

#: (what the sum is of, code): ("pays", "SEN"), ("", "") for the whole.
SumKey = tuple[str, str]
WHOLE: Final[SumKey] = ("", "")

_ANY: Final = float("inf")


@dataclass
class Magnitudes:
    """The amounts of one wave: of each unit, whose it is, and the sums that one may ask for.

    `parts` are the keys that split the whole without overlap, by what they are of.
    """

    amounts: Sequence[float]
    owners: Sequence[int]
    sums: Mapping[SumKey, Sequence[int]]
    rules: Rules
    parts: frozenset[str] = frozenset()
    masked: set[SumKey] = field(default_factory=set)

    def protected(self) -> dict[SumKey, float | None]:
        """Return every sum, rounded; None where it is masked."""
        if self.rules.protect:
            self.masked = {key for key in self.sums if self._sensitive(self.sums[key])}
            for name in self.parts:
                self._mask_residuals(name)
            while (key := self._closely_bounded()) is not None:
                self.masked.add(key)
        return {key: None if key in self.masked else self._rounded(key) for key in self.sums}

    def _rounded(self, key: SumKey) -> float:
        return two_digits(sum(self.amounts[unit] for unit in self.sums[key]))

    def _sensitive(self, units: Sequence[int]) -> bool:
        owned: dict[int, float] = defaultdict(float)
        for unit in units:
            owned[self.owners[unit]] += self.amounts[unit]
        return self.rules.dominated(list(owned.values()))

    def _mask_residuals(self, name: str) -> None:
        """Mask more parts of a whole, the smallest first, until what they leave is safe too."""
        parts = {key: units for key, units in self.sums.items() if key[0] == name}
        while WHOLE not in self.masked:
            shown = {
                unit for key, units in parts.items() if key not in self.masked for unit in units
            }
            residual = [unit for unit in self.sums[WHOLE] if unit not in shown]
            left = [key for key in parts if key not in self.masked]
            if not residual or not left or not self._sensitive(residual):
                return
            self.masked.add(min(left, key=self._rounded))

    def _closely_bounded(self) -> SumKey | None:
        """Return a published sum to mask because, with the others, it bounds someone closely."""
        margin = self.rules.margin
        shown = [key for key in self.sums if key not in self.masked]
        system = System(whole=False)
        for amount in self.amounts:
            # A refund is taken to be known as one: it bounds the others no less.
            refund = amount < 0
            system.variable(0.0 if refund else _ANY, -_ANY if refund else 0.0)
        for key in shown:
            low, high = rounding_interval(self._rounded(key))
            system.between(dict.fromkeys(self.sums[key], 1.0), low, high)
        for units in self._contributions(shown):
            value = sum(self.amounts[unit] for unit in units)
            low, high = system.bounds(dict.fromkeys(units, 1.0))
            least, most = sorted(((1 - margin) * value, (1 + margin) * value))
            if value and (low > least or high < most):
                about = [key for key in shown if set(units) & set(self.sums[key])]
                return min(about, key=lambda key: (key == WHOLE, self._rounded(key)))
        return None

    def _contributions(self, shown: Sequence[SumKey]) -> list[tuple[int, ...]]:
        """Return the sets of units to protect: each one, and those of one owner in each sum."""
        found: set[tuple[int, ...]] = {(unit,) for key in shown for unit in self.sums[key]}
        for key in shown:
            owned: dict[int, list[int]] = defaultdict(list)
            for unit in self.sums[key]:
                owned[self.owners[unit]].append(unit)
            found |= {tuple(sorted(units)) for units in owned.values()}
        return sorted(found)
