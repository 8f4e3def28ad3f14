"""Absolute addresses: those of the setting, or of the request."""

import pytest
from flask import Flask

from callbacks import public


@pytest.fixture
def server():
    return Flask("essai")


def test_the_base_of_addresses_is_where_the_request_went(server):
    public.register(server)
    with server.test_request_context("/odd", base_url="https://acter.example.fr"):
        assert public.base_url() == "https://acter.example.fr"


def test_the_public_address_is_said_by_the_setting_behind_a_proxy(server):
    public.register(server, "https://acter.example.fr/", "ecrire@example.fr")
    with server.test_request_context("/odd", base_url="http://127.0.0.1:8050"):
        assert public.base_url() == "https://acter.example.fr"
        assert (
            public.current().absolute("/odd?region=84") == "https://acter.example.fr/odd?region=84"
        )
        assert public.current().contact == "ecrire@example.fr"


def test_a_host_that_is_no_host_gets_into_no_address(server):
    public.register(server)
    with server.test_request_context("/", headers={"Host": 'a"><script>alert(1)</script>'}):
        assert public.base_url() == ""


def test_outside_a_request_there_is_no_base(server):
    public.register(server)
    assert public.base_url() == ""
    assert public.pictures_available()
