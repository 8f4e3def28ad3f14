"""Frozen links: the version that was named, or nothing."""

import shutil

import pytest

from data.disclosure.published import WITHDRAWN
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import AggregateStore
from data.versions.archive import Archive
from data.versions.errors import UnavailableVersionError
from data.versions.library import Library
from data.versions.live import LiveDataset, Pace
from data.versions.loading import Loader, assemble
from tests.data.small import BOOK, Verified, numbered

CODE = "c0de"
RULES = Rules()


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "depot")


def embedded():
    return assemble(numbered(9), BOOK, CODE, RULES)


@pytest.fixture
def archive(library):
    return Archive(Loader(library, CODE, RULES), embedded, capacity=2)


def publish(library, number):
    return library.publish(Verified(numbered(number)), []).id


def store(library, archive):
    live = LiveDataset(library, embedded, CODE, RULES, Pace(0.0, 0.0))
    return AggregateStore(live, NoCache(), archive)


def size(dataset):
    return len(dataset.frames["collectivites"])


def test_a_frozen_link_shows_the_same_public_facts_whatever_is_published_since(library, archive):
    first = publish(library, 2)
    serving = store(library, archive)
    before = serving.reading(first)
    publish(library, 3)
    after = serving.reading(first)

    assert (size(before.dataset), before.outdated) == (2, False)
    assert (size(after.dataset), after.outdated) == (2, True)
    assert size(serving.reading().dataset) == 3
    assert after.dataset.content_id == before.dataset.content_id
    # What is told of the answers given in confidence is not: another text names the tables kept.
    assert after.dataset.version != before.dataset.version
    assert {wave.status for wave in after.dataset.published.values()} == {WITHDRAWN}
    assert {wave.status for wave in before.dataset.published.values()} == {""}
    assert after.dataset.published_at == library.versions()[1].published_at


def test_the_beginning_of_a_version_is_enough_when_one_alone_begins_so(library, archive):
    ids = [publish(library, number) for number in range(1, 30)]
    letter = ids[0][0]
    served = embedded()

    assert size(archive.dataset(ids[0][:8], served)) == 1
    assert sum(one[0] == letter for one in ids) > 1
    with pytest.raises(UnavailableVersionError, match="plusieurs"):
        archive.dataset(letter, served)


def test_a_link_to_the_demonstration_lasts_once_real_data_are_published(library, archive):
    demonstration = embedded()
    publish(library, 2)
    reading = store(library, archive).reading(demonstration.content_id)

    assert size(reading.dataset) == 9
    assert reading.outdated


@pytest.mark.parametrize("name", ["0000", "../..", "zzzz", "f" * 64])
def test_a_version_that_never_was_is_said_to_be_unavailable(library, archive, name):
    known = publish(library, 1)
    with pytest.raises(UnavailableVersionError) as told:
        store(library, archive).reading(name)

    assert known not in str(told.value)
    assert str(library.folder) not in str(told.value)


def test_a_version_whose_folder_is_deleted_is_gone_at_once(library, archive):
    withdrawn = publish(library, 2)
    publish(library, 3)
    serving = store(library, archive)
    assert size(serving.reading(withdrawn).dataset) == 2
    shutil.rmtree(library.folder / "versions" / withdrawn)

    with pytest.raises(UnavailableVersionError):
        serving.reading(withdrawn)
    assert not archive._datasets.keys() & {withdrawn}


def test_a_damaged_version_is_said_to_be_unavailable(library, archive):
    damaged = publish(library, 2)
    publish(library, 3)
    (library.folder / "versions" / damaged / "tables" / "cooperations.parquet").write_bytes(b"x")

    with pytest.raises(UnavailableVersionError):
        store(library, archive).reading(damaged)


def test_few_versions_are_kept_in_memory_and_the_others_are_read_again(library, archive):
    ids = [publish(library, number) for number in (1, 2, 3, 4)]
    served = embedded()
    found = [size(archive.dataset(one, served)) for one in (*ids, *ids)]

    assert found == [1, 2, 3, 4] * 2
    assert len(archive._datasets) == 2
