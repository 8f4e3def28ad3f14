import pytest

from data.aggregates import means, response_status
from data.dimensions import dimension
from data.disclosure.rules import Rules
from tests.data.small import BOOK
from tests.data.survey import COLLECTIVITES, SHOW_ALL, selected, survey


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


def test_zero_absent_unknown_and_not_concerned_are_four_things():
    # C is not concerned by an amount, having no budget; nor is D, which does not act.
    assert means.answers_to(selected(), "budget_classe").notes == (
        "Collectivités hors de la base\u00a0: 2 «\u00a0non concerné\u00a0».",
        "1\u00a0collectivité déclare zéro, ce qui est une réponse.",
    )
    assert means.answers_to(selected(), "etp_classe").notes == (
        (
            "Collectivités hors de la base\u00a0: 1 «\u00a0ne sait pas\u00a0», "
            "1 «\u00a0non concerné\u00a0»."
        ),
        "1\u00a0collectivité déclare zéro, ce qui est une réponse.",
    )
    by_type = means.answers_by(selected(), "budget_specifique", "type").notes
    assert sum("hors de la base" in note.lower() for note in by_type) == 1
    table = response_status.response_states(selected())
    assert column(table, "variable", "etat", "collectivites")[5:10] == [
        ("budget_classe", "valeur", 1), ("budget_classe", "zero", 1), ("budget_classe", "nc", 2),
        ("budget_classe", "nsp", 0), ("budget_classe", "absent", 0),
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
        "Collectivités hors de la base\u00a0: 2 sans réponse, 1 «\u00a0non concerné\u00a0».",
    )
    told = {row["etat"]: row["collectivites"] for row in response_status.response_states(only)
            if row["variable"] == "budget_classe"}  # fmt: skip
    assert told == {"valeur": 1, "zero": 0, "nc": 1, "nsp": 0, "absent": 2}


def test_zeros_are_told_only_where_the_answers_are():
    # Two answer, under three: neither zeros nor values are told, who is not concerned is.
    few = selected(survey(Rules(masked_below=3, counts_only_below=3, small_below=3)))
    told = {row["etat"]: row["collectivites"] for row in response_status.response_states(few)
            if row["variable"] == "budget_classe"}  # fmt: skip

    assert told == {"valeur": None, "zero": None, "nc": 2, "nsp": 0, "absent": 0}


def test_a_budget_by_inhabitant_is_the_budget_over_the_population():
    people = survey().frames["collectivites"]

    # A: 100,000 euros for 20,000 inhabitants; B declares zero; C and D say nothing.
    assert people["budget_habitant"].fillna(-1).tolist() == [5.0, 0.0, -1.0, -1.0]
    assert people["budget_habitant_classe"].astype(object).tolist()[:3] == ["5-10", "zero", "nc"]


def test_a_bound_belongs_to_the_class_that_it_opens():
    rows = [{**COLLECTIVITES[0], "budget_eur": value} for value in (9_999.99, 10_000, 1)]
    rows = [{**row, "collectivite_id": f"x{at}"} for at, row in enumerate(rows)]
    people = survey(collectivites=rows, cooperations=[], financements=[]).frames["collectivites"]

    assert people["budget_classe"].tolist() == ["moins-10000", "10000-50000", "moins-10000"]


def test_quartiles_are_those_of_each_group_and_the_whole_is_a_fact():
    # Communes: budgets 0 to 11; one département: 100.
    rows = [
        {"collectivite_id": f"c{at}", "nom": "c", "type": "commune", "budget_eur": at}
        for at in range(12)
    ]
    rows.append({"collectivite_id": "d", "nom": "d", "type": "departement", "budget_eur": 100})
    data = survey(Rules(), collectivites=rows, cooperations=[], financements=[])

    table = means.quartiles_by(selected(data), "budget_eur", "type")

    # Rank 5.5: 4, 5, 6, 7. Rank 2.75: 2, 3, 4. Rank 8.25: 7, 8, 9.
    assert column(table, "type", "mediane", "q1", "q3", "moyenne", "n", "statut") == [
        ("commune", 5.5, 3.0, 8.0, 5.5, 12, "faible")
    ]
    assert "Moins de 10 réponses, donc sans médiane : Départements." in table.notes
    # All thirteen: rank 6, so 5, 6 and 7; the hundred weighs in the mean alone.
    assert (table.overall["mediane"], table.overall["moyenne"]) == (6.0, 13.0)


def test_a_selection_too_small_for_a_median_tells_none():
    table = means.quartiles_by(selected(survey(Rules())), "etp", "type")

    assert column(table, "mediane", "q1", "q3", "moyenne", "n") == [(None,) * 5]
    assert table.notes == (
        means.ROUNDED,
        "Moins de 10 réponses, donc sans médiane : Communes.",
    )


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
    # Six communes and six départements answer, and one région: all less the two would tell it.
    kinds = ["commune"] * 6 + ["departement"] * 6 + ["region"]
    people = [
        {"collectivite_id": f"c{at}", "nom": "c", "type": kind, "budget_specifique": "oui"}
        for at, kind in enumerate(kinds)
    ]
    data = survey(Rules(), collectivites=people, cooperations=[], financements=[], reponses=[])
    table = means.answers_by(selected(data), "budget_specifique", "type")
    shown = {row["type"] for row in table if row["statut"] != "masque"}

    assert len(shown) == 1


@pytest.mark.parametrize("one", means.MEASURES.values(), ids=lambda one: one.classes)
def test_a_quantity_and_its_classes_have_one_name(one):
    assert dimension(one.classes, BOOK).label(BOOK) == one.column.label
