"""Whatever is sent, the answer is small, French, and never a 500."""

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from app import create_app
from settings import Settings

LONG = "a" * 5000

ODD_ADDRESSES = [
    "/nulle-part", "/carte/encore", "/graphiques/", "/graphiques/zut", "/graphiques/zut.json",
    "/graphiques/odd.xml", "/graphiques/odd.json?odd=18", "/graphiques/odd.csv?couleur=bleu",
    "/graphiques/odd.json?mesure=euros", "/graphiques/carte-pays.json?region=" + LONG,
    "/?" + LONG, "/carte?region=%FF%FE", "/carte?region=%00", "/%00", "/carte?" + "a=1&" * 2000,
    "/assets/../app.py",
    "/assets/%2e%2e/app.py", "/assets/nulle-part.js", "/assets/",
    "/_dash-component-suites/dash/nulle.js", "/_dash-component-suites/os/path.py",
    "/_dash-component-suites/dash/../app.py", "/_dash-layout?x=1", "/_dash-dependencies",
    "/_favicon.ico", "/_reload-hash", "/_dash-update-component", "/healthz/", "/carte%0d%0aX: y",
    "/graphiques/odd.json?vague=crs-2023&vague=acter-2024", "//carte", "/graphiques//odd.json",
]  # fmt: skip

BODIES = [
    b"", b"{", b"[]", b"null", b"1", b'"x"', b"{}", b"\xff\xfe", b'{"output": "zut"}',
    b'{"output": null, "inputs": null}', b'{"output": [], "outputs": {}, "inputs": []}',
]  # fmt: skip

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=8,
)


def update(client, body, **more):
    return client.post(
        "/_dash-update-component", data=body, content_type="application/json", **more
    )


@pytest.mark.parametrize("address", ODD_ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_no_address_is_answered_with_a_500(client, method, address):
    assert client.open(address, method=method).status_code < 500


@pytest.mark.parametrize("body", BODIES)
def test_no_body_sent_to_the_callback_is_answered_with_a_500(client, body):
    answer = update(client, body)

    assert answer.status_code == 400
    assert answer.json["erreur"]


@pytest.fixture(scope="module")
def right_body(app):
    """What a browser sends from `/odd`, with the callback's own description of its parts."""
    client = app.server.test_client()
    wires = client.get("/_dash-dependencies").json
    wire = next(found for found in wires if found["output"] == "reponse.data")
    return {
        "output": wire["output"],
        "outputs": {"id": "reponse", "property": "data"},
        "inputs": [{"id": "demande", "property": "data", "value": {"address": "/odd?region=84"}}],
        "state": [],
        "changedPropIds": ["demande.data"],
    }


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(["outputs", "inputs", "state", "changedPropIds", "output"]),
    value=json_values,
)
def test_a_body_that_is_nearly_right_is_a_400_too(client, right_body, key, value):
    answer = update(client, json.dumps({**right_body, key: value}))

    assert answer.status_code < 500


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    referer=st.text(
        alphabet=st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=80
    )
)
def test_no_referer_breaks_a_page(client, referer):
    assert client.get("/odd", headers={"Referer": referer}).status_code == 200


@pytest.mark.parametrize("encoding", ["", "br", "gzip", "br;q=0", "zut", "*", "é"])
def test_no_encoding_breaks_an_answer(client, encoding):
    assert client.get("/", headers={"Accept-Encoding": encoding}).status_code == 200


def test_a_body_too_large_is_refused(client):
    assert update(client, b" " * 2_000_000).status_code == 413


def test_an_unknown_chart_is_a_small_404_in_the_form_asked_for(client):
    page, data, text = (client.get(f"/graphiques/zut{end}") for end in ("", ".json", ".csv"))

    assert [answer.status_code for answer in (page, data, text)] == [404, 404, 404]
    assert data.json == {"erreur": "Aucun graphique ne s’appelle « zut »."}
    assert "zut" in text.get_data(as_text=True)
    assert all(len(answer.data) < 1500 for answer in (page, data, text))


