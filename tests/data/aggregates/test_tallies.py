"""How many gave each answer: as counted in the rows, where it is published, and nowhere else."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.aggregates.tallies import cells, confided, everyone, tallies_by, tally
from data.codebook import NONE_CODES, RESERVED
from data.dataset import RESPONDENT
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.cell import GROUPINGS, OF_EVERYONE_ONLY, UNTOLD, Cell
from data.disclosure.closed_list import nearest_published
from data.disclosure.published import PublishedWave, Tally
from data.disclosure.rules import MASKED, Rules
from data.filters import FILTERS, Filters
from tests.data.survey import ASKED, COLLECTIVITES, REPONSES, WAVE, selected, survey

#: Classes of what the rows hold as quantities, by hand: B declares zero of everything.
CLASSES = {
    "budget_classe": {"A": "100000-500000", "B": "zero"},
    "budget_habitant_classe": {"A": "5-10", "B": "zero"},
    "etp_classe": {"A": "2-5", "B": "zero"},
}
STRATES = {"A": "10000-50000", "B": "moins-3500", "C": "plus-500000", "D": "3500-10000"}
#: Two codes of each filter, of which everyone has one.
CODES = {"type": ("commune", "departement"), "region": ("84", "53"),
         "strate": tuple(STRATES.values())}  # fmt: skip
#: A code that somebody has, of each filter that the closed list does not know.
OTHERS = {"zone": "afrique-ouest", "pays": "SEN", "thematique": "eau", "mode": "jumelage",
          "odd": "6", "financeur": "meae"}  # fmt: skip
CONFIDED = sorted(
    key
    for key in (*DIMENSIONS, *ASKED.questions)
    if dimension(key, ASKED).level == RESPONDENT
    and dimension(key, ASKED).confidential(ASKED)
    and not dimension(key, ASKED).counted
)
TOLD = [key for key in CONFIDED if key not in UNTOLD]


def given(key):
    """Return the answers of each respondent to a question, read in the rows of the survey."""
    if key in CLASSES:
        return {who: {code} for who, code in CLASSES[key].items()}
    found = {}
    for row in REPONSES:
        if row["question"] == key:
            found.setdefault(row["collectivite_id"], set()).add(row["modalite"])
    for row in COLLECTIVITES:
        if row.get(key):
            found[row["collectivite_id"]] = {row[key]}
    answers = {who: codes - set(RESERVED) for who, codes in found.items()}
    return {who: codes for who, codes in answers.items() if codes}


def inside(key, codes):
    """Return who is in a group, read in the rows of the survey."""
    own = {str(row["collectivite_id"]): row.get(key) for row in COLLECTIVITES}
    return {who for who, code in (STRATES if key == "strate" else own).items() if code in codes}


def counted(key, people):
    answers = [codes for who, codes in given(key).items() if who in people]
    return len(answers), dict(Counter(code for codes in answers for code in codes))


def plain(found):
    assert found.shown
    return found.n, {code: n for code, n in found.counts.items() if n}


def asked(key):
    return dimension(key, ASKED)


def test_every_question_answered_in_confidence_is_counted_here():
    assert {"action", "freins", "budget_classe", "modele"} <= set(CONFIDED)
    assert all(confided(selected(), asked(key)) for key in CONFIDED)
    assert all(given(key) for key in CONFIDED)


def test_who_acts_is_told_of_no_group_not_even_of_everyone():
    for chosen in ({}, {"type": "commune"}, {"region": "84"}):
        assert tally(selected(**chosen), asked("action")) == Tally(status="hors-liste")


@pytest.mark.parametrize("key", TOLD)
def test_what_is_published_is_what_the_rows_hold(key):
    assert plain(tally(selected(), asked(key))) == counted(key, "ABCD")
    assert everyone(selected(region="84"), asked(key)) == tally(selected(), asked(key))
    for name in GROUPINGS:
        by_group = tallies_by(selected(), asked(key), DIMENSIONS[name])
        assert set(by_group) == set(CODES[name])
        for code, found in by_group.items():
            alone = tally(selected(**{name: code}), asked(key))
            assert alone == found
            if key in OF_EVERYONE_ONLY:
                assert found == Tally(status="hors-liste")
            else:
                assert plain(found) == counted(key, inside(name, {code})), (name, code)


@pytest.mark.parametrize("key", sorted(set(TOLD) - OF_EVERYONE_ONLY))
def test_several_codes_of_one_filter_add_up(key):
    for name in GROUPINGS:
        for codes in combinations(CODES[name], 2):
            found = tally(selected(**{name: ",".join(codes)}), asked(key))

            assert plain(found) == counted(key, inside(name, codes)), codes


@pytest.mark.parametrize("key", sorted(set(TOLD) - OF_EVERYONE_ONLY))
def test_the_rest_is_everyone_less_the_group(key):
    for name in GROUPINGS:
        for code in CODES[name]:
            whole = everyone(selected(), asked(key))
            rest = whole - tally(selected(**{name: code}), asked(key))

            assert plain(rest) == counted(key, set("ABCD") - inside(name, {code})), code


def test_a_code_that_nobody_has_neither_adds_nor_masks():
    assert tally(selected(region="84,01"), asked("freins")) == tally(
        selected(region="84"), asked("freins")
    )
    assert cells(selected(region="84,01")) == (Cell("region", "84"),)
    assert cells(selected(region="84,53")) == (Cell("region", "53"), Cell("region", "84"))


@pytest.mark.parametrize("key", CONFIDED)
def test_no_crossing_is_published(key):
    chosen = [*OTHERS.items(), *((name, codes[0]) for name, codes in CODES.items())]
    crossings = [dict(pair) for pair in combinations(chosen, 2)]
    for crossing in [*({name: code} for name, code in OTHERS.items()), *crossings]:
        selection = selected(**crossing)
        if selection.respondents.empty:
            continue
        found = tally(selection, asked(key))
        by_group = tallies_by(selection, asked(key), DIMENSIONS["type"])

        assert found == Tally(status="hors-liste"), crossing
        assert all(one == found for one in by_group.values()), crossing


def test_every_filter_is_of_the_list_or_is_not():
    # A new filter must be thought of: it is outside of the closed list until it is put there.
    assert {item.key for item in FILTERS} == {*GROUPINGS, *OTHERS, "departement", "hors"}


def test_that_nobody_is_selected_is_a_public_fact():
    assert tally(selected(region="01"), asked("freins")) == Tally(0)
    assert tallies_by(selected(region="01"), asked("freins"), DIMENSIONS["type"]) == {}


def test_what_a_selection_may_be_told_beside_is_in_the_list():
    filters = Filters.of(WAVE, {"region": ["84"], "pays": ["SEN"], "mode": ["jumelage"]})

    assert [near.chosen for near in nearest_published(filters)] == [
        (("region", ("84",)),), (("pays", ("SEN",)),), (),
    ]  # fmt: skip


@pytest.mark.parametrize("key", TOLD)
def test_masked_rows_are_in_the_order_of_the_codebook(key):
    few = selected(survey(Rules()))
    table, crossed = authorities_by(few, key), shares_by_group(few, key, "type")
    codes = list(asked(key).words(ASKED).codes)

    assert table.values(key) == codes
    assert {row["statut"] for row in table} == {MASKED}
    listed = key not in OF_EVERYONE_ONLY
    assert list(dict.fromkeys(crossed.values(key))) == (codes if listed else [])
    told = {(row["collectivites"], row["part"], row["n"]) for row in crossed}
    assert told == ({(None, None, None)} if listed else set())
    assert (table.base.n, table.notes) == (0, table.notes[:1] if asked(key).multiple else ())


def test_a_masked_answer_comes_after_those_that_are_shown_and_none_comes_last():
    selection = selected()
    first, second, third, *_ = (c for c in asked("freins").words(ASKED).codes
                                if c not in NONE_CODES)  # fmt: skip
    told = Tally(9, {third: 4, second: None, first: None, "aucun": 5})
    wave = PublishedWave(tallies={"freins": {Cell(): told}})
    table = authorities_by(_with(selection, wave), "freins")

    assert [(row["freins"], row["collectivites"], row["statut"]) for row in table] == [
        (third, 4, ""), (first, None, MASKED), (second, None, MASKED), ("aucun", 5, ""),
    ]  # fmt: skip


def test_of_a_masked_answer_no_sum_nor_difference_is_told():
    shown, part = Tally(9, {"a": 4, "b": 5}), Tally(5, {"a": None, "b": 3})

    assert shown + part == Tally(14, {"a": None, "b": 8})
    assert shown - part == Tally(4, {"a": None, "b": 2})
    for status in (MASKED, "hors-liste", "retire"):
        hidden = Tally(status=status)
        assert shown + hidden == hidden + shown == shown - hidden == hidden - shown == hidden


def test_what_is_public_is_counted_for_any_selection():
    # A and C cite the ministry, A in Senegal.
    whole = tally(selected(), asked("financeur"))
    part = tally(selected(pays="SEN", type="commune"), asked("financeur"))

    assert (whole.n, whole.counts["meae"]) == (2, 2)
    assert (part.n, part.counts["meae"]) == (1, 1)


def test_a_wave_of_which_nothing_was_published_tells_nothing():
    selection = _with(selected(), None)

    for key in CONFIDED:
        found = tally(selection, asked(key))
        assert (found.shown, found.n, dict(found.counts)) == (False, None, {})


def _with(selection, wave):
    """Return the same selection of a survey of which `wave` was published."""
    told = {} if wave is None else {WAVE: wave}
    return replace(selection, dataset=replace(selection.dataset, published=told))
