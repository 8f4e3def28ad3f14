"""The cache on the disk: whatever happens to its file, it is done without, or made anew."""

import pickle
import shutil
import sqlite3
import stat
import threading
import time
from contextlib import closing, suppress

import pytest

from data.serving.disk_cache import BytesOnlyDisk, DiskCache
from tests.data.serving.using import use

VALUE = "des octets « é »".encode() * 20


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def cache(folder):
    cache = opened(folder)
    yield cache
    cache.close()


def opened(folder, **options):
    return DiskCache(folder, **{"timeout": 0.05, "pause": 0.0, **options})


def database(folder):
    return folder / "resultats" / "cache.db"


def sql(folder, *statements):
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as connection:
        return [connection.execute(*statement).fetchall() for statement in statements][-1]


def works(cache):
    """Tell whether what is kept is found again."""
    cache.set("essai", b"1")
    return cache.get("essai") == b"1"


def test_the_folder_is_closed_to_other_accounts_even_if_it_was_open(folder):
    (folder / "resultats").mkdir(parents=True, mode=0o755)
    cache = opened(folder)
    assert works(cache)
    assert stat.S_IMODE((folder / "resultats").stat().st_mode) == 0o700


def test_a_folder_made_for_the_cache_is_private_too(cache, folder):
    assert works(cache)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_everything_is_in_one_file_even_large_values(cache, folder):
    large = bytes(range(256)) * 4000
    cache.set("clé", large)
    assert cache.get("clé") == large
    assert {path.name for path in (folder / "resultats").iterdir()} <= {
        "cache.db", "cache.db-journal",
    }  # fmt: skip


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


@pytest.mark.parametrize("mode", [1, 2, 3, 4, 5, "texte", None])
@pytest.mark.parametrize("inline", [True, False])
def test_nothing_is_ever_unpickled(cache, folder, tmp_path, mode, inline):
    bomb = pickle.dumps(Bomb(tmp_path / "explosion"))
    (tmp_path / "bombe").write_bytes(bomb)
    cache.set("clé", VALUE)
    value, name = (bomb, None) if inline else (None, str(tmp_path / "bombe"))
    sql(folder, ("UPDATE Cache SET mode = ?, value = ?, filename = ?", (mode, value, name)))
    assert cache.get("clé") is None
    assert not (tmp_path / "explosion").exists()
    assert works(cache)


def test_a_row_of_any_other_mode_is_a_miss_whatever_it_holds(folder):
    disk = BytesOnlyDisk(folder)
    assert disk.fetch(1, None, b"octets", read=False) == b"octets"
    for mode in (2, 3, 4):
        assert disk.fetch(mode, None, b"octets", read=False) is None


def test_only_text_keys_and_bytes_values_are_accepted(folder):
    disk = BytesOnlyDisk(folder)
    for key in (b"octets", 5, ("a", "b"), None):
        with pytest.raises(TypeError):
            disk.put(key)
    for value in ("texte", 5, ["liste"], None):
        with pytest.raises(TypeError):
            disk.store(value, read=False)
    with pytest.raises(ValueError, match="did not write"):
        disk.get(pickle.dumps("clé"), raw=False)


@pytest.mark.parametrize("value", [5, 2.5, "texte", None, b"", b"court"])
def test_a_value_of_another_kind_is_no_value(cache, folder, value):
    cache.set("clé", VALUE)
    sql(folder, ("UPDATE Cache SET value = ?", (value,)))
    assert cache.get("clé") is None
    assert works(cache)


def garbage(path):
    path.write_bytes(b"ceci n'est pas une base " * 400)


def flipped(path):
    path.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))


def flipped_after_header(path):
    raw = path.read_bytes()
    path.write_bytes(raw[:100] + bytes(byte ^ 0xFF for byte in raw[100:]))


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path):
    path.write_bytes(b"")


