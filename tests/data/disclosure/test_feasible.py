"""Whose answer is the only one possible: against a list of all answers that everyone could give.

Eight respondents at most, so that all can be listed: only those with the published numbers are
kept, and what a respondent says in each of them is told.
"""

from itertools import chain as joined
from itertools import combinations, product

import numpy as np
import pytest

from data.codebook import NONE_CODES
from data.disclosure.cell import EVERYONE, Cell
from data.disclosure.feasible import SILENT, Shown, disclosures
from data.disclosure.sample import ACTION, ANSWERED, Answers, Sample
from tests.data.disclosure.made_up import made_up

SILENCES = {"absent", "nsp", "nc"}
A, B, C = (Cell("type", code) for code in "abc")
R, S = (Cell("region", code) for code in "rs")


def sample(groups, size, acting=()):
    """Return respondents of known groups, by the places of their members."""
    everyone = {EVERYONE: range(size), **groups}
    return Sample(
        {cell: np.isin(np.arange(size), list(inside)) for cell, inside in everyone.items()},
        np.isin(np.arange(size), list(acting)),
        {place: place for place in range(size)},
        made_up(0, size).sample.selection,
    )


def single(key, values, parent=""):
    """Return the answers to a question with one: its code, or why there is none."""
    given = tuple(frozenset() if v in SILENCES else frozenset({v}) for v in values)
    codes = tuple(dict.fromkeys(sorted(set(values) - SILENCES)))
    why = tuple(v if v in SILENCES else "" for v in values)
    return Answers(key, codes, given, why, multiple=False, parent=parent)


def multiple(key, given, parent="", why=None):
    """Return the answers to a question with several, as texts: « a b », empty for silent."""
    sets = tuple(frozenset(text.split()) for text in given)
    why = why or tuple("" if one else "absent" for one in sets)
    return Answers(key, tuple(sorted(set().union(*sets))), sets, why, multiple=True, parent=parent)


def told(sample, chain, shown):
    """Return (respondent, question, value) of all that the search finds."""
    found = disclosures(sample, chain, shown)
    return {(place, one.question, one.value) for one in found for place in one.places}


# --- the list of all answers --------------------------------------------------------------------


def possible_answers(chain):
    """Return what one may say along the chain, that somebody did: one tuple a way to answer.

    To a question with several answers, any of those that somebody cited.
    """
    found = dict.fromkeys(zip(*(answers.values for answers in chain), strict=True))
    last = chain[-1]
    if not last.multiple:
        return list(found)
    cited = [c for c in last.codes if any(c in given for given in last.given)]
    none = [c for c in cited if c in NONE_CODES]
    others = [c for c in cited if c not in NONE_CODES]
    sets = joined.from_iterable(combinations(others, n) for n in range(1, len(others) + 1))
    several = [frozenset(one) for one in [*sets, *((c,) for c in none)]]
    return [
        (*values[:-1], one)
        for values in found
        for one in (several if values[-1] == ANSWERED else [values[-1]])
    ]


def true_answers(chain):
    *before, last = chain
    ends = [g if last.multiple and g else v for g, v in zip(last.given, last.values, strict=True)]
    return list(zip(*(answers.values for answers in before), ends, strict=True))


def listed(sample, chain, shown):
    """Return the same as `told`, from a list of all that everyone could have said."""
    ways, truth, size = possible_answers(chain), true_answers(chain), sample.size
    worlds = np.array(list(product(range(len(ways)), repeat=size)), dtype=np.int8)
    own = np.array([ways.index(one) for one in truth])
    actions = [dict(zip((a.key for a in chain), way, strict=True)).get(ACTION) for way in ways]
    denied = np.array([action == "non" for action in actions])
    for place in np.flatnonzero(sample.acting):
        worlds = worlds[~denied[worlds[:, place]] | (worlds[:, place] == own[place])]
    for says, inside in published(chain, ways, sample, shown):
        worlds = worlds[says[worlds[:, inside]].sum(axis=1) == says[own[inside]].sum()]
    return {
        (place, key, value)
        for place in range(size)
        for key, value, says in facts(chain, ways, truth[place])
        if says[worlds[:, place]].all() and not (key == ACTION and sample.acting[place])
    }


