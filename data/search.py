"""Search index of short labels, tolerant of missing accents, beginnings of words and typos.

A word of the query matches a word of a label exactly, as its beginning, or with a few typos (one
from five letters, two from eight; two swapped letters are one typo). Labels that match every word
are returned; if there is none, those that match some. Plurals match their singular. Exact matches
rank before beginnings, and both before typos; a query far from every label returns nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from data.codebook import fold

#: Words of a query, and letters of a word, beyond which the rest is ignored.
MAX_WORDS: Final = 8
LONGEST: Final = 20

#: Lengths from which a word may have one typo, or two.
ONE_SLIP: Final = 5
TWO_SLIPS: Final = 8

#: Length from which a word counts in a partial match, and loses its plural.
SIGNIFICANT: Final = 4

#: Cost of a word of the query: 0 if exact, more for a beginning, each typo, or no match.
_BEGUN: Final = 1
_SLIP: Final = 10
_UNMET: Final = 100

#: How a label matches the query: exactly, by its beginning, by its words. Less is better.
_WHOLE, _BEGINNING, _WORDS = range(3)

Letters = npt.NDArray[np.uint32]
Distances = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Entry:
    """A label to be found, with its other spellings (`forms`) and a description (`note`).

    Among entries that match equally well, those of smaller `weight` come first.
    """

    kind: str
    code: str
    label: str
    forms: tuple[str, ...] = ()
    note: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Index:
    """The entries, and their sorted words with the spellings that contain each."""

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
        """Return the entries that match `question`, best first; none if it has no word."""
        asked = words_of(question)[:MAX_WORDS]
        if not asked:
            return []
        significant = [word for word in asked if len(word) >= SIGNIFICANT]
        found = (
            self._matching([self._begun(word) for word in asked])
            or self._matching([self._near(word) for word in asked])
            or self._partly([self._begun(word) for word in significant])
            or self._partly([self._near(word) for word in significant])
        )
        return self._ranked(found, " ".join(asked))

    def _begun(self, word: str) -> dict[int, int]:
        """Return the spellings with a word that begins with `word`, and their cost."""
        start = bisect_left(self._words, word)
        end = bisect_left(self._words, word + "\U0010ffff")
        found: dict[int, int] = {}
        for place in range(start, end):  # the whole word, where there is one, comes first
            cost = 0 if self._words[place] == word else _BEGUN
            for form in self._holders[place]:
                found.setdefault(form, cost)
        return found

    def _near(self, word: str) -> dict[int, int]:
        """Return the spellings with a word, or a beginning, within the allowed typos of `word`.

        A short word is only compared with words of its length: five letters begin too many others.
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
        """Return the spellings that match every word of the query, with their total cost."""
        common = set(found[0]).intersection(*found[1:])
        return {form: sum(costs[form] for costs in found) for form in common}

    def _partly(self, found: list[dict[int, int]]) -> dict[int, int]:
        """Return the spellings that match some words; each unmatched word adds to the cost."""
        met: dict[int, int] = {}
        for costs in found:
            for form, cost in costs.items():
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
    return word[:-1] if len(word) >= SIGNIFICANT and word[-1] in "sx" else word


def _spellings(entry: Entry) -> Iterable[str]:
    """Yield every spelling, with and without its apostrophes, which many do not type."""
    for form in filter(None, (entry.label, *entry.forms)):
        yield form
        joined = form.replace("’", "").replace("'", "")
        if joined != form:
            yield joined


def distances_to(word: str, letters: Letters) -> Distances:
    """Return the edit distance of `word` to each column of `letters`, or to its nearest beginning.

    Edits are a letter missing, added, changed, or swapped with its neighbour. Vectorised over the
    columns: 5,000 words take a few milliseconds. Beginnings too long to match are not computed.
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
    """Return an array with a column of code points for each word, padded with zeros."""
    listed = list(words)
    table = np.zeros((max(map(len, listed), default=0), len(listed)), dtype=np.uint32)
    for column, word in enumerate(listed):
        table[: len(word), column] = [ord(letter) for letter in word]
    return table


def _closeness(form: str, asked: str) -> int:
    if form == asked:
        return _WHOLE
    return _BEGINNING if form.startswith(asked) else _WORDS
