import pytest

from data.aggregates import means, response_status
from data.dimensions import dimension
from data.disclosure.rules import Rules
from tests.data.small import BOOK
from tests.data.survey import COLLECTIVITES, SHOW_ALL, collected, selected, survey


def column(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def test_classes_stand_in_order_and_those_nobody_is_in_stay():
    table = means.answers_to(selected(), "budget_classe")

    assert table.base.n == 2
    assert column(table, "budget_classe", "collectivites", "part") == [
        ("zero", 1, 50.0), ("moins-10000", 0, 0.0), ("10000-50000", 0, 0.0),
        ("50000-100000", 0, 0.0), ("100000-500000", 1, 50.0), ("500000-1000000", 0, 0.0),
        ("plus-1000000", 0, 0.0),
    ]  # fmt: skip


def test_zero_and_unknown_are_told_apart_and_not_concerned_is_silent():
    # C is not concerned by an amount, having no budget; nor is D, which does not act.
    assert means.answers_to(selected(), "budget_classe").notes == (
        "Collectivités hors de la base\u00a0: 2 sans réponse ou non concernées.",
        "1\u00a0collectivité déclare zéro, ce qui est une réponse.",
    )
    assert means.answers_to(selected(), "etp_classe").notes == (
        (
            "Collectivités hors de la base\u00a0: 1 sans réponse ou non concernées, "
            "1 «\u00a0ne sait pas\u00a0»."
        ),
        "1\u00a0collectivité déclare zéro, ce qui est une réponse.",
    )
    by_type = means.answers_by(selected(), "budget_specifique", "type").notes
    assert sum("hors de la base" in note.lower() for note in by_type) == 1
    table = response_status.response_states(selected())
    assert column(table, "variable", "etat", "collectivites")[4:8] == [
        ("budget_classe", "valeur", 1), ("budget_classe", "zero", 1),
        ("budget_classe", "nsp", 0), ("budget_classe", "absent", 2),
    ]  # fmt: skip
    assert {row["n"] for row in table} == {4}


def test_who_does_not_say_whether_it_has_a_budget_is_silent_about_its_amount():
    budgets = [
        {"budget_specifique": "oui", "budget_eur": 5},
        {"budget_specifique": "oui", "budget_eur": None},
        {"budget_specifique": None, "budget_eur": None},
        {"budget_specifique": "non", "budget_eur": None},
    ]
    rows = [
        {**COLLECTIVITES[0], **said, "collectivite_id": f"x{at}"} for at, said in enumerate(budgets)
    ]
    only = selected(survey(collectivites=rows, cooperations=[], financements=[], reponses=[]))

    assert means.answers_to(only, "budget_classe").notes == (
        "Collectivités hors de la base\u00a0: 3 sans réponse ou non concernées.",
    )
    told = {row["etat"]: row["collectivites"] for row in response_status.response_states(only)
            if row["variable"] == "budget_classe"}  # fmt: skip
    assert told == {"valeur": 1, "zero": 0, "nsp": 0, "absent": 3}


def test_zeros_are_told_only_where_the_answers_are():
    # Two answer, under three: neither zeros nor values are told, nor who said why it does not.
    few = selected(survey(Rules(masked_below=3, counts_only_below=3, small_below=3)))
    told = {row["etat"]: row["collectivites"] for row in response_status.response_states(few)
            if row["variable"] == "budget_classe"}  # fmt: skip

    assert told == dict.fromkeys(("valeur", "zero", "nsp", "absent"))


def test_why_some_did_not_answer_is_told_of_everyone_only():
    # In 84, A and C: of the budget A tells the amount, C is not concerned.
    told = {row["etat"]: (row["collectivites"], row["statut"])
            for row in response_status.response_states(selected(region="84"))
            if row["variable"] == "budget_classe"}  # fmt: skip

    assert told["valeur"] == (1, "")
    assert {told[why] for why in ("nsp", "absent")} == {(None, "masque")}


def test_a_budget_by_inhabitant_is_the_budget_over_the_population():
    people = collected().frames["collectivites"]

    # A: 100,000 euros for 20,000 inhabitants; B declares zero; C and D say nothing.
    assert people["budget_habitant"].fillna(-1).tolist() == [5.0, 0.0, -1.0, -1.0]
    assert people["budget_habitant_classe"].astype(object).tolist()[:3] == ["5-10", "zero", "nc"]


def test_a_bound_belongs_to_the_class_that_it_opens():
    rows = [{**COLLECTIVITES[0], "budget_eur": value} for value in (9_999.99, 10_000, 1)]
    rows = [{**row, "collectivite_id": f"x{at}"} for at, row in enumerate(rows)]
    dataset = collected(collectivites=rows, cooperations=[], financements=[])
    people = dataset.frames["collectivites"]

    assert people["budget_classe"].tolist() == ["moins-10000", "10000-50000", "moins-10000"]


def test_quartiles_are_those_of_each_group_and_the_whole_is_a_fact():
    # Communes: budgets 0 to 11; twelve départements: 100 to 111; one région, which all less the
    # two would tell, is silent.
    kinds = (("commune", 0), ("departement", 100))
    rows = [
        {"collectivite_id": f"{kind}{at}", "nom": "c", "type": kind, "budget_eur": first + at}
        for kind, first in kinds
        for at in range(12)
    ]
    rows.append({"collectivite_id": "r", "nom": "r", "type": "region"})
    data = survey(
        Rules(1, 10, 30), collectivites=rows, cooperations=[], financements=[], reponses=[]
    )

    table = means.quartiles_by(selected(data), "budget_eur", "type")

    # Rank 5.5: 4, 5, 6, 7. Rank 2.75: 2, 3, 4. Rank 8.25: 7, 8, 9. Two digits of 105.5.
    assert column(table, "type", "mediane", "q1", "q3", "n", "statut") == [
        ("commune", 5.5, 3.0, 8.0, 12, "faible"),
        ("departement", 110.0, 100.0, 110.0, 12, "faible"),
    ]
    assert "Régions" in table.facts["sans_mediane"]
    # All twenty-four: rank 11.5, so 10, 11, 100 and 101: 55.5, of which two digits.
    assert (table.overall["mediane"], table.overall["n"]) == (56.0, 24)
    assert "moyenne" not in {column.name for column in table.columns}


def test_a_median_is_that_of_one_group_since_two_have_none_together():
    one, both = (
        means.quartiles(selected(type=types), "budget_eur")
        for types in ("commune", "commune,departement")
    )

    assert (one.median, one.n) == (50_000.0, 2)
    assert (both.median, both.n, both.status) == (None, None, "hors-liste")
    # Nobody is a region: communes and régions are communes.
    assert means.quartiles(selected(type="commune,region"), "budget_eur") == one


def test_a_selection_too_small_for_a_median_tells_none():
    table = means.quartiles_by(selected(survey(Rules())), "etp", "type")

    assert column(table, "mediane", "q1", "q3", "n") == [(None,) * 4] * 2
    assert table.notes == (
        means.ROUNDED,
        "Sans médiane, pour ne dévoiler la réponse de personne : Communes, Départements.",
    )


def test_a_small_group_is_told_apart_from_a_masked_one_which_may_have_many_answers():
    notes = means.quartiles_by(selected(survey(Rules(1, 3, 3))), "etp", "type").notes

    assert "Moins de 3 réponses, donc sans médiane : Communes (n = 2)." in notes
    assert "Sans médiane, pour ne dévoiler la réponse de personne : Départements." in notes


def test_medians_by_model_are_published_for_everyone_only():
    whole, part = (
        means.quartiles_by(selected(**chosen), "budget_eur", "modele")
        for chosen in ({}, {"region": "84"})
    )

    # A: 100 000 euros, a structured service. B: zero, delegates.
    told = {row["modele"]: (row["mediane"], row["n"]) for row in whole}
    assert told == {"service-structure": (100_000.0, 1), "delegation": (0.0, 1)}
    assert part.rows == ()
    assert part.facts["non_publie"] == "hors-liste"


def test_answers_within_groups_follow_the_order_of_the_codebook():
    table = means.answers_by(selected(), "strategie", "type")

    assert column(table, "type", "strategie", "collectivites", "n") == [
        ("commune", "formalisee", 1, 2), ("commune", "en-cours", 0, 2), ("commune", "aucune", 1, 2),
        ("departement", "formalisee", 0, 1), ("departement", "en-cours", 1, 1),
        ("departement", "aucune", 0, 1),
    ]  # fmt: skip


def test_thresholds_hold_for_what_is_confidential():
    table = means.answers_to(selected(survey(Rules())), "service")

    assert {row["statut"] for row in table} == {"masque"}
    assert {row["collectivites"] for row in table} == {None}
    assert means.answers_to(selected(survey(SHOW_ALL)), "service").base.n == 3


def test_masked_groups_are_never_fewer_than_may_be_shown_since_all_together_are():
    # Six communes and six départements answer, and one region: all less the two would tell it.
    kinds = ["commune"] * 6 + ["departement"] * 6 + ["region"]
    people = [
        {"collectivite_id": f"c{at}", "nom": "c", "type": kind} for at, kind in enumerate(kinds)
    ]
    said = [
        {"collectivite_id": f"c{at}", "question": "freins", "modalite": code}
        for at in range(len(kinds))
        for code in (("contexte", "adhesion", "competence")[at % 3],)
    ]
    data = survey(Rules(), collectivites=people, cooperations=[], financements=[], reponses=said)
    table = means.answers_by(selected(data), "freins", "type")
    shown = {row["type"] for row in table if row["statut"] != "masque"}

    assert means.answers_to(selected(data), "freins").base.n == 13
    assert len(shown) == 1
    assert shown < {"commune", "departement"}


@pytest.mark.parametrize("one", means.MEASURES.values(), ids=lambda one: one.classes)
def test_a_quantity_and_its_classes_have_one_name(one):
    assert dimension(one.classes, BOOK).label(BOOK) == one.column.label
