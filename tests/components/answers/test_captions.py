from callbacks.answering import answer_of
from components.answers import captions
from components.answers.answer import empty_reason
from components.charts import BY_KEY, CHOICES
from components.site.parsing import parse
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import survey


def asked(key, query="", rules=None):
    dataset = survey(rules) if rules else survey()
    view = parse(f"/graphiques/{key}?{query}", dataset, CHOICES)
    return answer_of(BY_KEY[key], view, Reading(dataset, NoCache()))


def test_what_is_shown_is_explained_where_it_stands():
    meant = dict(captions.definitions(asked("financeurs-par-type")))

    assert meant["MEAE"].startswith("Ministère de l’Europe")
    assert meant["Commune"] == "Commune, y compris commune nouvelle."


def test_nothing_is_explained_of_what_is_not_shown():
    assert captions.definitions(asked("financeurs", "region=01")) == []
    assert dict(captions.definitions(asked("odd"))) == {}


def test_what_one_answer_weighs_is_said_in_the_unit_of_the_shares():
    few = Rules(1, 1, 30)
    themes, needs = asked("thematiques", rules=few), asked("besoins-appui", rules=few)

    assert captions.warnings(themes.table, themes)[0] == (
        "Effectif faible\u00a0: 1\u00a0coopération pèse 25\u00a0points."
    )
    assert "1\u00a0collectivité pèse" in captions.warnings(needs.table, needs)[0]


def test_groups_without_a_median_are_not_said_to_name_anybody():
    few = asked("partenariats-age", "mesure=mode", Rules())

    assert empty_reason(few) == "Trop peu de coopérations par groupe pour une médiane."
