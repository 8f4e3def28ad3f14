"""Answers given in confidence that are not published for a selection: what each face says."""

import csv
import io
import json
from html import unescape
from urllib.parse import quote

import openpyxl
import pytest

from app import create_app
from callbacks.answering import answer_of, content_of
from components.answers.answer import ANSWERED, OUTSIDE, WITHDRAWN, empty_reason
from components.charts import BY_KEY, CHOICES
from components.files.exports.data import as_csv, as_json
from components.screen.cards import card_body
from components.screen.html_text import html_text
from components.site.parsing import parse
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import AggregateStore, Reading
from data.versions.archive import Archive
from data.versions.library import Library
from data.versions.live import LiveDataset, Pace
from data.versions.loading import Loader, assemble
from tests.components.files.slides.reading import PptxFile
from tests.data.small import BOOK, Verified, numbered
from tests.data.survey import survey
from tests.french import plain
from tests.pages import page_text

#: Types are not crossed with regions, nor a country with anything.
CROSSED = "region=84&type=commune"
WHY = (
    "Ces réponses ont été données en confiance. Elles ne sont publiées que pour tous les "
    "répondants, ou par type, par taille et par région, sans les croiser. Votre sélection n’en "
    "fait pas partie."
)
ORIGIN = "http://localhost"


def asked(key, address, dataset=None):
    reading = Reading(dataset or survey(), NoCache())
    return answer_of(BY_KEY[key], parse(address, reading.dataset, CHOICES), reading)


def shown(key, address):
    """Return the card of a chart on a page, as one text."""
    return plain(unescape(html_text(card_body(asked(key, address)))))


def page(client, address):
    """Return what a browser gets for a page, as one text."""
    return plain(page_text(client, address))


def figures(address):
    """Return the key figures of a page, by code."""
    dataset = survey()
    content = content_of(parse(address, dataset, CHOICES), Reading(dataset, NoCache()))
    return {row["indicateur"]: row for row in content.key_figures}


@pytest.mark.parametrize(
    ("key", "query"),
    [("freins", CROSSED), ("budget-mediane", CROSSED), ("besoins", "thematique=eau"),
     ("service", "strate=moins-3500&pays=SEN"), ("besoins-appui", CROSSED)],
)  # fmt: skip
def test_json_has_the_state_and_neither_rows_nor_base_nor_sentence(client, key, query):
    answer = client.get(f"/graphiques/{key}.json?{query}")
    told = answer.json

    assert answer.status_code == 200
    assert told["state"] == "hors-liste"
    assert told["base"]["n"] is None
    assert told["table"]["rows"] == []
    assert told["sentence"] == ""
    assert client.get(f"/api/v1/graphiques/{key}?{query}").json["state"] == "hors-liste"


def test_the_interface_describes_each_state_that_it_answers_with(client):
    described = client.get("/api/v1/openapi.json").json
    chart = described["components"]["schemas"]["Graphique"]["properties"]

    assert {"hors-liste", "retire"} <= set(chart["state"]["enum"])
    assert "null" in chart["base"]["properties"]["n"]["type"]
    assert "403" not in json.dumps(described)


def test_csv_has_its_header_alone(client):
    answer = client.get(f"/graphiques/freins.csv?{CROSSED}")
    header, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";")

    assert answer.status_code == 200
    assert "collectivites" in header
    assert not rows


def test_the_workbook_says_that_its_base_is_not_published_and_why(client):
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/graphiques/freins.xlsx?{CROSSED}").data))
    about = dict(book["À lire"].iter_rows(max_col=2, values_only=True))
    head, result = book["Données"].iter_rows(values_only=True)

    assert about["Effectif (n)"] == "non publié"
    assert plain(result[0]) == WHY
    assert result[head.index("Effectif de la base (n)")] == "non publié"


def test_the_picture_is_the_designed_empty_state_with_its_reason(client):
    picture = client.get(f"/graphiques/freins.image.json?{CROSSED}").json
    written = plain(" ".join(text["text"] for text in picture["texts"]))

    assert WHY in written
    assert WHY in plain(picture["description"])
    assert "n = " not in written
    (panel,) = picture["panels"]
    assert not panel["figure"]["data"]
    assert "Non publié pour cette sélection" in plain(json.dumps(panel, ensure_ascii=False))


def test_slides_list_it_among_what_they_do_not_show(client):
    alone = PptxFile(client.get(f"/graphiques/freins.pptx?{CROSSED}").data)
    deck = PptxFile(client.get(f"/besoins.pptx?{CROSSED}").data)
    last = deck.slides[-1]
    listed = plain(" ".join(shape.text_frame.text for shape in last.shapes if shape.has_text_frame))

    assert WHY in plain(alone.everything)
    assert last.shapes.title.text == "Ce que cette présentation ne montre pas"
    # The titles, then the reason: a sentence that stands after any of them.
    assert f" : c{WHY[1:]}" in listed
    assert listed.index("Freins") < listed.index(WHY[1:])


