"""Who was asked a question in a selection, and who gave which answer."""

import pandas as pd

from data.classes import class_of
from data.codebook import BASES, NONE_CODES, NOT_CONCERNED, RESERVED
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.selection import Selection


def concerned(selection: Selection, what: Dimension) -> frozenset[int]:
    """Return the units to which a question was put: all but those said to be outside of its base.

    Who does not say whether it has a budget is still asked how much.
    """
    book = selection.dataset.book
    base = what.entry(book).base
    if what.level != RESPONDENT:
        return frozenset(selection.units(what.level))
    asked = selection.respondents
    while column := BASES.get(base):
        asked = asked[~asked[column].isin(["non", NOT_CONCERNED])]
        base = book.tables["collectivites"][column].base
    return frozenset(asked[RESPONDENT])


def answers_to(selection: Selection, dimension: Dimension) -> pd.DataFrame:
    """Return the kept rows that hold the answers, in `dimension.column`."""
    if not dimension.counted:
        return selection.frame(dimension.frame, dimension.level)
    owners = selection.cooperations.loc[selection.cooperations[RESPONDENT] >= 0, RESPONDENT]
    sizes = owners.value_counts().sort_index()
    minimums = selection.dataset.book.classes[dimension.key]
    codes = class_of(sizes, minimums).to_numpy()
    return pd.DataFrame({RESPONDENT: sizes.index, dimension.column: codes})


def members(selection: Selection, dimension: Dimension, unit: str) -> pd.DataFrame:
    """Return who gave which answer: distinct pairs, columns `unit` (identifier) and `code`.

    Reserved answers (« ne sait pas », « non concerné ») and absent ones are left out. `unit` is
    the level counted: an answer of respondents holds for each of their cooperations, and one of
    cooperations for their respondent.
    """
    frame = answers_to(selection, dimension)
    if dimension.level == RESPONDENT and unit == COOPERATION:
        frame = selection.cooperations[[COOPERATION, RESPONDENT]].merge(
            frame[[RESPONDENT, dimension.column]], on=RESPONDENT
        )
    pairs = frame[[unit, dimension.column]].rename(columns={dimension.column: "code"})
    answered = pairs["code"].notna() & ~pairs["code"].isin(list(RESERVED)) & (pairs[unit] >= 0)
    answers = pairs[answered].drop_duplicates().astype({"code": "str"})
    # « Aucun » beside a name is not none: one said of one cooperation does not hold for all.
    none = answers["code"].isin(list(NONE_CODES))
    named = answers.loc[~none, unit]
    return answers[~(none & answers[unit].isin(named))] if dimension.multiple else answers
