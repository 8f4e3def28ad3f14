"""Names of ten thousand letters in published data: every file is written, names cut where shown."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from callbacks.answering import answer_of, content_of
from components.answers import captions
from components.charts import BY_KEY, CHOICES
from components.files import exports
from components.files.pictures.chart_picture import chart_picture
from components.files.pictures.page_picture import page_picture
from components.files.slides.presentations import Kit, chart_presentation, page_presentation
from components.files.slides.template import Template
from components.site import search
from components.site.parsing import parse
from data.dataset import prepare
from data.disclosure.by_name import named_authorities, names_of
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.components.files.slides.reading import PptxFile
from tests.data.small import BOOK, tables
from tests.data.survey import COLLECTIVITES, COOPERATIONS

WAVE = "acter-2024"
NAME = "N" * 10_000
SHOWN = f"{'N' * 99}…"
BY_NAME = "groupes=collectivite:A,B;collectivite:C"


@pytest.fixture(scope="module")
def reading():
    named = [{**row, "nom": f"{NAME}{row['collectivite_id']}"} for row in COLLECTIVITES]
    read = prepare(tables(collectivites=named, cooperations=COOPERATIONS), BOOK, "essai")
    (source,) = read.sources
    absurd = replace(source, title=NAME, publisher=NAME, licence=NAME, field=NAME)
    return Reading(replace(read, sources=(absurd,)), NoCache())


def answer(reading, address):
    view = parse(address, reading.dataset, CHOICES)
    return answer_of(BY_KEY[view.place.chart], view, reading)


def longest(text):
    return max(map(len, text.split()))


def test_names_are_shown_cut(reading):
    dataset = reading.dataset

    assert set(names_of(dataset).values()) == {SHOWN}
    assert {name for name, *_ in named_authorities(dataset, WAVE)} == {SHOWN}
    shown = answer(reading, f"/graphiques/comparaison?{BY_NAME}")
    assert longest(captions.scope(shown)) <= 200
    assert longest(captions.source(shown)) <= 201
    assert longest(shown.sentence) <= 101


def test_a_name_is_found_by_its_beginning_and_shown_cut(reading):
    view = parse("/", reading.dataset, CHOICES)
    found = search.results(search.index(reading.dataset, WAVE), "nnnnnnnnnn", view)

    assert {line["libelle"] for line in found["resultats"]} == {SHOWN}


@pytest.mark.parametrize("address", ["/graphiques/odd", f"/graphiques/comparaison?{BY_NAME}"])
def test_every_file_of_a_chart_is_written(reading, address):
    shown = answer(reading, address)
    files = {name: write(shown) for name, write in exports.WRITERS.items()}

    assert all(files.values())
    assert NAME in str(files["json"])
    book = load_workbook(io.BytesIO(files["xlsx"]))
    assert NAME in {cell.value for sheet in book for row in sheet for cell in row}
    for size in ("diapo", "carre", "a4"):
        assert longest(str(chart_picture(shown, size, "")["texts"])) <= 201
    assert PptxFile(chart_presentation(shown, Kit(Template.ours()))).slides


@pytest.mark.parametrize("address", ["/pays/SEN", f"/comparer?{BY_NAME}"])
def test_the_slides_and_the_picture_of_a_page_are_made(reading, address):
    content = content_of(parse(address, reading.dataset, CHOICES), reading)

    assert len(PptxFile(page_presentation(content, Kit(Template.ours()))).slides) > 1
    assert longest(str(page_picture(content, "", "")["texts"])) <= 201
