"""No few respondents are told by the difference between groups of one table."""

from data.disclosure.differencing import complementary_suppression


def units(first, last):
    return frozenset(range(first, last + 1))


def test_the_whole_less_a_large_group_does_not_tell_a_few():
    # Two are masked already; the eight others, less from the ten that all pages show, tell them.
    assert complementary_suppression([units(1, 2), units(3, 10)], units(1, 10), below=3) == {1}


def test_a_group_inside_another_is_masked_where_few_are_between_them():
    assert complementary_suppression([units(1, 9), units(1, 8)], units(1, 20), below=3) == {1}
    assert complementary_suppression([units(1, 9), units(1, 5)], units(1, 20), below=3) == set()


def test_what_two_groups_leave_of_the_whole_is_not_told_either():
    assert complementary_suppression([units(1, 4), units(5, 9)], units(1, 10), below=3) == {0}


def test_large_groups_that_leave_many_out_are_shown():
    assert complementary_suppression([units(1, 5), units(6, 12)], units(1, 20), below=5) == set()


def test_groups_of_different_size_that_merely_overlap_tell_nobody():
    assert complementary_suppression([units(1, 10), units(5, 15)], units(1, 30), below=5) == set()


def test_a_half_of_sums_tells_as_much_as_a_difference():
    # (AB + AC - BC) / 2 is A, which is one respondent.
    a, b, c = frozenset({1}), frozenset(range(10, 16)), frozenset(range(20, 27))
    everyone = a | b | c | frozenset(range(30, 40))

    assert complementary_suppression([a | b, a | c, b | c], everyone, 5)


def test_only_what_tells_is_masked_and_not_a_smaller_group_beside():
    # Of 29, 28: one is told. Six others have nothing to do with it.
    assert complementary_suppression(
        [units(1, 29), units(1, 28), units(40, 45)], units(1, 100), 5
    ) == {1}


def test_a_group_may_be_given_up_before_smaller_ones():
    # Of 54, 7 and 45: two are in neither.
    parts = [units(1, 7), units(8, 52)]

    assert complementary_suppression(parts, units(1, 54), 5) == {0}
    assert complementary_suppression(parts, units(1, 54), 5, first={1}) == {1}


def test_many_overlapping_groups_are_searched_without_waiting():
    parts = [frozenset(u for u in range(120) if u * (g + 3) % 11 < 4) for g in range(14)]

    assert isinstance(complementary_suppression(parts, frozenset(range(120)), 5), set)
