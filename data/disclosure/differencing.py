"""What groups tell of one another: a difference between two of them may be one respondent."""

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations

Row = list[Fraction]


def told_by_others(
    parts: Sequence[frozenset[int]],
    whole: frozenset[int],
    below: int,
    *,
    first: Collection[int] = (),
) -> set[int]:
    """Return the places of the groups to mask so that no few units are told by differences.

    `parts` are the units behind each group, `whole` those behind the figures that other pages
    give of everyone. Groups of fewer than `below` units are masked already. Where groups added
    and taken away (the whole less a group, a group less one inside it) leave between one unit and
    `below`, the smallest whose masking ends it is masked too (those at the places `first` before
    others), or else the smallest, until nothing is left to find.
    """
    shown = [place for place, units in enumerate(parts) if len(units) >= below]
    shown.sort(key=lambda place: (place not in first, len(parts[place])))
    masked: set[int] = set()

    def tell(places: Sequence[int]) -> bool:
        return _leak([parts[place] for place in places], whole, below)

    while tell(shown):
        ends = (place for place in shown if not tell([one for one in shown if one != place]))
        place = next(ends, shown[0])
        shown.remove(place)
        masked.add(place)
    return masked


def _leak(parts: Sequence[frozenset[int]], whole: frozenset[int], below: int) -> bool:
    """Tell whether groups that are added and taken away can leave too few units.

    What they leave is one unit and nothing else: a sum of reduced rows, each of which has its
    pivot to itself. So the rows to add are those of the pivots that are left, fewer than `below`.
    """
    if not parts:
        return False
    everyone = frozenset().union(whole, *parts)
    # What counts of a unit is which groups it is in: few different ways, whatever their number.
    ways = Counter(tuple(unit in part for part in (*parts, whole)) for unit in everyone)
    sizes = list(ways.values())
    told = _reduced([[Fraction(way[at]) for way in ways] for at in range(len(parts) + 1)])
    small = [row for pivot, row in told if sizes[pivot] < below]
    return any(
        _few(rows, sizes, below) for count in range(1, below) for rows in combinations(small, count)
    )


def _few(rows: Sequence[Row], sizes: Sequence[int], below: int) -> bool:
    """Tell whether the sum of `rows` is some of the units, each once, and fewer than `below`."""
    left = 0
    for size, *values in zip(sizes, *rows, strict=True):
        value = sum(values)
        left += size if value else 0
        if value not in {0, 1} or left >= below:
            return False
    return True


def _reduced(rows: list[Row]) -> list[tuple[int, Row]]:
    """Return the rows fully reduced, each with the place of its pivot, where others have 0."""
    kept: list[tuple[int, Row]] = []
    for row in rows:
        left = row
        for pivot, one in kept:
            left = _less(left, one, pivot)
        at = next((place for place, value in enumerate(left) if value), None)
        if at is not None:
            new = [value / left[at] for value in left]
            kept = [(pivot, _less(one, new, at)) for pivot, one in kept]
            kept.append((at, new))
    return kept


def _less(row: Row, other: Row, pivot: int) -> Row:
    if not row[pivot]:
        return row
    return [a - row[pivot] * b for a, b in zip(row, other, strict=True)]
