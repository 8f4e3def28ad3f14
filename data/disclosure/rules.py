"""Disclosure rules on shares, amounts and quantiles, common to charts, tables and files."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Final

#: Status of a share, by the size of its base. An empty status means: shown normally.
MASKED: Final = "masque"
COUNTS_ONLY: Final = "effectifs"
SMALL: Final = "faible"


@dataclass(frozen=True)
class Rules:
    """Thresholds on the number of answers, and on the weight of one contributor in an amount."""

    masked_below: int = 5
    counts_only_below: int = 10
    small_below: int = 30
    dominance: float = 0.85
    margin: float = 0.1

    @property
    def protect(self) -> bool:
        """Tell whether anything is masked: a threshold of one answer hides nobody."""
        return self.masked_below > 1

    @property
    def key(self) -> str:
        """Text of all thresholds, for cache keys."""
        return "/".join(map(str, astuple(self)))

    def status(self, n: int) -> str:
        """Return the status of a share with the base `n`."""
        if n < self.masked_below:
            return MASKED
        if n < self.counts_only_below:
            return COUNTS_ONLY
        return SMALL if n < self.small_below else ""

    def share(
        self, count: int, n: int, *, confidential: bool
    ) -> tuple[int | None, float | None, str]:
        """Return count, share of `n` in percent, and status; None for what may not be shown.

        Below `masked_below` a confidential count is masked too; a public one is a known fact and
        stays. Below `counts_only_below` no share is computed: « 3 sur 7 » is clearer.
        """
        status = self.status(n)
        if status == MASKED and not confidential:
            status = COUNTS_ONLY
        shown = None if status == MASKED else count
        part = None if status in {MASKED, COUNTS_ONLY} else round(100 * count / n, 4)
        return shown, part, status

    def dominated(self, contributions: Sequence[float]) -> bool:
        """Tell whether a sum would disclose one contributor's amount.

        It has too few contributors, a dominant one, or the second could tell the largest within
        `margin` of it: what is left once both are taken away is too little (the p % rule).
        """
        # A contributor of zero does not hide the others.
        weights = sorted((abs(amount) for amount in contributions if amount), reverse=True)
        if len(weights) < max(self.masked_below, 1):
            return True
        whole = sum(weights)
        rest = whole - sum(weights[:2])
        return weights[0] > self.dominance * whole or rest < self.margin * weights[0]

    def quantile(self, values: Sequence[float], part: float) -> float | None:
        """Return the quantile of order `part` (0 to 1) of confidential values, or None.

        None below the threshold under which no share is computed. A quantile as usually defined
        is the answer of one respondent, or lies between two. Here it is the mean of the answers
        around it, three or four (those at most 1.5 ranks away), rounded to two significant
        digits. With ten answers or more, a quartile thus never holds the lowest or the highest.
        """
        n = len(values)
        if n < self.counts_only_below or not n:
            return None
        rank = (n - 1) * part
        around = [v for at, v in enumerate(sorted(values)) if abs(at - rank) <= NEIGHBOURS]
        return two_digits(sum(around) / len(around))


#: Ranks on each side of a quantile whose answers are averaged.
NEIGHBOURS: Final = 1.5


def two_digits(value: float) -> float:
    """Return `value` rounded to two significant digits: 171 500 gives 170 000, 0.534 gives 0.53.

    The difference between two sums, each of several authorities, could be the amount of one.
    """
    return float(f"{value:.1e}")


def rounding_interval(value: float) -> tuple[float, float]:
    """Return the smallest and the largest number that `two_digits` makes `value`."""
    if not value:
        return -0.05, 0.05
    half = 10.0 ** (math.floor(math.log10(abs(value))) - 1) / 2
    return value - half, value + half
