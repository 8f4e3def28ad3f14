"""A chart that raises takes nothing else with it: its card says so, the log too, once."""

import logging
from dataclasses import replace
from io import BytesIO

import pytest
from dash import no_update
from pptx import Presentation

from callbacks import journal, navigation
from callbacks.answering import answer_of, content_of
from callbacks.navigation import respond
from callbacks.screen_state import Screen
from components.answers.answer import ANSWERED, FAILED, short_reason
from components.charts import BY_KEY, CHOICES
from components.files import exports
from components.files.pictures.page_picture import page_picture
from components.files.slides import presentations
from components.screen import cards as cards_module
from components.screen import ids
from components.screen import presentation as screen_slides
from components.site.parsing import parse
from tests.callbacks.failing.broken import BrokenError, break_part, broken, layout

#: After its title, or alone.
SENTENCE = "e graphique n’a pas pu être calculé"
REST = "les autres n’en dépendent pas"
FILES = ("csv", "json", "xlsx", "pptx", "png", "svg", "image.json")


def content(address, reading):
    return content_of(parse(address, reading.dataset, CHOICES), reading)


@pytest.mark.parametrize("part", ["aggregate", "figure", "sentence", "reading"])
@pytest.mark.parametrize("query", ["", "?vue=integree", "?vue=presentation"])
def test_the_page_says_which_chart_failed_and_shows_the_others(client, monkeypatch, part, query):
    mend = break_part(monkeypatch, "odd-par-type", part)
    page = layout(client, f"/odd{query}")
    mend()

    assert SENTENCE not in layout(client, f"/odd{query}")
    assert page.count(SENTENCE) == 1
    assert REST in page
    assert BY_KEY["odd"].question in page


def test_a_failed_card_has_its_sentence_and_offers_no_file(reading, monkeypatch):
    break_part(monkeypatch, "odd")
    update = respond("/odd?region=84", screen(), reading)
    cards = update["cards"]

    assert update["page"] is no_update
    assert SENTENCE in str(cards["headline"][0])
    assert SENTENCE not in str(cards["headline"][1])
    assert cards["table"][0] is None
    assert cards["table"][1] is not None
    assert cards["actions"][0] == []
    assert cards["actions"][1] != []
    assert update["graphs"][0]["data"] == []
    assert update["graphs"][1]["data"]


def screen():
    charts, controls = ("odd", "odd-par-type"), ("region",)
    parts = dict.fromkeys(ids.PAGE_PARTS, 1)
    return Screen("/odd acter-2024 essai", charts, controls, (frozenset(),), controls, parts)


def test_a_failed_chart_is_a_state_of_its_answer_and_the_others_have_theirs(reading, monkeypatch):
    break_part(monkeypatch, "odd")
    first, second, *_ = content("/odd", reading).answers

    assert (first.state, second.state) == (FAILED, ANSWERED)
    assert first.table is None
    assert short_reason(first) == "Calcul impossible"


@pytest.mark.parametrize("part", ["aggregate", "figure", "sentence", "reading"])
@pytest.mark.parametrize("ending", FILES)
def test_the_files_of_a_failed_chart_are_refused_in_french_never_with_a_500(
    client, monkeypatch, ending, part
):
    break_part(monkeypatch, "odd", part)
    answer = client.get(f"/graphiques/odd.{ending}")
    text = answer.json["erreur"] if ending.endswith("json") else answer.get_data(as_text=True)

    assert answer.status_code == 503
    assert answer.mimetype == ("application/json" if ending.endswith("json") else "text/plain")
    assert SENTENCE in text
    assert "ETag" not in answer.headers


def test_the_interface_refuses_the_failed_chart_alone(client, monkeypatch):
    break_part(monkeypatch, "odd")
    answer = client.get("/api/v1/graphiques/odd")

    assert answer.status_code == 503
    assert SENTENCE in answer.json["erreur"]
    assert client.get("/api/v1/graphiques/odd-par-type").json["table"]["rows"]
    for address in ("/api/v1/graphiques", "/api/v1/openapi.json", "/recherche.json?q=odd"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "pptx", "image.json"])
