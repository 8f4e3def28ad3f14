"""Pictures by address, on a server that has no browser; those that are drawn: tests/browser."""

from functools import partial

import pytest
from flask import Flask

from app import ASSETS, create_app, create_store
from callbacks import guard, pictures
from callbacks.rendering import Renderer
from data.serving.cache import NoCache
from data.serving.disk_cache import DiskCache


@pytest.fixture(scope="module")
def bare(settings):
    """The program on a machine without Chromium."""
    app = create_app(settings.model_copy(update={"browser": "/nulle/part"}))
    asking = app.server.test_client()
    asking.open = partial(asking.open, buffered=True)
    return asking


@pytest.mark.parametrize(
    "address", ["/graphiques/odd.png", "/graphiques/odd.svg?format=a4", "/odd.png", "/index.svg"]
)
def test_without_a_browser_a_picture_says_what_to_install(bare, address):
    answer = bare.get(address)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 501
    assert "Chromium" in text
    assert "ACTER_BROWSER" in text


def test_its_description_needs_no_browser_so_that_the_page_can_draw_it(bare):
    for address in ("/graphiques/odd.image.json", "/odd.image.json", "/regions/84.image.json"):
        payload = bare.get(f"{address}?format=carre").json
        assert (payload["width"], payload["height"]) == (1080, 1080)
        assert payload["texts"]
        assert payload["panels"][0]["figure"]["data"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graphiques/odd.png?format=affiche", 400),
        ("/graphiques/odd.svg?region=999", 400),
        ("/odd.png?zut=1", 400),
        ("/graphiques/zut.png", 404),
        ("/zut.svg", 404),
        ("/methode.png", 404),
        ("/regions/999.image.json", 404),
    ],
)
def test_a_wrong_address_is_refused_in_french_and_draws_nothing(bare, address, status):
    answer = bare.get(address)

    assert answer.status_code == status
    assert any(word in answer.get_data(as_text=True) for word in ("Adresse", "Aucun"))


def test_what_was_drawn_is_kept_and_told_to_who_has_it(settings, tmp_path):
    cache = DiskCache(tmp_path)
    gallery = pictures.Gallery(Renderer(ASSETS, "/nulle/part"), cache, "programme")
    server = Flask("images")
    pictures.register(server, create_store(settings), gallery)
    asking = server.test_client()
    described = asking.get("/graphiques/odd.image.json").json
    cache.set(gallery.key(described, "png"), b"une image")

    drawn = asking.get("/graphiques/odd.png")
    again = asking.get("/graphiques/odd.png", headers={"If-None-Match": drawn.headers["ETag"]})

    assert drawn.data == b"une image"
    assert drawn.mimetype == "image/png"
    assert "acter-odd-diapo-acter-2024-demonstration.png" in drawn.headers["Content-Disposition"]
    assert again.status_code == 304
    assert again.data == b""
    # Compressed on the way, a file is known by a weak tag.
    weak = {"If-None-Match": f"W/{drawn.headers['ETag']}"}
    assert asking.get("/graphiques/odd.png", headers=weak).status_code == 304


def test_a_filter_or_a_format_makes_another_picture(settings):
    gallery = pictures.Gallery(Renderer(ASSETS), NoCache(), "programme")
    server = Flask("images")
    pictures.register(server, create_store(settings), gallery)
    asking = server.test_client()

    keys = {
        gallery.key(asking.get(f"/graphiques/odd.image.json?{query}").json, kind)
        for query in ("", "region=84", "format=a4")
        for kind in ("png", "svg")
    }

    assert len(keys) == 6


def test_a_refusal_may_say_when_to_come_back():
    assert "Retry-After" in guard.PASSED
