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


def test_an_amount_needs_five_contributors():
    assert RULES.amount([1, 1, 1, 1], confidential=True) is None
    assert RULES.amount([1, 1, 1, 1, 1], confidential=True) == 5


def test_an_amount_that_one_contributor_dominates_is_masked():
    assert RULES.amount([86, 4, 4, 3, 3], confidential=True) is None
    assert RULES.amount([85, 5, 5, 3, 2], confidential=True) == 100


def test_a_refund_weighs_by_its_size():
    assert RULES.amount([-90, 1, 1, 1, 1], confidential=True) is None


def test_who_gives_nothing_hides_nobody():
    assert RULES.amount([50, 49, 0, 0, 0], confidential=True) is None


def test_a_public_amount_is_always_shown():
    assert RULES.amount([12.5], confidential=False) == 12.5


def test_thresholds_are_settings():
    assert Rules(masked_below=3).share(2, 3, confidential=True)[2] == "effectifs"
    assert Rules(masked_below=3).key != RULES.key
