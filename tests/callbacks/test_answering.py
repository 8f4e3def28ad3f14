"""`version=` in an address: the same numbers for ever, or none."""

import shutil

import pytest

from app import create_app, create_store
from callbacks.navigation import answer_to, page_at
from data.versions.library import Library
from settings import Settings
from tests.data.small import Verified, numbered


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Two published versions: of two collectivités, then of three."""
    folder = tmp_path_factory.mktemp("versions")
    library = Library(folder / "versions")
    old, new = (library.publish(Verified(numbered(n)), []).id for n in (2, 3))
    return Settings(data_dir=folder / "versions", cache_dir=folder / "cache"), old, new


@pytest.fixture(scope="module")
def store(place):
    return create_store(place[0])


@pytest.fixture(scope="module")
def asking(place):
    return create_app(place[0]).server.test_client()


def page(address, store):
    drawn = page_at(address, store)
    return drawn.state, drawn.html


def test_a_frozen_page_shows_its_own_numbers_and_says_that_they_do_not_move(place, store):
    _, old, new = place
    text = page(f"/carte?version={old[:6]}", store)[1]

    assert "2\u00a0répondants · 2\u00a0coopérations" in text
    assert "Lien figé" in text
    assert "d’autres données" in text
    assert f"version={old[:6]}" in text
    assert "Ce sont aussi les données actuelles" in page(f"/carte?version={new}", store)[1]
    assert "Lien figé" not in page("/carte", store)[1]


def test_a_page_and_its_frozen_twin_do_not_pass_for_one_another(place, store):
    _, _, new = place
    live, frozen = (page(address, store)[0] for address in ("/carte", f"/carte?version={new}"))

    assert live["frame"] != frozen["frame"]


@pytest.mark.parametrize("version", ["0123abcd", "zzz", "<script>"])
@pytest.mark.parametrize("path", ["/carte", "/graphiques/odd", "/methode"])
def test_a_page_of_a_lost_version_says_so_and_shows_no_other_number(store, version, path):
    address = f"{path}?region=84&version={version}"
    state, text = page(address, store)

    assert state["title"].startswith("Cette version n’est plus disponible")
    assert "n’est plus disponible" in text
    assert "répondant" not in text
    assert f'href="{path}?region=84"' in text or path == "/methode"
    update = answer_to(address, state["frame"], store)
    assert {key: value for key, value in update.items() if key in state} == state


def test_files_of_a_frozen_link_are_of_its_version(place, asking):
    _, old, new = place
    frozen = asking.get(f"/graphiques/odd.json?version={old}").json
    live = asking.get("/graphiques/odd.json").json

    assert frozen["version"].startswith(old)
    assert live["version"].startswith(new)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graphiques/odd.json?version=0123abcd", 404),
        ("/graphiques/odd.csv?version=0123abcd", 404),
        ("/recherche.json?q=mali&version=0123abcd", 404),
        ("/graphiques/odd.json?version=zzz", 400),
    ],
)
def test_files_of_a_lost_version_are_refused_in_french(asking, address, status):
    answer = asking.get(address)

    assert answer.status_code == status
    message = answer.json["erreur"] if answer.is_json else answer.get_data(as_text=True)
    assert message.endswith(("disponible.", "disponible.\n"))


def test_search_answers_from_the_version_of_its_page(place, asking):
    _, old, _ = place
    answer = asking.get(f"/recherche.json?q=commune&version={old}")

    assert answer.status_code == 200
    assert all(f"version={old}" in entry["adresse"] for entry in answer.json["resultats"])


def test_what_the_steward_withdraws_is_gone_from_pages_and_files(tmp_path):
    library = Library(tmp_path / "versions")
    error, _ = (library.publish(Verified(numbered(n)), []).id for n in (2, 3))
    client = create_app(
        Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "cache")
    ).server.test_client()
    assert client.get(f"/graphiques/odd.json?version={error}").status_code == 200
    shutil.rmtree(tmp_path / "versions" / "versions" / error)

    assert client.get(f"/graphiques/odd.json?version={error}").status_code == 404


def test_an_address_never_says_one_version_and_shows_another(place, store, asking):
    _, old, new = place
    lost, text = page(f"/carte?version={old[:1]}", store)
    assert lost["title"].startswith("Cette version")
    assert "coopérations" not in text

    frozen, text = page(f"/carte?version={old}&version=%20", store)
    assert "Lien figé" in text
    assert old in frozen["frame"]
    assert new not in frozen["frame"]
    assert asking.get(f"/carte.image.json?version={old}&version=%20").status_code == 400
