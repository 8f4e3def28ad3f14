"""The published cells: as they are stored, read back, added up, and withdrawn."""

import json

import pytest

from data.disclosure.cell import EVERYONE, Cell
from data.disclosure.published import (
    PublishedWave,
    Quartiles,
    Tally,
    as_json,
    from_json,
    ranked_first,
    withdrawn,
)
from data.disclosure.rules import MASKED, Rules
from tests.data.survey import WAVE, survey

HERE = Cell("region", "84")
THERE = Cell("region", "53")
FREINS = {EVERYONE: Tally(9, {"contexte": 4, "adhesion": None}, silences={"absent": 2}),
          HERE: Tally(5, {"contexte": 1})}  # fmt: skip
TOLD = PublishedWave(
    tallies={"freins": FREINS},
    quartiles={"etp": {EVERYONE: Quartiles(2.0, 1.0, 3.5, 12, "faible"), HERE: Quartiles()}},
    sums={"": {"": 1_500.0}, "pays": {"SEN": 900.0, "MLI": None}},
    known=7,
    content="0123456789abcdef",
)


@pytest.mark.parametrize("rules", [Rules(), Rules(1, 1, 1, dominance=1.0)])
def test_what_is_stored_is_read_back_the_same(rules):
    waves = {**survey(rules).published, "acter-2027": TOLD}

    assert waves[WAVE].tallies
    assert from_json(json.loads(json.dumps(as_json(waves)))) == waves


@pytest.mark.parametrize(
    "damage",
    [
        lambda wave: wave.pop("content"),
        lambda wave: wave.pop("tallies"),
        lambda wave: wave["tallies"].update(freins={"": [9]}),
        lambda wave: wave["quartiles"].update(etp={"": [1, 2, 3, 4, 5, 6]}),
        lambda wave: wave.update(tallies=[]),
    ],
)
def test_a_damaged_file_is_refused_rather_than_half_read(damage):
    values = json.loads(json.dumps(as_json({WAVE: TOLD})))
    damage(values[WAVE])

    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_json(values)


def test_a_cell_is_written_as_a_filter_is():
    assert (EVERYONE.text, HERE.text) == ("", "region=84")
    assert [Cell.read(cell.text) for cell in (EVERYONE, HERE)] == [EVERYONE, HERE]


def test_a_group_that_was_not_published_is_masked_and_a_selection_outside_of_the_list_unlisted():
    assert TOLD.tally("freins", (HERE,)) == FREINS[HERE]
    assert TOLD.tally("freins", (THERE,)) == Tally(status=MASKED)
    assert TOLD.tally("besoins", (EVERYONE,)) == Tally(status=MASKED)
    assert TOLD.tally("freins", (HERE, THERE)) == Tally(status=MASKED)
    assert TOLD.tally("freins", None) == Tally(status="hors-liste")
    assert TOLD.quartiles_of("etp", None) == Quartiles(status="hors-liste")
    assert TOLD.quartiles_of("etp", (HERE, THERE)) == Quartiles(status="hors-liste")
    assert TOLD.quartiles_of("etp", (THERE,)) == Quartiles(status=MASKED)


def test_a_withdrawn_version_tells_nothing_of_a_wave_that_the_served_one_tells_otherwise():
    served = {WAVE: PublishedWave(content="fedcba9876543210")}
    gone = withdrawn({WAVE: TOLD}, served)[WAVE]

    assert gone == PublishedWave(status="retire")
    assert gone.tally("freins", (EVERYONE,)) == Tally(status="retire")
    assert gone.tally("freins", None).status == gone.cell("freins", HERE).status == "retire"
    assert gone.quartiles_of("etp", (EVERYONE,)) == Quartiles(status="retire")
    assert not gone.sums


def test_a_wave_that_is_served_the_same_or_with_the_same_answers_stays():
    assert withdrawn({WAVE: TOLD}, {WAVE: TOLD}) == {WAVE: TOLD}
    assert withdrawn({WAVE: TOLD}, {WAVE: PublishedWave(content=TOLD.content)}) == {WAVE: TOLD}


def test_a_wave_that_is_served_no_more_is_withdrawn_and_the_others_stay():
    other = PublishedWave(known=3, content="aaaa")
    told = withdrawn({WAVE: TOLD, "acter-2027": other}, {"acter-2027": other})

    assert told == {WAVE: PublishedWave(status="retire"), "acter-2027": other}


def test_masked_counts_are_ranked_last_in_their_own_order():
    counts = {"a": None, "b": 1, "c": None, "d": 3, "e": 0}

    assert ranked_first("abcde", counts) == ["d", "b", "e", "a", "c"]
