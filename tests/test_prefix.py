"""The site published below a path of its host: every address has it, and none is asked outside."""

import json
import re
from functools import partial

import pytest
from dash import html as components

from app import create_app
from components.charts import CHARTS
from components.screen.html_text import html_text
from components.site.pages import PAGES
from components.site.routes import ALONE, API
from settings import Settings

ORIGIN = "https://site.example.fr"
PREFIX = "/observatoire/acter"
#: A value that is an address of the host, in HTML, CSS or JSON, and whole ones.
LOCAL = re.compile(r"""(?:[=:]\s*["']|url\()(/[^"')]*)""")
WHOLE = re.compile(rf"{re.escape(ORIGIN)}([^\s\"'<>]*)")
CODES = {"region": "84", "pays": "SEN"}
PLACES = (
    *(f"{page.path}/{CODES[page.parameter]}" if page.parameter else page.path for page in PAGES),
    *(f"{ALONE}{chart.key}" for chart in CHARTS[::6]),
)
PAGES_ASKED = (
    *PLACES,
    "/?region=84&type=commune",
    "/carte?vue=integree",
    f"{ALONE}carte-pays?vue=integree",
    "/carte?vue=presentation",
    "/integrer?quoi=/odd?region=84",
    "/integrer?quoi=/graphiques/odd&script=oui",
    "/?version=abcdef123456",
    "/details/odd?region=84",
    "/nulle-part",
    "/carte?region=%3Cb%3E",
)
LISTS = (API, f"{API}/graphiques", f"{API}/vagues", f"{API}/openapi.json")
#: What a browser draws takes a browser; what it draws from does not.
DRAWN = re.compile(r"\.(png|svg|pptx)$")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    place = tmp_path_factory.mktemp("prefixe")
    return create_app(
        Settings(data_dir=place / "v", cache_dir=place / "c", adresse=f"{ORIGIN}{PREFIX}/")
    )


@pytest.fixture(scope="module")
def ask(app):
    return partial(app.server.test_client().get, buffered=True)


def addresses(text):
    """Return every local address that `text` has, and what follows the host in whole ones."""
    return {*LOCAL.findall(text), *WHOLE.findall(text)}


def outside(found):
    return sorted(one for one in found if f"{one}/?"[: len(PREFIX) + 1] not in
                  {f"{PREFIX}/", f"{PREFIX}?"})  # fmt: skip


@pytest.fixture(scope="module")
def html(ask):
    return {place: ask(f"{PREFIX}{place}").get_data(as_text=True) for place in PAGES_ASKED}


@pytest.mark.parametrize("place", PAGES_ASKED)
def test_every_address_that_a_page_holds_is_below_the_prefix(html, place):
    # What the page knows of itself, and what it says of another address, are not addresses.
    text = re.sub(r'<script id="etat".*?</script>', "", html[place], flags=re.DOTALL)
    text = re.sub(r'<select.*?</select>|value="[^"]*"', "", text, flags=re.DOTALL)

    found = addresses(text)

    assert found
    assert outside(found) == []


def test_every_kind_of_address_that_pages_hold_answers_below_the_prefix(app, ask, html):
    routes = app.server.url_map.bind("", script_name=PREFIX)
    kinds = {}
    for address in sorted(set().union(*map(addresses, html.values()))):
        if not address.startswith(f"{PREFIX}/"):
            continue
        asked = address.replace("&amp;", "&").partition("#")[0]
        path = asked.partition("?")[0]
        if not DRAWN.search(path) or "monde.svg" in path:
            kinds[routes.match(path[len(PREFIX) :])[0], path.count("/")] = asked

    statuses = {asked: ask(asked).status_code for asked in kinds.values()}

    assert len(kinds) > 20
    assert {asked: status for asked, status in statuses.items() if status != 200} == {}


