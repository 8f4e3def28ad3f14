"""What is served holds no answer that was given in confidence: it could be made without any."""

from dataclasses import replace

import pandas as pd
import pytest

from data.codebook import NONE_CODES, RESERVED
from data.disclosure.cell import EVERYONE
from data.disclosure.protection import disclosed, protect
from data.disclosure.rules import Rules
from tests.data.open_lines import SOURCE
from tests.data.small import ROWS
from tests.data.survey import (
    ASKED,
    COLLECTIVITES,
    COOPERATIONS,
    FINANCEMENTS,
    REPONSES,
    collected,
)

FIRST, SECOND, OPEN = "acter-2024", "acter-2027", "crs-2023"
SURVEYS = (FIRST, SECOND)
TABLES = {"collectivites": COLLECTIVITES, "cooperations": COOPERATIONS,
          "financements": FINANCEMENTS, "reponses": REPONSES}  # fmt: skip


def in_wave(rows, wave):
    return [{**row, "vague": wave} for row in rows]


def mixed(surveys=SURVEYS, **changes):
    """Return the tables of one or two surveys, and of open data that tell the same of everyone."""
    rows = {
        table: [row for wave in (*surveys, OPEN) for row in in_wave(one, wave)]
        for table, one in TABLES.items()
    }
    sources = [{**ROWS["sources"][0], "vague": wave} for wave in surveys]
    return {**rows, "sources": [*sources, SOURCE], **changes}


def silenced(tables):
    """Return the same tables without anything that a respondent of a survey said in confidence."""
    told = {}
    for name, rows in tables.items():
        hidden = {v.name for v in ASKED.tables[name].variables if v.confidential}
        hidden |= {f"{one}_statut" for one in hidden}
        told[name] = [
            row if row["vague"] == OPEN
            else {key: value for key, value in row.items() if key not in hidden}
            for row in rows
        ]  # fmt: skip
    told["reponses"] = [row for row in tables["reponses"] if row["vague"] == OPEN]
    told["financements"] = [
        row for row in told["financements"]
        if row["vague"] == OPEN or row["financeur"] not in {*NONE_CODES, *RESERVED}
    ]  # fmt: skip
    return told


def values(frame):
    """Return the rows of a frame, None for what is missing."""
    plain = frame.astype("object")
    return plain.where(plain.notna(), None).to_dict("records")


def of_wave(dataset, name, wave):
    """Return the rows of one wave in a frame of a dataset, by the numbers of its units."""
    frame = dataset.frames[name]
    if "vague" in frame:
        return values(frame[(frame["vague"] == wave).to_numpy()])
    table, level = (
        ("collectivites", "repondant") if "repondant" in frame else ("cooperations", "cooperation")
    )
    every = dataset.frames[table]
    units = every.loc[(every["vague"] == wave).to_numpy(), level]
    return values(frame[frame[level].isin(units)])


@pytest.mark.parametrize("surveys", [SURVEYS, (FIRST,)])
def test_no_frame_depends_on_what_was_said_in_confidence_in_any_survey(surveys):
    rows = mixed(surveys)
    served, without = disclosed(collected(**rows)), collected(**silenced(rows))

    assert set(served.frames) == set(without.frames)
    for name, frame in served.frames.items():
        assert list(frame.columns) == list(without.frames[name].columns)
        assert values(frame) == values(without.frames[name]), name


def test_everything_said_in_confidence_was_there_to_be_taken_away():
    before, without = collected(**mixed()), collected(**silenced(mixed()))
    changed = {
        (name, column)
        for name in ("collectivites", "cooperations", "financements")
        for column in before.frames[name].columns
        if any(
            [row[column] for row in of_wave(before, name, wave)]
            != [row[column] for row in of_wave(without, name, wave)]
            for wave in SURVEYS
        )
    }
    hidden = {
        (table, variable.name)
        for table in ("collectivites", "cooperations")
        for variable in ASKED.tables[table].variables
        if variable.confidential and variable.name != "flux"
    }

    assert hidden <= changed
    assert {("collectivites", f"{one}_classe") for one in ("budget", "budget_habitant", "etp")} <= (
        changed
    )
    assert all(len(before.frames[question]) for question in ASKED.questions)


def test_open_data_keep_all_that_they_hold():
    before = collected(**mixed())
    served = disclosed(before)

    for name in served.frames:
        assert of_wave(served, name, OPEN) == of_wave(before, name, OPEN), name
    amounts = [row["montant_eur"] for row in of_wave(served, "cooperations", OPEN)]
    assert sum(amount or 0 for amount in amounts) == 150


def test_only_surveys_have_published_cells_and_each_its_own():
    changed = [
        row for row in mixed()["reponses"]
        if row["vague"] != SECOND or row["collectivite_id"] != "B"
    ]  # fmt: skip
    served = disclosed(collected(**mixed(reponses=changed)))

    assert set(served.published) == set(SURVEYS)
    told = {
        wave: served.published[wave].cell("freins", EVERYONE).counts["moyens-humains"]
        for wave in SURVEYS
    }
    # B and D; then D alone.
    assert told == {FIRST: 2, SECOND: 1}


def test_what_is_disclosed_again_is_what_was_disclosed():
    once = disclosed(collected(**mixed()))

    assert {name: values(frame) for name, frame in disclosed(once).frames.items()} == {
        name: values(frame) for name, frame in once.frames.items()
    }


def test_collected_answers_are_not_changed():
    dataset = collected(**mixed())
    before = {name: values(frame) for name, frame in dataset.frames.items()}
    disclosed(dataset)

    assert {name: values(frame) for name, frame in dataset.frames.items()} == before
    assert dict(dataset.published) == {}


def test_a_wave_has_the_same_content_whatever_other_waves_stand_beside_it():
    alone, beside = (protect(collected(**mixed(waves)))[SECOND] for waves in ((SECOND,), SURVEYS))

    assert alone == beside


@pytest.mark.parametrize("table", sorted(TABLES))
def test_cells_of_the_same_answers_are_taken_as_they_are_and_of_others_made_anew(table):
    rows = mixed((FIRST,))
    known = protect(collected(**rows))[FIRST]
    marked = replace(known, known=999)
    fewer = rows[table][1:]

    assert protect(collected(**rows), [marked])[FIRST] == marked
    again = protect(collected(**{**rows, table: fewer}), [marked])[FIRST]
    assert again.known != 999
    assert again.content != known.content


def test_with_the_usual_thresholds_four_respondents_are_told_of_nowhere():
    served = disclosed(collected(Rules(), **mixed()))

    for wave in served.published.values():
        assert all(not cells for cells in wave.tallies.values())
        assert all(not cells for cells in wave.quartiles.values())
        assert {total for sums in wave.sums.values() for total in sums.values()} <= {None}


def test_frames_stay_whole():
    served = disclosed(collected(**mixed()))

    for name in ("collectivites", "cooperations"):
        number = "repondant" if name == "collectivites" else "cooperation"
        pd.testing.assert_index_equal(served.frames[name].index, pd.RangeIndex(
            len(served.frames[name])))  # fmt: skip
        assert served.frames[name][number].tolist() == list(range(len(served.frames[name])))
