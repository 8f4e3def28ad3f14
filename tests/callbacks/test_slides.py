from contextlib import contextmanager

import pytest

from app import create_app
from callbacks import slides
from callbacks.answering import content_of
from callbacks.turns import NoTurnError, Turns
from components.charts import CHOICES
from components.files.names import SLIDES
from components.screen import downloads
from components.site.parsing import parse
from data.serving.cache import NoCache
from data.serving.store import Reading
from settings import Settings
from tests.components.files.slides.reading import PptxFile
from tests.data.survey import survey


def test_a_chart_is_one_slide_and_a_page_several(client):
    chart = client.get("/graphiques/odd.pptx?type=commune")
    page = client.get("/financements.pptx?region=84")

    assert chart.mimetype == page.mimetype == SLIDES.mimetype
    assert len(PptxFile(chart.data).slides) == 1
    assert len(PptxFile(page.data).slides) == 6
    name = 'filename="acter-odd-type-commune-acter-2024-demonstration.pptx"'
    assert name in chart.headers["Content-Disposition"]
    assert "http://localhost/graphiques/odd?type=commune" in PptxFile(chart.data).everything


def test_the_first_page_has_slides_too(client):
    title = PptxFile(client.get("/index.pptx").data).slides[0].shapes.title.text

    assert title == "L’action internationale des collectivités françaises"


@pytest.mark.parametrize(
    ("address", "code", "message"),
    [
        ("/odd.pptx?x=1", 400, "paramètre inconnu « x »"),
        ("/graphiques/odd.pptx?region=999", 400, "valeur inconnue « 999 »"),
        ("/graphiques/rien.pptx", 404, "/graphiques/rien"),
        ("/regions/999.pptx", 404, "/regions/999"),
        ("/methode.pptx", 404, "n’a pas de graphique"),
        ("/integrer.pptx", 404, "« Intégrer dans un site » n’a pas de graphique"),
        ("/a/b/c.pptx", 404, "/a/b/c"),
    ],
)
def test_a_wrong_address_is_refused_in_french(client, address, code, message):
    answer = client.get(address)

    assert answer.status_code == code
    assert message in answer.get_data(as_text=True)


def test_a_card_and_a_page_offer_the_slides_of_their_own_selection():
    dataset = survey()
    view = parse("/odd?region=84", dataset, CHOICES)
    shown = content_of(view, Reading(dataset, NoCache()))

    _, page = downloads.page_files(shown)
    menu = str(downloads.card_files(shown.answers[0]))

    assert page.href == "/odd.pptx?region=84"
    assert page.download == "acter-page-odd-region-84-acter-2024.pptx"
    assert "/graphiques/odd.pptx?region=84" in menu


def test_what_has_no_chart_has_no_slides():
    dataset = survey()
    view = parse("/methode", dataset, CHOICES)

    assert downloads.page_files(content_of(view, Reading(dataset, NoCache()))) == []


def test_when_too_many_are_made_at_once_one_is_asked_to_try_again(client, monkeypatch):
    @contextmanager
    def full(_):
        raise NoTurnError
        yield

    monkeypatch.setattr(Turns, "turn", full)
    refused = client.get("/graphiques/odd.pptx")

    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == slides.LATER
    assert "réessayez" in refused.get_data(as_text=True)


class Broken:
    """A server without a browser."""

    def file(self, *_):
        raise RuntimeError


class Drawing:
    """What draws, and remembers what it was asked for."""

    def file(self, picture, kind):
        return f"{kind} {picture['width']}x{picture['height']} x{picture['scale']}".encode()


def test_what_cannot_be_drawn_is_no_failure_of_the_file():
    assert slides.map_renderer(Broken())({}, 900, 420) is None
    assert slides.map_renderer(Drawing())({"data": []}, 900, 420) == b"png 900x420 x2"


def test_a_template_that_cannot_be_used_stops_the_program_and_says_why(tmp_path):
    wrong = tmp_path / "charte.pptx"
    wrong.write_text("rien")
    settings = Settings(
        data_dir=tmp_path / "v", cache_dir=tmp_path / "c", pptx_modele=wrong
    )  # fmt: skip

    with pytest.raises(SystemExit) as stopped:
        create_app(settings)

    assert "ACTER_PPTX_MODELE" in str(stopped.value)
    assert str(wrong) in str(stopped.value)
