"""The interface for programs: the same tables as the files, shared with other sites, asked once."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from data.demonstration import DEMONSTRATION_NOTICE
from data.filters import FILTERS


def test_a_chart_is_answered_as_its_json_file_is(client):
    api = client.get("/api/v1/graphiques/carte-pays?region=84&mesure=montants")
    file = client.get("/graphiques/carte-pays.json?region=84&mesure=montants")

    assert api.status_code == 200
    assert api.json == file.json
    assert api.json["measure"] == "montants"


def test_the_lists_name_all_that_can_be_asked(client):
    charts, filters, waves = (
        client.get(f"/api/v1/{name}").json for name in ("graphiques", "filtres", "vagues")
    )

    assert [entry["key"] for entry in charts["charts"]] == [chart.key for chart in CHARTS]
    assert [entry["key"] for entry in filters["filters"]] == [item.key for item in FILTERS]
    regions = next(entry for entry in filters["filters"] if entry["key"] == "region")["codes"]
    assert {"code": "84", "label": "Auvergne-Rhône-Alpes", "definition": "", "parent": "",
            "present": True} in regions  # fmt: skip
    assert [entry["code"] for entry in waves["waves"]] == ["acter-2024"]
    assert {entry["notice"] for entry in (charts, filters, waves)} == {DEMONSTRATION_NOTICE}


def test_every_address_that_is_named_leads_somewhere(client):
    charts = client.get("/api/v1/graphiques").json["charts"][:2]
    named = [
        *client.get("/api/v1").json["addresses"].values(),
        *(entry[kind] for entry in client.get("/api/v1/vagues").json["waves"]
          for kind in ("package", "archive")),
        *(address for entry in charts
          for address in (entry["page"], entry["address"], entry["table"],
                          *entry["files"].values())),
    ]  # fmt: skip

    assert {client.get(address).status_code for address in named} == {200}


@pytest.mark.parametrize(
    "address",
    ["/api/v1/graphiques/zut", "/api/v1/zut", "/api/v1/", "/api/v1/graphiques/odd/", "/api/v1/%00",
     "/api/v1/filtres?region=84", "/api/v1?vague=zut", "/api/v1/filtres?vague=zut",
     "/api/v1/graphiques/odd?odd=18", "/api/v1/graphiques/odd?region=", "/api/v1/vagues?zut",
     "/api/v1/graphiques/odd?region=84,,53", "/api/v1/graphiques/odd?mesure=euros"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "TRACE"])
def test_what_is_wrong_is_a_small_answer_in_json(client, address, method):
    answer = client.open(address, method=method)

    assert answer.status_code < 500
    if method == "GET":
        assert answer.status_code in {400, 404}
        assert answer.json["erreur"]


def test_an_empty_value_is_refused_rather_than_taken_for_everything(client):
    answer = client.get("/api/v1/graphiques/odd?region=")

    assert answer.status_code == 400
    assert answer.json["erreur"] == "Adresse incorrecte : valeur vide pour « region »."


@pytest.mark.parametrize(
    "address", ["/api/v1/graphiques/odd", "/api/v1/zut", "/graphiques/odd.csv?zut=1", "/api/v1",
                "/graphiques/odd.xlsx", "/donnees/datapackage.json", "/donnees/zut"],
)  # fmt: skip
def test_public_data_may_be_read_by_scripts_of_any_site_without_credentials(client, address):
    headers = client.get(address, headers={"Origin": "https://ailleurs.example"}).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert "ETag" in headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    "address", ["/", "/carte", "/graphiques/odd", "/recherche.json?q=mali", "/healthz", "/api",
                "/_dash-layout", "/apis"],
)  # fmt: skip
def test_the_rest_is_not_shared(client, address):
    assert "Access-Control-Allow-Origin" not in client.get(address).headers


def test_a_browser_that_asks_first_is_told_what_it_may_send(client):
    answer = client.options("/api/v1/graphiques/odd")

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert not answer.data


@pytest.mark.parametrize(
    "address", ["/api/v1/graphiques/odd?region=84", "/graphiques/odd.csv", "/graphiques/odd.xlsx",
                "/api/v1/openapi.json", "/donnees/acter-acter-2024.zip"],
)  # fmt: skip
def test_what_is_already_held_is_not_sent_again(client, address):
    packed = {"Accept-Encoding": "br"}
    first = client.get(address, headers=packed)
    again = client.get(address, headers={**packed, "If-None-Match": first.headers["ETag"]})
    head = client.head(address)

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert (head.status_code, head.data) == (200, b"")


@pytest.mark.parametrize("address", ["/_dash-layout", "/_dash-dependencies"])
def test_a_frame_without_an_origin_is_answered_and_no_other_site_is(client, address):
    locked = client.get(address, headers={"Origin": "null"}).headers
    other = client.get(address, headers={"Origin": "https://ailleurs.example.fr"}).headers
    asked = client.options("/_dash-update-component", headers={"Origin": "null"}).headers

    assert locked["Access-Control-Allow-Origin"] == "null"
    assert asked["Access-Control-Allow-Headers"] == "Content-Type"
    assert "Access-Control-Allow-Credentials" not in {**locked, **asked}
    assert "Access-Control-Allow-Origin" not in other
    assert "Origin" in other["Vary"]


def test_another_selection_and_another_format_have_another_etag(client):
    etags = [
        client.get(address).headers["ETag"]
        for address in ("/graphiques/odd.csv", "/graphiques/odd.csv?region=84",
                        "/graphiques/odd.json", "/graphiques/zones.csv")
    ]  # fmt: skip

    assert len(set(etags)) == 4


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(
        ["/api/v1/", "/api/v1/graphiques/", "/donnees/", "/donnees/acter-2024/", "/donnees/acter-"]
    ),
    name=st.text(max_size=20),
    ending=st.sampled_from(["", ".json", ".csv", ".zip", ".xlsx", "/datapackage.json"]),
    query=st.text(max_size=30),
)
def test_no_address_of_the_public_data_is_answered_with_a_500(client, place, name, ending, query):
    address = f"{place}{quote(name)}{ending}?{quote(query, safe='=&,')}"

    assert client.get(address).status_code < 500
