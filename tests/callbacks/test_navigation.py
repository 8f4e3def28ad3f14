"""From an address to a page: the first HTML, and the one callback that follows the selection."""

import json
import re
from html.parser import HTMLParser

import pytest

from callbacks.navigation import answer_to
from components.site.pages import PAGES
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import survey

FRAME = "/odd acter-2024 essai"
PATHS = [page.path for page in PAGES if not page.parameter]


class Store:
    """A store that always reads the same survey."""

    def __init__(self):
        self.read = Reading(survey(), NoCache())

    def reading(self, _version=""):
        return self.read


@pytest.fixture(scope="module")
def store():
    return Store()


class Elements(HTMLParser):
    """The elements of a page, each a name and its attributes, and the text of the page."""

    def __init__(self, text):
        super().__init__()
        self.found, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, name):
        return [attributes[name] for _, attributes in self.found if name in attributes]


def test_a_filter_changes_the_parts_and_leaves_the_page(store):
    update = answer_to("/odd?region=84", FRAME, store)

    assert "page" not in update
    assert update["address"] == "/odd?region=84"
    assert update["chosen"]["region"] == ["84"]
    assert update["parts"]["counts"] == "2\u00a0répondants · 4\u00a0coopérations"
    assert {"carte:odd", "carte:odd-par-type"} <= set(update["parts"])


def test_another_path_makes_the_page_anew(store):
    update = answer_to("/carte?region=84", FRAME, store)

    assert "carte-pays" in update["page"]
    assert "parts" not in update
    assert update["title"] == "Pays partenaires · Observatoire ACTER"


def test_other_data_make_the_page_anew(store):
    """What was published meanwhile may need its mark, or offer other filters."""
    assert "odd-par-type" in answer_to("/odd", "/odd acter-2024 autre", store)["page"]


def test_an_address_that_leads_nowhere_shows_the_first_page(store):
    for address in ("/nulle-part", None, 12, ""):
        assert "carte-pays" in answer_to(address, FRAME, store)["page"]


@pytest.mark.parametrize("path", PATHS)
def test_the_first_html_holds_all_that_an_answer_replaces(client, path):
    """A part without its place would never be seen to change."""
    page = client.get(path).text
    state = json.loads(re.search(r'<script id="etat"[^>]*>(.*?)</script>', page)[1])
    first = Elements(page)

    update = ask(client, path, state["frame"])

    assert "page" not in update
    places = first.all("data-part")
    assert len(places) == len(set(places))
    assert {name for name, text in update["parts"].items() if text} <= set(places)


def ask(client, address, frame):
    """Return the answer of the callback, asked as Dash's own script asks."""
    body = {
        "output": "reponse.data",
        "outputs": {"id": "reponse", "property": "data"},
        "inputs": [
            {"id": "demande", "property": "data", "value": {"address": address, "frame": frame}}
        ],
        "changedPropIds": ["demande.data"],
    }
    return client.post("/_dash-update-component", json=body).json["response"]["reponse"]["data"]


@pytest.mark.parametrize("asked", [None, 3, "x", [], {}, {"address": 5}, {"frame": {"a": 1}}])
def test_whatever_is_asked_has_an_answer_or_is_a_bad_request(client, asked):
    body = {
        "output": "reponse.data",
        "outputs": {"id": "reponse", "property": "data"},
        "inputs": [{"id": "demande", "property": "data", "value": asked}],
        "changedPropIds": ["demande.data"],
    }
    assert client.post("/_dash-update-component", json=body).status_code in {200, 400}


def test_a_page_is_read_before_any_script(client):
    page = client.get("/odd?region=84").text
    words = " ".join(Elements(page).words)

    assert "Région" in words
    assert "Auvergne-Rhône-Alpes" in words
    assert "Éducation de qualité" in words
    assert page.count("<svg") >= 1


def test_what_is_folded_is_not_in_the_page_and_comes_from_its_own_address(client):
    page = client.get("/odd").text
    (places,) = [Elements(page).all("data-details")]

    assert "<table" not in page
    assert len(places) == 3
    for place in places:
        held = client.get(place)
        assert held.status_code == 200
        assert "<table" in held.text
        assert held.headers["X-Robots-Tag"] == "noindex"


def test_the_details_of_a_chart_that_is_not_there_are_refused(client):
    assert client.get("/details/rien").status_code == 404
    assert client.get("/details/odd?region=zut").status_code == 400


def test_ids_are_unique_on_every_page(client):
    for path in PATHS:
        found = Elements(client.get(path).text).all("id")
        assert len(found) == len(set(found))


def test_dash_holds_a_question_and_its_answer_and_nothing_else(client):
    layout = client.get("/_dash-layout").json

    assert [store["props"]["id"] for store in layout] == ["demande", "reponse"]
