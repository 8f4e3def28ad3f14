"""What a reader of published cells can tell of each respondent: no solver, no search.

It shares nothing with what protects. Sums and differences are taken by projection on the space of
the published groups; answers are told by elimination, as one fills in a grid: a group whose count
is that of its members who still may have said a thing is one where all of them did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Members = npt.NDArray[np.bool_]
Group = tuple[str, str]

SILENT = ""
EVERYONE: Group = ("", "")


@dataclass(frozen=True)
class Reading:
    """The published table of one question: by group, who answered, and each answer's count."""

    groups: Mapping[Group, Members]
    answered: Mapping[Group, int]
    counts: Mapping[Group, Mapping[str, int | None]]
    multiple: bool

    @property
    def codes(self) -> list[str]:
        """All answers of the table."""
        return list(dict.fromkeys(code for found in self.counts.values() for code in found))


def small_sets(reading: Reading, most: int = 4) -> list[tuple[Members, int]]:
    """Return sets that sums and differences of groups single out, with 1 to `most` answers.

    Looked at: respondents of the same groups, pairs of these, and what is left of a group without
    those of one key that are in it.
    """
    rows = np.array([reading.groups[group] for group in reading.answered], dtype=float)
    if not len(rows):
        return []
    totals = np.array(list(reading.answered.values()), dtype=float)
    inverse = np.linalg.pinv(rows)
    onto = inverse @ rows
    found = []
    for inside in _candidates(reading):
        one = inside.astype(float)
        if inside.any() and np.abs(one @ onto - one).max() < 1e-6:
            n = round(float(one @ inverse @ totals))
            if 1 <= n <= most:
                found.append((inside, n))
    return found


def small_totals(reading: Reading, most: int = 4) -> list[tuple[str, Members, int]]:
    """Return (answer, set, how many of it gave it) of sets of at most `most` respondents.

    Whoever is in a group of which nobody gave the answer is left out of the others; so is whoever
    is in what differs between two groups, one in the other, of the same count.
    """
    found = []
    for code in reading.codes:
        counts = {
            group: own.get(code, 0)
            for group, own in reading.counts.items()
            if group in reading.answered and own.get(code, 0) is not None
        }
        sums = list(_remains(reading, counts))
        nobody = np.zeros(len(reading.groups[EVERYONE]), dtype=bool)
        while True:
            before = nobody.sum()
            for inside, count in sums:
                if count == 0:
                    nobody |= inside
            left = {(tuple(inside & ~nobody)): count for inside, count in sums}
            for one, count in left.items():
                for other, same in left.items():
                    narrow, wide = np.array(one), np.array(other)
                    if count == same and not (narrow & ~wide).any():
                        nobody |= wide & ~narrow
            if nobody.sum() == before:
                break
        found += [
            (code, np.array(inside), count)
            for inside, count in left.items()
            if count and 1 <= sum(inside) <= most
        ]
    return found


def _candidates(reading: Reading) -> Iterator[Members]:
    groups = np.array([reading.groups[group] for group in reading.answered])
    _, at = np.unique(groups, axis=1, return_inverse=True)
    classes = [at == one for one in range(at.max() + 1)]
    yield from classes
    for place, first in enumerate(classes):
        for second in classes[place + 1 :]:
            if first.sum() + second.sum() <= 12:
                yield first | second
    for inside, _ in _remains(reading, reading.answered):
        yield inside


def _remains(reading: Reading, values: Mapping[Group, int | None]) -> Iterator[tuple[Members, int]]:
    """Yield every group with its value, less those of one key that are wholly inside of it."""
    known = {group: value for group, value in values.items() if value is not None}
    for whole, value in known.items():
        inside = reading.groups[whole]
        yield inside, value
        for key in {group[0] for group in known} - {whole[0]}:
            left, rest = inside.copy(), value
            for part, own in known.items():
                if part[0] == key and not (reading.groups[part] & ~inside).any():
                    left, rest = left & ~reading.groups[part], rest - own
            yield left, rest


def told(reading: Reading) -> set[tuple[int, str]]:
    """Return (respondent, answer) of what is certain; the answer is SILENT where there was none."""
    if not reading.answered:
        return set()
    return _told_of_several(reading) if reading.multiple else _told_of_one(reading)


def _told_of_one(reading: Reading) -> set[tuple[int, str]]:
    """Eliminate answers to a question with one: silence is one of them."""
    values = [*reading.codes, SILENT]
    size = len(next(iter(reading.groups.values())))
    maybe = np.ones((len(values), size), dtype=bool)
    sums = []
    for at, value in enumerate(values):
        counts = {
            group: int(reading.groups[group].sum()) - n
            if value == SILENT
            else reading.counts[group].get(value, 0)
            for group, n in reading.answered.items()
        }
        sums += [(at, inside, count) for inside, count in _remains(reading, counts)]
    while True:
        before = maybe.sum()
        alone = maybe.sum(axis=0) == 1
        for at, inside, count in sums:
            able = inside & maybe[at]
            if count == able.sum():
                maybe[:, able] = False
                maybe[at, able] = True
            elif count == (able & alone).sum():
                maybe[at, able & ~alone] = False
            alone = maybe.sum(axis=0) == 1
        if maybe.sum() == before:
            return {(int(who), values[int(maybe[:, who].argmax())]) for who in alone.nonzero()[0]}


def _told_of_several(reading: Reading) -> set[tuple[int, str]]:
    """Eliminate answers to a question with several: each is cited or not, by who answered."""
    codes, size = reading.codes, len(next(iter(reading.groups.values())))
    # Row 0 says who answered, the others who cites each answer.
    least, most = np.zeros((len(codes) + 1, size), bool), np.ones((len(codes) + 1, size), bool)
    none = [1 + at for at, code in enumerate(codes) if code.startswith("aucun")]
    sums = [(0, inside, count) for inside, count in _remains(reading, reading.answered)]
    for at, code in enumerate(codes, 1):
        # An answer without a row was given by nobody; a masked one has a row, without its count.
        counts = {group: found.get(code, 0) for group, found in reading.counts.items()}
        sums += [(at, inside, count) for inside, count in _remains(reading, counts)]
    before = -1
    while before != (before := int(least.sum()) - int(most.sum())):
        for at, inside, count in sums:
            if count == (inside & most[at]).sum():
                least[at] |= inside & most[at]
            if count == (inside & least[at]).sum():
                most[at] &= ~inside | least[at]
        least[0] |= least[1:].any(axis=0)
        most[1:] &= most[0]
        for one in none:
            most[one] &= ~np.delete(least[1:], one - 1, axis=0).any(axis=0)
            most[1:] &= ~least[one] | (np.arange(1, len(codes) + 1) == one)[:, None]
        # Whoever answered gives an answer: the last one possible.
        lone = least[0] & (most[1:].sum(axis=0) == 1)
        least[1:] |= most[1:] & lone
    cited = {(int(who), code) for at, code in enumerate(codes, 1) for who in least[at].nonzero()[0]}
    return cited | {(int(who), SILENT) for who in (~most[0]).nonzero()[0]}


def right(
    claims: Sequence[tuple[int, str]] | set[tuple[int, str]], given: Sequence[frozenset[str]]
) -> bool:
    """Tell whether every claim is true: an attack that errs proves nothing."""
    return all(code in given[who] if code else not given[who] for who, code in claims)