def without_tables(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE Cache (autre)")
        connection.execute("CREATE TABLE Settings (key TEXT UNIQUE, value)")
        connection.commit()


def without_settings(path):
    sql(path.parents[1], ("DELETE FROM Settings",))


def folder_deleted(path):
    shutil.rmtree(path.parents[1])


def file_deleted(path):
    path.unlink()


DAMAGES = [
    garbage, flipped, flipped_after_header, cut, emptied, without_tables, without_settings,
    folder_deleted, file_deleted,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_cache_damaged_while_running_is_made_anew(cache, folder, damage):
    cache.set("clé", VALUE)
    damage(database(folder))
    assert cache.get("clé") in (None, VALUE)
    assert works(cache) or works(cache)
    assert stat.S_IMODE((folder / "resultats").stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_cache_damaged_while_stopped_is_made_anew(folder, damage):
    before = opened(folder)
    before.set("clé", VALUE)
    before.close()
    damage(database(folder))
    after = opened(folder)
    assert after.get("clé") in (None, VALUE)
    assert works(after) or works(after)


def test_a_cache_that_is_damaged_again_at_once_is_left_alone_for_a_while(folder):
    cache = opened(folder, pause=3600)
    assert works(cache)
    garbage(database(folder))
    cache.get("clé")
    assert works(cache)
    garbage(database(folder))
    assert not works(cache)
    assert b"pas une base" in database(folder).read_bytes()


def test_a_damaged_cache_is_said_once_in_french_however_many_requests_meet_it(folder, caplog):
    cache = opened(folder, pause=3600)
    assert works(cache)
    for _ in range(5):
        if database(folder).exists():
            garbage(database(folder))
        cache.get("clé")
    (message,) = (record.message for record in caplog.records)
    assert message.startswith("Le cache des résultats est inutilisable")
    assert message.endswith("il est refait.")


@pytest.mark.parametrize("place", [".", "sous-dossier", "sous/dossier"])
def test_a_folder_that_cannot_be_made_leaves_the_program_without_cache(tmp_path, caplog, place):
    obstacle = tmp_path / "fichier"
    obstacle.write_text("pas un dossier")
    cache = opened(obstacle / place)
    for _ in range(3):
        assert not works(cache)
    assert len(caplog.records) == 1
    assert "les calculs continuent sans lui" in caplog.text
    obstacle.unlink()
    assert works(cache)


def test_a_file_in_the_place_of_the_folder_leaves_the_program_without_cache(folder):
    folder.mkdir()
    (folder / "resultats").write_text("pas un dossier")
    assert not works(opened(folder))
    assert (folder / "resultats").read_text() == "pas un dossier"


def read_only(path):
    """Mark the file as of a format newer than SQLite can write, and as changed since last read."""
    with path.open("r+b") as file:
        for place, mark in ((18, b"\x03"), (24, b"\xee")):
            file.seek(place)
            file.write(mark)


def test_a_read_only_cache_breaks_nothing_and_is_kept(cache, folder, caplog):
    cache.set("clé", VALUE)
    read_only(database(folder))
    kept = database(folder).read_bytes()
    assert cache.get("clé") == VALUE
    for reader in (cache, opened(folder)):
        for _ in range(3):
            assert not works(reader)
    assert database(folder).read_bytes() == kept
    assert "readonly" in caplog.text
    shutil.rmtree(folder)
    assert works(cache)


def test_a_full_cache_breaks_nothing_and_works_again_when_there_is_room(folder, caplog):
    before = opened(folder)
    before.set("clé", VALUE)
    before.close()
    ((pages,),) = sql(folder, ("PRAGMA page_count",))
    sql(folder, ("INSERT INTO Settings VALUES ('sqlite_max_page_count', ?)", (pages,)))
    full = opened(folder)
    large = bytes(100_000)
    for key in ("a", "b", "c"):
        full.set(key, large)
        assert full.get(key) is None
    assert full.get("clé") == VALUE
    assert "full" in caplog.text
    assert len(caplog.records) == 1
    sql(folder, ("UPDATE Settings SET value = 1000000 WHERE key = 'sqlite_max_page_count'",))
    room = opened(folder)
    room.set("a", large)
    assert room.get("a") == large


def test_the_cache_stays_within_its_limit_and_keeps_the_latest_values(folder):
    cache = opened(folder, size_limit=300_000)
    for number in range(100):
        cache.set(f"clé {number}", bytes(10_000))
    assert cache.get("clé 99") == bytes(10_000)
    assert cache.get("clé 0") is None
    assert database(folder).stat().st_size < 500_000


def test_a_locked_cache_holds_a_request_for_a_moment_only(cache, folder):
    cache.set("clé", VALUE)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        assert cache.get("clé") is None
        cache.set("clé", b"autre")
        assert opened(folder).get("clé") is None
        assert time.monotonic() - start < 10
        other.execute("ROLLBACK")
    assert cache.get("clé") == VALUE


def test_after_a_failure_the_cache_is_left_alone_for_a_while(folder):
    cache = opened(folder, pause=3600)
    cache.set("clé", VALUE)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.get("clé") is None
        other.execute("ROLLBACK")
    assert cache.get("clé") is None
    assert opened(folder).get("clé") == VALUE


def destroy(folder, over):
    while not over.is_set():
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            garbage(database(folder))


def test_threads_get_their_own_values_or_none_while_the_cache_is_being_destroyed(cache, folder):
    faults, over = [], threading.Event()
    users = [threading.Thread(target=use, args=(cache, name, faults)) for name in "abc"]
    vandal = threading.Thread(target=destroy, args=(folder, over))
    for thread in (vandal, *users):
        thread.start()
    for user in users:
        user.join()
    over.set()
    vandal.join()
    assert faults == []
    shutil.rmtree(folder, ignore_errors=True)
    assert works(cache) or works(cache)


def test_threads_share_a_sound_cache_without_losing_anything(folder, caplog):
    cache, faults = opened(folder, timeout=30), []
    assert works(cache)
    users = [threading.Thread(target=use, args=(cache, name, faults)) for name in "abc"]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert faults == []
    assert all(cache.get(f"{name} {number}") for name in "abc" for number in range(7))
    assert not caplog.records
