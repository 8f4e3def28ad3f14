"""A part of a page that raises takes nothing else with it: opening, key figures, codebook."""

import re
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pytest
from pptx import Presentation

from callbacks import answering
from callbacks.answering import content_of
from callbacks.navigation import answer_to
from callbacks.page_tables import OPENING_TABLES
from components.answers import lead
from components.answers.content import FIGURES, OPENING, PARTS
from components.charts import BY_KEY, CHARTS, CHOICES
from components.files.api import lists
from components.screen import page_body
from components.site.link_targets import page_showing
from components.site.parsing import parse
from components.site.search import page_entries
from data.dimensions import dimension
from data.french import NBSP
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.callbacks.failing.broken import BrokenError, broken
from tests.data.survey import survey
from tests.pages import page_text as page_layout

#: A page of each opening that has tables of its own.
PAGES = {
    "constats": "/",
    "moyens": "/moyens",
    "modeles": "/strategies",
    "regions": "/regions",
    "portrait": "/regions/84",
    "pays": "/pays/SEN",
}
EVERYWHERE = ("/healthz", "/graphiques/odd.csv", "/api/v1/graphiques", "/recherche.json?q=odd")


def layout(client, address):
    """Return the page at `address` as text, with ordinary spaces."""
    return page_layout(client, address).replace(NBSP, " ")


