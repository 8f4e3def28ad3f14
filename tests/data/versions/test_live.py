"""The served dataset: always whole, always the last that can be read, never a pretence."""

import shutil
import threading
import time

import pytest

from data.disclosure.rules import Rules
from data.versions.cells import write
from data.versions.errors import NoDataError
from data.versions.library import Library
from data.versions.live import LiveDataset, Pace, code_version
from data.versions.loading import Loader, assemble
from tests.data.small import BOOK, Verified, numbered, tables

CODE = "c0de"
RULES = Rules(masked_below=7)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "depot")


def embedded():
    return assemble(numbered(9), BOOK, CODE, RULES)


def live(library, pause=0.0, patience=0.0):
    return LiveDataset(library, embedded, CODE, RULES, Pace(pause, patience))


def publish(library, number):
    made = assemble(numbered(number), BOOK, CODE, RULES).published
    return library.publish(Verified(numbered(number)), [], cells=write(made, RULES)).id


def count(dataset):
    """Return the number that every part of the dataset tells."""
    names = set(dataset.frames["collectivites"]["nom"])
    sizes = {
        len(dataset.frames[name]) for name in ("collectivites", "cooperations", "financements")
    }
    (size,) = sizes
    assert names == {f"tirage {size}"}
    return size


def spoil(library, version_id):
    (library.folder / "versions" / version_id / "tables" / "cooperations.parquet").write_bytes(b"x")


def test_with_nothing_published_the_embedded_dataset_is_served(library):
    assert count(live(library).current()) == 9


def test_a_published_version_is_served_instead_of_the_embedded_dataset(library):
    version = publish(library, 2)
    dataset = live(library).current()
    assert count(dataset) == 2
    assert dataset.version == f"{version}-{CODE}"
    assert dataset.rules == RULES


def test_a_version_published_while_serving_replaces_the_former_one(library):
    serving = live(library)
    publish(library, 1)
    assert count(serving.current()) == 1
    publish(library, 2)
    assert count(serving.current()) == 2
    library.restore(library.versions()[1].id)
    assert count(serving.current()) == 1


def test_the_same_dataset_is_given_until_another_is_published(library):
    publish(library, 1)
    serving = live(library)
    first = serving.current()
    publish(library, 1)
    assert serving.current() is first


def test_the_store_is_not_looked_at_more_often_than_asked(library):
    serving = live(library, pause=3600)
    publish(library, 1)
    assert count(serving.current()) == 9


@pytest.mark.parametrize("fault", ["damaged", "deleted", "garbage", "empty", "unnamed", "no store"])
def test_a_version_that_cannot_be_loaded_leaves_the_former_one_serving(library, caplog, fault):
    publish(library, 1)
    serving = live(library)
    version = publish(library, 2)
    match fault:
        case "damaged":
            spoil(library, version)
        case "deleted":
            shutil.rmtree(library.folder / "versions" / version)
        case "garbage":
            (library.folder / "courante").write_bytes(b"\xff\x00../../etc\n" * 1000)
        case "empty":
            (library.folder / "courante").write_bytes(b"")
        case "unnamed":
            (library.folder / "courante").unlink()
        case "no store":
            shutil.rmtree(library.folder)
            library.folder.write_text("plus de dossier")
    for _ in range(3):
        assert count(serving.current()) == 1
    assert "restent servies" in caplog.text
    assert len(caplog.records) == 1


def test_a_version_repaired_or_replaced_is_served_at_last(library):
    publish(library, 1)
    serving = live(library)
    spoil(library, publish(library, 2))
    assert count(serving.current()) == 1
    publish(library, 2)
    assert count(serving.current()) == 2
    spoil(library, publish(library, 3))
    assert count(serving.current()) == 2
    publish(library, 4)
    assert count(serving.current()) == 4


def test_a_version_that_cannot_be_loaded_is_not_tried_at_every_request(library):
    publish(library, 1)
    serving = live(library, patience=3600)
    version = publish(library, 2)
    spoil(library, version)
    assert count(serving.current()) == 1
    publish(library, 2)  # repaired: would be served if it were tried again
    assert count(serving.current()) == 1
    publish(library, 3)
    assert count(serving.current()) == 3


