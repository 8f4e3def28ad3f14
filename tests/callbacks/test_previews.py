"""What a pasted address becomes: its title, its sentence, its picture, its frame."""

import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from app import create_app
from callbacks import public
from components.site.pages import PAGES
from components.site.server import Public
from data.french import bound
from settings import Settings
from tests.pages import page_text

ORIGIN = "http://localhost"


def metas(client, address):
    """Return what the head of a page says, by name or property."""
    text = client.get(address).get_data(as_text=True)
    tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    links = re.findall(r'<link rel="(canonical|alternate)"[^>]* href="([^"]*)">', text)
    return {name: unescape(value) for name, value in (*tags, *links)}


def test_a_chart_says_its_sentence_its_base_and_its_filters(client):
    meta = metas(client, "/graphiques/odd?region=84&type=commune")

    assert meta["og:title"].replace("\u00a0", " ") == (
        "Contribution aux ODD · Région : Auvergne-Rhône-Alpes · Type de collectivité : Commune"
    )
    assert meta["og:description"].startswith("Données de démonstration")
    assert re.search(r"ODD \d.* % .*\(n = \d+\)", meta["og:description"].replace("\u202f", " "))
    assert meta["og:url"] == meta["canonical"]
    assert meta["canonical"] == f"{ORIGIN}/graphiques/odd?region=84&type=commune"
    assert meta["og:image"] == (f"{ORIGIN}/graphiques/odd.png?region=84&type=commune&format=diapo")
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1920", "1080")
    assert meta["og:locale"] == "fr_FR"
    assert meta["twitter:card"] == "summary_large_image"


def test_a_page_says_the_headline_of_its_first_chart(client):
    meta = {
        path: metas(client, path)["og:description"]
        for path in ("/", "/financements", "/odd", "/regions", "/comparer", "/regions/84")
    }

    assert len(set(meta.values())) == len(meta)
    assert "Premier financeur cité" in meta["/financements"]
    for path in ("/odd", "/comparer"):
        drawn = " ".join(text["text"] for text in client.get(f"{path}.image.json").json["texts"])
        assert meta[path].split("réelle. ", 1)[1] in drawn
    # The key figures of a page's selection would say nothing of the groups compared.
    assert "Collectivités répondantes" not in drawn


def test_who_runs_no_script_reads_the_same_and_is_led_to_its_data(client):
    text = page_text(client, "/odd?region=84&vue=integree")
    described = bound(metas(client, "/odd?region=84")["og:description"])
    sentence = described.partition("réelle. ")[2]

    assert sentence
    assert sentence in text
    assert text.count("<svg") >= 3
    assert 'href="/graphiques/odd-par-type?region=84"' in text


def test_the_address_of_a_preview_is_the_shortest_and_says_nothing_of_how_it_is_shown(client):
    meta = metas(client, "/odd?type=commune&region=84&vue=integree&vague=acter-2024&inconnu=1")

    assert meta["canonical"] == f"{ORIGIN}/odd?region=84&type=commune"
    assert "vue" not in meta["og:image"]


def test_a_frozen_view_is_frozen_in_everything_that_is_said_of_it(client):
    version = client.get("/healthz").json["version"].partition("-")[0]
    meta = metas(client, f"/odd?version={version}")

    assert all(f"version={version}" in meta[name] for name in ("canonical", "og:image"))
    assert f"version%3D{version}" in meta["alternate"]


def test_the_picture_of_a_portrait_is_about_its_region(client):
    meta = metas(client, "/regions/84")

    assert meta["og:image"] == f"{ORIGIN}/regions/84.png?format=diapo"
    assert "Auvergne-Rhône-Alpes" in meta["og:title"]


def test_a_lost_version_is_not_to_be_remembered(client):
    meta = metas(client, "/odd?version=0123abcd")

    assert meta["robots"] == "noindex"
    assert meta["og:title"] == "Cette version n’est plus disponible"
    assert "og:image" not in meta


def test_what_an_address_holds_is_never_read_as_html(client):
    page = client.get('/odd?region="><script>alert(1)</script>&version="><script>alert(1)')

    assert "<script>alert" not in page.get_data(as_text=True)


def test_a_server_without_pictures_promises_none(tmp_path):
    server = create_app(Settings(data_dir=tmp_path / "v", cache_dir=tmp_path / "c")).server
    public.register(server, Public("https://acter.example.fr"), pictures=lambda: False)
    meta = metas(server.test_client(), "/odd")

    assert meta["canonical"] == "https://acter.example.fr/odd"
    assert "og:image" not in meta
    assert meta["twitter:card"] == "summary"


@pytest.mark.parametrize("path", [page.path for page in PAGES if page.name])
def test_the_frame_that_a_page_announces_is_answered(client, path):
    announced = urlsplit(metas(client, path)["alternate"])
    payload = client.get(f"{announced.path}?{announced.query}").json

    assert payload["type"] == "rich"
    assert parse_qs(announced.query)["url"] == [f"{ORIGIN}{path}"]
    assert f'src="{ORIGIN}{path}?vue=integree"' in payload["html"]


def ask(client, address, **parameters):
    rest = "".join(f"&{key}={value}" for key, value in parameters.items())
    return client.get(f"/oembed?url={quote(address, safe='')}{rest}")


def test_a_chart_is_framed_alone_within_the_limits_of_who_asks(client):
    payload = ask(client, f"{ORIGIN}/graphiques/odd?region=84", maxwidth=500, maxheight=400).json

    assert (payload["version"], payload["width"], payload["height"]) == ("1.0", 500, 400)
    assert f'src="{ORIGIN}/graphiques/odd?region=84"' in payload["html"]
    assert 'width="500"' in payload["html"]
    assert "thumbnail_url" not in payload


def test_without_limits_the_picture_comes_along(client):
    payload = ask(client, f"{ORIGIN}/graphiques/odd").json

    assert payload["thumbnail_url"] == f"{ORIGIN}/graphiques/odd.png?format=diapo"
    assert (payload["thumbnail_width"], payload["thumbnail_height"]) == (1920, 1080)


def test_the_same_is_told_in_xml(client):
    answer = ask(client, f"{ORIGIN}/graphiques/odd?region=84", format="xml")
    root = ET.fromstring(answer.get_data())  # noqa: S314  (our own answer)

    assert answer.mimetype == "text/xml"
    assert root.findtext("title").startswith("Contribution aux ODD")
    assert root.findtext("html").startswith("<iframe ")


@pytest.mark.parametrize(
    ("address", "parameters", "status"),
    [
        ("https://ailleurs.example.fr/odd", {}, 404),
        (f"{ORIGIN}/nulle-part", {}, 404),
        (f"{ORIGIN}/odd?version=0123abcd", {}, 404),
        ("javascript:alert(1)", {}, 404),
        ("http://[", {}, 404),
        ("", {}, 400),
        (f"{ORIGIN}/odd", {"maxwidth": "grand"}, 400),
        (f"{ORIGIN}/odd", {"maxheight": "-1"}, 400),
        (f"{ORIGIN}/odd", {"maxheight": "0"}, 400),
        (f"{ORIGIN}/odd", {"format": "yaml"}, 501),
    ],
)
def test_a_wrong_question_about_frames_is_refused_in_french(client, address, parameters, status):
    answer = ask(client, address, **parameters)

    assert answer.status_code == status
    assert answer.json["erreur"]
