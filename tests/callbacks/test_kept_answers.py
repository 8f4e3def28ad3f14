"""Asked again, an answer is the same bytes; whatever it depends on makes it another."""

import pytest

from callbacks import navigation
from tests.callbacks.failing.broken import broken

BODY = {
    "output": "reponse.data",
    "outputs": {"id": "reponse", "property": "data"},
    "changedPropIds": ["demande.data"],
}


def ask(client, address, **more):
    value = {"address": address, "frame": ""}
    asked = {**BODY, "inputs": [{"id": "demande", "property": "data", "value": value}]}
    return client.post("/_dash-update-component", json=asked, **more)


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_was_answered_once_is_answered_without_being_built(client, monkeypatch, encoding):
    headers = {"Accept-Encoding": encoding}
    first = client.get("/odd?region=84", headers=headers)
    update = ask(client, "/odd?region=84", headers=headers)
    monkeypatch.setattr(navigation, "content_of", broken)
    again = client.get("/odd?region=84", headers=headers)
    updated = ask(client, "/odd?region=84", headers=headers)

    assert again.data == first.data
    assert updated.data == update.data
    for name in ("Content-Type", "Content-Encoding", "Vary", "Content-Security-Policy"):
        assert again.headers.get(name) == first.headers.get(name)
        assert updated.headers.get(name) == update.headers.get(name)


def test_another_selection_host_or_encoding_has_its_own(client):
    addresses = ("/odd", "/odd?region=84", "/odd?region=53", "/carte")
    assert len({client.get(address).data for address in addresses}) == len(addresses)

    here = client.get("/odd", base_url="http://localhost").text
    elsewhere = client.get("/odd", base_url="http://ailleurs.example").text
    assert "ailleurs.example" not in elsewhere
    assert "http://localhost/odd" in here
    assert "http://localhost/odd" not in elsewhere


def test_a_page_of_which_a_part_failed_is_not_kept(client, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("callbacks.answering.key_figures", broken)
        assert "Effectifs non calculés" in client.get("/odd?region=75").text
    assert "Effectifs non calculés" not in client.get("/odd?region=75").text


def test_a_page_that_the_browser_has_is_not_sent_again(client):
    packed = {"Accept-Encoding": "br"}
    first = client.get("/odd?region=84", headers=packed)
    known = {**packed, "If-None-Match": first.headers["ETag"]}
    again = client.get("/odd?region=84", headers=known)

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "no-cache"
    assert client.get("/odd?region=53", headers=known).status_code == 200
    assert client.get("/odd?region=84", headers={**known, "Accept-Encoding": ""}).status_code == 200


def test_a_page_of_which_a_part_failed_is_sent_again(client, monkeypatch):
    monkeypatch.setattr("callbacks.answering.key_figures", broken)

    assert "ETag" not in client.get("/odd?region=76").headers


def test_a_page_that_names_its_version_is_asked_each_time(client, monkeypatch):
    version = client.get("/healthz").json["version"][:12]
    assert client.get(f"/odd?version={version}").status_code == 200
    monkeypatch.setattr(navigation, "content_of", broken)

    assert client.get(f"/odd?version={version}").status_code == 500
