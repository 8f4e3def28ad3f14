"""Absolute addresses: those of the setting, or of where the server listens."""

from urllib.parse import urlsplit

import pytest
from flask import Flask

from callbacks import public
from components.site.server import Public


@pytest.fixture
def server():
    return Flask("essai")


@pytest.mark.parametrize(
    ("listens", "base"),
    [
        ("127.0.0.1", "http://localhost:8050"),
        ("127.0.0.1", "http://127.0.0.1:8050"),
        ("::1", "http://[::1]:8050"),
        ("192.168.1.5", "http://192.168.1.5:8050"),
        ("acter.exemple.fr", "http://acter.exemple.fr"),
        ("0.0.0.0", "http://localhost"),  # noqa: S104
    ],
)
def test_the_base_of_addresses_is_where_the_server_listens(server, listens, base):
    public.register(server, Public(), listens=listens)
    port = {"SERVER_PORT": str(urlsplit(base).port or 80)}
    with server.test_request_context("/odd", base_url=base, environ_overrides=port):
        assert public.base_url() == base


@pytest.mark.parametrize(
    "host",
    ["acter.example.fr", "localhost:666", "localhost.example.fr", "127.0.0.1.example.fr",
     "localhost@example.fr", "example.fr#localhost", "[::]", "[:::]", "localhost:x",
     "localhost:", "", "192.168.1.5:8050", "::1"],
)  # fmt: skip
def test_a_host_where_the_server_does_not_listen_gets_into_no_address(server, host):
    public.register(server, Public(), listens="192.168.1.5")
    with server.test_request_context("/odd", headers={"Host": host, "X-Forwarded-Host": host}):
        assert public.base_url() == ""


def test_the_public_address_is_said_by_the_setting_behind_a_proxy(server):
    public.register(server, Public.at("https://acter.example.fr/", "ecrire@example.fr"))
    with server.test_request_context("/odd", base_url="http://127.0.0.1:8050"):
        assert public.base_url() == "https://acter.example.fr"
        assert (
            public.current().absolute("/odd?region=84") == "https://acter.example.fr/odd?region=84"
        )
        assert public.current().contact == "ecrire@example.fr"


@pytest.mark.parametrize(
    ("published", "origin", "prefix"),
    [
        ("", "", ""),
        ("/", "", ""),
        ("/acter/", "", "/acter"),
        ("https://site.example.fr/", "https://site.example.fr", ""),
        ("https://site.example.fr/a/b", "https://site.example.fr", "/a/b"),
    ],
)
def test_one_setting_says_the_host_and_the_path_below_which_the_site_stands(
    published, origin, prefix
):
    site = Public.at(published)

    assert (site.origin, site.prefix) == (origin, prefix)
    assert site.absolute("/odd") == f"{origin}{prefix}/odd"


def test_a_host_that_is_no_host_gets_into_no_address(server):
    public.register(server, Public())
    with server.test_request_context("/", headers={"Host": 'a"><script>alert(1)</script>'}):
        assert public.base_url() == ""


def test_outside_a_request_there_is_no_base(server):
    public.register(server, Public())
    assert public.base_url() == ""
    assert public.pictures_available()
