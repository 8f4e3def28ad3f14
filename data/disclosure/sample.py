"""The respondents of one wave, the groups that are public, and what each answered in confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from data.answers import members
from data.codebook import BASES, NONE_CODES
from data.dataset import RESPONDENT, Dataset
from data.dimension import Dimension
from data.disclosure.cell import EVERYONE, GROUPINGS, Cell
from data.filters import Filters
from data.non_response import unanswered
from data.selection import Selection, select

Members = npt.NDArray[np.bool_]

#: The question whose « oui » every published cooperation tells.
ACTION: Final = "action"


@dataclass(frozen=True)
class Answers:
    """The answers of the respondents to one question, by place in the sample.

    `given` holds the codes (one at most, unless `multiple`); `why` the reason of a silence
    (`absent`, `nsp`, `nc`), empty for who answered.
    """

    key: str
    codes: tuple[str, ...]
    given: tuple[frozenset[str], ...]
    why: tuple[str, ...]
    multiple: bool
    parent: str = ""

    @cached_property
    def answered(self) -> Members:
        """Whether each respondent answered."""
        return np.array([bool(codes) for codes in self.given])

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The one answer of each respondent, or the reason of its silence."""
        return tuple(
            next(iter(codes)) if codes and not self.multiple else why or ANSWERED
            for codes, why in zip(self.given, self.why, strict=True)
        )

    def citing(self, code: str) -> Members:
        """Return whether each respondent gave the answer `code`."""
        return np.array([code in codes for codes in self.given])


#: A question whose answers are made from those of another: it is protected with it.
ORIGINS: Final = {"budget_habitant_classe": "budget_classe"}

#: Value of a respondent that answered a question with several answers.
ANSWERED: Final = "repondu"


@dataclass(frozen=True)
class Sample:
    """The respondents of one wave, by place: their public groups, and who is known to act."""

    groups: Mapping[Cell, Members]
    acting: Members
    places: Mapping[int, int]
    selection: Selection

    @property
    def size(self) -> int:
        """The number of respondents."""
        return len(self.places)

    def possible(self, place: int, values: Mapping[str, str]) -> bool:
        """Tell whether a respondent of a known population could have given these answers.

        Its budget and its budget by inhabitant are in classes that agree, or are both unsaid.
        """
        budget, per_head = (
            values.get(f"{name}_classe", "") for name in ("budget", "budget_habitant")
        )
        book, people = self.selection.dataset.book, self.populations[place]
        bounds, heads = book.classes["budget"], book.classes["budget_habitant"]
        if budget not in bounds or per_head not in heads:
            return not (per_head in heads and budget not in bounds)
        low, high = _interval(bounds, budget)
        least, most = (people * bound for bound in _interval(heads, per_head))
        return people > 0 and low < most and least < high

    @cached_property
    def populations(self) -> list[float]:
        """The population of each respondent; 0 where it is not known."""
        return self.selection.respondents["population"].fillna(0).tolist()

    @property
    def uncounted(self) -> frozenset[int]:
        """The places of the respondents whose population is not known."""
        return frozenset(at for at, people in enumerate(self.populations) if not people)

    def answers(self, what: Dimension) -> Answers:
        """Return what each respondent answered to a question."""
        book = self.selection.dataset.book
        given: list[set[str]] = [set() for _ in self.places]
        pairs = members(self.selection, what, RESPONDENT)
        for who, code in zip(pairs[RESPONDENT], pairs["code"], strict=True):
            given[self.places[int(who)]].add(str(code))
        why = [""] * self.size
        for who, reason in unanswered(self.selection, what).items():
            why[self.places[int(str(who))]] = str(reason)
        return Answers(
            what.key,
            what.words(book).codes,
            tuple(map(frozenset, given)),
            tuple(why),
            what.multiple,
            ORIGINS.get(what.key) or BASES.get(what.entry(book).base, ""),
        )


def sample_of(dataset: Dataset, wave: str) -> Sample:
    """Return the respondents of `wave` in a dataset that still holds all answers."""
    selection = select(dataset, Filters(wave))
    rows = selection.respondents
    groups: dict[Cell, Members] = {EVERYONE: np.ones(len(rows), dtype=np.bool_)}
    for key in GROUPINGS:
        column = rows[key].astype("object").to_numpy()
        for code in dict.fromkeys(value for value in column if isinstance(value, str)):
            groups[Cell(key, code)] = column == code
    units = rows[RESPONDENT].tolist()
    cooperating = set(selection.cooperations[RESPONDENT])
    funders = selection.answers("financeurs")
    named = funders[funders["code"].notna() & ~funders["code"].isin(list(NONE_CODES))]
    acting = cooperating | set(named[RESPONDENT])
    return Sample(
        groups,
        np.array([unit in acting for unit in units], dtype=np.bool_),
        {int(unit): place for place, unit in enumerate(units)},
        selection,
    )


def chain(question: Answers, others: Mapping[str, Answers]) -> Sequence[Answers]:
    """Return a question preceded by those that decide whom it concerns, the widest first."""
    found = [question]
    while found[0].parent and found[0].parent in others:
        found.insert(0, others[found[0].parent])
    return found


def _interval(minimums: Mapping[str, float], code: str) -> tuple[float, float]:
    """Return the smallest value of a class, and that of the next one."""
    codes = list(minimums)
    after = codes.index(code) + 1
    following = minimums[codes[after]] if after < len(codes) else float("inf")
    return minimums[code], following
