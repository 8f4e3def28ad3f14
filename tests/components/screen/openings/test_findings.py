"""Findings in words, and beside what was published."""

import json

import pytest
from dash._utils import to_json

from callbacks.answering import content_of
from components.charts import CHOICES
from components.screen.openings import findings
from components.site.parsing import parse
from components.text.headlines import findings as finding_texts
from components.text.headlines.published import finding_gap
from data.aggregates.findings import FINDINGS, study_findings
from data.codebook.published import Published
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import selected, survey


def shown(address="/", **options):
    reading = Reading(survey(**options), NoCache())
    built = findings.section(content_of(parse(address, reading.dataset, CHOICES), reading))
    return json.dumps(json.loads(to_json(built)), ensure_ascii=False)


def test_every_finding_has_words():
    assert set(finding_texts.FINDINGS) == {finding.key for finding in FINDINGS}


def test_a_finding_is_a_sentence_with_its_count_and_its_base():
    table = study_findings(selected())

    assert finding_texts.sentence("odd", table) == (
        "Un ODD au moins est renseigné pour 4\u00a0coopérations sur\u00a06 ; le plus visé est "
        "l’ODD 6, «\u00a0Eau propre et assainissement\u00a0», dans 75\u202f% des coopérations "
        "(3\u00a0sur\u00a04)."
    )
    assert "au 3e rang" in finding_texts.sentence("cooperation-decentralisee", table)


@pytest.mark.parametrize(("unit", "words"), [(4, "collectivités sur"), (1, "agit")])
def test_few_answers_are_counts(unit, words):
    region = {} if unit == 4 else {"region": "84"}
    few = Rules(masked_below=1, counts_only_below=9, small_below=9)
    table = study_findings(selected(survey(few), **region))

    key = "solidarite" if unit == 4 else "anciennete"
    assert words in finding_texts.sentence(key, table)
    assert "%" not in finding_texts.sentence(key, table)


def test_computed_and_published_stand_side_by_side_with_the_gap():
    table = study_findings(selected())
    known = Published("afrique-francophone", "acter-2024", 73.4, "%", "", "", "")

    assert finding_gap("afrique-francophone", table, known) == "\u22126,7\u00a0points"
    assert "RESACOOP" in shown()
    assert "73,4" in shown()


def test_who_answered_stands_beside_what_was_published():
    table = study_findings(selected())

    # Four answered, where 122 were published; two in 84, where 13 % were.
    assert finding_texts.sentence("repondants", table) == (
        "4\u00a0collectivités ont répondu à l’enquête."
    )
    assert "\u2212118\u00a0collectivités" in shown()
    assert finding_texts.sentence("region-84", table) == (
        "50\u202f% des collectivités sont en Auvergne-Rhône-Alpes (2\u00a0sur\u00a04)."
    )
    assert "+37\u00a0points" in shown()
    assert "region-84" not in study_findings(selected(region="84")).values("constat")
    assert "absent de ces données\u00a0: 50\u00a0entretiens." in shown()


def test_nothing_was_published_of_a_part():
    assert "RESACOOP" not in shown("/?region=84")


def test_a_finding_leads_to_its_chart():
    assert "/odd#odd" in shown()
    assert "/moyens#anciennete" in shown()


def test_what_is_withheld_says_so():
    answers = [{"collectivite_id": "A", "question": "motivations", "modalite": "solidarite"}]

    assert finding_texts.WITHHELD["masque"] in shown(rules=Rules(), reponses=answers)


def test_an_empty_selection_shows_no_finding():
    assert shown("/?region=94") == "null"
