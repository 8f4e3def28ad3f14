"""What groups tell of one another: a difference between two of them may be one respondent."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


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
    atoms = list(ways)
    told = _reduced([[Fraction(way[at]) for way in atoms] for at in range(len(parts) + 1)])
    small = [at for at, way in enumerate(atoms) if ways[way] < below]
    for size in range(1, below):
        for few in combinations(small, size):
            if sum(ways[atoms[at]] for at in few) >= below:
                continue
            if _spans(told, [Fraction(at in few) for at in range(len(atoms))]):
                return tuple(range(len(parts)))
    return None


def _reduced(rows: list[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """Return the rows in echelon form, each with the place of its pivot."""
    kept: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        left = _less(kept, row)
        pivot = next((at for at, value in enumerate(left) if value), None)
        if pivot is not None:
            kept.append((pivot, [value / left[pivot] for value in left]))
    return kept


def _less(kept: list[tuple[int, list[Fraction]]], row: list[Fraction]) -> list[Fraction]:
    for pivot, one in kept:
        if row[pivot]:
            row = [a - row[pivot] * b for a, b in zip(row, one, strict=True)]
    return row


def _spans(kept: list[tuple[int, list[Fraction]]], row: list[Fraction]) -> bool:
    return not any(_less(kept, row))
