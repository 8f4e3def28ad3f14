"""The openings and sentences of « Moyens » and « Stratégies »."""

import json

import pytest

from callbacks.answering import content_of
from components.charts import BY_KEY, CHOICES
from components.screen.openings import means as means_opening
from components.screen.openings import models
from components.site.parsing import parse
from components.site.routes import BY_PATH
from components.text.headlines.means import budget, medians, most_frequent_class
from data import typology
from data.aggregates import means
from data.disclosure.rules import Rules
from data.filters import BY_KEY as FILTERS
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import COLLECTIVITES, selected, survey
from tests.french import plain

KEYS = BY_PATH["/strategies"].keys


def shown(address, rules=None):
    reading = Reading(survey(rules) if rules else survey(), NoCache())
    return content_of(parse(address, reading.dataset, CHOICES), reading)


def opened(address, rules=None):
    return plain(
        json.dumps(models.opening(shown(address, rules)).to_plotly_json(), ensure_ascii=False,
                   default=lambda part: part.to_plotly_json())
    )  # fmt: skip


def test_the_page_reads_one_key_for_each_question_and_none_is_a_filter():
    asked = typology.questions(survey().book)

    assert tuple(models.PREFIX + question.variable for question in asked) == KEYS
    assert not set(KEYS) & set(FILTERS)


def test_with_two_answers_no_model_is_named():
    text = opened("/strategies?notre-service=dedie&notre-portage=executif")

    assert "Encore 1 réponse avant de nommer un modèle." in text


def test_with_three_answers_the_nearest_model_is_named_with_its_points_and_why():
    text = opened("/strategies?notre-service=dedie&notre-portage=executif&notre-strategie=aucune")

    assert "Modèle le plus proche (avec 3 réponses sur 5)" in text
    assert "un service dédié aux relations internationales (3 points)" in text
    assert "4 sur 7 points" in text


def test_an_answer_that_is_none_is_left_out():
    text = opened("/strategies?notre-service=<b>&notre-portage=executif&notre-strategie=aucune")

    assert "Encore 1 réponse" in text


def test_each_answer_links_to_the_same_selection_with_it_and_the_chosen_one_takes_itself_back():
    text = opened("/strategies?region=84&notre-service=dedie")

    assert "/strategies?region=84&notre-service=dedie&notre-portage=executif" in text
    assert '"/strategies?region=84"' in text


def test_how_many_declare_a_model_goes_through_the_rules():
    address = "/strategies?notre-service=aucun&notre-portage=elu-autre&notre-gestion=deleguee"

    assert "Dans la sélection, 2 collectivités sur 3 le déclarent." in plain(opened(address))
    alone = address.replace("?", "?region=53&")
    assert "Dans la sélection, 1 collectivité sur 1 le déclare." in plain(opened(alone))
    assert "Dans la sélection" not in opened(address, Rules())


def test_the_panel_about_silences_is_there_where_the_questions_were_asked():
    assert means_opening.opening(shown("/moyens")) is not None


def test_sentences_say_the_median_of_all_and_how_far_apart_those_of_groups_are():
    rows = [{**COLLECTIVITES[0], "collectivite_id": f"c{at}", "budget_eur": 100} for at in range(9)]
    rows += [{**COLLECTIVITES[2], "collectivite_id": f"d{at}", "budget_eur": 1000,
              "budget_eur_statut": None} for at in range(4)]  # fmt: skip
    data = survey(collectivites=rows, cooperations=[], financements=[])

    text = medians(means.quartiles_by(selected(data), "budget_eur", "type"))

    # Thirteen: nine of 100 and four of 1,000.
    assert plain(text) == (
        "La médiane de l’ensemble est de 100 €. "
        "Selon le groupe, la médiane va de 100 € (Communes) à 1 k€ (Départements)."
    )


