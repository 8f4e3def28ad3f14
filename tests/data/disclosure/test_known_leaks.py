"""What published cells tell beside their numbers."""

from dataclasses import replace

import numpy as np
import pytest

from data.dataset import prepare
from data.disclosure.cell import EVERYONE
from data.disclosure.protection import protect
from data.disclosure.rules import Rules
from data.disclosure.suppression import Suppression
from tests.data.disclosure.made_up import MULTIPLE, TYPES, WAVE, made_up
from tests.data.small import BOOK, tables


@pytest.mark.xfail(reason="A masked answer is nearly always one that all members gave")
def test_a_masked_answer_would_be_masked_too_if_one_member_had_not_given_it():
    # Who runs this program on each possible survey would otherwise know that all did.
    told = seen = 0
    for seed in range(2):
        survey = made_up(seed, 24)
        sample, answers = survey.sample, survey.questions[MULTIPLE]
        shown = protected(sample, answers)
        for cell, code in shown.hidden:
            inside = sample.groups[cell] & answers.answered
            if cell not in shown.cells or not answers.citing(code)[inside].all():
                continue
            who = int(np.flatnonzero(inside)[0])
            given = list(answers.given)
            given[who] = (given[who] - {code}) or frozenset({other(answers, code)})
            again = protected(sample, replace(answers, given=tuple(given)))
            seen += 1
            told += cell in again.cells and (cell, code) not in again.hidden

    assert seen > 0
    assert told == 0


def protected(sample, answers):
    return Suppression(sample, {MULTIPLE: answers}, Rules()).run()[MULTIPLE]


def other(answers, code):
    return next(one for one in answers.codes if one not in {code, "aucun"})


@pytest.mark.xfail(reason="The n of the budget by inhabitant is not protected with the others")
def test_the_n_of_two_quantities_does_not_tell_who_has_no_population():
    # Thirty-two budgets, all of authorities whose population is known; eight others are silent, two
    # of which have no known population: the same n twice would tell that these are.
    people = [20_000] * 24 + [900] * 8 + [3_000] * 8 + [None] * 2
    silent = {*range(28, 32), *range(36, 42)}
    rows = [
        {"collectivite_id": f"c{at}", "nom": f"c{at}", "type": TYPES[at % 2], "action": "oui",
         "region": "84", "population": population, "budget_specifique": "oui",
         **({"budget_eur_statut": "nsp"} if at in silent else {"budget_eur": 9_000 * (1 + at % 7)})}
        for at, population in enumerate(people)
    ]  # fmt: skip
    found = tables(collectivites=rows, cooperations=[], financements=[], reponses=[])
    quartiles = protect(prepare(found, BOOK, "essai", Rules()))[WAVE].quartiles
    both = [quartiles[name].get(EVERYONE) for name in ("budget_eur", "budget_habitant")]

    assert None in both or None in {one.n for one in both} or both[0].n != both[1].n
