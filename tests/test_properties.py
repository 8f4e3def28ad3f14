"""Properties that hold for any selection of the embedded data, found by hypothesis."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data import demonstration
from data.aggregates.counts import cooperations_by
from data.aggregates.key_figures import counts
from data.aggregates.shares_by_group import authorities_by
from data.commands import embedded
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS
from data.disclosure.rules import Rules
from data.filters import FILTERS, Filters
from data.selection import present, select
from data.serving.disk_cache import DiskCache
from data.serving.store import Reading

WAVE = "acter-2024"
#: Filters that give each unit one value at most: their codes part the units that have one.
PARTING = {"region": RESPONDENT, "type": RESPONDENT, "strate": RESPONDENT, "mode": COOPERATION}
#: Charts whose answers are public, with a choice that any selection may be asked.
PUBLIC = ("modes", "thematiques", "odd", "zones", "financeurs", "regions-representees")
CONFIDENTIAL = ("freins", "besoins", "service", "anciennete", "motivations")


@pytest.fixture(scope="module")
def dataset(book):
    return embedded(demonstration.FIRST, book, "essai", Rules())


@pytest.fixture(scope="module")
def offered(dataset):
    """The codes of each filter that the wave holds."""
    return {key: codes for key, codes in present(dataset, WAVE).items() if codes}


KEYS = st.lists(
    st.sampled_from([item.key for item in FILTERS if not item.excludes]), max_size=3, unique=True
)


def chosen(draw, offered):
    """Draw up to three filters, each with one to three codes that occur."""
    return {
        key: draw(
            st.lists(st.sampled_from(offered[key]), min_size=1, max_size=3, unique=True),
            label=key,
        )
        for key in draw(KEYS, label="filters")
    }


def asked(filters):
    return "&".join(f"{key}={','.join(codes)}" for key, codes in filters.items())


def units(dataset, filters, level):
    return frozenset(select(dataset, Filters.of(WAVE, filters)).units(level))


@given(data=st.data())
@settings(max_examples=40)
def test_the_parts_of_a_selection_add_up_to_it(dataset, offered, data):
    filters = chosen(data.draw, offered)
    key = data.draw(st.sampled_from(sorted(PARTING)), label="parting")
    filters.pop(key, None)
    level = PARTING[key]

    parts = [units(dataset, {**filters, key: [code]}, level) for code in offered[key]]

    assert sum(map(len, parts)) == len(frozenset().union(*parts))
    everyone = units(dataset, {**filters, key: list(offered[key])}, level)
    assert frozenset().union(*parts) == everyone
    assert everyone <= units(dataset, filters, level)


@given(data=st.data())
@settings(max_examples=25)
def test_a_filter_never_raises_a_count(dataset, offered, data):
    filters = chosen(data.draw, offered)
    narrower = dict(filters)
    key = data.draw(st.sampled_from(sorted(offered)), label="narrowing")
    if key in filters:
        narrower[key] = filters[key][:1]
    else:
        narrower[key] = [data.draw(st.sampled_from(offered[key]))]

    before, after = (
        counts(select(dataset, Filters.of(WAVE, some))) for some in (filters, narrower)
    )
    assert all(after[name] <= before[name] for name in ("repondants", "cooperations", "auteurs"))
    for dimension in ("mode", "thematique", "odd", "zone"):
        wide, narrow = (
            {
                row[dimension]: row["cooperations"]
                for row in cooperations_by(
                    select(dataset, Filters.of(WAVE, some)), DIMENSIONS[dimension]
                )
            }
            for some in (filters, narrower)
        )
        assert all(count <= wide[code] for code, count in narrow.items() if count)


@given(data=st.data())
@settings(max_examples=40)
def test_two_ways_to_a_selection_give_one_result(dataset, offered, data):
    filters = chosen(data.draw, offered)
    turned = {key: [*reversed(codes), codes[0]] for key, codes in reversed(filters.items())}
    one, other = (select(dataset, Filters.of(WAVE, some)) for some in (filters, turned))

    assert authorities_by(one, "financeur") == authorities_by(other, "financeur")
    # All the codes of a filter that everyone of the selection has change nothing.
    key = "type"
    if key not in filters:
        every = Filters.of(WAVE, {**filters, key: list(offered[key])})
        typed = select(dataset, every)
        assert typed.units(COOPERATION) == one.units(COOPERATION)


@given(data=st.data())
@settings(max_examples=25)
def test_with_and_without_the_cache_the_answers_agree(dataset, offered, data, tmp_path_factory):
    filters = Filters.of(WAVE, chosen(data.draw, offered))
    reading = Reading(dataset, DiskCache(tmp_path_factory.mktemp("cache"), 10**7))

    first = reading.get("financeurs", lambda one: authorities_by(one, "financeur"), filters)
    kept = reading.get("financeurs", lambda _: pytest.fail("not kept"), filters)

    assert first == kept == authorities_by(select(dataset, filters), "financeur")


def plain(text):
    """A label with ordinary spaces: each face has its own."""
    return re.sub(r"\s", " ", str(text))


@given(data=st.data())
@settings(max_examples=30)
def test_every_face_says_the_same(app, offered, data):
    client = app.server.test_client()
    chart = data.draw(st.sampled_from([*PUBLIC, *CONFIDENTIAL]), label="chart")
    query = asked(chosen(data.draw, offered))

    told = client.get(f"/graphiques/{chart}.json?{query}").json
    lines = client.get(f"/graphiques/{chart}.csv?{query}").data.decode("utf-8-sig")
    book = client.get(f"/graphiques/{chart}.xlsx?{query}").data

    rows = (told["table"] or {}).get("rows", [])
    read = list(csv.DictReader(io.StringIO(lines), delimiter=";"))
    counted = "cooperations" if rows and "cooperations" in rows[0] else "collectivites"
    written = ["" if row[counted] is None else str(row[counted]) for row in rows]
    assert [row[counted] for row in read] == written
    if told["state"] == "ok":
        labels = [plain(row["libelle"]) for row in rows]
        sheet = load_workbook(io.BytesIO(book)).active
        cells = [[cell.value for cell in line] for line in sheet.rows]
        listed = [line for line in cells if plain(line[0]) in labels]
        assert [plain(line[0]) for line in listed][: len(labels)] == labels
        for line, row in zip(listed, rows, strict=False):
            assert row[counted] is None or row[counted] in line
    else:
        assert told["sentence"] == ""
        assert all(row[counted] is None for row in rows)
