"""What a pasted address becomes: its title, its sentence, its picture, its frame."""

import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from app import Settings, create_app
from callbacks import public
from components.site.pages import PAGES
from data.french import bound

ORIGIN = "http://localhost"


def metas(client, address):
    """Return what the head of a page says, by name or property."""
    text = client.get(address).get_data(as_text=True)
    said = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    links = re.findall(r'<link rel="(canonical|alternate)"[^>]* href="([^"]*)">', text)
    return {name: unescape(value) for name, value in (*said, *links)}


def test_a_chart_says_its_sentence_its_base_and_its_filters(client):
    told = metas(client, "/graphiques/odd?region=84&type=commune")

    assert told["og:title"].replace("\u00a0", " ") == (
        "Contribution aux ODD · Région : Auvergne-Rhône-Alpes · Type de collectivité : Commune"
    )
    assert told["og:description"].startswith("Données de démonstration")
    assert re.search(r"ODD \d.* % .*\(n = \d+\)", told["og:description"].replace("\u202f", " "))
    assert told["og:url"] == told["canonical"]
    assert told["canonical"] == f"{ORIGIN}/graphiques/odd?region=84&type=commune"
    assert told["og:image"] == (f"{ORIGIN}/graphiques/odd.png?region=84&type=commune&format=diapo")
    assert (told["og:image:width"], told["og:image:height"]) == ("1920", "1080")
    assert told["og:locale"] == "fr_FR"
    assert told["twitter:card"] == "summary_large_image"


def test_a_page_says_the_headline_of_its_first_chart(client):
    told = {
        path: metas(client, path)["og:description"]
        for path in ("/", "/financements", "/odd", "/regions", "/comparer", "/regions/84")
    }

    assert len(set(told.values())) == len(told)
    assert "Premier financeur cité" in told["/financements"]
    for path in ("/odd", "/comparer"):
        drawn = " ".join(one["text"] for one in client.get(f"{path}.image.json").json["texts"])
        assert told[path].split("réelle. ", 1)[1] in drawn
    # The key figures of a page's selection would say nothing of the groups compared.
    assert "Collectivités répondantes" not in drawn


def test_who_runs_no_script_reads_the_same_and_is_led_to_its_data(client):
    page = client.get("/odd?region=84&vue=integree").get_data(as_text=True)
    told = unescape(page.partition("<noscript><main")[2].partition("</noscript>")[0])

    assert bound(metas(client, "/odd?region=84")["og:description"]) in told
    assert 'src="/odd.svg?region=84"' in told
    assert 'href="/graphiques/odd-par-type.csv?region=84"' in told
    assert 'href="/odd?region=84"' in told


def test_the_address_of_a_preview_is_the_shortest_and_says_nothing_of_how_it_is_shown(client):
    told = metas(client, "/odd?type=commune&region=84&vue=integree&vague=acter-2024&inconnu=1")

    assert told["canonical"] == f"{ORIGIN}/odd?region=84&type=commune"
    assert "vue" not in told["og:image"]


def test_a_frozen_view_is_frozen_in_everything_that_is_said_of_it(client):
    version = client.get("/healthz").json["version"].partition("-")[0]
    told = metas(client, f"/odd?version={version}")

    assert all(f"version={version}" in told[name] for name in ("canonical", "og:image"))
    assert f"version%3D{version}" in told["alternate"]


def test_the_picture_of_a_portrait_is_about_its_region(client):
    told = metas(client, "/regions/84")

    assert told["og:image"] == f"{ORIGIN}/regions/84.png?format=diapo"
    assert "Auvergne-Rhône-Alpes" in told["og:title"]


def test_a_lost_version_is_not_to_be_remembered(client):
    told = metas(client, "/odd?version=0123abcd")

    assert told["robots"] == "noindex"
    assert told["og:title"] == "Cette version n’est plus disponible"
    assert "og:image" not in told


def test_what_an_address_holds_is_never_read_as_html(client):
    page = client.get('/odd?region="><script>alert(1)</script>&version="><script>alert(1)')

    assert "<script>alert" not in page.get_data(as_text=True)


def test_a_server_without_pictures_promises_none(tmp_path):
    server = create_app(Settings(data_dir=tmp_path / "v", cache_dir=tmp_path / "c")).server
    public.register(server, "https://acter.example.fr", pictures=lambda: False)
    told = metas(server.test_client(), "/odd")

    assert told["canonical"] == "https://acter.example.fr/odd"
    assert "og:image" not in told
    assert told["twitter:card"] == "summary"


@pytest.mark.parametrize("path", [page.path for page in PAGES if page.name])
def test_the_frame_that_a_page_announces_is_answered(client, path):
    announced = urlsplit(metas(client, path)["alternate"])
    told = client.get(f"{announced.path}?{announced.query}").json

    assert told["type"] == "rich"
    assert parse_qs(announced.query)["url"] == [f"{ORIGIN}{path}"]
    assert f'src="{ORIGIN}{path}?vue=integree"' in told["html"]


def ask(client, address, **parameters):
    rest = "".join(f"&{key}={value}" for key, value in parameters.items())
    return client.get(f"/oembed?url={quote(address, safe='')}{rest}")


def test_a_chart_is_framed_alone_within_the_limits_of_who_asks(client):
    told = ask(client, f"{ORIGIN}/graphiques/odd?region=84", maxwidth=500, maxheight=400).json

    assert (told["version"], told["width"], told["height"]) == ("1.0", 500, 400)
    assert f'src="{ORIGIN}/graphiques/odd?region=84"' in told["html"]
    assert 'width="500"' in told["html"]
    assert "thumbnail_url" not in told


def test_without_limits_the_picture_comes_along(client):
    told = ask(client, f"{ORIGIN}/graphiques/odd").json

    assert told["thumbnail_url"] == f"{ORIGIN}/graphiques/odd.png?format=diapo"
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (1920, 1080)


def test_the_same_is_told_in_xml(client):
    answer = ask(client, f"{ORIGIN}/graphiques/odd?region=84", format="xml")
    told = ET.fromstring(answer.get_data())  # noqa: S314  (our own answer)

    assert answer.mimetype == "text/xml"
    assert told.findtext("title").startswith("Contribution aux ODD")
    assert told.findtext("html").startswith("<iframe ")


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
