from hypothesis import given
from hypothesis import strategies as st

from components.figures import classes
from data import french

integers = st.lists(st.integers(0, 5_000), min_size=1, max_size=60)


def test_a_handful_of_counts_keep_their_own_values():
    split = classes.counts([1, 1, 2, 7], french.number)

    assert split.labels == ("1", "2", "7")
    assert [split.of(value) for value in (1, 2, 7)] == [0, 1, 2]


def test_many_counts_fall_into_few_classes_with_round_bounds():
    split = classes.counts(list(range(1, 41)), french.number)

    assert split.labels == ("1 à 10", "11 à 20", "21 à 30", "31 à 40")


def test_amounts_are_said_up_to_between_and_above():
    split = classes.amounts([1e3, 2e3, 1e4, 2e4, 1e5, 1e6], french.euros)

    assert split.labels[0].startswith("jusqu’à")
    assert split.labels[-1].startswith("plus de")
    assert split.of(1e3) == 0
    assert split.of(1e6) == len(split.labels) - 1


def test_values_close_to_each_other_are_still_told_apart():
    split = classes.amounts([101, 102, 103, 104, 105, 106, 107], french.euros)

    assert len(split.bounds) > 1


@given(integers)
def test_every_class_holds_something_and_every_value_has_a_class(values):
    split = classes.counts(values, french.number)

    assert len(split.labels) == len(split.bounds) <= classes.MOST
    assert {split.of(value) for value in values} == set(range(len(split.bounds)))


@given(st.lists(st.floats(-1e5, 1e8), min_size=1, max_size=60))
def test_refunds_and_huge_amounts_have_a_class_too(values):
    split = classes.amounts(values, french.euros)

    assert len(split.labels) == len(split.bounds) <= classes.MOST
    assert {split.of(value) for value in values} == set(range(len(split.bounds)))


def test_no_value_makes_no_class():
    assert classes.counts([], french.number) == classes.Classes((), ())
