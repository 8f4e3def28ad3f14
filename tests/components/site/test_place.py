"""What stands at an address is found once, whatever is then made of it."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from callbacks.navigation import answer_to
from components.site.pages import PAGES
from components.site.place import place_at
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import BOOK, survey

ROOT = Path(__file__).parents[3]

#: Who is asked about a path before there is a view: an unknown page, a title, a site to embed.
BEFORE_A_VIEW = {"callbacks/document.py", "callbacks/guard.py", "callbacks/oembed.py"}

ADDRESSES = {
    **{page.path: page.path for page in PAGES if not page.parameter and page.path != "/integrer"},
    "/odd?region=84&vue=presentation": "/odd",
    "/odd?vue=integree&offre=type": "/odd",
    "/pays/MLI": "/pays/MLI",
    "/regions/84": "/regions/84",
    "/graphiques/odd?type=commune": "/graphiques/odd",
    "/comparer?groupes=region:84;reste": "/comparer",
}


@contextmanager
def resolved() -> Iterator[list[str]]:
    """Collect the paths that `place_at` is asked about, in this thread."""
    asked: list[str] = []

    def note(frame, event, _):
        if event == "call" and frame.f_code is place_at.__code__:
            asked.append(frame.f_locals["path"])

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield asked
    finally:
        sys.setprofile(before)


@pytest.fixture(scope="module")
def reading():
    return Reading(survey(), NoCache())


def anew(address, reading):
    return answer_to(address, "", SimpleNamespace(reading=lambda _version="": reading))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_answered_by_finding_its_place_once(address, reading):
    with resolved() as asked:
        anew(address, reading)

    assert asked == [ADDRESSES[address]]


def test_an_address_that_leads_nowhere_is_looked_for_then_the_first_page(reading):
    with resolved() as asked:
        anew("/nulle-part", reading)

    assert asked == ["/nulle-part", "/"]


def test_what_is_embedded_is_an_address_of_its_own(reading):
    with resolved() as asked:
        anew("/integrer?quoi=/odd", reading)

    assert asked == ["/integrer", "/odd"]


@pytest.mark.parametrize("path", ["/odd.pptx", "/odd.image.json", "/graphiques/odd.csv"])
def test_a_file_is_made_by_finding_its_place_once(path, client):
    client.get("/healthz")  # the first request to a program also reads its first page

    with resolved() as asked:
        assert client.get(path).status_code == 200

    assert asked == [path.split(".")[0]]


def test_only_reading_an_address_looks_for_its_place():
    """A view has its place: nobody who has one may ask again."""
    found = {
        str(path.relative_to(ROOT))
        for room in ("callbacks", "components")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and any(alias.name == "place_at" for alias in node.names)
    }

    assert found == {"components/site/parsing.py", *BEFORE_A_VIEW}


@pytest.mark.parametrize(
    ("path", "title", "fixed", "code"),
    [
        ("/odd", "Contribution aux objectifs de développement durable", "", ""),
        ("/regions/53", "État des lieux régional\u00a0: Bretagne", "region", "53"),
        ("/graphiques/odd", "Contribution aux ODD", "", ""),
        ("/regions/999", "Page introuvable", "", ""),
        ("/graphiques/rien", "Page introuvable", "", ""),
    ],
)
def test_a_place_says_its_title_and_what_its_path_fixes(path, title, fixed, code):
    place = place_at(path, BOOK)

    assert (place.title, place.fixed, place.code) == (title, fixed, code)
    assert place.known == (title != "Page introuvable")
