"""Aggregates: computed once per version and selection, on one dataset per reading."""

import pytest

from data.disclosure.rules import Rules
from data.filters import Filters
from data.serving.cache import NoCache
from data.serving.disk_cache import DiskCache
from data.serving.store import AggregateStore
from data.table import Base, Column, Kind, Table, Unit
from data.versions.library import Library
from data.versions.live import LiveDataset, Pace
from data.versions.loading import assemble
from tests.data.small import BOOK, Verified, numbered, tables

WAVE = "acter-2024"
ALL = Filters(WAVE)
RULES = Rules()


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "depot")


@pytest.fixture
def store(tmp_path, library):
    live = LiveDataset(
        library, lambda: assemble(tables(), BOOK, "code", RULES), "code", RULES, Pace(0)
    )
    return AggregateStore(live, DiskCache(tmp_path / "cache"))


class Counting:
    """Counts cooperations by country, and how often it was asked to."""

    def __init__(self):
        self.selections = []

    def __call__(self, selection):
        self.selections.append(selection)
        counts = selection.cooperations["pays"].astype("str").value_counts().sort_index()
        return Table(
            columns=(Column("pays", "Pays"), Column("cooperations", "Coopérations")),
            rows=tuple((str(country), int(number)) for country, number in counts.items()),
            base=Base(len(selection.cooperations), "coopérations"),
            kind=Kind.SHARES,
            unit=Unit.COOPERATIONS,
            dimension="pays",
            measure="cooperations",
            notes=("Une « note ».",),
            facts={"pays": len(counts)},
        )


def test_an_aggregate_is_computed_once_and_then_read_the_same(store):
    compute = Counting()
    first = store.get("pays", compute, ALL)
    assert first.rows == (("BFA", 1), ("MLI", 2), ("SEN", 1))
    assert store.get("pays", compute, ALL) == first
    assert len(compute.selections) == 1


def test_aggregates_and_selections_do_not_take_each_other_s_results(store):
    compute = Counting()
    mali = Filters.of(WAVE, {"pays": ["MLI"]})
    assert store.get("pays", compute, ALL).base.n == 4
    assert store.get("pays", compute, mali).base.n == 2
    assert store.get("autre", compute, ALL).base.n == 4
    assert len(compute.selections) == 3


def test_a_new_version_is_never_answered_with_the_results_of_the_former_one(store, library):
    compute = Counting()
    assert store.get("pays", compute, ALL).base.n == 4
    library.publish(Verified(numbered(2)), [])
    assert store.get("pays", compute, ALL).base.n == 2


def test_changed_code_never_finds_the_results_of_former_code(store):
    compute = Counting()
    for code in ("before", "after", "after"):
        store.at(assemble(tables(), BOOK, code, RULES)).get("pays", compute, ALL)
    assert len(compute.selections) == 2


def test_other_rules_of_disclosure_never_find_what_was_shown_under_the_former_ones(store):
    compute = Counting()
    for rules in (RULES, Rules(masked_below=6), Rules(dominance=0.5), RULES):
        store.at(assemble(tables(), BOOK, "code", rules)).get("pays", compute, ALL)
    assert len(compute.selections) == 3


def test_one_reading_keeps_to_one_dataset_while_another_is_published(store, library):
    reading = store.reading()
    library.publish(Verified(numbered(2)), [])
    assert reading.get("pays", Counting(), ALL).base.n == 4
    assert store.reading().get("pays", Counting(), ALL).base.n == 2


def test_one_reading_selects_once_for_all_of_its_aggregates(store):
    compute = Counting()
    reading = store.reading()
    for name in ("a", "b", "c"):
        reading.get(name, compute, ALL)
    assert len(compute.selections) == 3
    assert len({id(selection) for selection in compute.selections}) == 1


def test_nothing_is_selected_when_every_aggregate_is_in_the_cache(store):
    store.get("pays", Counting(), ALL)
    bare = assemble(tables(), BOOK, "code", RULES)
    bare.frames.clear()  # selecting anything in here would fail
    assert store.at(bare).get("pays", Counting(), ALL).base.n == 4


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b"5", b'{"columns": 3}', b'{"columns": [{}]}'])
def test_what_is_not_a_table_is_computed_again_and_replaced(store, kept):
    compute = Counting()
    dataset = store.reading().dataset
    store.cache.set(f"pays|{dataset.version}|{RULES.key}|{ALL.key}", kept)
    for _ in range(2):
        assert store.get("pays", compute, ALL).base.n == 4
    assert len(compute.selections) == 1


def test_without_any_cache_every_answer_is_still_right(store):
    bare = AggregateStore(store.live, NoCache())
    compute = Counting()
    for _ in range(2):
        assert bare.get("pays", compute, ALL).base.n == 4
    assert len(compute.selections) == 2


def test_an_aggregate_that_fails_says_so_and_leaves_nothing_in_the_cache(store):
    def broken(selection):
        return 1 / len(selection.frame("motivations", "repondant"))

    with pytest.raises(ZeroDivisionError):
        store.get("pays", broken, ALL)
    assert store.get("pays", Counting(), ALL).base.n == 4
