from components.text.headlines.gaps import widest_gap
from data.aggregates import shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey
from tests.french import plain


def test_the_widest_gap_between_groups_is_told_with_both_bases():
    table = shares_by_group.shares_by_group(selected(), "odd", "type")

    assert plain(widest_gap(table)) == (
        "Plus grand écart : « Mesures relatives à la lutte contre les changements climatiques », "
        "100 % des coopérations pour « Départements » (n = 1) contre 0 % pour « Communes » (n = 3)."
    )


def test_one_group_alone_is_not_compared():
    table = shares_by_group.shares_by_group(selected(type="commune"), "odd", "type")

    assert "Un seul groupe" in widest_gap(table)


def test_groups_too_small_to_compare_say_so():
    table = shares_by_group.shares_by_group(selected(survey(Rules())), "odd", "type")

    assert "trop petits" in widest_gap(table)
