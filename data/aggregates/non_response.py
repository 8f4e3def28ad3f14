"""Who is outside of a base: silent, « ne sait pas » or « non concerné », counted the one way."""

from typing import Final

import pandas as pd

from data.codebook import DONT_KNOW, NOT_CONCERNED, RESERVED
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import Dimension, answers_to, concerned
from data.filters import Selection
from data.words import NBSP

ABSENT: Final = "absent"
NAMES: Final = {RESPONDENT: "Collectivités", COOPERATION: "Coopérations"}


def unanswered(selection: Selection, what: Dimension) -> "pd.Series[str]":
    """Return why each unit outside of the base is there, by unit.

    `absent`, `nsp` or `nc`. Silent about what does not concern it (whoever does not act, of how)
    is `nc`. Together with the base these are all units of the selection.
    """
    asked = concerned(selection, what)
    units = selection.units(what.level)
    answers = answers_to(selection, what).dropna(subset=[what.column])
    codes = answers[what.column].astype("str")
    said = {code: answers.loc[codes == code, what.level] for code in RESERVED}
    known = answers.loc[~codes.isin(list(RESERVED)), what.level]
    why = pd.Series(ABSENT, index=pd.Index(units))
    why[~why.index.isin(asked) | why.index.isin(said[NOT_CONCERNED])] = NOT_CONCERNED
    why[why.index.isin(said[DONT_KNOW])] = DONT_KNOW
    return why[~why.index.isin(known)]


def left_out(selection: Selection, what: Dimension) -> str:
    """Say how many are silent, do not know, or are not concerned; nothing when all answered.

    These are answers too: given in confidence, they are not told of very few.
    """
    rules, hidden = selection.dataset.rules, what.confidential(selection.dataset.book)
    why = unanswered(selection, what)
    words = {ABSENT: what.absent} | {
        code: f"«{NBSP}{said.lower()}{NBSP}»" for code, said in RESERVED.items()
    }
    everyone = len(selection.units(what.level))
    counts = {
        told: rules.share(int((why == code).sum()), everyone, confidential=hidden)[0]
        for code, told in words.items()
    }
    return ", ".join(f"{count} {told}" for told, count in counts.items() if count)


def outside(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return the note about the units that are not in the base; none when all are."""
    told = left_out(selection, what)
    return (f"{NAMES[what.level]} hors de la base{NBSP}: {told}.",) if told else ()
