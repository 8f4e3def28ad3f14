"""What cannot be forgotten: an entry that something lacks ends the program, with a sentence."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from callbacks.catalogues import CatalogueError, Catalogues
from components.charts.model import Choice
from data.filters import BY_KEY, FILTERS, SCOPE
from tests.data.survey import survey

ROOT = Path(__file__).parents[2]

OURS = Catalogues()


@pytest.fixture(scope="module")
def dataset():
    return survey()


def refused(changed, dataset):
    with pytest.raises(CatalogueError) as wrong:
        changed.verify(dataset)
    return str(wrong.value)


def without(catalogue, key):
    return {k: v for k, v in catalogue.items() if k != key}


def changed(entries, at, **fields):
    """Return a catalogue with other fields in its entry `at`, by key or path."""
    return tuple(
        replace(entry, **fields)
        if at in {getattr(entry, "key", ""), getattr(entry, "path", "")}
        else entry
        for entry in entries
    )


def test_our_catalogues_agree(dataset):
    OURS.verify(dataset)


@pytest.mark.parametrize("key", [item.key for item in FILTERS if not item.excludes])
def test_a_filter_without_its_dimension_is_refused_by_name(key, dataset):
    words = refused(replace(OURS, dimensions=without(OURS.dimensions, key)), dataset)

    assert (
        f"Filter « {key} »: no dimension has that key (DIMENSIONS, in data/dimensions.py)" in words
    )


def test_a_filter_that_leaves_out_needs_no_dimension():
    assert SCOPE not in OURS.dimensions


def test_the_program_is_not_built_with_a_filter_that_nothing_counts(tmp_path):
    """The one line of a newcomer: without its dimension the program served, and answered 500."""
    line = 'Filter("siren", "Siren", "collectivites", "siren", "types", "repondant")'
    program = f"""
import data.filters as filters
filters.FILTERS += (filters.{line},)
filters.BY_KEY = {{one.key: one for one in filters.FILTERS}}
import app, settings
app.create_app(settings.Settings(data_dir={str(tmp_path)!r}, cache_dir={str(tmp_path)!r}))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert "CatalogueError: Filter « siren »: no dimension has that key" in run.stderr


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"nomenclature": "rien"}, "Filter « region »: the codebook has no list « rien »."),
        ({"frame": "rien"}, "Filter « region »: the dataset has no table « rien »."),
        ({"column": "x"}, "Filter « region »: the table « collectivites » has no column « x »."),
        ({"nomenclature": "types"}, "Filter « region »: its dimension has other units or other"),
        ({"key": "vague"}, "Filter « vague »: addresses use that key for something else."),
        ({"key": "type"}, "Filter « type »: addresses use that key for something else."),
        ({"key": "groupes"}, "Filter « groupes »: addresses use that key for something else."),
        ({"key": "ailleurs"}, "Page « /regions »: its parameter « region » is no filter."),
        ({"key": "ailleurs"}, "Link to « region »: no filter has that key."),
    ],
)
def test_a_filter_that_looks_nowhere_is_refused(fields, words, dataset):
    assert words in refused(replace(OURS, filters=changed(FILTERS, "region", **fields)), dataset)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"variable": ("collectivites", "x")}, "the codebook has no such variable or question."),
        ({"variable": None}, "the codebook has no such variable or question."),
        ({"column": "x"}, "the table « collectivites » has no column « x »."),
        ({"key": "autre"}, "its own key is « autre »."),
    ],
)
def test_a_dimension_that_nothing_answers_is_refused(fields, words, dataset):
    other = replace(OURS.dimensions["region"], **fields)
    dimensions = {**OURS.dimensions, "region": other}

    assert f"Dimension « region »: {words}" in refused(
        replace(OURS, dimensions=dimensions), dataset
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"charts": ("rien",)}, "Page « /odd »: no chart is called « rien »."),
        ({"charts": ()}, "Chart « odd-par-thematique »: no page shows it"),
        ({"opening": "rien"}, "Page « /odd »: no opening is called « rien »."),
        ({"among": "rien"}, "Page « /odd »: the codebook has no list « rien »."),
        ({"path": "/ailleurs"}, "Link to « odd »: no page is at /odd."),
    ],
)
def test_a_page_that_shows_what_is_not_there_is_refused(fields, words, dataset):
    assert words in refused(replace(OURS, pages=changed(OURS.pages, "/odd", **fields)), dataset)


def test_a_chart_that_asks_what_nobody_was_asked_is_refused(dataset):
    strange = (Choice("", "", BY_KEY.get, ("odd", "rien")),)
    words = refused(replace(OURS, charts=changed(OURS.charts, "odd", choices=strange)), dataset)

    assert words == "Chart « odd »: « rien » is no dimension and no question."


def test_an_opening_its_tables_and_a_word_of_the_search_box_are_missed(dataset):
    lacking = replace(
        OURS,
        openings=without(OURS.openings, "moyens"),
        opening_tables={**OURS.opening_tables, "rien": None},
        kinds=without(OURS.kinds, "zone"),
    )

    assert refused(lacking, dataset).splitlines() == [
        "Page « /moyens »: no opening is called « moyens ».",
        "Tables for the opening « rien »: no page opens with it.",
        "Link to « zone »: the search box has no word for it (KINDS).",
    ]