@pytest.mark.parametrize("address", LISTS)
def test_the_interface_gives_addresses_below_the_prefix(ask, address):
    answer = ask(f"{PREFIX}{address}").json
    if "paths" in answer:
        assert answer["servers"] == [{"url": PREFIX}]
        return
    found = LOCAL.findall(json.dumps(answer))

    assert found
    assert outside(found) == []
    assert {ask(one).status_code for one in found[:12] if not DRAWN.search(one)} == {200}


def test_results_of_the_search_and_parts_of_pages_lead_below_the_prefix(app, ask):
    found = ask(f"{PREFIX}/recherche.json?q=senegal").json["resultats"]
    asked = {
        "output": "reponse.data", "outputs": {"id": "reponse", "property": "data"},
        "changedPropIds": ["demande.data"],
        "inputs": [{"id": "demande", "property": "data",
                    "value": {"address": "/carte?region=84", "frame": ""}}],
    }  # fmt: skip
    answer = app.server.test_client().post(f"{PREFIX}/_dash-update-component", json=asked)
    page = answer.json["response"]["reponse"]["data"]["page"]

    assert found
    assert outside(one["adresse"] for one in found) == []
    assert f'href="{PREFIX}/carte' in page
    assert f'href="{PREFIX}/assets/monde.svg' in page


def test_what_is_embedded_elsewhere_is_below_the_prefix(ask):
    told = ask(f"{PREFIX}/oembed?url={ORIGIN}{PREFIX}/carte").json

    assert told["provider_url"] == f"{ORIGIN}{PREFIX}/"
    assert f'src="{ORIGIN}{PREFIX}/carte?vue=integree"' in told["html"]
    for beside in ("/carte", f"{PREFIX}s/carte", "/"):
        assert ask(f"{PREFIX}/oembed?url={ORIGIN}{beside}").status_code == 404


def test_files_say_the_whole_address(ask):
    assert ask(f"{PREFIX}/donnees/datapackage.json").json["homepage"] == f"{ORIGIN}{PREFIX}"
    for described in ("/graphiques/odd.image.json", "/odd.image.json"):
        page = described.removesuffix(".image.json")
        assert f"site.example.fr{PREFIX}{page}" in ask(f"{PREFIX}{described}").text


@pytest.mark.parametrize("address", ["", "/", "/carte", "/healthz"])
def test_a_proxy_may_take_the_prefix_off_or_leave_it(ask, address):
    left, taken = ask(f"{PREFIX}{address}"), ask(address or "/")

    assert left.status_code == taken.status_code == 200
    assert left.get_data() == taken.get_data()


def test_a_prefix_needs_no_public_address(tmp_path):
    settings = Settings(data_dir=tmp_path / "v", cache_dir=tmp_path / "c", adresse="/acter")
    ask = create_app(settings).server.test_client().get
    text = ask("/acter/carte", headers={"Host": "forge.example.fr"}).text

    assert 'href="/acter/' in text
    assert "forge.example.fr" not in text
    assert 'rel="canonical"' not in text


def test_sites_below_several_prefixes_keep_their_answers_apart_in_one_cache(tmp_path):
    shared = {"data_dir": tmp_path / "v", "cache_dir": tmp_path / "c"}
    for prefix in ("/un", "/deux", "/un"):
        ask = create_app(Settings(**shared, adresse=prefix)).server.test_client().get

        page = ask(f"{prefix}/carte", headers={"Host": "a.example.fr"}).text

        assert set(re.findall(r'href="(/[a-z]+)/(?:odd|assets)', page)) == {prefix}


def test_only_addresses_of_this_server_are_written_with_a_prefix():
    written = ("/odd", "#odd", "", "mailto:a@b.fr", "https://c.fr/")
    links = [components.A("a", href=href) for href in written]

    assert re.findall(r'href="([^"]*)"', html_text(links, "/acter")) == [
        "/acter/odd", "#odd", "", "mailto:a@b.fr", "https://c.fr/",
    ]  # fmt: skip
