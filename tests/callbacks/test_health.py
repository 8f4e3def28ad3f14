"""`/healthz` asks whether to leave the process alone, `/readyz` whether somebody should look."""

from dataclasses import replace

import pytest

import callbacks.health
from app import create_app
from callbacks import faults, public
from callbacks.page_tables import OPENING_TABLES
from components.charts import BY_KEY
from data.versions.live import LiveDataset
from settings import Settings


def broken(*_, **__):
    message = "colonne inconnue"
    raise KeyError(message)


def break_chart(monkeypatch, key="odd"):
    chart = BY_KEY[key]
    choices = tuple(replace(choice, aggregate=broken) for choice in chart.choices)
    monkeypatch.setitem(BY_KEY, key, replace(chart, choices=choices))
    return lambda: monkeypatch.setitem(BY_KEY, key, chart)


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "cache")


@pytest.fixture
def client(settings):
    return create_app(settings).server.test_client()


def test_a_server_that_is_well_says_so_with_its_version(client):
    healthy, ready = client.get("/healthz"), client.get("/readyz")

    assert (healthy.status_code, ready.status_code) == (200, 200)
    assert healthy.json["statut"] == ready.json["statut"] == "ok"
    assert healthy.json["version"] == ready.json["version"] != ""
    assert healthy.json["controles"] == {"page": "ok"}
    checks = {"page", "graphiques", "pages", "version", "cache", "images"}
    assert set(ready.json["controles"]) == checks
    assert ready.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["odd", "carte-pays"])
def test_a_chart_that_fails_is_somebodys_business_and_no_reason_to_restart(
    client, monkeypatch, caplog, key
):
    mend = break_chart(monkeypatch, key)
    ready = client.get("/readyz")
    reference = caplog.records[0].getMessage().rpartition("référence ")[2].rstrip(")")

    assert client.get("/healthz").status_code == 200
    assert ready.status_code == 503
    assert ready.json["statut"] == "incident"
    assert ready.json["controles"]["graphiques"] == (
        f"Graphiques en panne : {key} (référence {reference})."
    )
    mend()
    assert client.get("/readyz").status_code == 200


def test_a_chart_that_fails_later_under_a_filter_is_known_and_no_address_is_told(
    client, monkeypatch
):
    assert client.get("/readyz").status_code == 200
    mend = break_chart(monkeypatch)
    assert client.get("/graphiques/odd.csv?region=84").status_code == 503
    ready = client.get("/readyz")

    assert ready.status_code == 503
    assert "odd (référence" in ready.json["controles"]["graphiques"]
    assert "84" not in ready.json["controles"]["graphiques"].partition("(")[0]
    assert "region" not in ready.get_data(as_text=True)
    mend()
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("opening", ["constats", "pays"])
def test_a_part_of_a_page_that_fails_is_said_and_no_reason_to_restart(client, monkeypatch, opening):
    tables = OPENING_TABLES[opening]
    monkeypatch.setitem(OPENING_TABLES, opening, broken)
    client.get("/pays/SEN.image.json")
    ready = client.get("/readyz")

    assert client.get("/healthz").status_code == 200
    assert ready.status_code == 503
    assert "ouverture (référence" in ready.json["controles"]["pages"]
    assert ready.json["controles"]["graphiques"] == "ok"
    monkeypatch.setitem(OPENING_TABLES, opening, tables)
    assert client.get("/readyz").status_code == 200


def test_without_a_first_page_both_say_so_and_the_log_once(client, monkeypatch, caplog):
    monkeypatch.setattr(callbacks.health, "page_at", broken)
    answers = [client.get(address) for address in ("/healthz", "/healthz", "/readyz")]

    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert all("première page" in answer.json["controles"]["page"] for answer in answers)
    assert [record.name for record in caplog.records] == [faults.__name__]


def test_a_version_that_is_not_the_published_one_is_said(client, monkeypatch):
    monkeypatch.setattr(LiveDataset, "is_current", lambda _: False)
    ready = client.get("/readyz")

    assert ready.status_code == 503
    assert "n’est pas celle qui est publiée" in ready.json["controles"]["version"]
    assert client.get("/healthz").status_code == 200


def test_an_unusable_cache_is_said(tmp_path):
    (tmp_path / "fichier").write_text("")
    settings = Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "fichier" / "cache")
    client = create_app(settings).server.test_client()
    ready = client.get("/readyz")

    assert ready.status_code == 503
    assert "cache" in ready.json["controles"]["cache"]
    assert ready.json["controles"]["graphiques"] == "ok"
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("drawn", [True, False])
def test_a_missing_browser_is_a_note_and_no_failure(client, monkeypatch, drawn):
    monkeypatch.setattr(public, "pictures_available", lambda: drawn)
    ready = client.get("/readyz")

    assert ready.status_code == 200
    assert (ready.json["controles"]["images"] == "ok") is drawn
