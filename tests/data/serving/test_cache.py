"""What any cache promises: a value comes back as it was kept, or not at all, and nothing raises."""

import threading

import pytest

from data.serving.cache import NoCache
from data.serving.shared_cache import SharedCache
from tests.backends.running import redis
from tests.data.serving.places import Disk, Shared
from tests.data.serving.using import use

VALUE = "des octets « é »".encode() * 20


@pytest.fixture(params=["disk", "shared"])
def place(request, tmp_path):
    if request.param == "disk":
        yield Disk(tmp_path)
        return
    with redis(tmp_path) as server:
        yield Shared(server)


@pytest.fixture
def cache(place):
    cache = place.opened()
    yield cache
    cache.close()


def works(cache):
    """Tell whether what is kept is found again."""
    cache.set("essai", b"1")
    return cache.get("essai") == b"1"


def test_a_value_comes_back_as_it_was_kept(cache):
    assert cache.get("clé") is None
    cache.set("clé", VALUE)
    assert cache.get("clé") == VALUE
    cache.set("clé", b"")
    assert cache.get("clé") == b""


def test_a_large_value_of_any_bytes_comes_back(cache):
    large = bytes(range(256)) * 20_000
    cache.set("clé", large)
    assert cache.get("clé") == large


def test_another_process_or_another_start_finds_the_values(place, cache):
    cache.set("clé", VALUE)
    cache.close()
    assert place.opened().get("clé") == VALUE
    assert cache.get("clé") == VALUE


@pytest.mark.parametrize("byte", [0, 7, 16, 40, -1])
def test_a_value_of_which_one_bit_changed_is_no_value(place, cache, byte):
    cache.set("clé", VALUE)
    changed = bytearray(place.kept())
    changed[byte] ^= 1
    place.alter(bytes(changed))
    assert cache.get("clé") is None
    cache.set("clé", VALUE)
    assert cache.get("clé") == VALUE


def test_a_value_moved_to_another_key_is_no_value(place, cache):
    cache.set("une", VALUE)
    place.move("une", "autre")
    assert cache.get("autre") is None
    assert cache.get("une") is None


@pytest.mark.parametrize("garbage", [5, 2.5, "texte", b"", b"court", bytes(300)])
def test_what_the_cache_did_not_write_is_no_value(place, cache, garbage):
    cache.set("clé", VALUE)
    place.alter(garbage)
    assert cache.get("clé") is None
    assert works(cache)


def test_a_row_of_another_kind_costs_its_own_value_alone(place):
    cache = place.opened(pause=3600)
    cache.set("une", VALUE)
    cache.set("autre", VALUE)
    place.spoil("une")
    assert cache.get("une") is None
    assert cache.get("autre") == VALUE
    cache.set("une", VALUE)
    assert cache.get("une") == VALUE


def test_what_goes_away_is_done_without_and_used_again_once_it_is_back(place, cache):
    cache.set("clé", VALUE)
    place.destroy()
    assert not cache.usable()
    assert not works(cache)
    place.mend()
    assert works(cache) or works(cache)
    assert cache.usable()


def test_a_fault_is_said_once_in_french_however_many_requests_meet_it(place, cache, caplog):
    assert works(cache)
    place.destroy()
    for _ in range(5):
        assert not works(cache)
    (message,) = {record.message for record in caplog.records}
    assert "inutilisable" in message
    assert message.endswith("les calculs continuent sans lui.")


def test_after_a_fault_the_cache_is_left_alone_for_a_while(place):
    cache = place.opened(pause=3600)
    assert works(cache)
    place.destroy()
    assert not works(cache)
    place.mend()
    assert not works(cache)
    assert works(place.opened())


def test_a_cache_is_usable_while_a_value_comes_back(place, cache):
    assert cache.usable()
    assert NoCache().usable()
    place.destroy()
    assert not cache.usable()


@pytest.fixture
def server(tmp_path):
    with redis(tmp_path) as server:
        yield server


def test_caches_of_other_names_in_one_server_share_nothing(server):
    aggregates, answers = (SharedCache(server.address, name) for name in ("aggregates", "answers"))
    aggregates.set("clé", VALUE)
    assert answers.get("clé") is None


def test_what_is_shared_is_forgotten_after_a_week(server):
    place = Shared(server)
    place.opened().set("clé", VALUE)
    assert 0 < place._client.ttl("acter:essais:clé") <= 7 * 24 * 3600


def test_a_full_server_still_gives_what_it_has(server, caplog):
    place = Shared(server)
    cache = place.opened(pause=3600)
    cache.set("clé", VALUE)
    place._client.config_set("maxmemory", 1)
    cache.set("autre", VALUE)
    assert cache.get("clé") == VALUE
    assert cache.get("autre") is None
    assert "OutOfMemory" in caplog.text


def test_a_server_that_wants_a_password_is_done_without(server, caplog):
    place = Shared(server)
    place._client.config_set("requirepass", "secret")
    assert not works(place.opened())
    assert "Authentication" in caplog.text
    assert works(SharedCache(server.address.replace("//", "//:secret@"), "essais"))


def test_nothing_listens_at_the_address(caplog):
    assert not works(SharedCache("redis://127.0.0.1:1/0", "essais"))
    assert "inutilisable" in caplog.text


def test_threads_get_their_own_values_or_none_while_the_server_comes_and_goes(server):
    cache, faults = SharedCache(server.address, "essais", pause=0.0), []
    users = [threading.Thread(target=use, args=(cache, name, faults)) for name in "abc"]
    for user in users:
        user.start()
    for _ in range(3):
        server.kill()
        server.start()
    for user in users:
        user.join()
    assert faults == []
    assert works(cache) or works(cache)
