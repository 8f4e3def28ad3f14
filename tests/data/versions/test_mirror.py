"""Machines that share an object store: each has a copy, and all serve what one publishes."""

import json
import shutil
from itertools import count

import pandas as pd
import pytest
from pyarrow.fs import FileSystem

from data.versions import mirror as mirrors
from data.versions.errors import (
    AwaitedOriginError,
    ChangedStoreError,
    DamagedVersionError,
    UnknownVersionError,
    UnreachableOriginError,
)
from data.versions.mirror import Mirror
from data.versions.origin import Origin
from tests.backends.running import create_bucket, object_store
from tests.data.small import Verified, numbered, received, tables

NUMBERS = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with object_store(tmp_path_factory.mktemp("depot")) as server:
        yield server


@pytest.fixture(autouse=True)
def credentials(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "essai")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "essai")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def address(server):
    """An empty store."""
    return server.address.replace("/acter?", f"/acter-{next(NUMBERS)}?")


@pytest.fixture
def machine_of(tmp_path):
    """Return a way to have one more machine, with the store at an address."""
    made = []

    def start(address):
        made.append(Mirror(tmp_path / f"machine-{next(NUMBERS)}", origin=Origin(address)))
        return made[-1]

    yield start
    for one in made:
        one.stop()


@pytest.fixture
def machine(address, machine_of):
    return lambda: machine_of(address)


@pytest.fixture
def eager(monkeypatch):
    """Machines look at the store all the time."""
    monkeypatch.setattr(mirrors, "_GLANCE", 0.02)
    monkeypatch.setattr(mirrors, "_REVIEW", 0.02)


def publish(machine, number, *paths, **more):
    return machine.publish(Verified(numbered(number)), paths, **more)


def until(condition):
    while not condition():
        pass


class Bucket:
    """The objects of a store, as somebody else may change them."""

    def __init__(self, address):
        self.files, self.root = FileSystem.from_uri(address)

    def read(self, name):
        with self.files.open_input_file(f"{self.root}/{name}") as file:
            return file.read()

    def write(self, name, content):
        with self.files.open_output_stream(f"{self.root}/{name}") as file:
            file.write(content)

    def delete_version(self, version_id):
        self.files.delete_dir(f"{self.root}/versions/{version_id}")


def test_nothing_is_published_in_an_empty_store(machine):
    one = machine()
    assert one.current() is None
    assert one.versions() == []


def test_what_one_machine_publishes_another_serves_whole(machine, tmp_path):
    one, other = machine(), machine()
    file = received(tmp_path, "enquête 2024.csv", "vague;nom\nacter-2024;Commune A\n")
    version = one.publish(Verified(tables()), [file], cells=b'{"waves": {}}')

    assert version.current
    assert one.current() == other.current() == version.id
    for name, frame in other.load_tables(version.id).items():
        pd.testing.assert_frame_equal(frame, tables()[name])
    assert other.cells(version.id) == b'{"waves": {}}'
    assert [path.read_bytes() for path in other.originals(version.id)] == [file.read_bytes()]
    assert other.check(version.id) == version.__class__(**{**vars(version), "current": False})


def test_versions_are_listed_and_restored_from_any_machine(machine):
    one, other = machine(), machine()
    first, second = publish(one, 1), publish(one, 2)
    assert [version.id for version in other.versions()] == [second.id, first.id]
    assert other.restore(first.id[:6]).id == first.id
    assert one.current() == first.id
    assert [version.current for version in one.versions()] == [False, True]


def test_the_same_content_published_again_is_the_same_version_with_new_cells(machine):
    one, other = machine(), machine()
    first = publish(one, 1, cells=b"anciennes")
    publish(one, 2)
    again = publish(other, 1, cells=b"nouvelles")
    assert again.id == first.id
    assert other.current() == first.id
    assert other.cells(first.id) == b"nouvelles"
    assert machine().cells(one.current()) == b""
    third = machine()
    third.synchronise()
    assert third.cells(first.id) == b"nouvelles"


def test_stopped_after_any_step_others_serve_the_former_version(machine):
    one, other = machine(), machine()
    former = publish(one, 1)
    for steps in range(1, 50):
        publication = one.publication(Verified(numbered(2)), [])
        reached = [name for _, name in zip(range(steps), publication, strict=False)]
        if reached[-1] == "version désignée":
            break
        publication.close()
        assert other.current() == former.id, reached
        assert all(version.readable for version in other.versions())
    assert len(other.load_tables(other.current())["cooperations"]) == 2


def test_a_version_being_sent_is_none_before_its_manifest(machine, address):
    one, other = machine(), machine()
    former, latter = publish(one, 1), publish(one, 2)
    bucket = Bucket(address)
    bucket.files.delete_file(f"{bucket.root}/versions/{former.id}/version.json")
    assert [version.id for version in other.versions()] == [latter.id]


def test_a_publication_that_completes_another_version_than_the_served_one_is_refused(machine):
    one, other = machine(), machine()
    first = publish(one, 1)
    publish(other, 2)
    with pytest.raises(ChangedStoreError):
        publish(one, 3, added_to=first.id)
    assert len(one.ids()) == 2


def test_a_withdrawn_version_is_deleted_from_the_copies(machine, address):
    one, other = machine(), machine()
    first, second = publish(one, 1), publish(one, 2)
    assert set(other.ids()) == {first.id, second.id}
    Bucket(address).delete_version(first.id)
    assert other.ids() == [second.id]
    assert [path.name for path in other.place(first.id).parent.iterdir()] == [second.id]


