"""A forged `Host` reaches no page, preview, code, picture or file, with the address set or not."""

import io
import re
import zipfile
from functools import cache
from urllib.parse import quote

import pytest

from app import create_app

FORGED = ["malin.example", "localhost.malin.example:80", "localhost:666"]  # fmt: skip

FILES = ["/graphiques/odd.image.json", "/odd.image.json", "/odd.image.json?format=a4",
         "/graphiques/odd.json", "/api/v1/graphiques/odd", "/graphiques/odd.xlsx",
         "/graphiques/odd.pptx", "/financements.pptx", "/donnees/datapackage.json",
         "/donnees/acter-acter-2024.zip"]  # fmt: skip
PAGES = ["/odd?region=84", "/graphiques/odd", "/integrer?quoi=/graphiques/odd",
         "/odd?vue=presentation", "/odd?vue=integree"]  # fmt: skip


@pytest.fixture(scope="module")
def plain(app):
    """The program where its public address is not set."""
    return app.server.test_client()


@pytest.fixture(scope="module")
def addressed(settings):
    """The program where its public address is set."""
    known = settings.model_copy(update={"adresse": "https://acter.exemple.fr"})
    return create_app(known).server.test_client()


def words(response):
    """Everything that an answer holds, headers included; archives are opened."""
    body = response.get_data()
    parts = [str(response.headers), body.decode("utf-8", "replace")]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(parts)


@cache
def everything(client, host):
    """What a server says, by address, to who asks under the name `host`."""
    headers = {"Host": host, "X-Forwarded-Host": host}
    return {path: words(client.get(path, headers=headers)) for path in (*FILES, *PAGES)}


def test_who_asks_where_the_server_listens_gets_absolute_addresses(plain):
    told = everything(plain, "localhost")

    assert [path for path, text in told.items() if "localhost" not in text] == []


@pytest.mark.parametrize("host", FORGED)
def test_a_forged_host_is_nowhere(plain, addressed, host):
    name = host.removesuffix(":80")
    for told in (everything(plain, host), everything(addressed, host)):
        assert [path for path, text in told.items() if name in text] == []


def test_without_an_address_a_page_has_none_and_with_one_it_has_that_one(plain, addressed):
    told = everything(plain, FORGED[0])["/odd?region=84"]
    assert 'rel="canonical"' not in told
    assert not re.search(r"og:url|og:image|json\+oembed", told)

    known = everything(addressed, FORGED[0])["/odd?region=84"]
    assert 'rel="canonical" href="https://acter.exemple.fr/odd?region=84"' in known


@pytest.mark.parametrize("host", FORGED)
def test_no_code_to_embed_is_given_under_a_forged_host(plain, addressed, host):
    asked = f"/oembed?url={quote(f'http://{host}/odd', safe='')}"
    refused = plain.get(asked, headers={"Host": host})
    given = addressed.get(asked, headers={"Host": host})

    assert refused.status_code == 404
    assert host not in refused.get_data(as_text=True)
    assert host not in given.get_data(as_text=True)
    # `:80` is what http leaves out: under that name the page is not one of ours.
    known = given.status_code == 200
    assert known == (host[-3:] != ":80")
    assert not known or given.json["provider_url"] == "https://acter.exemple.fr/"


def test_all_forged_hosts_have_one_picture_in_the_cache(plain):
    """A picture is kept by its description: the same one for all, and without a host."""
    told = {plain.get("/odd.image.json", headers={"Host": host}).text for host in FORGED}

    assert len(told) == 1
    assert "//" not in next(iter(told))


def test_the_page_that_makes_code_says_that_the_address_is_missing(plain):
    told = everything(plain, FORGED[0])
    said = everything(plain, "localhost")

    page = "/integrer?quoi=/graphiques/odd"
    assert "ACTER_ADRESSE" in told[page]
    assert "ACTER_ADRESSE" not in said[page]
    assert "mailto" not in told["/odd?region=84"]
    assert "mailto" in said["/odd?region=84"]
