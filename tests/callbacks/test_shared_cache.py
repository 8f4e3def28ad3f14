"""Servers that share a cache: what one has made serves the others, and only those that match."""

import pytest
from redis import Redis

import app
from app import create_app
from callbacks import navigation
from settings import Settings
from tests.backends.running import redis
from tests.callbacks.failing.broken import broken


@pytest.fixture
def shared(tmp_path):
    with redis(tmp_path) as server:
        yield server


@pytest.fixture
def another(shared, tmp_path):
    """Return a way to start servers, each with a disk of its own."""

    def start(**more):
        own = tmp_path / str(len(list(tmp_path.iterdir())))
        given = {"data_dir": own / "versions", "cache_dir": own / "cache", **more}
        return create_app(Settings(cache=shared.address, **given)).server.test_client()

    return start


def keys(shared, name):
    return set(Redis.from_url(shared.address).keys(f"acter:{name}:*"))


def test_a_page_made_by_one_server_is_served_by_another(another, monkeypatch):
    first = another().get("/odd")
    monkeypatch.setattr(navigation, "content_of", broken)

    assert another().get("/odd").data == first.data


def test_servers_whose_pages_differ_share_none(another):
    known = another(contact="une@exemple.fr").get("/odd").text
    other = another(contact="autre@exemple.fr").get("/odd").text

    assert "une@exemple.fr" in known
    assert "autre@exemple.fr" in other
    assert "une@exemple.fr" not in other


def test_another_program_finds_nothing_of_what_this_one_kept(another, shared, monkeypatch):
    another().get("/odd")
    before = {name: keys(shared, name) for name in ("aggregates", "answers")}
    monkeypatch.setattr(app, "program_version", lambda: "0123456789ab")
    another().get("/odd")

    for name, kept in before.items():
        assert kept
        assert len(keys(shared, name)) == 2 * len(kept)


def test_a_picture_is_kept_for_the_program_that_drew_it(shared, tmp_path, monkeypatch):
    settings = Settings(cache=shared.address, cache_dir=tmp_path / "cache")
    ours = app.create_gallery(settings).key({"width": 1}, "png")
    monkeypatch.setattr(app, "program_version", lambda: "0123456789ab")

    assert app.create_gallery(settings).key({"width": 1}, "png") != ours


def test_pages_are_served_while_the_shared_cache_is_gone_and_probes_say_so(another, shared):
    client = another()
    assert client.get("/odd").status_code == 200
    shared.kill()

    assert client.get("/odd").status_code == 200
    assert client.get("/odd?region=84").status_code == 200
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert "cache" in ready.json["controles"]["cache"]
    assert client.get("/healthz").status_code == 200


def test_the_cache_on_the_disk_is_not_used_then(another, tmp_path):
    another().get("/odd")

    assert list(tmp_path.rglob("cache.db")) == []


def test_an_address_with_a_port_that_is_none_ends_the_program_without_its_password():
    wrong = Settings(cache="redis://:secret@hote:port/0")
    with pytest.raises(SystemExit) as ended:
        create_app(wrong)

    assert "ACTER_CACHE" in str(ended.value)
    assert "secret" not in str(ended.value)
