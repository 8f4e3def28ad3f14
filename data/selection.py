"""The rows of the dataset that filters keep.

Explained to users on « Méthode ». Filters on collectivités (region, type…) keep respondents;
filters on cooperations (country, theme…) keep cooperations. The two then meet: a cooperation is
kept only if its collectivité is, and a collectivité only if one of its cooperations is. Several
values of one filter add up (« ou »), several filters restrict each other (« et »). A filter that
excludes leaves out the cooperations that it names, and who has no other; it touches nobody else.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.dataset import COOPERATION, RESPONDENT, TABLES, Dataset, Derived, derived
from data.filters import BY_KEY, FILTERS, WAVE, Filter, Filters

Mask = npt.NDArray[np.bool_]

LEVELS: Final = {table: level for level, table in TABLES.items()}


@dataclass(frozen=True)
class Selection:
    """The rows that a selection keeps: `masks` of respondents and cooperations, by identifier."""

    dataset: Dataset
    filters: Filters
    masks: Mapping[str, Mask]
    _derived: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def derived(self, key: Hashable, make: Callable[[], Derived]) -> Derived:
        """Return what `make` derives from the rows kept, made once."""
        return derived(self._derived, key, make)

    def size(self, level: str) -> int:
        """Return how many respondents, or cooperations, are kept."""
        return self.derived(level, lambda: int(np.count_nonzero(self.masks[level])))

    def values(self, name: str, column: str) -> npt.NDArray[Any]:
        """Return a column of the kept rows of `collectivites` or `cooperations`, as an array.

        Texts are categories, and are given as their codes (-1: none).
        """

        def taken() -> npt.NDArray[Any]:
            every = self.dataset.frames[name][column]
            text = isinstance(every.dtype, pd.CategoricalDtype)
            kept = every.cat.codes if text else every
            return kept.to_numpy()[self.masks[LEVELS[name]]]

        return self.derived((name, column), taken)

    @cached_property
    def respondents(self) -> pd.DataFrame:
        """Kept rows of `collectivites`."""
        return self.frame("collectivites", RESPONDENT)

    @cached_property
    def cooperations(self) -> pd.DataFrame:
        """Kept rows of `cooperations`."""
        return self.frame("cooperations", COOPERATION)

    def units(self, level: str) -> tuple[int, ...]:
        """Return the identifiers kept of respondents, or of cooperations."""
        return tuple(map(int, np.flatnonzero(self.masks[level])))

    def long(self, name: str) -> pd.DataFrame:
        """Return kept rows of a long form of the cooperations: `zones`, `thematiques` or `odd`."""
        return self.frame(name, COOPERATION)

    def answers(self, name: str) -> pd.DataFrame:
        """Return kept rows of `financements`, or of a question with several answers."""
        return self.frame(name, RESPONDENT)

    def frame(self, name: str, level: str) -> pd.DataFrame:
        """Return the rows of the frame `name` whose `level` identifier is kept."""
        frame = self.dataset.frames[name]
        rows: pd.DataFrame = frame[self.masks[level][frame[level].to_numpy()]]
        return rows

    def asked(self, waves: Iterable[str]) -> bool:
        """Tell whether what is limited to `waves` was asked in the selected wave."""
        return self.dataset.book.asked(waves, self.filters.wave)


def select(dataset: Dataset, filters: Filters) -> Selection:
    """Return what `filters` keep of `dataset`."""
    cooperations = dataset.frames["cooperations"]
    masks = {level: _of_wave(dataset, level, filters.wave) for level in TABLES}
    authors = cooperations[RESPONDENT].to_numpy()
    excluded = np.zeros(len(cooperations), dtype=np.bool_)
    levels = set()
    for key, codes in filters.chosen:
        item = BY_KEY[key]
        named = _named(dataset, item, codes, len(masks[item.level]))
        if item.excludes:
            excluded |= named
        else:
            masks[item.level] = masks[item.level] & named
            levels.add(item.level)
    if RESPONDENT in levels:
        masks[COOPERATION] = masks[COOPERATION] & _lookup(masks[RESPONDENT], authors)
    emptied = masks[COOPERATION] & excluded
    masks[COOPERATION] = masks[COOPERATION] & ~excluded
    size = len(masks[RESPONDENT])
    acting = _authors(authors, masks[COOPERATION], size)
    if COOPERATION in levels:
        masks[RESPONDENT] = masks[RESPONDENT] & acting
    masks[RESPONDENT] = masks[RESPONDENT] & (acting | ~_authors(authors, emptied, size))
    return Selection(dataset, filters, masks)


def present(dataset: Dataset, wave: str) -> dict[str, tuple[str, ...]]:
    """Return, for each filter, the codes that `wave` holds, in the codebook's order."""
    return dataset.derived(f"présents {wave}", lambda: _present(dataset, wave))


def _present(dataset: Dataset, wave: str) -> dict[str, tuple[str, ...]]:
    everything = select(dataset, Filters(wave))
    found = {}
    for item in FILTERS:
        values = set(everything.frame(item.frame, item.level)[item.column].dropna().unique())
        found[item.key] = tuple(c for c in item.words(dataset.book).codes if c in values)
    return found


def _of_wave(dataset: Dataset, level: str, wave: str) -> Mask:
    column = dataset.frames[TABLES[level]][WAVE]
    return dataset.derived((WAVE, level, wave), lambda: _is(column, (wave,)))


def _named(dataset: Dataset, item: Filter, codes: Iterable[str], size: int) -> Mask:
    frame = dataset.frames[item.frame]
    return _mask(frame[item.level].to_numpy()[_is(frame[item.column], codes)], size)


def _authors(authors: npt.NDArray[np.int64], cooperations: Mask, size: int) -> Mask:
    """Return who leads one of `cooperations`."""
    acting = authors[cooperations]
    return _mask(acting[acting >= 0], size)


def _is(column: "pd.Series[str]", codes: Iterable[str]) -> Mask:
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.isin(list(codes)).to_numpy()
    # One place more: that of the rows without a code, -1.
    wanted = np.zeros(len(column.cat.categories) + 1, dtype=np.bool_)
    wanted[:-1] = column.cat.categories.isin(list(codes))
    found: Mask = wanted[column.cat.codes.to_numpy()]
    return found


def _mask(identifiers: npt.NDArray[np.int64], size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[identifiers] = True
    return mask


def _lookup(respondents: Mask, authors: npt.NDArray[np.int64]) -> Mask:
    """Return, for each cooperation, whether its respondent is kept (none named: not kept)."""
    return np.append(respondents, False)[authors]
