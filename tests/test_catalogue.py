"""Promises that every chart keeps, old and new alike."""

import csv
import io
import json
import re

import plotly.graph_objects as go
import pytest
from pandas.testing import assert_frame_equal

from callbacks.answering import answer_of
from components.answers.answer import ANSWERED, EMPTY, NOT_ASKED
from components.charts import BY_KEY, CHARTS, CHOICES
from components.files import exports
from components.screen import cards
from components.site.pages import PAGES
from components.site.parsing import parse
from data.aggregates.key_figures import key_figures
from data.dimensions import dimension
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from data.table import Table
from tests.data.small import BOOK
from tests.data.survey import ASKED, COLLECTIVITES, REPONSES, prepared, selected, survey

every_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
every_choice = pytest.mark.parametrize(
    ("chart", "choice"),
    [(chart, choice) for chart in CHARTS for choice in chart.choices],
    ids=lambda value: value.key or "seul",
)

KEYS = (
    "carte-pays", "zones", "pays-principaux", "modes", "thematiques", "financeurs",
    "financeurs-par-type", "financeurs-par-zone", "odd", "odd-par-type", "odd-par-thematique",
    "types-profil",
    "conventions", "partenariats-age", "partenariats-nombre", "flux",
    "champs-action", "types-action", "motivations", "mobilite-jeunes", "sensibilisation",
    "soutien-acteurs", "freins", "besoins", "besoins-appui", "perspectives",
)  # fmt: skip


@pytest.fixture
def reading():
    return Reading(survey(), NoCache())


def asked(chart, reading, query=""):
    return answer_of(
        chart, parse(f"/graphiques/{chart.key}?{query}", reading.dataset, CHOICES), reading
    )


def test_keys_that_were_given_out_never_change():
    assert set(KEYS) <= set(BY_KEY)
    assert len(BY_KEY) == len(CHARTS)


def test_every_chart_is_on_a_page_and_every_page_shows_known_charts():
    shown = {key for page in PAGES for key in page.charts}

    assert shown == set(BY_KEY)


@every_chart
def test_a_question_is_asked_in_french_and_a_key_is_an_address(chart):
    assert chart.question.endswith("\u00a0?")
    assert re.fullmatch(r"[a-z0-9-]+", chart.key)
    assert chart.unit


@pytest.mark.parametrize(
    "choice",
    [choice for chart in CHARTS for choice in chart.choices],
    ids=lambda choice: choice.key,
)
def test_a_table_is_whole(choice):
    table = choice.aggregate(selected())
    names = [column.name for column in table.columns]

    assert {table.dimension, table.measure, "libelle"} <= set(names)
    assert all(len(row) == len(names) for row in table.rows)
    assert table.base.n > 0
    assert table.base.label
    assert dimension(table.dimension, BOOK).key == table.dimension
    assert Table.from_bytes(table.to_bytes()) == table


@every_choice
def test_a_table_is_drawn_by_plotly_as_it_is(chart, choice):
    table = choice.aggregate(selected())

    assert go.Figure(chart.figure(table)).to_plotly_json()["data"]
    first = str(table.rows[0][[c.name for c in table.columns].index(table.dimension)])
    assert go.Figure(chart.figure(table, selected=frozenset({first})))


@every_choice
def test_an_empty_selection_is_a_designed_state(chart, choice, reading):
    answer = asked(chart, reading, f"region=01&mesure={choice.key}")

    assert answer.state == EMPTY
    assert answer.remedy == "region"
    text = str(cards.card_body(answer)[1])
    assert "C’est le filtre « Région : Guadeloupe » qui la vide" in text
    assert go.Figure(answer.figure)


@pytest.fixture(scope="module")
def pristine():
    """A survey that only the test below computes with, and its rows as they were prepared."""
    dataset = prepared()
    return dataset, {name: frame.copy(deep=True) for name, frame in dataset.frames.items()}


@every_choice
def test_the_rows_are_left_untouched(chart, choice, pristine):
    dataset, before = pristine

    chart.figure(choice.aggregate(selected(dataset)))

    for name, frame in dataset.frames.items():
        assert_frame_equal(frame, before[name])


@every_chart
def test_every_face_tells_the_same_numbers(chart, reading):
    answer = asked(chart, reading)
    payload = json.loads(json.dumps(exports.as_json(answer)))
    rows = list(csv.DictReader(io.StringIO(exports.as_csv(answer).lstrip("\ufeff")), delimiter=";"))

    assert answer.state == ANSWERED
    assert payload["base"] == {"n": answer.table.base.n, "label": answer.table.base.label}
    assert len(rows) == len(payload["table"]["rows"]) == len(answer.table.complete)
    for name in (column["name"] for column in payload["table"]["columns"]):
        for json_row, csv_row in zip(payload["table"]["rows"], rows, strict=True):
            value = json_row[name]
            text = "" if value is None else str(value)
            assert csv_row[name] == (text.replace(".", ",") if isinstance(value, float) else text)
    assert payload["sentence"] == chart.sentence(answer.table)


@every_chart
def test_a_row_of_a_file_says_its_base_its_source_and_what_is_made_up(chart, reading):
    answer = asked(chart, reading)
    for row in csv.DictReader(io.StringIO(exports.as_csv(answer)), delimiter=";"):
        assert row["base_n"] == str(answer.table.base.n)
        assert "Enquête d’essai" in row["source"]


@pytest.fixture(scope="module")
def nowhere():
    """Fifteen who answer all alike, two of them of no known size, type or region."""
    places = [*[("commune", "84", 2_000)] * 7, *[("departement", "53", 600_000)] * 6]
    places += [(None, None, None)] * 2
    people = [
        {**COLLECTIVITES[0], "collectivite_id": f"x{at}", "type": kind, "region": region,
         "population": size}
        for at, (kind, region, size) in enumerate(places)
    ]  # fmt: skip
    answers = [{**row, "collectivite_id": who["collectivite_id"]}
            for who in people for row in REPONSES if row["collectivite_id"] == "A"]  # fmt: skip
    return survey(Rules(), collectivites=people, cooperations=[], financements=[], reponses=answers)


@every_chart
def test_what_everyone_answers_less_the_groups_does_not_tell_those_of_no_group(chart, nowhere):
    book, rules, everyone = nowhere.book, nowhere.rules, selected(nowhere)
    for choice in chart.choices:
        table = choice.aggregate(everyone)
        if not table.series or not any(dimension(k, book).confidential(book) for k in choice.asks):
            continue
        shown = {row[table.series]: row["n"] for row in table if row["statut"] != "masque"}

        assert not 0 < table.base.n - sum(shown.values()) < rules.masked_below, choice.key


@every_chart
def test_what_a_wave_did_not_ask_is_said(chart):
    source = {"vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c",
              "demonstration": "non", "donnees_ouvertes": "oui"}  # fmt: skip
    dataset = survey(
        sources=[source],
        collectivites=[
            {"collectivite_id": "A", "vague": "crs-2023", "nom": "A", "type": "commune"}
        ],
        cooperations=[
            {"cooperation_id": "1", "collectivite_id": "A", "vague": "crs-2023", "pays": "SEN",
             "thematiques": "eau", "odd": "6"}
        ],
        financements=[],
        reponses=[],
    )  # fmt: skip
    answer = asked(chart, Reading(dataset, NoCache()))
    asked_by = [dimension(key, ASKED).entry(ASKED).waves for key in answer.choice.asks]

    assert (answer.state == NOT_ASKED) == (("acter",) in asked_by)


def test_key_figures_are_a_table_like_any_other():
    table = key_figures(selected())

    assert Table.from_bytes(table.to_bytes()) == table
