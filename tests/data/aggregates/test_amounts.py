"""Euros of cooperations by answer, on rows that one can add up in the head."""

import pytest

from data.aggregates.amounts import amounts_by_answer
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import select
from tests.data.survey import selected, survey

OPEN = {
    "vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c", "demonstration": "non",
    "donnees_ouvertes": "oui",
}  # fmt: skip


def cooperation(number, place, themes, euros):
    return {
        "cooperation_id": str(number), "collectivite_id": "A", "vague": "crs-2023",
        "pays": place, "thematiques": themes, "montant_eur": euros,
    }  # fmt: skip


@pytest.fixture
def paid():
    authority = {"collectivite_id": "A", "vague": "crs-2023", "nom": "A", "type": "commune"}
    rows = (
        (1, "SEN", "eau", 100), (2, "MLI", "culture eau", 50), (3, "DEU", "culture", 700),
        (4, "NV-AFR", "eau", 5), (5, "SEN", "eau", None),
    )  # fmt: skip
    return select(
        survey(
            sources=[OPEN],
            collectivites=[authority],
            cooperations=[cooperation(*row) for row in rows],
            financements=[],
            reponses=[],
        ),
        Filters("crs-2023"),
    )


def test_the_largest_sum_comes_first_and_what_is_nowhere_is_told(paid):
    table = amounts_by_answer(paid, "zone")

    assert [(r["zone"], r["montant_eur"], r["cooperations"]) for r in table] == [
        ("ue", 700, 1), ("afrique-ouest", 150, 2)
    ]  # fmt: skip
    assert table.base.n == 4
    assert table.facts == {"total": 855}
    assert "Hors du graphique\u00a0: 1\u00a0coopération sans zone précise, 5\u00a0€." in table.notes


def test_an_amount_counts_under_each_of_its_themes_and_a_note_says_so(paid):
    table = amounts_by_answer(paid, "thematique")

    assert {r["thematique"]: r["montant_eur"] for r in table} == {"culture": 750, "eau": 155}
    assert "leur total peut le dépasser" in table.notes[0]


def test_a_sum_given_in_confidence_by_a_few_is_masked_with_its_rank():
    table = amounts_by_answer(selected(survey(Rules())), "zone")

    assert [(r["zone"], r["montant_eur"], r["statut"]) for r in table] == [
        ("afrique-ouest", None, "masque"), ("ue", None, "masque")
    ]  # fmt: skip
    assert table.facts == {"total": None, "toutes": 1}


def test_sums_given_in_confidence_are_listed_for_all_that_cooperate_known_or_not():
    table = amounts_by_answer(selected(), "zone")

    # A 100 and C 50 in West Africa. Germany's amount is not known, and looks like a masked one:
    # whose amount is known is an answer too.
    assert [(r["zone"], r["montant_eur"], r["cooperations"], r["statut"]) for r in table] == [
        ("afrique-ouest", 150, 4, ""), ("ue", None, 1, "masque"),
    ]  # fmt: skip
    assert table.facts == {"total": 150, "toutes": 1}


def test_no_sum_given_in_confidence_is_told_of_a_selection_that_none_is_published_for():
    for chosen in ({"pays": "SEN"}, {"region": "84"}, {"type": "commune", "region": "84"}):
        table = amounts_by_answer(selected(**chosen), "thematique")

        assert table.rows == ()
        assert table.facts["non_publie"] == "hors-liste"


def test_a_filter_on_one_theme_cuts_the_sums_of_the_others():
    # Water: cooperation 1 alone. Culture: 1 and 2, whose sum is published, but not that of 1.
    common = {"pays": "SEN", "collectivite_id": "A"}
    rows = [
        {**common, "cooperation_id": "1", "thematiques": "culture eau", "montant_eur": 100},
        {**common, "cooperation_id": "2", "thematiques": "culture", "montant_eur": 40},
    ]
    dataset = survey(cooperations=rows, financements=[])

    def sums(**chosen):
        table = amounts_by_answer(selected(dataset, **chosen), "thematique")
        return [(r["thematique"], r["montant_eur"], r["cooperations"]) for r in table]

    assert sums() == [("culture", 140, 2), ("eau", 100, 1)]
    assert sums(thematique="eau") == [("eau", 100, 1), ("culture", None, 1)]
