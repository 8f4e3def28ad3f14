"""Units outside a base: no answer, « ne sait pas » or « non concerné »."""

from typing import Final

import pandas as pd

from data.answers import answers_to, concerned
from data.codebook import DONT_KNOW, NOT_CONCERNED, RESERVED
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.french import NBSP, quoted
from data.selection import Selection

ABSENT: Final = "absent"
NAMES: Final = {RESPONDENT: "Collectivités", COOPERATION: "Coopérations"}


def unanswered(selection: Selection, what: Dimension) -> "pd.Series[str]":
    """Return the reason why each unit is outside the base, indexed by unit.

    `absent`, `nsp` or `nc`. No answer to a question that does not concern the unit is `nc`.
    The base and these units make up the selection.
    """
    asked = concerned(selection, what)
    units = selection.units(what.level)
    answers = answers_to(selection, what).dropna(subset=[what.column])
    codes = answers[what.column].astype("str")
    reserved = {code: answers.loc[codes == code, what.level] for code in RESERVED}
    known = answers.loc[~codes.isin(list(RESERVED)), what.level]
    why = pd.Series(ABSENT, index=pd.Index(units))
    why[~why.index.isin(asked) | why.index.isin(reserved[NOT_CONCERNED])] = NOT_CONCERNED
    why[why.index.isin(reserved[DONT_KNOW])] = DONT_KNOW
    return why[~why.index.isin(known)]


def outside_counts(selection: Selection, what: Dimension) -> str:
    """Return in French the number of units outside the base by reason; empty if there is none.

    Of public facts: those given in confidence have no rows to be counted here.
    """
    why = unanswered(selection, what)
    words = {ABSENT: what.absent} | {
        code: quoted(label.lower()) for code, label in RESERVED.items()
    }
    counts = {phrase: int((why == code).sum()) for code, phrase in words.items()}
    return ", ".join(f"{count} {phrase}" for phrase, count in counts.items() if count)


def outside(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return the note on the units outside the base, if any."""
    counts = outside_counts(selection, what)
    return (f"{NAMES[what.level]} hors de la base{NBSP}: {counts}.",) if counts else ()