def test_the_files_of_the_other_charts_are_given(client, monkeypatch, ending):
    break_part(monkeypatch, "odd")

    assert client.get(f"/graphiques/odd-par-type.{ending}").status_code == 200


def slides(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(BytesIO(answer.data)).slides
    ]


def test_the_slides_of_a_page_are_those_of_the_other_charts(client, monkeypatch):
    mend = break_part(monkeypatch, "odd")
    rest = slides(client, "/odd.pptx")
    mend()
    whole = slides(client, "/odd.pptx")

    assert not any(SENTENCE in text for text in whole)
    assert SENTENCE in rest[-1]
    assert BY_KEY["odd"].title in rest[-1]
    # One slide less for the chart, and one more that says what is missing.
    assert len(rest) == len(whole)


def test_the_picture_of_a_page_shows_the_next_chart(client, reading, monkeypatch):
    break_part(monkeypatch, "odd")
    picture = str(page_picture(content("/odd", reading), "", ""))

    assert BY_KEY["odd-par-type"].question.split("\u00a0")[0][:20] in picture
    assert SENTENCE not in picture
    assert client.get("/odd.image.json").status_code == 200


def test_the_preview_of_a_failed_chart_asks_its_question(client, monkeypatch, caplog):
    break_part(monkeypatch, "odd")
    page = client.get("/graphiques/odd").get_data(as_text=True)

    assert BY_KEY["odd"].question in page
    assert "Aperçu impossible" not in caplog.text
    assert client.get("/oembed?url=http://localhost/graphiques/odd").status_code == 200


@pytest.mark.parametrize("key", ["comparaison", "carte-pays", "financeurs", "modes"])
def test_pages_that_read_the_tables_of_their_charts_do_without_one(client, monkeypatch, key):
    break_part(monkeypatch, key)
    for address in ("/", "/carte", "/financements", "/comparer", "/regions/84", "/pays/SEN"):
        layout(client, address)
        assert client.get(f"{address if address != '/' else '/accueil'}.pptx").status_code in {
            200,
            404,
        }


def test_the_log_has_a_failure_once_by_address_with_the_cause(client, monkeypatch, logged):
    break_part(monkeypatch, "odd")
    for address in ("/odd", "/odd", "/odd?region=84", "/odd"):
        layout(client, address)
    client.get("/graphiques/odd.csv")
    refused = client.get("/graphiques/odd.json?nom=Durand")
    messages = [record.getMessage() for record in logged()]

    assert refused.status_code == 400
    assert len(messages) == 2
    assert "/graphiques/odd (référence" in messages[0]
    assert "/graphiques/odd?region=84 (référence" in messages[1]
    assert all(record.exc_info[0] is BrokenError for record in logged())


def test_the_card_gives_the_reference_of_the_log(client, monkeypatch, logged):
    break_part(monkeypatch, "odd")
    page = layout(client, "/odd")
    reference = logged()[0].getMessage().rpartition("référence ")[2].rstrip(")")

    assert len(reference) == 8
    assert reference in page


def test_the_line_of_every_request_names_the_failures_that_it_met(client, monkeypatch, caplog):
    """Once in the log with its cause, then by its reference: who met it, and how often."""
    caplog.set_level(logging.INFO, logger=journal.__name__)
    break_part(monkeypatch, "odd")
    requests = [client.get("/graphiques/odd.csv", buffered=True) for _ in range(2)]
    client.get("/graphiques/financeurs.csv", buffered=True)

    fields = [record.fields for record in caplog.records if record.name == journal.__name__]
    met, again, well = [line.get("faults") for line in fields]
    assert well is None
    assert met == again
    assert met[0] in requests[1].get_data(as_text=True)


def test_a_page_that_fails_gives_the_reference_of_its_request(client, monkeypatch):
    monkeypatch.setattr(navigation.page_frame, "document", broken)
    answer = client.get("/_dash-layout", headers={"X-Request-ID": "reference-01"})

    assert "Référence reference-01" in answer.json["erreur"]


