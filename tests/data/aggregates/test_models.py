from data.aggregates import models
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey


def profiled(n, rules=None, **chosen):
    """`n` collectivités of one model, each with one twinning; the first has two more actions."""
    people = [
        {"collectivite_id": f"c{at}", "nom": "c", "type": "commune", "modele": "delegation"}
        for at in range(n)
    ]
    actions = [
        {"cooperation_id": f"k{at}", "collectivite_id": f"c{at}", "pays": "SEN", "mode": "jumelage"}
        for at in range(n)
    ] + [
        {"cooperation_id": f"v{at}", "collectivite_id": "c0", "pays": "SEN", "mode": "volontariat"}
        for at in range(2)
    ]  # fmt: skip
    data = survey(rules or Rules(), collectivites=people, cooperations=actions, financements=[])
    return models.profile(selected(data, **chosen), "mode")


def cells(table, model="delegation"):
    return {
        row["mode"]: (row["cooperations"], row["part"], row["n"], row["statut"])
        for row in table
        if row["modele"] == model
    }


def test_shares_are_of_the_cooperations_of_each_model():
    table = models.profile(selected(), "mode")

    # A (service structuré): one twinning, one volunteering. B (délégation): two twinnings. C: nc.
    assert [
        (row["modele"], row["mode"], row["cooperations"], row["part"], row["n"])
        for row in table
        if row["n"]
    ] == [
        ("service-structure", "jumelage", 1, 50.0, 2),
        ("service-structure", "volontariat", 1, 50.0, 2),
        ("delegation", "jumelage", 2, 100.0, 2),
        ("delegation", "volontariat", 0, 0.0, 2),
    ]


def test_a_model_of_few_collectivites_is_masked_however_many_cooperations_it_has():
    masked = (None, None, None, "masque")

    assert cells(profiled(4)) == {"jumelage": masked, "volontariat": masked}
    assert cells(profiled(8)) == {"jumelage": masked, "volontariat": masked}


def test_an_answer_that_few_collectivites_give_is_masked():
    assert cells(profiled(12)) == {
        "jumelage": (12, 85.7143, 14, "faible"), "volontariat": (None, None, 14, "masque"),
    }  # fmt: skip


def test_a_model_that_nobody_declares_looks_like_one_that_few_do():
    table = profiled(4)

    assert cells(table, "mutualise") == cells(table, "delegation")


def test_under_a_filter_nothing_is_told_of_a_model():
    # What each does is public: few of them would leave few ways to add up to the counts.
    shown = {value for row in cells(profiled(12, pays="SEN")).values() for value in row}

    assert shown == {None, "masque"}
