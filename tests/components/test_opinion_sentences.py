from components.text.headlines import opinions as said
from components.text.headlines import shares
from data.aggregates.needs_and_support import needs_and_support, unmet_needs
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey

TELLING = Rules(masked_below=1, counts_only_below=9, small_below=9)


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_first_answer_is_told_in_tenths_and_two_follow():
    table = authorities_by(selected(), "types_action")

    assert plain(said.first_opinion(table)) == (
        "7 collectivités sur 10 citent « Coopération culturelle » (66,7 %), "
        "devant « Échanges et jumelages » (33,3 %) et « Coopération technique entre services » "
        "(33,3 %)."
    )
    assert plain(shares.reading(table)) == (
        "66,7 % des collectivités (2 sur 3) citent « Coopération culturelle »."
    )


def test_where_no_share_may_be_told_counts_are():
    table = authorities_by(selected(survey(TELLING)), "freins")

    assert plain(said.first_opinion(table)).startswith(
        "2 collectivités sur 4 citent « Manque de moyens humains », devant « Contexte"
    )
    assert shares.reading(table) == ""


def test_answers_cited_as_often_are_said_to_be():
    # Of the needs of A, training and a network.
    tied = authorities_by(selected(region="84", type="commune"), "besoins")

    assert plain(said.first_opinion(tied)) == (
        "Toutes les collectivités citent « Formation des élus et des agents » (100 %), "
        "à égalité avec « Mise en réseau et échange d’expériences »."
    )
    assert "à égalité avec «" in plain(said.most_cited(tied))
    tell = said.at_least_one("attend un appui", "attendent un appui")
    assert "; à égalité, « Formation" in plain(tell(tied))


def test_how_many_do_something_at_all():
    tell = said.at_least_one("soutient les jeunes", "soutiennent les jeunes")

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
        in plain(said.first_opinion(table))
    )
    assert said.WEAK not in said.first_opinion(table)
    weak = shares_by_group(selected(survey(Rules(1, 1, 30))), "types_action", "type")
    assert said.first_opinion(weak).endswith(said.WEAK)


def test_groups_that_are_all_masked_are_said_to_be():
    table = shares_by_group(selected(survey(Rules())), "types_action", "type")

    assert said.first_opinion(table) == (
        "Chaque groupe compte trop peu de réponses pour être montré."
    )


def test_the_support_most_awaited_beyond_what_is_received():
    table = needs_and_support(selected())

    assert plain(said.needs_and_support(table)) == (
        "Plus grand écart : « Formation des élus et des agents », 66,7 % en ont besoin et "
        "33,3 % l’ont déjà reçu (33,4 points)."
    )
    assert plain(said.support_reading(table)) == (
        "« Formation des élus et des agents » : 66,7 % des collectivités (2 sur 3) en ont besoin, "
        "33,3 % (1 sur 3) l’ont déjà reçu."
    )


def test_unmet_needs_are_told_by_who_waits():
    table = unmet_needs(selected(type="commune"))

    assert plain(said.needs_and_support(table)).startswith(
        "Toutes les collectivités attendent sans l’avoir reçu : « Formation"
    )
    assert plain(said.support_reading(table)).endswith(
        "100 % des collectivités (2 sur 2) en ont besoin et ne l’ont pas reçu."
    )
