"""A comparison concludes only from what one answer does not outweigh."""

from components.text.headlines.comparison import widest_gap
from data.aggregates.comparison.shares import shares_of_groups
from data.comparison import OVERALL, Comparison, Group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey

HERE = Group((("region", ("84",)),))


def headline(*groups, rules=None):
    dataset = survey(rules) if rules else survey()
    return widest_gap(shares_of_groups(selected(dataset), Comparison("freins", groups)))


def test_the_widest_difference_is_said_with_both_bases():
    # Moyens humains: none of A and C in 84, both B and D elsewhere.
    assert headline(HERE) == (
        "Freins\u00a0: écart le plus net sur «\u00a0Manque de moyens humains\u00a0», "
        "0\u202f% des collectivités pour «\u00a0Auvergne-Rhône-Alpes\u00a0» (n\u00a0=\u00a02) "
        "contre 100\u202f% pour «\u00a0Le reste\u00a0» (n\u00a0=\u00a02), soit −100\u00a0points."
    )


def test_nothing_is_concluded_where_one_answer_weighs_more():
    # The same four, said in two ways: no gap at all.
    text = headline(Group(kind=OVERALL), Group((("type", ("commune", "departement")),)))

    assert (
        text
        == "Freins\u00a0: aucun écart ne dépasse le poids d’une réponse\u00a0: rien à en conclure."
    )


def test_few_answers_are_counted_and_not_compared():
    few = Rules(masked_below=1, counts_only_below=5, small_below=5)

    assert "trop peu de réponses pour comparer" in headline(HERE, rules=few)


def test_one_group_says_its_first_answer():
    text = headline(Group(kind=OVERALL))

    assert text.startswith("Freins\u00a0: en tête «")
    assert "Aucun autre groupe" not in text


def test_masked_groups_are_said_to_be_masked_and_what_to_compare_instead():
    few = Rules(masked_below=2, counts_only_below=2, small_below=2)
    # B and D, in 53, both gave the same answer: shown, that group would tell it of each.
    there = Group((("region", ("53",)),))

    assert headline(HERE, there, rules=few) == (
        "Freins\u00a0: 2\u00a0groupes masqués pour ne dévoiler la réponse de personne. "
        "Comparez des groupes plus grands, ou regardez l’ensemble."
    )


def test_groups_outside_of_the_closed_list_are_said_to_be_and_what_to_compare_instead():
    crossed = Group((("region", ("84",)), ("type", ("commune",))))
    table = shares_of_groups(selected(survey()), Comparison("freins", (crossed,)))

    assert not table.rows
    assert table.facts["pourquoi"] == (
        "Ces réponses ont été données en confiance. Elles ne sont publiées que pour tous les "
        "répondants, ou par type, par taille et par région, sans les croiser. Un croisement, un "
        "groupe choisi nom par nom ou un panel n’en font pas partie. Comparez plutôt des régions, "
        "des types ou des tailles."
    )