def published(chain, ways, sample, shown):
    """Yield what is counted in each cell, as (which ways to answer count, members)."""
    for depth, answers in enumerate(chain):
        for cell in shown[answers.key].cells:
            inside = np.flatnonzero(sample.groups[cell])
            silences = SILENCES if cell == EVERYONE else set()
            spoken = {way[depth] for way in ways}
            if answers.multiple:
                spoken &= SILENCES
                yield np.array([isinstance(way[depth], frozenset) for way in ways]), inside
                for code in answers.codes:
                    if (cell, code) not in shown[answers.key].hidden:
                        yield np.array([code in cites(way[depth]) for way in ways]), inside
            for value in spoken - (SILENCES - silences):
                yield np.array([way[depth] == value for way in ways]), inside


def facts(chain, ways, mine):
    """Yield what one says, which must not be known: (question, answer, which ways say it)."""
    for depth, answers in enumerate(chain):
        value = mine[depth]
        if value in SILENCES:
            yield answers.key, SILENT, np.array([way[depth] in SILENCES for way in ways])
        elif isinstance(value, frozenset):
            for code in value:
                yield answers.key, code, np.array([code in cites(way[depth]) for way in ways])
        else:
            yield answers.key, value, np.array([way[depth] == value for way in ways])


def cites(value):
    return value if isinstance(value, frozenset) else frozenset()


# --- promises -----------------------------------------------------------------------------------


def test_a_group_where_all_say_the_same_is_told():
    answers = single("portage", ["x", "x", "x", "y", "x", "y"])
    three = sample({A: (0, 1, 2)}, 6)

    assert told(three, [answers], {"portage": Shown((EVERYONE, A))}) == {
        (place, "portage", "x") for place in (0, 1, 2)
    }
    assert not told(three, [answers], {"portage": Shown((EVERYONE,))})


def test_a_group_where_nobody_says_a_thing_tells_the_rest_of_two_answers():
    # All but two are in the group, and the only two « y » are not: they are those of the others.
    answers = single("portage", ["x", "x", "z", "x", "y", "y"])
    four = sample({A: (0, 1, 2, 3)}, 6)

    assert told(four, [answers], {"portage": Shown((EVERYONE, A))}) == {
        (4, "portage", "y"),
        (5, "portage", "y"),
    }


def test_that_one_answered_may_be_told_but_not_that_it_was_silent():
    answers = multiple("freins", ["a b", "b", "a", ""])
    four = sample({A: (0, 1, 2), B: (3,)}, 4)

    assert told(four, [answers], {"freins": Shown((EVERYONE, A))}) == {(3, "freins", SILENT)}


def test_who_is_known_to_act_may_be_known_to_but_not_the_others():
    action = single("action", ["oui", "oui", "oui", "non", "oui"])
    known = sample({A: (0, 1, 2)}, 5, acting=(0, 1))
    shown = {"action": Shown((EVERYONE, A))}

    assert told(known, [action], shown) == {(2, "action", "oui")}


def test_answering_a_question_put_to_those_who_act_tells_that_one_acts():
    action = single("action", ["oui", "oui", "oui", "non", "oui"])
    service = single("service", ["x", "y", "x", "nc", "absent"], parent="action")
    known = sample({A: (0, 1, 2)}, 5, acting=(0, 1))
    shown = {"action": Shown((EVERYONE,)), "service": Shown((EVERYONE, A))}

    assert told(known, [action, service], shown) == {
        (2, "action", "oui"),
        # Three answered, and these are in the group: the others did not.
        (3, "service", SILENT),
        (4, "service", SILENT),
    }


def test_a_hidden_answer_hides_the_unanimous():
    answers = multiple("freins", ["a b", "a", "a", "b", "a", "b"])
    three = sample({A: (0, 1, 2)}, 6)
    whole = Shown((EVERYONE, A))

    assert told(three, [answers], {"freins": whole}) == {(p, "freins", "a") for p in (0, 1, 2)}
    assert not told(three, [answers], {"freins": whole.hiding(A, "a")})


