"""Surveys drawn at random, protected, then read by a checker that shares nothing with it."""

import numpy as np
import pytest

from data.disclosure.rules import Rules
from data.disclosure.suppression import Suppression
from tests.data.disclosure.checker import Reading, right, small_sets, small_totals, told
from tests.data.disclosure.made_up import MULTIPLE, SINGLE, made_up

#: A survey of two hundred.
LARGE = 4
OFF = Rules(masked_below=1, counts_only_below=1, small_below=1, dominance=1.0)


def read(survey, rules):
    """Return, by question, what is published under `rules`, as a reader sees it."""
    shown = Suppression(survey.sample, survey.questions, rules).run()
    return {
        key: Reading(
            groups={tuple(cell): inside for cell, inside in survey.sample.groups.items()},
            answered={
                tuple(cell): int(answers.answered[survey.sample.groups[cell]].sum())
                for cell in shown[key].cells
            },
            counts={
                tuple(cell): {
                    code: None
                    if (cell, code) in shown[key].hidden
                    else int(answers.citing(code)[survey.sample.groups[cell]].sum())
                    for code in answers.codes
                }
                for cell in shown[key].cells
            },
            multiple=answers.multiple,
        )
        for key, answers in survey.questions.items()
    }


def attacked(seed, size, rules):
    """Return what is told of each question: answers, and how many of one to four gave one."""
    survey = made_up(seed, size)
    found = {}
    for key, reading in read(survey, rules).items():
        claims = told(reading)
        assert right(claims, survey.questions[key].given)
        sets = [*small_sets(reading), *small_totals(reading)]
        found[key] = claims, sets, len(reading.answered)
    return found


def size_of(seed):
    return int(np.random.default_rng(seed).integers(20, 31))


def nothing_is_told(seeds, size=size_of):
    """Attack protected surveys; return how many groups are published of each question."""
    cells = []
    for seed in seeds:
        for claims, sets, published in attacked(seed, size(seed), Rules()).values():
            assert not claims, seed
            assert not sets, seed
            cells.append(published)
    return cells


def test_nobody_is_told_of_and_there_is_something_to_read():
    cells = nothing_is_told(range(12))

    assert sum(cells) / len(cells) > 4


@pytest.mark.slow
def test_nobody_is_told_of_however_often_one_draws():
    nothing_is_told(range(12, 30))


@pytest.mark.slow
def test_nobody_is_told_of_in_a_large_survey():
    assert min(nothing_is_told([LARGE], lambda _: 200)) > 8


@pytest.mark.parametrize("key", [SINGLE, MULTIPLE])
def test_without_protection_the_same_reading_tells_of_many(key):
    found = [attacked(seed, size_of(seed), OFF)[key] for seed in range(15)]
    found.append(attacked(LARGE, 200, OFF)[key])

    assert sum(len(claims) for claims, _, _ in found) > 50
    assert sum(len(sets) for _, sets, _ in found) > 50