def test_a_failure_is_not_kept_the_next_request_computes_again(client, monkeypatch, logged):
    mend = break_part(monkeypatch, "odd")
    assert client.get("/graphiques/odd.csv").status_code == 503
    mend()
    assert client.get("/graphiques/odd.csv").status_code == 200
    assert SENTENCE not in layout(client, "/odd")

    break_part(monkeypatch, "odd", "figure")
    assert client.get("/graphiques/odd.csv").status_code == 503
    assert len(logged()) == 2


def test_a_tailored_chart_that_fails_is_contained_too(reading):
    chart = next(chart for chart in BY_KEY.values() if chart.tailor)
    worse = replace(chart, tailor=replace(chart.tailor, choice=broken))
    view = parse(f"/graphiques/{chart.key}", reading.dataset, CHOICES)

    assert answer_of(worse, view, reading).state == FAILED


def break_face(monkeypatch, module, name, title):
    """Make the function `name` of `module` raise for one chart, which its first argument names."""
    draw = getattr(module, name)

    def draw_all_but_one(subject, *rest, **named):
        if title == getattr(getattr(subject, "chart", None), "title", subject):
            broken()
        return draw(subject, *rest, **named)

    monkeypatch.setattr(module, name, draw_all_but_one)


def test_a_table_that_cannot_be_laid_out_is_contained(client, reading, monkeypatch, logged):
    title = BY_KEY["odd"].title
    break_face(monkeypatch, cards_module, "data_table", title)
    page = layout(client, "/odd")
    layout(client, "/odd")
    update = respond("/odd?region=84", screen(), reading)

    assert page.count(SENTENCE) == 1
    assert SENTENCE in str(update["cards"]["headline"][0])
    assert update["cards"]["table"][1] is not None
    assert [record.exc_info[0] for record in logged()] == [BrokenError] * 2


def test_a_slide_that_cannot_be_drawn_is_contained(client, monkeypatch):
    break_face(monkeypatch, presentations, "representation", BY_KEY["odd"].title)
    rest = slides(client, "/odd.pptx")

    assert SENTENCE in rest[-1]
    assert client.get("/graphiques/odd.pptx").status_code == 503
    assert client.get("/graphiques/odd-par-type.pptx").status_code == 200


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_a_file_that_cannot_be_written_is_refused(client, monkeypatch, ending):
    monkeypatch.setitem(exports.WRITERS, ending, broken)

    assert client.get(f"/graphiques/odd.{ending}").status_code == 503
    assert SENTENCE not in layout(client, "/odd")


def test_a_page_that_fails_whatever_its_charts_is_no_chart_s_failure(client, monkeypatch, logged):
    monkeypatch.setattr(navigation.page_frame, "document", broken)

    assert client.get("/_dash-layout").status_code == 500
    assert logged() == []


def test_a_page_of_which_every_chart_fails_is_a_page(client, monkeypatch):
    for key in ("odd", "odd-par-type", "odd-par-thematique"):
        break_part(monkeypatch, key)

    assert layout(client, "/odd").count(SENTENCE) == 3
    assert layout(client, "/odd?vue=presentation")
    assert SENTENCE in slides(client, "/odd.pptx")[-1]
    assert client.get("/odd.image.json").status_code == 200


def test_an_empty_chart_of_a_page_with_a_failed_one_stays_empty(reading, monkeypatch):
    break_face(monkeypatch, cards_module, "data_table", BY_KEY["odd"].title)
    page = navigation._document(content("/odd?region=01", reading))
    slides_page = content("/odd?vue=presentation&region=01", reading)

    assert SENTENCE not in str(page)
    assert SENTENCE not in str(navigation._document(slides_page))


def test_a_slide_on_the_screen_that_cannot_be_drawn_is_contained(client, monkeypatch):
    break_face(monkeypatch, screen_slides, "_foot", BY_KEY["odd"].title)
    page = layout(client, "/odd?vue=presentation")

    assert page.count(SENTENCE) == 1
    assert BY_KEY["odd-par-type"].question in page