# --- against the list ---------------------------------------------------------------------------


def drawn(seed, size):
    """Return respondents of groups drawn at random, who is known to act, and cells to show."""
    random = np.random.default_rng(seed)
    kind, region = random.integers(0, 4, size), random.integers(0, 3, size)
    groups = {cell: np.flatnonzero(kind == at) for at, cell in enumerate((A, B, C))}
    groups |= {cell: np.flatnonzero(region == at) for at, cell in enumerate((R, S))}
    groups = {cell: inside for cell, inside in groups.items() if len(inside)}
    acting = np.flatnonzero(random.random(size) < 0.3)
    return sample(groups, size, acting), random


def some(cells, random):
    """Return which cells are shown: most of them."""
    kept = tuple(cell for cell in cells if random.random() < 0.8)
    return Shown(kept or (EVERYONE,))


def compared(seeds, case):
    """Compare the search with the list; return how many answers are told, of how many."""
    found = of = 0
    for seed in seeds:
        who, chain, shown = case(seed)
        tells = told(who, chain, shown)
        assert tells == listed(who, chain, shown), seed
        found, of = found + len(tells), of + len(chain) * who.size
    return found, of


def one_answer(seed):
    who, random = drawn(seed, 8)
    answers = single("portage", random.choice(["x", "y", "z", "absent"], 8, p=[0.5, 0.2, 0.2, 0.1]))
    return who, [answers], {"portage": some(who.groups, random)}


def several_answers(seed):
    who, random = drawn(seed, 6)
    given = random.choice(["a", "a b", "b", "aucun", ""], 6, p=[0.3, 0.3, 0.2, 0.1, 0.1])
    shown = some(who.groups, random)
    for cell in shown.cells:
        if random.random() < 0.3:
            shown = shown.hiding(cell, random.choice(["a", "b"]))
    return who, [multiple("freins", given)], {"freins": shown}


def budgets(seed):
    """Draw who acts, who has a budget, and its class: each asked of those before."""
    who, random = drawn(seed, 7)
    ways = [("oui", "oui", "10000-50000"), ("oui", "oui", "zero"), ("oui", "non", "nc"),
            ("non", "nc", "nc"), ("oui", "absent", "absent")]  # fmt: skip
    said = [ways[at] for at in random.choice(5, 7, p=[0.35, 0.2, 0.15, 0.2, 0.1])]
    said = [ways[0] if who.acting[at] and one[0] == "non" else one for at, one in enumerate(said)]
    names = ("action", "budget_specifique", "budget_classe")
    chain = [
        single(name, values, parent)
        for name, values, parent in zip(names, zip(*said, strict=True), ("", *names), strict=False)
    ]
    shown = {name: some(who.groups, random) for name in names}
    return who, chain, shown | {"action": Shown((EVERYONE,))}


def several_of_those_who_act(seed):
    who, random = drawn(seed, 6)
    ways = [("oui", "a"), ("oui", "a b"), ("oui", "b"), ("non", ""), ("oui", "")]
    said = [ways[at] for at in random.choice(5, 6, p=[0.3, 0.2, 0.2, 0.2, 0.1])]
    said = [ways[0] if who.acting[at] and one[0] == "non" else one for at, one in enumerate(said)]
    action = single("action", [one for one, _ in said])
    why = tuple("" if c else "nc" if one == "non" else "absent" for one, c in said)
    champs = multiple("champs", [cited for _, cited in said], "action", why)
    return (
        who,
        [action, champs],
        {
            "action": Shown((EVERYONE,)),
            "champs": some(who.groups, random),
        },
    )


CASES = [one_answer, several_answers, budgets, several_of_those_who_act]


@pytest.mark.parametrize("case", CASES)
def test_the_search_finds_what_a_list_of_all_answers_tells(case):
    found, of = compared(range(8), case)

    assert 0 < found < of


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_the_search_finds_it_however_often_one_draws(case):
    compared(range(8, 20), case)
