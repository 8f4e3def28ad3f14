from components.text.headlines.opinions import SMALL_GROUPS, active_share, first_opinion, most_cited
from components.text.headlines.readings import reading
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey
from tests.french import plain

TELLING = Rules(masked_below=1, counts_only_below=9, small_below=9)


def test_the_first_answer_is_told_in_tenths_and_two_follow():
    table = authorities_by(selected(), "types_action")

    assert plain(first_opinion(table)) == (
        "7 collectivités sur 10 citent « Coopération culturelle » (66,7 %), "
        "devant « Échanges et jumelages » (33,3 %) et « Coopération technique entre services » "
        "(33,3 %)."
    )
    assert plain(reading(table)) == (
        "66,7 % des collectivités (2 sur 3) citent « Coopération culturelle »."
    )


def test_where_no_share_may_be_told_counts_are():
    table = authorities_by(selected(survey(TELLING)), "freins")

    assert plain(first_opinion(table)).startswith(
        "2 collectivités sur 4 citent « Manque de moyens humains », devant « Contexte"
    )
    assert reading(table) == ""


def test_answers_cited_as_often_are_said_to_be():
    # Of the motives in 84, A gives two, and C none.
    tied = authorities_by(selected(region="84"), "motivations")

    assert plain(first_opinion(tied)) == (
        "Toutes les collectivités citent « Solidarité » (100 %), "
        "à égalité avec « Contribution aux ODD et au climat »."
    )
    assert "à égalité avec «" in plain(most_cited(tied))
    tell = active_share("attend un appui", "attendent un appui")
    assert "; à égalité, « Solidarité » et « Contribution" in plain(tell(tied))


def test_how_many_do_something_at_all():
    tell = active_share("soutient les jeunes", "soutiennent les jeunes")

    # A and B do, C says « aucune ».
    assert plain(tell(authorities_by(selected(), "mobilite_jeunes"))) == (
        "7 collectivités sur 10 soutiennent les jeunes (66,7 %) ; "
        "en tête, « Échanges scolaires » (66,7 %)."
    )
    # Nobody in the selection does.
    assert plain(tell(authorities_by(selected(type="departement"), "mobilite_jeunes"))) == (
        "0 collectivité sur 10 soutient les jeunes (0 %)."
    )


def test_a_gap_is_sought_among_groups_that_are_large_enough_first():
    table = shares_by_group(selected(), "types_action", "type")

    assert (
        "100 % des collectivités pour « Communes » (n = 2) contre 0 % pour « Départements »"
        in plain(first_opinion(table))
    )
    assert SMALL_GROUPS not in first_opinion(table)
    weak = shares_by_group(selected(survey(Rules(1, 1, 30))), "types_action", "type")
    assert first_opinion(weak).endswith(SMALL_GROUPS)


def test_groups_that_are_all_masked_are_said_to_be():
    table = shares_by_group(selected(survey(Rules())), "types_action", "type")

    assert first_opinion(table) == ("Chaque groupe compte trop peu de réponses pour être montré.")
