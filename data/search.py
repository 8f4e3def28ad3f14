"""Find by words: an index of short labels, tolerant of missing accents and typing slips.

Every word of a question is met by a word of the label: whole, begun, or at a small distance (one
slip from five letters, two from eight; swapped neighbours are one slip). Where no label meets them
all, those that meet some of them answer. A plural is its singular. A whole word comes before a
begun one, and both before any slip: where a word is far from all, nothing is the better answer.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from data.codebook import fold

#: Words and letters of a question beyond which nothing is read.
MAX_WORDS: Final = 8
LONGEST: Final = 20

#: Letters from which a word may have one slip, or two.
ONE_SLIP: Final = 5
TWO_SLIPS: Final = 8

#: Letters from which a word counts where not all are met, and from which its plural is folded.
TELLING: Final = 4

#: What a word asked costs: met whole, begun, by each slip, or not met at all.
_BEGUN: Final = 1
_SLIP: Final = 10
_UNMET: Final = 100

#: How a label answers: as a whole, by its beginning, by its words. Less is better.
_WHOLE, _BEGINNING, _WORDS = range(3)

Letters = npt.NDArray[np.uint32]
Distances = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Entry:
    """Something to be found: `forms` are its other spellings, `note` says what it is.

    `weight` puts an entry behind others that match with as few slips: 0 comes first.
    """

    kind: str
    code: str
    label: str
    forms: tuple[str, ...] = ()
    note: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Index:
    """Entries, and every word of theirs, sorted, with the spellings that hold it."""

    entries: tuple[Entry, ...]
    _forms: list[tuple[int, str]] = field(init=False, repr=False, compare=False)
    _words: list[str] = field(init=False, repr=False, compare=False)
    _holders: list[frozenset[int]] = field(init=False, repr=False, compare=False)
    _letters: Letters = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cut every spelling into words."""
        forms = [
            (place, " ".join(words_of(form)))
            for place, entry in enumerate(self.entries)
            for form in _spellings(entry)
        ]
        holders: dict[str, set[int]] = {}
        for place, (_, form) in enumerate(forms):
            for word in form.split():
                holders.setdefault(word, set()).add(place)
        words = sorted(holders)
        object.__setattr__(self, "_forms", forms)
        object.__setattr__(self, "_words", words)
        object.__setattr__(self, "_holders", [frozenset(holders[word]) for word in words])
        object.__setattr__(self, "_letters", letters_of(words))

    def find(self, question: str) -> list[Entry]:
        """Return what answers `question`, best first; nothing for a question without a word."""
        asked = words_of(question)[:MAX_WORDS]
        if not asked:
            return []
        telling = [word for word in asked if len(word) >= TELLING]
        found = (
            self._matching([self._begun(word) for word in asked])
            or self._matching([self._near(word) for word in asked])
            or self._partly([self._begun(word) for word in telling])
            or self._partly([self._near(word) for word in telling])
        )
        return self._ranked(found, " ".join(asked))

    def _begun(self, word: str) -> dict[int, int]:
        """Return the spellings that hold `word`, or a word that it begins, with their cost."""
        start = bisect_left(self._words, word)
        end = bisect_left(self._words, word + "\U0010ffff")
        found: dict[int, int] = {}
        for place in range(start, end):  # the whole word, where there is one, comes first
            cost = 0 if self._words[place] == word else _BEGUN
            for form in self._holders[place]:
                found.setdefault(form, cost)
        return found

    def _near(self, word: str) -> dict[int, int]:
        """Return the spellings that hold a word, or the beginning of one, close to `word`.

        A short word is only near words of its own length: five letters begin too many others.
        """
        slips = (len(word) >= ONE_SLIP) + (len(word) >= TWO_SLIPS)
        found = self._begun(word)
        if not slips or not self._words:
            return found
        longest = LONGEST if slips > 1 else len(word) + 1
        distances = distances_to(word, self._letters)
        for place in np.argsort(distances, kind="stable"):
            distance = int(distances[place])
            if distance > slips:
                break
            if len(self._words[place]) <= longest:
                for form in self._holders[place]:
                    found.setdefault(form, _SLIP * distance)
        return found

    def _matching(self, found: list[dict[int, int]]) -> dict[int, int]:
        """Return the spellings that meet every word asked, with their cost in all."""
        common = set(found[0]).intersection(*found[1:])
        return {form: sum(one[form] for one in found) for form in common}

    def _partly(self, found: list[dict[int, int]]) -> dict[int, int]:
        """Return the spellings that meet some of the words asked: the more, the nearer."""
        met: dict[int, int] = {}
        for one in found:
            for form, cost in one.items():
                met[form] = met.get(form, _UNMET * len(found)) + cost - _UNMET
        return met

    def _ranked(self, matching: dict[int, int], asked: str) -> list[Entry]:
        ranks: dict[int, tuple[int, int, int, int]] = {}
        for place, cost in matching.items():
            entry, form = self._forms[place]
            rank = (cost, self.entries[entry].weight, _closeness(form, asked), len(form))
            ranks[entry] = min(ranks.get(entry, rank), rank)
        return [self.entries[entry] for entry in sorted(ranks, key=lambda e: (ranks[e], e))]


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, without accents, punctuation or plural."""
    return [_singular(word)[:LONGEST] for word in re.findall(r"[^\W_]+", fold(text))]


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= TELLING and word[-1] in "sx" else word


def _spellings(entry: Entry) -> Iterable[str]:
    """Yield every spelling, and again without its apostrophes, which many do not type."""
    for form in filter(None, (entry.label, *entry.forms)):
        yield form
        joined = form.replace("’", "").replace("'", "")
        if joined != form:
            yield joined


def distances_to(word: str, letters: Letters) -> Distances:
    """Return how many slips lie between `word` and each column of letters, or its beginning.

    A slip is a letter missing, added, changed, or swapped with its neighbour. All columns at
    once: 5,000 words take a few milliseconds. Beginnings longer than any match are not looked at.
    """
    columns = letters[: len(word) + 2]
    width, count = columns.shape
    start = np.arange(width + 1, dtype=np.int8)[:, None]
    before = previous = np.repeat(start, count, axis=1)
    for i, letter in enumerate(map(ord, word), start=1):
        current = np.empty_like(previous)
        current[0] = i
        other = columns != letter
        for j in range(1, width + 1):
            best = np.minimum(previous[j], current[j - 1]) + 1
            best = np.minimum(best, previous[j - 1] + other[j - 1])
            if i > 1 and j > 1:
                swapped = ~other[j - 2] & (columns[j - 1] == ord(word[i - 2]))
                best[swapped] = np.minimum(best, before[j - 2] + 1)[swapped]
            current[j] = best
        before, previous = previous, current
    ends: Distances = previous.min(axis=0)
    return ends


def letters_of(words: Iterable[str]) -> Letters:
    """Return one column of letters a word, filled up with zeros."""
    held = list(words)
    table = np.zeros((max(map(len, held), default=0), len(held)), dtype=np.uint32)
    for column, word in enumerate(held):
        table[: len(word), column] = [ord(letter) for letter in word]
    return table


def _closeness(form: str, asked: str) -> int:
    if form == asked:
        return _WHOLE
    return _BEGINNING if form.startswith(asked) else _WORDS