def test_started_on_a_damaged_version_the_last_readable_one_is_served_and_it_is_said(
    library, caplog
):
    for number in (1, 2):
        publish(library, number)
    version = publish(library, 3)
    spoil(library, version)
    serving = live(library)
    for _ in range(3):
        assert count(serving.current()) == 2
    assert serving.stands_in()
    assert len(caplog.records) == 1
    assert version in caplog.text
    publish(library, 3)
    assert count(serving.current()) == 3


def test_demonstration_data_never_take_the_place_of_published_data_that_are_damaged(
    library, caplog
):
    first, second = publish(library, 1), publish(library, 2)
    spoil(library, first)
    (library.folder / "versions" / second / "version.json").unlink()
    serving = live(library)
    for _ in range(3):
        with pytest.raises(NoDataError, match="publiez-les de nouveau"):
            serving.current()
    assert not serving.readable()
    assert not serving.is_current()
    (record,) = caplog.records
    assert first in record.getMessage()
    assert second in record.getMessage()
    assert "cooperations.parquet" in record.getMessage()


@pytest.mark.parametrize("repair", ["published again", "other files", "older", "restored"])
def test_once_a_version_can_be_read_again_it_is_served_without_a_restart(library, repair):
    first, second = publish(library, 1), publish(library, 2)
    kept = library.folder.parent / "sauvegarde"
    shutil.copytree(library.folder / "versions" / first, kept)
    spoil(library, first)
    spoil(library, second)
    serving = live(library)
    assert not serving.readable()
    match repair:
        case "published again":
            publish(library, 2)
        case "other files":
            publish(library, 3)
        case _:
            shutil.rmtree(library.folder / "versions" / first)
            shutil.copytree(kept, library.folder / "versions" / first)
    if repair == "restored":
        library.restore(first)
    numbers = {"published again": 2, "other files": 3, "older": 1, "restored": 1}
    assert count(serving.current()) == numbers[repair]
    assert serving.stands_in() == (repair == "older")


def test_with_nothing_to_serve_a_damaged_version_is_not_read_at_every_request(library):
    spoil(library, publish(library, 1))
    serving = live(library, patience=3600)
    publish(library, 1)  # repaired: would be served if it were tried again
    assert not serving.readable()
    publish(library, 2)
    assert count(serving.current()) == 2


def test_a_store_out_of_reach_at_start_serves_nothing_until_it_is_reached(library, caplog):
    library.folder.write_text("un fichier")
    serving = live(library)
    assert not serving.readable()
    assert not serving.is_current()
    assert len(caplog.records) == 1
    assert "hors d’atteinte" in caplog.text
    library.folder.unlink()
    assert not serving.readable()  # an empty place is no proof that nothing was published
    publish(library, 2)
    assert count(serving.current()) == 2


def test_a_store_that_names_no_version_serves_the_last_and_says_how_to_name_one(library, caplog):
    publish(library, 1)
    steps = library.publication(Verified(numbered(2)), [])
    for name in steps:
        if name == "version en place":
            break
    steps.close()
    (library.folder / "courante").unlink()
    serving = live(library)
    assert count(serving.current()) == 2
    assert serving.stands_in()
    assert "retablir" in caplog.text


def test_what_stands_in_for_another_version_is_known_until_it_is_mended(library):
    first = publish(library, 1)
    serving = live(library)
    assert not serving.stands_in()
    version = publish(library, 2)
    spoil(library, version)
    assert count(serving.current()) == 1
    assert serving.stands_in()
    library.restore(first)
    assert count(serving.current()) == 1
    assert not serving.stands_in()


@pytest.mark.parametrize("fault", ["changed", "deleted"])
def test_a_version_damaged_while_it_is_served_is_served_from_memory_and_it_is_said(
    library, caplog, fault
):
    version = publish(library, 1)
    serving = live(library)
    assert serving.is_intact()
    if fault == "changed":
        spoil(library, version)
    else:
        shutil.rmtree(library.folder / "versions" / version)
    for _ in range(3):
        assert count(serving.current()) == 1
        assert not serving.is_intact()
    assert len(caplog.records) == 1
    assert "de mémoire" in caplog.text
    publish(library, 1)
    assert serving.is_intact()
    assert count(serving.current()) == 1


def test_requests_see_whole_versions_only_while_others_are_published(library):
    publish(library, 1)
    serving = live(library)
    seen, faults, over = [], [], threading.Event()

    def read():
        try:
            while not over.is_set():
                seen.append(count(serving.current()))
        except Exception as error:  # noqa: BLE001 -- in a thread, it would be lost
            faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in (2, 3, 4, 5):
        publish(library, number)
        assert count(serving.current()) >= 1
    over.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert set(seen) <= {1, 2, 3, 4, 5}
    assert count(serving.current()) == 5


