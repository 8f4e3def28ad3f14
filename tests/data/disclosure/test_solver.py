import math
from itertools import product

import numpy as np
import pytest

from data.disclosure.solver import System


def system(upper, *totals):
    """Return whole numbers between 0 and `upper`, and sums of them that are known."""
    made = System()
    for most in upper:
        made.variable(most)
    for variables, value in totals:
        made.total(variables, value)
    return made


def test_what_every_solution_has_is_forced():
    # a + b = 1, a + b + c = 2: c is 1, and either of the others may be 0.
    made = system([1, 1, 1], ([0, 1], 1), ([0, 1, 2], 2))
    truth = (1, 0, 1)

    assert made.forced([([at], truth[at]) for at in range(3)]) == [2]


def test_several_may_be_forced_together_where_none_is_alone():
    made = system([1, 1], ([0, 1], 1))

    assert made.forced([([0], 1), ([0, 1], 1)]) == [1]


def test_only_whole_numbers_are_solutions():
    # Two of three, the second no more than twice the first: a third of the first would do.
    made = system([1, 1, 1], ([0, 1, 2], 2))
    made.between({0: 2.0, 1: -1.0}, 0.0, 2.0)

    assert made.forced([([0], 1)]) == [0]
    made.whole = False
    assert made.forced([([0], 1)]) == []


def test_what_was_given_to_nobody_is_not_forced():
    made = system([1], ([0], 0))

    assert made.forced([([0], 0)]) == []


def test_a_search_that_finds_nothing_counts_as_a_disclosure():
    made = system([1, 1], ([0, 1], 3))

    assert made.forced([([0], 1), ([1], 1)]) == [0, 1]


@pytest.mark.parametrize("seed", range(40))
def test_it_agrees_with_a_list_of_all_solutions(seed):
    random = np.random.default_rng(seed)
    upper = random.integers(1, 3, 6).tolist()
    truth = [int(random.integers(0, most + 1)) for most in upper]
    sums = [sorted(random.choice(6, int(random.integers(1, 5)), replace=False)) for _ in range(4)]
    made = system(upper, *((places, sum(truth[at] for at in places)) for places in sums))
    solutions = [
        one
        for one in product(*(range(most + 1) for most in upper))
        if all(sum(one[at] for at in s) == sum(truth[at] for at in s) for s in sums)
    ]
    least = [min(one[at] for one in solutions) for at in range(6)]
    largest = [max(one[at] for one in solutions) for at in range(6)]
    # A value is asked of where it is the largest possible.
    asked = [at for at in range(6) if truth[at] == largest[at]]
    forced = made.forced([([at], truth[at]) for at in asked])

    assert [asked[at] for at in forced] == [
        at for at in asked if truth[at] and least[at] == truth[at]
    ]


def test_the_smallest_and_the_largest_sum_are_found():
    made = System(whole=False)
    for _ in range(2):
        made.variable(math.inf)
    made.between({0: 1.0, 1: 1.0}, 95.0, 105.0)

    assert made.bounds({0: 1.0}) == pytest.approx((0, 105))
    assert made.bounds({0: 1.0, 1: 2.0}) == pytest.approx((95, 210))


def test_nothing_bounds_what_is_in_no_sum():
    made = System(whole=False)
    made.variable(math.inf)
    made.variable(math.inf)
    made.between({0: 1.0}, 1.0, 2.0)

    low, high = made.bounds({1: 1.0})
    assert (low, high) == (0, math.inf)
