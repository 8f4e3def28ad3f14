"""What published cells tell beside their numbers."""

from dataclasses import replace

import numpy as np

from data.dataset import prepare
from data.disclosure.cell import EVERYONE
from data.disclosure.protection import protect
from data.disclosure.rules import Rules
from data.disclosure.suppression import Suppression
from tests.data.disclosure.made_up import MULTIPLE, TYPES, WAVE, made_up
from tests.data.small import BOOK, tables


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


def test_the_n_of_two_quantities_does_not_tell_who_has_no_population():
    # Forty budgets, all of authorities whose population is known; two others have none, and
    # are silent: the same n twice would tell that they are.
    people = [20_000] * 30 + [900] * 12 + [3_000] * 12 + [None] * 2
    found = tables(
        collectivites=[authority(at, population) for at, population in enumerate(people)],
        cooperations=[],
        financements=[],
        reponses=[],
    )
    quartiles = protect(prepare(found, BOOK, "essai", Rules()))[WAVE].quartiles

    assert quartiles["budget_eur"][EVERYONE].n == 40
    assert quartiles["budget_habitant"][EVERYONE].n is None


def test_that_a_median_is_given_does_not_tell_who_has_no_population():
    # Ten budgets: the median by inhabitant would tell that those without population gave none.
    found = tables(
        collectivites=[authority(at, population) for at, population in enumerate(TEN_BUDGETS)],
        cooperations=[],
        financements=[],
        reponses=[],
    )
    quartiles = protect(prepare(found, BOOK, "essai", Rules()))[WAVE].quartiles

    assert quartiles["budget_eur"][EVERYONE].n == 10
    assert quartiles["budget_habitant"][EVERYONE].median is None


TEN_BUDGETS = [20_000] * 13 + [None] * 4


def authority(at, population):
    """Return one of four kinds: with a budget, silent about it, without any, or that does not act.

    Of the first thirty, one in five is not of the first kind; of the others, one in three.
    """
    kind = 0 if population and at % (5 if at < 30 else 3) else 1 + at % 3
    says = [
        {"action": "oui", "budget_specifique": "oui", "budget_eur": 9_000 * (1 + at % 7)},
        {"action": "oui", "budget_specifique": "oui", "budget_eur_statut": "nsp"},
        {"action": "oui", "budget_specifique": "non", "budget_eur_statut": "nc"},
        {"action": "non", "budget_eur_statut": "nc"},
    ][kind]
    return {
        "collectivite_id": f"c{at}",
        "nom": f"c{at}",
        "type": TYPES[at % 2],
        "population": population,
        **says,
    }