@pytest.mark.parametrize(
    ("communes", "departements", "ending"),
    [
        (3, 3, "(Départements) ; pas de médiane publiée pour Régions."),
        (3, 1, "Une seule médiane de groupe est publiée : 100 € (Communes)."),
    ],
)
def test_groups_without_a_median_are_missing_from_no_range(communes, departements, ending):
    sizes = {"commune": communes, "departement": departements, "region": 1}
    euros = {"commune": 100, "departement": 1000, "region": 9000}
    rows = [
        {**COLLECTIVITES[0], "collectivite_id": f"{kind}{at}", "type": kind,
         "budget_eur": euros[kind]}
        for kind, size in sizes.items() for at in range(size)
    ]  # fmt: skip
    few = Rules(masked_below=1, counts_only_below=2, small_below=2, dominance=1.0)
    data = survey(few, collectivites=rows, cooperations=[], financements=[])

    assert plain(medians(means.quartiles_by(selected(data), "budget_eur", "type"))).endswith(ending)


def test_sentences_say_shares_with_their_counts():
    assert plain(budget(means.answers_to(selected(), "budget_specifique"))) == (
        "66,7 % des collectivités y consacrent un budget (2 sur 3)."
    )
    # A has 100 000 euros, B none.
    assert plain(most_frequent_class(means.answers_to(selected(), "budget_classe"))) == (
        "À égalité, avec 50 % des collectivités (1 sur 2) chaque fois : "
        "« Budget nul (0 €) » et « De 100 000 à moins de 500 000 € »."
    )
    assert plain(most_frequent_class(means.answers_to(selected(region="53"), "budget_classe"))) == (
        "Réponse la plus fréquente : « Budget nul (0 €) », 100 % des collectivités (1 sur 1)."
    )


def test_ranges_draw_the_central_half_and_the_median_of_each_group():
    rows = [
        {"collectivite_id": f"c{at}", "nom": "c", "type": "commune", "budget_eur": at}
        for at in range(12)
    ]
    data = survey(collectivites=rows, cooperations=[], financements=[])
    chart = BY_KEY["budget-mediane"]
    drawn = chart.figure(chart.choice("type").aggregate(selected(data)))
    band, dot = drawn["data"]

    assert (band["base"], band["x"], dot["x"]) == ([3.0], [5.0], [5.5])
    assert band["customdata"] == dot["customdata"] == ["commune"]


def test_a_wide_range_is_drawn_on_the_same_axis_from_zero_as_any_other():
    rows = [{**COLLECTIVITES[0], "collectivite_id": f"c{at}", "budget_eur": 100} for at in range(3)]
    rows += [{**COLLECTIVITES[2], "collectivite_id": f"d{at}", "budget_eur": 100_000,
              "budget_eur_statut": None} for at in range(3)]  # fmt: skip
    data = survey(collectivites=rows, cooperations=[], financements=[])
    chart = BY_KEY["budget-mediane"]
    drawn = chart.figure(chart.choice("type").aggregate(selected(data)))

    assert drawn["data"][1]["x"] == [100.0, 100_000.0]
    assert drawn["layout"]["xaxis"]["tickvals"] == [0.0, 50_000.0, 100_000.0]


def test_stacks_leave_no_bar_to_a_group_too_small_for_shares():
    rows = [{**COLLECTIVITES[0], "collectivite_id": f"c{at}"} for at in range(12)]
    rows += [{**COLLECTIVITES[2], "collectivite_id": f"d{at}"} for at in range(7)]
    few = Rules(masked_below=1)
    data = survey(few, collectivites=rows, cooperations=[], financements=[])
    chart = BY_KEY["budget-specifique"]
    drawn = chart.figure(chart.choice("type").aggregate(selected(data)))

    assert drawn["data"][0]["x"] == [100.0, 0.0]
    assert any("Départements (7)" in note["text"] for note in drawn["layout"]["annotations"])


def test_with_no_group_large_enough_the_figure_points_to_the_table():
    chart = BY_KEY["service"]
    drawn = chart.figure(chart.choice("type").aggregate(selected(survey(Rules(1, 5, 30)))))

    assert drawn["data"] == []
    assert "effectifs sont dans le tableau" in drawn["layout"]["annotations"][0]["text"]