def test_a_pasted_address_says_why_and_no_base(settings):
    client = create_app(settings).server.test_client()
    address = f"/graphiques/freins?{CROSSED}"
    pasted = plain(client.get(address).get_data(as_text=True))
    embedded = client.get(f"/oembed?url={quote(f'{ORIGIN}{address}', safe='')}")

    assert WHY in pasted
    assert "(n = 0)" not in pasted
    assert embedded.status_code == 200
    assert CROSSED.replace("&", "&amp;") in embedded.json["html"]


@pytest.mark.parametrize(
    ("key", "address", "nearest", "name"),
    [
        ("freins", f"/besoins?{CROSSED}", "type=commune", "Commune"),
        ("besoins", "/besoins?region=84&thematique=eau", "region=84", "Auvergne-Rhône-Alpes"),
        ("besoins", "/besoins?thematique=eau", "", "Ensemble des répondants"),
        ("service", "/strategies?pays=SEN", "", "Ensemble des répondants"),
        ("region-besoins", "/regions/84?thematique=eau", "region=84", "Auvergne-Rhône-Alpes"),
        ("region-besoins", "/regions/84?type=commune", "region=84", "Auvergne-Rhône-Alpes"),
    ],
)
def test_a_card_shows_the_nearest_published_table_says_why_and_leads_to_it(
    key, address, nearest, name
):
    answer, text = asked(key, address), shown(key, address)
    near = answer.nearest

    assert answer.state == OUTSIDE
    assert near.table.rows
    assert plain(empty_reason(answer)) in text
    assert plain(near.sentence) in text
    assert name in text
    way = f"/graphiques/{key}?{nearest}" if nearest else f"/graphiques/{key}"
    assert near.page == way
    assert f'href="{way}"' in text


def test_the_way_to_the_nearest_table_leads_to_that_table():
    near = asked("region-besoins", "/regions/84?type=commune").nearest

    assert asked("region-besoins", near.page).table == near.table


@pytest.mark.parametrize("address", [f"/?{CROSSED}", "/?thematique=eau", "/regions/84?pays=SEN"])
def test_the_key_figures_leave_out_what_is_not_told(address):
    told = figures(address)

    assert "repondants" in told
    assert "actives" not in told
    assert all(row["statut"] not in {"hors-liste", "retire"} for row in told.values())
    assert "montant" in figures("/")
    assert "montant" not in told


def test_seniority_is_no_filter_any_more_and_a_page_says_why(client):
    text = page(client, "/moyens?anciennete=plus-20&region=84")

    assert "Ancienneté : réponse réservée, qui ne peut plus servir de filtre" in text
    assert page(client, "/moyens?region=84").count("qui ne peut plus servir") == 0


@pytest.mark.parametrize("name", ["odd.csv", "odd.json", "odd.xlsx", "odd.pptx", "odd.image.json"])
@pytest.mark.parametrize("query", ["anciennete=plus-20", "financeur=aucun"])
def test_files_refuse_a_filter_on_answers_given_in_confidence(client, name, query):
    answer = client.get(f"/graphiques/{name}?{query}")

    assert answer.status_code == 400
    text = json.loads(answer.text)["erreur"] if answer.is_json else answer.text
    assert ("réservée" if "anciennete" in query else "aucun") in text


def test_a_replaced_version_tells_its_public_facts_and_no_answer_given_in_confidence(tmp_path):
    library, rules = Library(tmp_path / "depot"), Rules(1, 1, 1, 1.0)
    archive = Archive(Loader(library, "c0de", rules), assemble(numbered(9), BOOK, "c0de", rules), 2)
    first = library.publish(Verified(numbered(2)), []).id
    library.publish(Verified(numbered(3)), [])
    live = LiveDataset(
        library, lambda: assemble(numbered(9), BOOK, "c0de", rules), "c0de", rules, Pace(0.0, 0.0)
    )
    reading = AggregateStore(live, NoCache(), archive).reading(first)
    old = answer_of(
        BY_KEY["service"], parse("/graphiques/service", reading.dataset, CHOICES), reading
    )
    told = as_json(old)

    assert old.state == WITHDRAWN == told["state"]
    assert (told["base"]["n"], told["table"]["rows"], told["sentence"]) == (None, [], "")
    assert len(as_csv(old).splitlines()) == 1
    assert "une version plus récente les remplace" in empty_reason(old)
    assert old.nearest is None
    assert reading.outdated
    public = parse("/", reading.dataset, CHOICES)
    assert content_of(public, reading).figures.facts["repondants"] == 2


@pytest.mark.parametrize("query", ["", "?type=commune", "?region=84"])
def test_the_sheet_of_a_country_tells_its_public_facts_whatever_the_filters(query):
    dataset = survey()
    view = parse(f"/pays/SEN{query}", dataset, CHOICES)
    content = content_of(view, Reading(dataset, NoCache()))

    assert {answer.state for answer in content.answers} == {ANSWERED}
    # A (100 and 0 euros) and B (unknown): published for the country, and not for a part of it.
    amount = figures(f"/pays/SEN{query}").get("montant")
    assert (amount and amount["valeur"]) == (None if query else 100)
