import pytest

from data.disclosure.rules import Rules

RULES = Rules()


@pytest.mark.parametrize(
    ("n", "status"),
    [(0, "masque"), (4, "masque"), (5, "effectifs"), (9, "effectifs"), (10, "faible"),
     (29, "faible"), (30, "")],
)  # fmt: skip
def test_the_size_of_the_base_decides_how_a_share_is_shown(n, status):
    assert RULES.status(n) == status


def test_a_confidential_count_is_masked_below_five_answers():
    assert RULES.share(2, 4, confidential=True) == (None, None, "masque")


def test_a_public_count_is_a_known_fact_and_stays():
    assert RULES.share(2, 4, confidential=False) == (2, None, "effectifs")


def test_from_five_to_nine_answers_no_share_is_computed():
    assert RULES.share(3, 7, confidential=True) == (3, None, "effectifs")


def test_a_large_enough_base_gives_a_share_in_percent():
    assert RULES.share(15, 60, confidential=True) == (15, 25.0, "")


def test_a_sum_needs_five_contributors():
    assert RULES.dominated([1, 1, 1, 1])
    assert not RULES.dominated([1, 1, 1, 1, 1])


def test_a_sum_that_one_contributor_dominates_is_masked():
    assert RULES.dominated([86, 4, 4, 3, 3])
    assert not RULES.dominated([85, 4, 4, 4, 3])


def test_a_sum_is_masked_from_which_the_second_would_tell_the_largest():
    # Less its own 45, the second knows the largest within the 4 of the three others: under 10 %.
    assert RULES.dominated([51, 45, 2, 1, 1])
    assert not RULES.dominated([49, 45, 2, 2, 2])


def test_a_refund_weighs_by_its_size():
    assert RULES.dominated([-90, 1, 1, 1, 1])


def test_who_gives_nothing_hides_nobody():
    assert RULES.dominated([50, 49, 0, 0, 0])


def test_thresholds_are_settings():
    assert Rules(masked_below=3).share(2, 3, confidential=True)[2] == "effectifs"
    assert Rules(masked_below=3).key != RULES.key
