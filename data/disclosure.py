"""What may be shown: one set of rules for charts, tables, files and sentences alike."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from math import floor, log10
from typing import Final

#: How a share is shown, by the size of its base. The empty text means: as it is.
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

    @property
    def key(self) -> str:
        """Text that changes with any threshold, for cache keys."""
        return "/".join(map(str, astuple(self)))

    def status(self, n: int) -> str:
        """Return how a share with the base `n` is shown."""
        if n < self.masked_below:
            return MASKED
        if n < self.counts_only_below:
            return COUNTS_ONLY
        return SMALL if n < self.small_below else ""

    def share(
        self, count: int, n: int, *, confidential: bool
    ) -> tuple[int | None, float | None, str]:
        """Return count, share of `n` in percent, and status, each None where it may not be shown.

        Below the first threshold a confidential count is masked too; a public one is a known
        fact and stays. Below the second no share is computed: « 3 sur 7 » says it better.
        """
        status = self.status(n)
        if status == MASKED and not confidential:
            status = COUNTS_ONLY
        shown = None if status == MASKED else count
        part = None if status in {MASKED, COUNTS_ONLY} else round(100 * count / n, 4)
        return shown, part, status

    def amount(self, contributions: Sequence[float], *, confidential: bool) -> float | None:
        """Return the sum in euros, or None where it would tell one contributor's amount.

        A confidential sum is rounded to two significant digits.
        """
        total = round(sum(contributions), 2)
        if not confidential:
            return total
        # Who gives nothing hides nobody.
        weights = [abs(amount) for amount in contributions if amount]
        too_few = len(weights) < self.masked_below
        if too_few or max(weights) > self.dominance * sum(weights):
            return None
        return _rounded(total)


def _rounded(amount: float) -> float:
    """Return `amount` to two significant digits.

    The difference between two sums, each of several authorities, could be the amount of one.
    """
    if not amount:
        return 0.0
    return round(amount, 1 - floor(log10(abs(amount))))