def test_a_store_that_lost_everything_withdraws_nothing(machine, address):
    one = machine()
    first, second = publish(one, 1), publish(one, 2)
    bucket = Bucket(address)
    bucket.files.delete_dir(bucket.root)
    assert one.current() is None
    assert set(one.ids()) == {first.id, second.id}


def test_a_store_that_lost_the_version_it_names_withdraws_nothing(machine, address):
    one = machine()
    first, second = publish(one, 1), publish(one, 2)
    for version in (first, second):
        Bucket(address).delete_version(version.id)
    assert one.current() == second.id
    assert one.check(second.id).readable
    assert set(one.ids()) == {first.id, second.id}


def test_a_store_that_no_longer_says_what_to_serve_is_mended_by_a_restoration(machine, address):
    one, other = machine(), machine()
    version = publish(one, 1)
    bucket = Bucket(address)
    bucket.files.delete_file(f"{bucket.root}/courante")
    assert other.current() is None
    assert other.ids() == [version.id]
    other.restore(version.id)
    assert one.current() == version.id


def test_a_version_altered_in_the_store_is_not_taken(machine, address):
    one, other = machine(), machine()
    former = publish(one, 1)
    assert other.current() == former.id
    version = publish(one, 2)
    name = f"versions/{version.id}/tables/cooperations.parquet"
    bucket = Bucket(address)
    bucket.write(name, bucket.read(name)[:-1] + b"?")
    assert other.ids() == [former.id]
    assert other.current() == version.id
    with pytest.raises(UnknownVersionError):
        other.load_tables(version.id)
    # Whoever still has it publishes or restores it anew.
    one.restore(version.id)
    assert other.load_tables(other.current())


def test_an_altered_version_that_is_not_served_is_left_out(machine, address, caplog):
    one, other = machine(), machine()
    former, latter = publish(one, 1), publish(one, 2)
    Bucket(address).write(f"versions/{former.id}/version.json", b"{}")
    assert other.current() == latter.id
    assert other.ids() == [latter.id]
    assert former.id in caplog.text


def test_a_manifest_never_leads_out_of_its_folder(machine, address):
    one, other = machine(), machine()
    version = publish(one, 1)
    name = f"versions/{version.id}/version.json"
    bucket = Bucket(address)
    manifest = json.loads(bucket.read(name))
    manifest["tables"][0]["name"] = "../../../intrus"
    bucket.write(name, json.dumps(manifest).encode())
    assert other.ids() == []
    assert list(other.folder.parent.rglob("intrus*")) == []


def test_a_damaged_copy_is_made_anew(machine):
    one = machine()
    version = publish(one, 1)
    table = one.place(version.id) / "tables" / "cooperations.parquet"
    table.write_bytes(b"autre chose")
    with pytest.raises(DamagedVersionError):
        one.check(version.id)
    one.synchronise()
    assert one.check(version.id).readable
    shutil.rmtree(one.folder)
    assert one.current() == version.id


def test_cells_protected_anew_on_one_machine_spare_another_the_work(machine):
    one, other = machine(), machine()
    version = publish(one, 1, cells=b"anciennes")
    other.synchronise()
    one.keep_cells(version.id, b"nouvelles")
    assert other.cells(version.id) == b"anciennes"
    with other.protecting(version.id):
        assert other.cells(version.id) == b"nouvelles"


@pytest.mark.usefixtures("eager")
def test_a_machine_that_follows_serves_what_another_publishes(machine):
    one, other = machine(), machine()
    first = publish(one, 1)
    other.follow()
    assert other.current() == first.id
    second = publish(one, 2)
    until(lambda: other.current() == second.id)
    one.restore(first.id)
    until(lambda: other.current() == first.id)
    assert other.problem is None


@pytest.mark.usefixtures("eager")
def test_an_empty_store_is_known_to_be_empty_once_followed(machine):
    one = machine()
    one.follow()
    assert one.current() is None
    assert one.ids() == []


@pytest.fixture
def fragile(tmp_path):
    with object_store(tmp_path) as server:
        yield server


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
def test_what_was_received_is_served_while_the_store_is_out_of_reach(fragile, machine_of, caplog):
    one, other = machine_of(fragile.address), machine_of(fragile.address)
    version = publish(one, 1)
    other.follow()
    assert other.current() == version.id
    fragile.kill()
    until(lambda: other.problem)

    assert other.current() == version.id
    assert other.load_tables(version.id)
    assert "Ce qui a été reçu reste servi" in caplog.text
    with pytest.raises(UnreachableOriginError, match="hors d’atteinte"):
        publish(one, 2)
    assert one.place(version.id).is_dir()

    fragile.start()
    create_bucket(f"127.0.0.1:{fragile.port}", "depot")
    latter = publish(machine_of(fragile.address), 2)
    until(lambda: other.current() == latter.id)
    until(lambda: other.problem is None)


def test_an_empty_copy_of_a_store_out_of_reach_is_no_empty_store(machine_of, monkeypatch):
    monkeypatch.setattr(mirrors, "_START", 0.0)
    one = machine_of("s3://depot/acter?scheme=http&endpoint_override=127.0.0.1:1")
    one.follow()
    with pytest.raises((AwaitedOriginError, UnreachableOriginError)):
        one.current()


@pytest.mark.slow
def test_a_bucket_that_does_not_exist_is_no_empty_store(server, machine_of):
    one = machine_of(server.address.replace("//depot/", "//absent/"))
    with pytest.raises(UnreachableOriginError, match="absent"):
        one.current()
