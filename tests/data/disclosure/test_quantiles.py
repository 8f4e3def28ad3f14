import pytest

from data.disclosure.rules import Rules, rounding_interval, two_digits

RULES = Rules()
TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000]


def test_below_ten_answers_there_is_no_quantile():
    assert RULES.quantile(TEN[:9], 0.5) is None


def test_a_median_is_the_mean_of_the_answers_around_it():
    # Rank 4.5: the answers of ranks 3 to 6, which are 4, 5, 6 and 7.
    assert RULES.quantile(TEN, 0.5) == 5.5
    # Rank 5: those of ranks 4 to 6, whose mean is not the answer of the middle one.
    assert RULES.quantile([*TEN[:5], 90, *TEN[5:]], 0.5) == 6.0


def test_no_quartile_holds_the_highest_answer_nor_the_lowest():
    calm = RULES.quantile([*TEN[:9], 10], 0.75), RULES.quantile([1, *TEN[1:]], 0.25)

    assert (RULES.quantile(TEN, 0.75), RULES.quantile([-500, *TEN[1:]], 0.25)) == calm


def test_the_order_of_the_answers_does_not_matter():
    assert RULES.quantile(TEN[::-1], 0.25) == RULES.quantile(TEN, 0.25)


@pytest.mark.parametrize(
    ("value", "shown"), [(171_500, 170_000), (0.534, 0.53), (0, 0), (9.96, 10), (42, 42)]
)
def test_two_digits_are_kept(value, shown):
    assert two_digits(value) == shown


@pytest.mark.parametrize("exact", [171_500, 0.534, 0, 9.96, 42, 99_600, 1_449.9, -171_500])
def test_what_is_rounded_lies_in_the_interval_that_its_rounding_tells(exact):
    low, high = rounding_interval(two_digits(exact))

    assert low <= exact <= high


def test_nothing_is_the_quantile_of_nothing_whatever_the_thresholds():
    assert Rules(1, 0, 0).quantile([], 0.5) is None
