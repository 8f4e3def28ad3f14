"""No sum or difference of groups is about one to four answers: against a search of all of them.

The search here asks of each small set of respondents whether some combination of the groups is
about them alone: rank of the groups with and without their columns, in exact fractions.
"""

from fractions import Fraction
from itertools import combinations

import numpy as np

from data.disclosure.isolation import isolates_few


def rank(rows):
    """Return the rank of a matrix, in fractions."""
    left, found = [[Fraction(int(cell)) for cell in row] for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((at for at in range(found, len(left)) if left[at][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for at in range(found + 1, len(left)):
            times = left[at][column] / left[found][column]
            left[at] = [a - times * b for a, b in zip(left[at], left[found], strict=True)]
        found += 1
    return found


def searched(groups, weights, most):
    """Tell the same as `isolates_few`: a combination is zero but for `most` answers at most.

    One that is zero outside of a set exists if and only if the columns outside of it have a lower
    rank than all columns.
    """
    matrix, size = np.array(groups, dtype=int), len(weights)
    whole = rank(matrix)
    silent = [at for at in range(size) if not weights[at]]
    spoken = [at for at in range(size) if weights[at]]
    for count in range(min(most, len(spoken)) + 1):
        for few in combinations(spoken, count):
            outside = [at for at in range(size) if at not in {*few, *silent}]
            if rank(matrix[:, outside]) < whole:
                return True
    return False


def group(*places, size):
    return np.array([at in places for at in range(size)])


def family(seed):
    """Return groups of up to twelve respondents, and who of them answered."""
    random = np.random.default_rng(seed)
    size = int(random.integers(5, 13))
    everyone = np.ones(size, dtype=bool)
    groups = [everyone] if random.random() < 0.7 else []
    for _ in range(int(random.integers(1, 5))):
        # A key of few values, unknown of some: its groups have nobody in common.
        values = random.integers(0, random.integers(1, 3) + 1, size)
        values[random.random(size) < random.choice([0, 0.2])] = -1
        groups += [values == one for one in set(values.tolist()) - {-1}]
        if random.random() < 0.2:
            groups.append(groups[-1].copy())
    kept = [one for one in groups if random.random() < random.choice([0.4, 0.9])] or [everyone]
    weights = (random.random(size) < random.choice([1, 1, 0.7])).astype(np.int64)
    return kept, weights, int(random.integers(1, 5))


def test_it_finds_what_a_search_of_all_sets_finds():
    told = []
    for seed in range(250):
        groups, weights, most = family(seed)
        told.append(isolates_few(groups, weights, most))
        assert told[-1] == searched(groups, weights, most), seed

    assert 50 < sum(told) < 240


def test_what_is_left_of_a_whole_counts_by_its_answers_however_many_were_silent():
    # Thirty in the first type; six in the second, each of another region, two of whom answered:
    # the whole less the first type is about these two.
    first, regions = 30, 6
    region = np.array([at % regions for at in range(first)] + list(range(regions)))
    everyone = np.ones(first + regions, dtype=bool)
    groups = [everyone, np.arange(first + regions) < first]
    groups += [region == code for code in range(regions)]
    weights = np.array([1] * first + [1, 1, 0, 0, 0, 0])

    assert isolates_few(groups, weights, 4)
    assert isolates_few(groups, np.ones(first + regions, dtype=np.int64), 4) is False