def test_while_one_request_loads_the_new_version_the_others_get_the_former_one(tmp_path):
    loading, release = threading.Event(), threading.Event()

    class SlowLibrary(Library):
        def load_tables(self, version_id):
            if version_id != first:
                loading.set()
                release.wait(30)
            return super().load_tables(version_id)

    library = SlowLibrary(tmp_path / "depot")
    first = publish(library, 1)
    serving = live(library)
    publish(library, 2)
    loader = threading.Thread(target=serving.current)
    loader.start()
    loading.wait()
    assert count(serving.current()) == 1
    release.set()
    loader.join()
    assert count(serving.current()) == 2


def test_the_embedded_dataset_is_named_by_its_content_and_by_the_code():
    names = {
        assemble(content, BOOK, code, RULES).version
        for content in (tables(), numbered(2), numbered(3))
        for code in ("a", "b")
    }
    assert len(names) == 6
    assert assemble(numbered(2), BOOK, "a", RULES).version in names


def test_the_name_of_the_program_changes_with_any_of_its_files(tmp_path):
    def code(files):
        place = tmp_path / str(len(list(tmp_path.iterdir())))
        for name, text in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text)
        return code_version(place / "data", place / "components", place / "app.py")

    base = {
        "data/a.py": "1", "data/aggregates/b.py": "2", "data/codebook/types.csv": "3",
        "components/charts.py": "4", "components/land.json": "5", "app.py": "6",
    }  # fmt: skip
    assert code(base) == code({**base, "data/__pycache__/a.pyc": "7", "README.md": "8"})
    changed = [{**base, name: "other"} for name in base]
    changed.append({**base, "data/new.py": ""})
    changed.append({name.replace("a.py", "c.py"): text for name, text in base.items()})
    assert len({code(files) for files in (base, *changed)}) == len(changed) + 1


def test_the_name_of_this_code_is_twelve_hexadecimal_digits():
    assert len(code_version()) == 12
    assert int(code_version(), 16) >= 0


def test_what_is_served_is_current_unless_a_publication_could_not_be_loaded(library):
    serving = live(library)
    assert serving.is_current()
    first = publish(library, 1)
    assert not serving.is_current()
    assert count(serving.current()) == 1
    assert serving.is_current()
    spoil(library, publish(library, 2))
    assert count(serving.current()) == 1
    assert not serving.is_current()
    library.restore(first)
    assert serving.is_current()


@pytest.mark.parametrize("fault", ["unnamed", "no store"])
def test_a_store_that_names_no_version_any_more_is_not_current(library, fault):
    publish(library, 1)
    served = live(library)
    if fault == "unnamed":
        (library.folder / "courante").unlink()
    else:
        shutil.rmtree(library.folder)
        library.folder.write_text("plus de dossier")
    assert not served.is_current()
    if fault == "unnamed":
        assert not live(library).is_current()


def test_a_load_that_lasts_holds_nobody_and_is_served_once_it_is_done(library, monkeypatch):
    first = publish(library, 2)
    served = LiveDataset(library, embedded, CODE, RULES, Pace(0.0, 0.0, wait=0.05))
    wait_for(served.readable)
    loading, load = threading.Event(), Loader.load

    def slowly(loader, version_id):
        loading.wait(20)
        return load(loader, version_id)

    monkeypatch.setattr(Loader, "load", slowly)
    second = publish(library, 3)

    assert served.current().version.startswith(first)
    assert served.current().version.startswith(first)
    loading.set()
    wait_for(lambda: served.current().version.startswith(second))


def test_cells_that_are_damaged_are_said_and_made_anew_once_at_the_next_start(library, caplog):
    version = publish(library, 2)
    served = live(library)
    cells = library.folder / "versions" / version / "cellules.json"
    kept = cells.read_bytes()
    assert served.is_intact()

    cells.write_bytes(b"")
    assert not served.is_intact()
    assert "cellules.json" in caplog.text
    caplog.clear()
    assert count(live(library).current()) == 2
    assert caplog.text.count("protégées de nouveau") == 1
    assert cells.read_bytes() == kept
    caplog.clear()
    assert count(live(library).current()) == 2
    assert "protégées" not in caplog.text


def wait_for(condition):
    limit = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.01)
