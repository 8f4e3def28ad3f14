"""Who was asked a question in a selection, and who gave which answer.

Answers are read once per dataset, as arrays; a selection keeps some of their rows.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.classes import class_of
from data.codebook import BASES, NONE_CODES, NOT_CONCERNED, RESERVED
from data.dataset import COOPERATION, RESPONDENT, TABLES, Dataset
from data.dimension import Dimension
from data.selection import Mask, Selection

Places = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Pairs:
    """Who gave which answer, once each: `units` (identifiers), `codes` (places among `names`).

    Codes take as few bytes as their categories have; arrays may be those of a frame.
    """

    units: Places
    codes: npt.NDArray[np.integer]
    names: tuple[str, ...]

    @cached_property
    def n(self) -> int:
        """How many units answered."""
        return int(np.count_nonzero(np.bincount(self.units)))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many units gave each answer that was given."""
        sizes = np.bincount(self.codes, minlength=len(self.names)).tolist()
        return {name: size for name, size in zip(self.names, sizes, strict=True) if size}

    def where(self, kept: Mask) -> "Pairs":
        """Return the pairs for which `kept`, of as many places, is true; itself for all."""
        if kept.all():
            return self
        # Places, taken twice, cost half of what a mask does.
        rows = np.flatnonzero(kept)
        return Pairs(self.units.take(rows), self.codes.take(rows), self.names)

    def of(self, owners: npt.NDArray[np.integer]) -> "Pairs":
        """Return the same answers as those of who owns the units: `owners`, by unit; -1: nobody."""
        return distinct(owners[self.units], self.codes, self.names)


def distinct(
    units: npt.NDArray[np.integer], codes: npt.NDArray[np.integer], names: tuple[str, ...]
) -> Pairs:
    """Return the pairs of `units` and `codes` of which neither is missing (-1), once each."""
    kept = (units >= 0) & (codes >= 0)
    size = max(len(names), 1)
    told = np.zeros((int(units.max(initial=-1)) + 1) * size, dtype=np.bool_)
    told[units[kept].astype("int64") * size + codes[kept]] = True
    found, places = np.divmod(np.flatnonzero(told), size)
    return Pairs(found.astype("int32"), places.astype(codes.dtype), names)


def concerned(dataset: Dataset, what: Dimension) -> Mask:
    """Return the respondents to whom a question was put: all but those said outside of its base.

    Who does not say whether it has a budget is still asked how much.
    """
    respondents = dataset.frames["collectivites"]
    asked = np.ones(len(respondents), dtype=np.bool_)
    base = what.entry(dataset.book).base
    while column := BASES.get(base):
        asked &= ~respondents[column].isin(["non", NOT_CONCERNED]).to_numpy()
        base = dataset.book.tables["collectivites"][column].base
    return asked


def said(dataset: Dataset, what: Dimension) -> Pairs:
    """Return all that units of its level said to a question, « ne sait pas » included."""
    frame = dataset.frames[what.frame]
    answers = pd.Categorical(frame[what.column])
    names = tuple(map(str, answers.categories))
    units, codes = frame[what.level].to_numpy(), answers.codes
    if what.frame != TABLES[what.level]:
        found = distinct(units, codes, names)
        # The units of the frame, where they are the same: its memory is not taken twice.
        return replace(found, units=units) if np.array_equal(found.units, units) else found
    return Pairs(units, codes, names).where(codes >= 0)


def classes(selection: Selection, what: Dimension) -> Pairs:
    """Return the class of each respondent by how many cooperations are kept of it."""
    owners = selection.values("cooperations", RESPONDENT)
    sizes = np.bincount(owners[owners >= 0])
    (people,) = np.nonzero(sizes)
    minimums = selection.dataset.book.classes[what.key]
    answers = pd.Categorical(class_of(pd.Series(sizes[people]), minimums))
    return distinct(people, answers.codes, tuple(map(str, answers.categories)))


def pairs(selection: Selection, what: Dimension, unit: str) -> Pairs:
    """Return who gave which answer.

    Reserved answers (« ne sait pas », « non concerné ») and absent ones are left out. `unit` is
    the level counted: an answer of respondents holds for each of their cooperations, and one of
    cooperations for their respondent.
    """
    return selection.derived(("pairs", what, unit), lambda: _pairs(selection, what, unit))


def _pairs(selection: Selection, what: Dimension, unit: str) -> Pairs:
    if unit == what.level:
        if what.counted:
            return classes(selection, what)
        whole = selection.dataset.derived(("pairs", what), lambda: _given(selection.dataset, what))
        return whole.where(selection.masks[unit][whole.units])
    own = pairs(selection, what, what.level)
    if unit == RESPONDENT:
        authors = selection.dataset.frames["cooperations"][RESPONDENT].to_numpy()
        return _without_none(own.of(authors), what)
    return _of_cooperations(own, selection, what)


def _given(dataset: Dataset, what: Dimension) -> Pairs:
    everything = said(dataset, what)
    reserved = np.array([name in RESERVED for name in everything.names], dtype=np.bool_)
    return _without_none(everything.where(~reserved[everything.codes]), what)


def _without_none(given: Pairs, what: Dimension) -> Pairs:
    """« Aucun » beside a name is not none: one said of one cooperation does not hold for all."""
    nones = np.array([name in NONE_CODES for name in given.names], dtype=np.bool_)
    if not (what.multiple and nones.any()):
        return given
    none = nones[given.codes]
    named = np.zeros(int(given.units.max(initial=-1)) + 1, dtype=np.bool_)
    named[given.units[~none]] = True
    return given.where(~(none & named[given.units]))


def _of_cooperations(own: Pairs, selection: Selection, what: Dimension) -> Pairs:
    """Return what respondents said as said of each of their cooperations."""
    authors = selection.values("cooperations", RESPONDENT)
    (kept,) = np.nonzero(selection.masks[COOPERATION])
    if what.multiple:
        answers = pd.DataFrame({RESPONDENT: own.units, "code": own.codes})
        owners = pd.DataFrame({COOPERATION: kept, RESPONDENT: authors})
        both = owners.merge(answers, on=RESPONDENT)
        return distinct(both[COOPERATION].to_numpy(), both["code"].to_numpy(), own.names)
    # One place more: that of the cooperations of nobody, -1.
    answer = np.full(len(selection.masks[RESPONDENT]) + 1, -1, dtype=own.codes.dtype)
    answer[own.units] = own.codes
    return distinct(kept, answer[authors], own.names)


def members(selection: Selection, what: Dimension, unit: str) -> pd.DataFrame:
    """Return the same as `pairs`, as a frame: columns `unit` (identifier) and `code` (text)."""
    found = pairs(selection, what, unit)
    names = pd.array(found.names, dtype="str")
    return pd.DataFrame({unit: found.units, "code": names.take(found.codes)})
