import pytest

from callbacks.answering import content_of
from components.answers.portrait import portrait_of
from components.charts import CHOICES
from components.screen.openings.portrait import opening
from components.site.parsing import parse
from components.text.headlines import beside_rest
from components.text.headlines import portrait as portrait_headlines
from data.aggregates.comparison.beside_rest import shares_beside_rest
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.small import BOOK
from tests.data.survey import SHOW_ALL, selected, survey
from tests.french import plain

N, B = "\u202f", "\u00a0"


STAFFED = [
    {"collectivite_id": code, "nom": code, "type": "commune", "region": code, "action": "oui",
     "etp": 1}
    for code in ("84", "53", "76")
]  # fmt: skip


def sentences(address, rules=SHOW_ALL, **changes):
    if changes:
        changes |= {"cooperations": [], "financements": [], "reponses": []}
    dataset = survey(rules, **changes)
    content = content_of(parse(address, dataset, CHOICES), Reading(dataset, NoCache()))
    return portrait_headlines.sentences(portrait_of(content))


def test_a_portrait_is_written_from_the_answers_of_the_region_and_of_the_others():
    text = sentences("/regions/84")

    assert text[0] == (
        f"Auvergne-Rhône-Alpes{B}: 2{B}collectivités ont répondu à l’enquête, soit 50{N}% des 4 "
        f"répondants{B}; le réseau régional est RESACOOP."
    )
    assert text[1] == (
        f"4{B}coopérations y sont déclarées, dans 2{B}pays{B}; 75{N}% sont en Afrique francophone, "
        f"contre 50{N}% hors région (n{B}={B}2)."
    )
    assert text[2] == (
        f"Premiers pays partenaires{B}: Sénégal (2{B}coopérations) et Mali (1{B}coopération)."
    )
    assert text[3] == (
        f"Premier domaine d’action{B}: «{B}Eau et assainissement{B}», 100{N}% des coopérations "
        f"(3{B}sur{B}3), contre 0{N}% hors région (n{B}={B}1), soit +100{B}points."
    )


def test_a_selection_that_leaves_no_other_region_is_compared_with_none():
    text = sentences("/regions/84?type=departement")

    assert plain(text[0]).startswith(
        "Auvergne-Rhône-Alpes : 1 collectivité a répondu à l’enquête ;"
    )
    assert not any("répondants" in sentence or "hors région" in sentence for sentence in text)


def test_a_portrait_says_the_means_or_that_answers_are_too_few():
    assert (
        f"Budget annuel médian{B}: 100{B}k€ (1{B}réponse), contre 50{B}k€ pour l’ensemble{B}; "
        f"agents (ETP), médiane{B}: 2 (1{B}réponse), contre 1 pour l’ensemble."
    ) in sentences("/regions/84")
    few = f"Moyens{B}: trop peu de réponses pour une médiane du budget ou des agents."
    assert few in sentences("/regions/84", Rules())
    # Three have agents, of whom the one in 84 is too few for a median.
    assert any(
        f"agents (ETP), médiane{B}: trop peu de réponses (1 pour l’ensemble)" in sentence
        for sentence in sentences("/regions/84", Rules(1, 2, 2), collectivites=STAFFED)
    )


@pytest.mark.parametrize(
    ("address", "shown"), [("84", True), ("53", False), ("84?type=commune", False)]
)
def test_what_was_published_of_a_region_stands_beside_its_share(address, shown):
    dataset = survey()
    view = parse(f"/regions/{address}", dataset, CHOICES)
    opened = opening(content_of(view, Reading(dataset, NoCache())))
    text = str(opened).replace(r"\xa0", B)

    # Two of four respondents are in 84, where 13 % were published.
    assert ("Publié" in text) is shown
    assert (f"+37{B}points" in text and "RESACOOP, « Publication" in text) is shown


def test_a_region_where_nobody_answered_says_so_and_where_the_others_are():
    assert sentences("/regions/94") == [
        f"Corse{B}: aucune collectivité n’a répondu à l’enquête.",
        f"Il n’y a donc rien à décrire ici{B}: 4{B}répondants se trouvent dans les autres régions.",
    ]
    assert "que les filtres retiennent" in sentences("/regions/94?type=commune")[0]


def test_a_lone_collectivite_is_never_a_region_and_its_confidences_are_kept():
    text = sentences("/regions/53?strate=moins-3500&pays=DEU", Rules(1, 1, 30, 1.0))

    assert text[0].startswith(f"Bretagne{B}: 1{B}collectivité a répondu")
    assert text[-1].startswith("Une seule collectivité ne fait pas une région")
    # B answered on its means and its needs.
    assert not any("Budget annuel" in sentence or "besoin" in sentence for sentence in text)


def test_means_that_are_not_published_for_a_selection_are_not_said_to_be_few():
    unlisted = f"Moyens{B}: réponses données en confiance, non publiées pour cette sélection."

    assert unlisted in sentences("/regions/84?type=commune")
    assert not any("trop peu" in part for part in sentences("/regions/84?type=commune"))
    assert unlisted not in sentences("/regions/84")


def test_a_region_with_too_few_answers_names_the_questions_that_it_keeps():
    text = sentences("/regions/84", Rules())

    assert any(
        sentence.startswith("Trop peu de collectivités ont répondu") and "(besoins, " in sentence
        for sentence in text
    )


@pytest.mark.slow
@pytest.mark.parametrize("code", BOOK.regions)
def test_every_region_has_its_sentences(code):
    text = sentences(f"/regions/{code}")

    assert 2 <= len(text) <= 9
    assert all(sentence.endswith(".") and "None" not in sentence for sentence in text)


def test_answers_that_tie_stand_together_and_aucun_is_no_first_need():
    table = shares_beside_rest(selected(region="84"), "besoins")

    # A needs training and a network; C needs nothing.
    assert [row["besoins"] for row in beside_rest.leaders(table)] == ["formation", "reseau"]
    assert beside_rest.first_answer_and_rest(table) == (
        f"À égalité, avec 50{N}% des collectivités (1{B}sur{B}2) chaque fois{B}: «{B}Formation des "
        f"élus et des agents{B}», «{B}Mise en réseau et échange d’expériences{B}» et «{B}Aucun "
        f"besoin{B}»."
    )
    words = beside_rest.titled_first_answer(table, ("Premier besoin", "Premiers besoins"))
    assert "Aucun" not in words
