"""Units outside a base: no answer, « ne sait pas » or « non concerné »."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.answers import Pairs, classes, concerned, said
from data.codebook import DONT_KNOW, NOT_CONCERNED, RESERVED
from data.dataset import COOPERATION, RESPONDENT, TABLES, Dataset
from data.dimension import Dimension
from data.french import NBSP, quoted
from data.selection import Selection

Reasons: TypeAlias = npt.NDArray[np.int8]

ABSENT: Final = "absent"
NAMES: Final = {RESPONDENT: "Collectivités", COOPERATION: "Coopérations"}

#: Why a unit is outside the base, as small numbers; the first: it is inside.
_WHY: Final = ("", ABSENT, NOT_CONCERNED, DONT_KNOW)


def unanswered(selection: Selection, what: Dimension) -> "pd.Series[str]":
    """Return the reason why each unit is outside the base, indexed by unit.

    `absent`, `nsp` or `nc`. No answer to a question that does not concern the unit is `nc`.
    The base and these units make up the selection.
    """
    kept, why = selection.masks[what.level], _reasons(selection, what)
    (units,) = np.nonzero(kept & (why > 0))
    return pd.Series([_WHY[at] for at in why[units]], index=pd.Index(units), dtype="object")


def silences(selection: Selection, what: Dimension) -> dict[str, int]:
    """Return how many units are outside the base, by reason; those that hold for some."""
    kept, why = selection.masks[what.level], _reasons(selection, what)
    sizes = {reason: np.count_nonzero(kept & (why == at)) for at, reason in enumerate(_WHY)}
    return {reason: int(size) for reason, size in sizes.items() if reason and size}


def _reasons(selection: Selection, what: Dimension) -> Reasons:
    dataset = selection.dataset
    if what.counted:
        return _reasons_of(dataset, what, classes(selection, what))
    return dataset.derived(
        ("reasons", what), lambda: _reasons_of(dataset, what, said(dataset, what))
    )


def _reasons_of(dataset: Dataset, what: Dimension, answers: Pairs) -> Reasons:
    """Return the place in `_WHY` of each unit of the dataset."""
    size = len(dataset.frames[TABLES[what.level]])
    why = np.full(size, _WHY.index(ABSENT), dtype=np.int8)
    if what.level == RESPONDENT:
        why[~concerned(dataset, what)] = _WHY.index(NOT_CONCERNED)
    # What is known comes last: it holds whatever else was said.
    told = np.array([_WHY.index(name) if name in RESERVED else 0 for name in answers.names] or [0])
    found = told[answers.codes]
    for reason in (_WHY.index(NOT_CONCERNED), _WHY.index(DONT_KNOW), 0):
        why[answers.units[found == reason]] = reason
    return why


def outside_counts(selection: Selection, what: Dimension) -> str:
    """Return in French the number of units outside the base by reason; empty if there is none.

    Of public facts: those given in confidence have no rows to be counted here.
    """
    why = silences(selection, what)
    words = {ABSENT: what.absent} | {
        code: quoted(label.lower()) for code, label in RESERVED.items()
    }
    return ", ".join(f"{why[code]} {phrase}" for code, phrase in words.items() if code in why)


def outside(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return the note on the units outside the base, if any."""
    counts = outside_counts(selection, what)
    return (f"{NAMES[what.level]} hors de la base{NBSP}: {counts}.",) if counts else ()
