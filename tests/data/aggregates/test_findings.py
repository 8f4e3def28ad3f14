"""The study's findings, on rows that can be added up in the head."""

from dataclasses import replace

from data.aggregates.findings import FINDINGS, _ranked, study_findings
from data.codebook.published import published
from data.disclosure.cell import EVERYONE
from data.disclosure.published import PublishedWave, Tally
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import select
from data.table import Table
from tests.data.small import ROWS
from tests.data.survey import WAVE, selected, survey

REPONSES = [
    {"collectivite_id": name, "question": question, "modalite": answer}
    for name, question, answer in (
        ("A", "motivations", "solidarite"), ("A", "motivations", "jeunesse"),
        ("B", "motivations", "solidarite"), ("C", "motivations", "rayonnement"),
        ("A", "mobilite_jeunes", "stages"), ("A", "mobilite_jeunes", "chantiers"),
        ("B", "mobilite_jeunes", "aucune"), ("C", "mobilite_jeunes", "nsp"),
        ("A", "soutien_acteurs", "aucun"),
    )
]  # fmt: skip


def findings(key, **options):
    chosen = options.pop("chosen", {})
    table = study_findings(selected(survey(reponses=REPONSES, **options), **chosen))
    return [row for row in table if row["constat"] == key]


def told(row):
    return row["effectif"], row["n"], row["part"], row["rang"]


def test_acting_is_told_of_no_selection_and_is_no_finding():
    assert not findings("internationalisation")
    assert "internationalisation" not in {finding.key for finding in FINDINGS}


def test_solidarity_is_a_share_of_collectivites_with_its_rank():
    assert told(findings("solidarite")[0]) == (2, 3, 66.6667, 1)


def test_an_answer_that_nobody_gave_counts_none_and_comes_last():
    found = findings("cooperation-decentralisee")[0]

    assert told(found) == (0, 4, 0, 3)


def test_french_speaking_africa_is_a_share_of_all_cooperations():
    assert told(findings("afrique-francophone")[0])[:3] == (4, 6, 66.6667)


def test_goals_are_known_of_a_count_and_only_the_first_goal_is_a_share_of_those_known():
    some, first = findings("odd")

    # Of the two others nothing is known: they do not serve none.
    assert told(some)[:3] == (4, 6, None)
    assert (first["code"], *told(first)) == ("6", 3, 4, 75, 1)


def test_support_is_any_answer_but_none_and_who_does_not_know_is_out_of_the_base():
    assert told(findings("mobilite-jeunes")[0])[:3] == (1, 2, 50)
    assert told(findings("soutien-acteurs")[0])[:3] == (0, 1, 0)


def test_the_first_funders_leave_none_out():
    assert [(row["code"], row["effectif"], row["rang"]) for row in findings("financeurs")] == [
        ("meae", 2, 1),
        ("europe", 1, 2),
    ]


def test_themes_and_modes_are_counted():
    facts = study_findings(selected()).facts

    assert (facts["thematiques"], facts["modes"]) == (2, 2)


def test_a_question_without_answer_gives_no_row():
    assert findings("sensibilisation") == []


def test_few_confidential_answers_tell_nothing_not_even_which():
    (row,) = findings("solidarite", rules=Rules())

    assert (row["code"], row["effectif"], row["part"], row["rang"]) == ("", None, None, None)
    assert (row["statut"], row["n"]) == ("masque", None)


def test_where_one_answer_is_masked_another_is_told_without_a_rank():
    # « Jeunesse » would be the first, were the masked answer left out: it may be anything.
    told = Tally(10, {"solidarite": None, "jeunesse": 4})
    wave = PublishedWave(tallies={"motivations": {EVERYONE: told}})
    selection = selected(replace(survey(Rules()), published={WAVE: wave}))
    (asked,) = (row for row in study_findings(selection) if row["constat"] == "solidarite")
    ranked = {row[0]: row for row in _ranked(selection, "motivations")}

    assert (asked["code"], asked["effectif"], asked["rang"]) == ("solidarite", None, None)
    assert asked["statut"] == "masque"
    assert ranked["jeunesse"][2:] == (
        None, "collectivites", 4, 40.0, "faible", 10, asked["base"],
    )  # fmt: skip
    # Whatever is masked of another answer, what is shown of the one asked for is told.
    other = Tally(10, {"solidarite": 6, "odd": None})
    shown = replace(wave, tallies={"motivations": {EVERYONE: other}})
    selection = replace(selection, dataset=replace(selection.dataset, published={WAVE: shown}))
    (asked,) = (row for row in study_findings(selection) if row["constat"] == "solidarite")
    assert (asked["effectif"], asked["part"], asked["rang"]) == (6, 60.0, None)


def test_what_is_published_for_no_such_selection_says_so_without_a_number():
    (found,) = findings("solidarite", chosen={"pays": "SEN"})

    assert found["statut"] == "hors-liste"
    assert (found["code"], found["effectif"], found["part"], found["n"]) == ("", None, None, None)


def test_a_filter_moves_the_base():
    assert told(findings("solidarite", chosen={"region": "84"})[0])[:3] == (1, 2, 50)


def test_what_a_wave_did_not_ask_is_named():
    source = {"vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c",
              "demonstration": "non", "donnees_ouvertes": "oui"}  # fmt: skip
    both = survey(sources=[ROWS["sources"][0], {**source, "vague": "crs-2023"}])

    assert study_findings(selected(both)).facts["non_poses"] == ""
    table = study_findings(select(both, Filters("crs-2023")))

    assert "solidarite" in str(table.facts["non_poses"]).split()
    assert Table.from_bytes(table.to_bytes()) == table


def test_every_published_figure_belongs_to_a_finding_or_is_in_no_data():
    known = published("acter-2024")

    assert set(known) - {finding.key for finding in FINDINGS} == {
        "entretiens",
        "internationalisation",
    }
    assert known["afrique-francophone"].value == 73.4
    assert published("crs-2023") == {}