def slides(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return "\n".join(
        shape.text_frame.text.replace(NBSP, " ")
        for slide in Presentation(BytesIO(answer.data)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def file_of(path, ending):
    return f"{'/index' if path == '/' else path}.{ending}"


def everything_else_lives(client):
    return {client.get(address).status_code for address in EVERYWHERE} == {200}


def test_every_opening_with_tables_is_tried():
    assert PAGES.keys() == OPENING_TABLES.keys()


@pytest.mark.parametrize("opening", PAGES)
@pytest.mark.parametrize("catalogue", [OPENING_TABLES, page_body.OPENINGS], ids=["tables", "shown"])
def test_an_opening_that_fails_says_so_and_the_page_lives(
    client, monkeypatch, logged, opening, catalogue
):
    path = PAGES[opening]
    whole = layout(client, path)
    monkeypatch.setitem(catalogue, opening, broken)
    page = layout(client, path)
    layout(client, path)

    assert page.count(PARTS[OPENING]) == 1
    # The key figures of a country are its opening's own.
    assert ('class="key-figures"' in page) == (path == "/")
    assert page.count("data-graphique") == whole.count("data-graphique") > 0
    (record,) = logged()
    assert f"à {path} (référence" in record.getMessage()
    assert record.getMessage().rpartition("référence ")[2].rstrip(")") in page
    assert record.exc_info[0] is BrokenError
    assert everything_else_lives(client)


def parse_page(path):
    reading = Reading(survey(), NoCache())
    return content_of(parse(path, reading.dataset, CHOICES), reading)


@pytest.mark.parametrize(("opening", "path"), PAGES.items())
def test_the_files_of_a_page_without_its_opening_live(client, monkeypatch, opening, path):
    monkeypatch.setitem(OPENING_TABLES, opening, broken)
    drawn = client.get(file_of(path, "image.json"))
    shown = client.get(path)

    assert shown.status_code == 200
    assert layout(client, f"{path}?vue=presentation")
    if parse_page(path).view.place.charts:
        assert drawn.status_code == 200
        assert PARTS[OPENING] in slides(client, file_of(path, "pptx"))


def test_a_part_that_works_again_is_shown_again(client, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setitem(OPENING_TABLES, "constats", broken)
        assert PARTS[OPENING] in layout(client, "/")
    assert PARTS[OPENING] not in layout(client, "/")
    assert client.get("/readyz").json["controles"]["pages"] == "ok"


@pytest.mark.parametrize("path", ["/", "/odd", "/regions/84", "/graphiques/odd", "/comparer"])
@pytest.mark.parametrize("query", ["", "?vue=integree", "?vue=presentation"])
def test_key_figures_that_fail_say_so_and_the_page_lives(client, monkeypatch, path, query):
    monkeypatch.setattr(answering, "key_figures", broken)
    page = layout(client, f"{path}{query}")

    # Key figures stand where they are about the page, and on the first of its slides.
    shown = path == "/" or "presentation" in query
    assert page.count(PARTS[FIGURES]) == shown
    assert client.get(path).status_code == 200
    assert everything_else_lives(client)


def test_without_key_figures_no_number_is_made_up(client, monkeypatch, logged, reading):
    monkeypatch.setattr(answering, "key_figures", broken)
    page = layout(client, "/odd?region=84")
    layout(client, "/odd?region=84")
    messages = [record.getMessage().partition(" (")[0] for record in logged()]
    content = content_of(parse("/odd", reading.dataset, CHOICES), reading)

    assert "Effectifs non calculés" in page
    assert not re.search(r"\b0 répondant", page)
    assert messages == ["Calcul impossible à /odd?region=84"]
    assert lead.page_lead(content).startswith("ACTER 2023-2024. ")


def test_the_files_of_a_page_without_key_figures_live(client, monkeypatch):
    monkeypatch.setattr(answering, "key_figures", broken)

    for path in ("/", "/odd", "/regions/84", "/pays/SEN"):
        text = slides(client, file_of(path, "pptx"))
        assert (PARTS[FIGURES] in text) == (path != "/pays/SEN")
        assert "Base : 0" not in text
        for size in ("diapo", "carre", "a4"):
            assert client.get(file_of(path, f"image.json?format={size}")).status_code == 200
    assert client.get("/oembed?url=http://localhost/odd").status_code == 200


def test_a_page_updated_without_key_figures_is_updated(reading, monkeypatch):
    monkeypatch.setattr(answering, "key_figures", broken)
    store = SimpleNamespace(reading=lambda _version="": reading)
    update = answer_to("/?region=84", "/ acter-2024 essai", store)["parts"]

    assert "Les chiffres clés" in update["figures"]
    assert update["counts"] == "Effectifs non calculés"


@pytest.fixture(params=["odd", "generated"])
def strange(request, monkeypatch):
    """A chart that asks a question which the codebook of the data does not know."""
    generated = next(chart for chart in CHARTS if chart.block)
    chart = BY_KEY["odd"] if request.param == "odd" else generated

    def lost(selection):
        return dimension("inconnue", selection.dataset.book)

    choices = tuple(replace(one, asks=("inconnue",), aggregate=lost) for one in chart.choices)
    worse = replace(chart, choices=choices)
    monkeypatch.setitem(BY_KEY, chart.key, worse)
    charts = tuple(worse if one.key == chart.key else one for one in CHARTS)
    monkeypatch.setattr(page_entries, "CHARTS", charts)
    monkeypatch.setattr(lists, "CHARTS", charts)
    return worse


def test_a_question_unknown_to_the_codebook_is_one_failed_chart(client, strange, logged):
    path = page_showing(strange.key)
    page = layout(client, path)
    layout(client, path)

    assert page.count("Ce graphique n’a pas pu être calculé") == 1
    assert client.get(f"/graphiques/{strange.key}.csv").status_code == 503
    assert client.get(f"/graphiques/{strange.key}").status_code == 200
    assert len(logged()) == 1
    assert f"/graphiques/{strange.key} (référence" in logged()[0].getMessage()
    others = ["/", "/carte", "/methode", "/regions/84", "/comparer", "/api", "/integrer"]
    assert all(layout(client, other) for other in others)
    for address in ("/healthz", "/api/v1/graphiques", "/api/v1/openapi.json", "/donnees/"):
        assert client.get(address).status_code in {200, 308, 404}, address
    found = client.get("/recherche.json", query_string={"q": strange.title[:90]})
    assert found.status_code == 200
    assert client.get(file_of(path, "pptx")).status_code == 200
    assert client.get(file_of(path, "image.json")).status_code == 200