def test_a_bad_parameter_is_a_400_that_names_it(client):
    answer = client.get("/graphiques/odd.json?odd=18&couleur=bleu&region=84")

    assert answer.status_code == 400
    assert answer.json["erreur"] == (
        "Adresse incorrecte : ODD : valeur inconnue « 18 » ; paramètre inconnu « couleur »."
    )


def test_a_very_bad_address_still_gets_a_small_answer(client):
    codes = ",".join(f"x{i}" for i in range(700))
    answer = client.get(f"/graphiques/odd.json?region={codes}&{'a=1&' * 400}odd=6")

    assert answer.status_code == 400
    assert len(answer.data) < 1500


def test_what_stands_too_far_in_an_address_is_not_ignored_in_silence(client):
    answer = client.get(f"/graphiques/odd.json?pays=SEN{'&' * 4000}region=84")

    assert answer.status_code == 400


def test_a_method_that_is_not_offered_says_which_are(client):
    answer = client.post("/graphiques/odd.json")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_what_is_quoted_from_an_address_is_not_html(client):
    answer = client.get("/graphiques/<script>alert(1)</script>")

    assert answer.status_code == 404
    assert b"<script>alert" not in answer.data


def test_every_answer_carries_the_policy_and_no_cookie(client):
    for address in ("/", "/graphiques/odd.json", "/nulle-part", "/assets/address.js"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors *" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers
        assert "X-Frame-Options" not in headers


@pytest.mark.parametrize(
    ("listed", "policy"),
    [
        ("*", "frame-ancestors *"),
        ("https://a.fr *.b.fr", "frame-ancestors 'self' https://a.fr *.b.fr"),
        (" https://a.fr/ ", "frame-ancestors 'self' https://a.fr/"),
        ("'none'", "frame-ancestors 'self'"),
    ],
)
def test_only_the_listed_sites_and_our_own_previews_may_frame_us(tmp_path, listed, policy):
    app = create_app(Settings(data_dir=tmp_path, cache_dir=tmp_path, frame_ancestors=listed))
    headers = app.server.test_client().get("/integration.js").headers

    assert headers["Content-Security-Policy"].endswith(policy)
    assert "frame-src 'self'" in headers["Content-Security-Policy"]


def test_the_script_for_other_sites_is_small_and_may_be_taken_by_any(client):
    answer = client.get("/integration.js", headers={"Accept-Encoding": "gzip"})

    assert answer.mimetype == "text/javascript"
    assert len(answer.data) < 2000
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "eval" not in gzip.decompress(answer.data).decode()


@pytest.mark.parametrize(
    "page", ["/integrer?titre=", "/integrer?quoi=", "/strategies?notre-service="]
)
def test_half_of_a_character_in_a_body_breaks_nothing(client, right_body, page):
    asked = {"id": "demande", "property": "data", "value": {"address": f"{page}\ud800"}}

    assert update(client, json.dumps({**right_body, "inputs": [asked]})).status_code < 500


@pytest.mark.parametrize("host", ["[:::]", "", "a b", "x:y"])
def test_no_host_breaks_an_answer_or_passes_for_ours(app, host):
    asked = {"HTTP_HOST": host, "PATH_INFO": "/oembed", "QUERY_STRING": "url=http:///odd"}
    environ = EnvironBuilder(path="/oembed").get_environ() | asked
    statuses = []
    app.server.wsgi_app(environ, lambda status, _headers, _info=None: statuses.append(status))

    assert statuses[0][0] == "4"


@pytest.mark.parametrize(
    "address",
    ["/odd.image.json?region=", "/odd.pptx?region=", "/graphiques/odd.svg?region=",
     "/graphiques/comparaison.json?groupes=type:commune.type:region",
     "/graphiques/comparaison.csv?groupes=vague:acter-2024,acter-2024.vague:acter-2024;reste"],
)  # fmt: skip
def test_a_file_never_answers_something_else_than_it_was_asked(client, address):
    assert client.get(address).status_code == 400
