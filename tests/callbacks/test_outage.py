"""Published versions damaged on the disk, asked for as a browser and a probe would."""

import shutil

import pytest

from app import create_app
from callbacks.outage import LATER
from components.screen.page_body import STANDS_IN
from data.disclosure.rules import Rules
from data.french import NBSP
from data.versions import live
from data.versions.cells import write
from data.versions.library import Library
from data.versions.loading import assemble
from settings import Settings
from tests.data.small import BOOK, Verified, tables
from tests.pages import page_text

PAGES = ("/", "/odd", "/regions/84", "/methode", "/graphiques/odd", "/odd?version=0123")
FILES = ("/graphiques/odd.csv", "/odd.pptx", "/graphiques/odd.png", "/donnees/acter-2024.zip")
PROGRAMS = ("/api/v1/graphiques", "/recherche.json?q=odd", "/_dash-layout", "/graphiques/odd.json")


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Settings of a store of our own, looked at by each request."""
    at_once = live.Pace(0.0, 0.0)
    monkeypatch.setattr(live, "Pace", lambda: at_once)
    return Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "cache")


@pytest.fixture
def library(settings):
    return Library(settings.data_dir)


def publish(library, population):
    rows = [{"collectivite_id": "a", "nom": "Commune A", "type": "commune", "region": "84",
             "population": population}]  # fmt: skip
    answers = tables(collectivites=rows)
    cells = write(assemble(answers, BOOK, "essai", Rules()).published, Rules())
    return library.publish(Verified(answers), [], cells=cells).id


def spoil(library, version):
    (library.folder / "versions" / version / "tables" / "cooperations.parquet").write_bytes(b"x")


def served(settings):
    return create_app(settings).server.test_client()


def layout(client):
    return page_text(client, "/").replace(NBSP, " ")


def test_with_every_version_damaged_the_program_starts_and_every_address_says_so(
    settings, library, caplog
):
    versions = [publish(library, 100), publish(library, 200)]
    for version in versions:
        spoil(library, version)
    client = served(settings)
    answers = {address: client.get(address) for address in (*PAGES, *FILES, *PROGRAMS)}

    assert {answer.status_code for answer in answers.values()} == {503}
    assert {answer.headers["Retry-After"] for answer in answers.values()} == {LATER}
    for address, answer in answers.items():
        words = answer.json["erreur"] if address in PROGRAMS else answer.get_data(as_text=True)
        assert "Les données publiées ne peuvent pas être lues" in words
        assert "« publier »" in words
        assert "démonstration" not in words
        assert str(library.folder) not in words
    assert '<html lang="fr">' in answers["/"].get_data(as_text=True)
    (record,) = caplog.records
    assert all(version in record.getMessage() for version in versions)
    assert "cooperations.parquet" in record.getMessage()


def test_then_the_process_is_left_alone_and_somebody_is_called(settings, library):
    spoil(library, publish(library, 100))
    client = served(settings)
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 503)
    assert "journal" in alive.json["controles"]["page"]
    assert "journal" in ready.json["controles"]["version"]
    assert client.get("/integration.js").status_code == 200
    assert client.get("/assets/styles.css").status_code == 200


def test_what_the_steward_repairs_is_served_without_a_restart(settings, library):
    version = publish(library, 100)
    spoil(library, version)
    client = served(settings)
    assert client.get("/").status_code == 503
    publish(library, 100)

    assert client.get("/").status_code == 200
    assert version in layout(client)
    assert STANDS_IN not in layout(client)
    assert client.get("/readyz").status_code == client.get("/healthz").status_code == 200
    assert client.get("/graphiques/odd.csv").status_code == 200


def test_the_last_good_version_stands_in_and_its_pages_say_so(settings, library, caplog):
    good = publish(library, 100)
    bad = publish(library, 200)
    spoil(library, bad)
    client = served(settings)
    ready = client.get("/readyz")

    assert good in layout(client)
    assert STANDS_IN in layout(client)
    assert client.get("/healthz").status_code == 200
    assert ready.status_code == 503
    assert "n’est pas celle qui est publiée" in ready.json["controles"]["version"]
    assert sum(bad in record.getMessage() for record in caplog.records) == 1
    publish(library, 200)
    assert bad in layout(client)
    assert STANDS_IN not in layout(client)


def test_files_removed_under_a_running_server_are_said_and_readers_still_get_pages(
    settings, library
):
    version = publish(library, 100)
    client = served(settings)
    assert client.get("/readyz").status_code == 200
    shutil.rmtree(library.folder / "versions" / version)
    ready = client.get("/readyz")

    assert version in layout(client)
    assert client.get("/graphiques/odd.csv").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert ready.status_code == 503
    assert "servie de mémoire" in ready.json["controles"]["version"]
    publish(library, 100)
    assert client.get("/readyz").status_code == 200


def test_a_store_out_of_reach_when_the_program_starts_is_waited_for(settings, library):
    library.folder.write_text("pas un dossier")
    client = served(settings)
    assert client.get("/").status_code == 503
    library.folder.unlink()
    publish(library, 100)

    assert client.get("/").status_code == 200
