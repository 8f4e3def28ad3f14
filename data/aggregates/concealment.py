"""What groups tell of one another: a difference between two of them may be one respondent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product


def told_by_others(parts: Sequence[frozenset[int]], whole: frozenset[int], below: int) -> set[int]:
    """Return the places of the groups to mask so that no few units are told by differences.

    `parts` are the units behind each group, `whole` those behind the figures that other pages
    give of everyone. Groups of fewer than `below` units are masked already. Where groups added
    and taken away (the whole less a group, a group less one inside it) leave between one unit and
    `below`, the smallest of them is masked too, until nothing is left to find.
    """
    shown = [place for place, units in enumerate(parts) if len(units) >= below]
    masked: set[int] = set()
    while (found := _leak([parts[place] for place in shown], whole, below)) is not None:
        smallest = min((shown[at] for at in found), key=lambda place: len(parts[place]))
        shown.remove(smallest)
        masked.add(smallest)
    return masked


def _leak(
    parts: Sequence[frozenset[int]], whole: frozenset[int], below: int
) -> tuple[int, ...] | None:
    """Return the groups that, added and taken away, leave too few units; None when none do."""
    if not parts:
        return None
    everyone = frozenset().union(whole, *parts)
    # What counts of a unit is which groups it is in: few different ways, whatever their number.
    ways = Counter(tuple(unit in part for part in (*parts, whole)) for unit in everyone)
    for signs in _signs(len(parts)):
        left = {way: _sum(signs, way) for way in ways}
        alone = set(left.values()) <= {0, 1}
        size = sum(ways[way] for way, value in left.items() if value == 1)
        if alone and 0 < size < below:
            return tuple(at for at, sign in enumerate(signs[:-1]) if sign)
    return None


def _signs(count: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to add (1), take away (-1) or leave (0) groups, then the whole."""
    return (signs for signs in product((0, 1, -1), repeat=count + 1) if any(signs[:-1]))


def _sum(signs: tuple[int, ...], way: tuple[bool, ...]) -> int:
    return sum(sign for sign, inside in zip(signs, way, strict=True) if inside)
