"""Complementary suppression: mask more groups, so that no difference discloses few units.

Published groups can be added and subtracted: the total less a group may be one respondent.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations

Vector = list[Fraction]


def complementary_suppression(
    parts: Sequence[frozenset[int]],
    total: frozenset[int],
    below: int,
    *,
    first: Collection[int] = (),
) -> set[int]:
    """Return the positions of the groups to mask against differencing.

    `parts` are the units of each group, `total` those of the overall figures published elsewhere.
    Groups of fewer than `below` units are taken to be masked already. While sums and differences
    of groups (the total less a group, a group less one inside it) can isolate between one unit and
    `below`, one more group is masked: the smallest that ends the disclosure, those at the positions
    `first` before others, or else the smallest.
    """
    shown = [place for place, units in enumerate(parts) if len(units) >= below]
    shown.sort(key=lambda place: (place not in first, len(parts[place])))
    masked: set[int] = set()

    def discloses(places: Sequence[int]) -> bool:
        return _discloses_few([parts[place] for place in places], total, below)

    while discloses(shown):
        ends = (
            place for place in shown if not discloses([other for other in shown if other != place])
        )
        place = next(ends, shown[0])
        shown.remove(place)
        masked.add(place)
    return masked


def _discloses_few(parts: Sequence[frozenset[int]], total: frozenset[int], below: int) -> bool:
    """Tell whether sums and differences of groups can isolate fewer than `below` units.

    Groups are rows of a matrix, units its columns. An isolated set of units is a combination of
    rows with values 0 and 1 only. In reduced row echelon form each row alone has its pivot, so such
    a combination is the sum of the rows whose pivots it contains: fewer than `below` of them.
    """
    if not parts:
        return False
    everyone = frozenset().union(total, *parts)
    # Units in the same groups are interchangeable: one column for each pattern of membership.
    patterns = Counter(tuple(unit in part for part in (*parts, total)) for unit in everyone)
    sizes = list(patterns.values())
    reduced = _reduced(
        [[Fraction(pattern[at]) for pattern in patterns] for at in range(len(parts) + 1)]
    )
    small = [row for pivot, row in reduced if sizes[pivot] < below]
    return any(
        _sums_to_few(rows, sizes, below)
        for count in range(1, below)
        for rows in combinations(small, count)
    )


def _sums_to_few(rows: Sequence[Vector], sizes: Sequence[int], below: int) -> bool:
    """Tell whether the sum of `rows` has values 0 and 1 only, with fewer than `below` units."""
    left = 0
    for size, *values in zip(sizes, *rows, strict=True):
        value = sum(values)
        left += size if value else 0
        if value not in {0, 1} or left >= below:
            return False
    return True


def _reduced(rows: list[Vector]) -> list[tuple[int, Vector]]:
    """Return the reduced row echelon form: each non-zero row, with the column of its pivot."""
    reduced: list[tuple[int, Vector]] = []
    for row in rows:
        left = row
        for pivot, other in reduced:
            left = _eliminated(left, other, pivot)
        at = next((place for place, value in enumerate(left) if value), None)
        if at is not None:
            new = [value / left[at] for value in left]
            reduced = [(pivot, _eliminated(other, new, at)) for pivot, other in reduced]
            reduced.append((at, new))
    return reduced


def _eliminated(row: Vector, other: Vector, pivot: int) -> Vector:
    if not row[pivot]:
        return row
    return [a - row[pivot] * b for a, b in zip(row, other, strict=True)]
