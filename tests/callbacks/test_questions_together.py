"""All questions together do not tell who acts: they are put to those who do.

Each published group bounds how many of its members said that they do not act: no more than those
who did not answer. All these bounds are taken at once, with what everyone said in all.
"""

import re

import numpy as np
import pytest

from data.codebook import BASES, load
from data.demonstration import FIRST
from data.disclosure.sample import ACTION
from data.disclosure.solver import System
from data.intake.verify import read_files
from tests.callbacks.reader import Reader
from tests.data.disclosure.checker import EVERYONE

BOOK = load()
NOT_CONCERNED = re.compile(r"(\d+)\s«\snon\sconcerné\s»")
QUANTITIES = {
    "budget_classe": "budget_eur",
    "budget_habitant_classe": "budget_eur",
    "etp_classe": "etp",
}


@pytest.fixture(scope="module")
def reader(app):
    return Reader(app.server.test_client())


def put_to_those_who_act(question):
    """Tell whether a question is put to those who act, maybe by way of another."""
    entry = (
        BOOK.questions.get(question)
        or BOOK.tables["collectivites"][QUANTITIES.get(question, question)]
    )
    parent = BASES.get(entry.base)
    return parent == ACTION or (parent is not None and put_to_those_who_act(parent))


def known_to_act(reader):
    """Return whether each respondent has a published cooperation or a funder."""
    named = {row["collectivite_id"] for name in ("cooperations", "financements")
             for row in reader.rows(name)}  # fmt: skip
    return np.array([row["collectivite_id"] in named for row in reader.respondents])


def said_no(reader, charts):
    """Return how many said that they do not act: the least of what notes tell."""
    notes = [" ".join(reader.table(*chart)["notes"]) for *chart, _ in charts]
    found = [int(match[1]) for note in notes if (match := NOT_CONCERNED.search(note))]
    return min(found, default=None)


def forced(reader):
    """Return the respondents of whom it is certain that they do not act, or that they do."""
    charts = [one for one in reader.charts if put_to_those_who_act(one[-1])]
    acting, no = known_to_act(reader), said_no(reader, charts)
    groups = np.array([*reader.groups.values(), acting])
    _, at = np.unique(groups, axis=1, return_inverse=True)
    sizes = np.bincount(at)
    system = System()
    idle = [
        system.variable(0 if acting[at == one].any() else int(size))
        for one, size in enumerate(sizes)
    ]
    if no is not None:
        system.total(idle, no)
    for chart, choice, _ in charts:
        reading = reader.reading(chart, choice)
        answering = [system.variable(int(size)) for size in sizes]
        for one, size in enumerate(sizes):
            system.between({answering[one]: 1.0, idle[one]: 1.0}, 0.0, float(size))
        for group, n in reading.answered.items():
            inside = sorted(set(at[reader.groups[group]].tolist()))
            system.total([answering[one] for one in inside], n)
    found = {}
    for one, size in enumerate(sizes):
        if not acting[at == one].any():
            low, high = system.bounds({idle[one]: 1.0})
            if low == high and low in {0, size}:
                found |= dict.fromkeys(np.flatnonzero(at == one).tolist(), low > 0)
    return found


def test_nobody_is_known_to_act_or_not_by_all_questions_together(reader):
    told = forced(reader)
    actions = read_files([FIRST], BOOK).tables["collectivites"].set_index("collectivite_id")[ACTION]

    # An attack that errs would prove nothing.
    for who, idle in told.items():
        assert actions[reader.respondents[who]["collectivite_id"]] == ("non" if idle else "oui")
    assert reader.groups[EVERYONE].sum() > len(told)
    assert told == {}
