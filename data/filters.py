"""What a reader selects, as one small frozen value, and what it keeps of the dataset.

Explained to users on « Méthode ». Filters on collectivités (region, type…) keep respondents;
filters on cooperations (country, theme…) keep cooperations. The two then meet: a cooperation is
kept only if its collectivité is, and a collectivité only if one of its cooperations is. Several
values of one filter add up (« ou »), several filters restrict each other (« et »). A filter that
excludes leaves out the cooperations that it names, and who has no other; it touches nobody else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.codebook import Codebook, Nomenclature
from data.dataset import COOPERATION, RESPONDENT, Dataset

WAVE: Final = "vague"

#: What is left out of the sums: refugees hosted in France, administration (open data only).
SCOPE: Final = "hors"

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Filter:
    """One entry of the filter bar: its key in addresses, and where it looks.

    `level` says which units it keeps: rows of `frame` are matched on `column`, and their
    `level` identifiers are kept; or left out, by a filter that `excludes`. Its codes are offered in
    the codebook's order, or `by_name`.
    """

    key: str
    label: str
    frame: str
    column: str
    nomenclature: str
    level: str
    excludes: bool = False
    by_name: bool = False

    def words(self, book: Codebook) -> Nomenclature:
        """Return the codes that this filter accepts, with their labels."""
        return book.nomenclatures[self.nomenclature]

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether `wave` holds what this filter looks at, where that is a variable."""
        table = book.tables.get(self.frame)
        variables = table.variables if table else ()
        return all(book.asked(v.waves, wave) for v in variables if v.name == self.column)


FILTERS: Final = (
    Filter(SCOPE, "Périmètre", "cooperations", "nature", "hors", COOPERATION, excludes=True),
    Filter("region", "Région", "collectivites", "region", "regions", RESPONDENT),
    Filter(
        key="departement",
        label="Département",
        frame="collectivites",
        column="departement",
        nomenclature="departements",
        level=RESPONDENT,
        by_name=True,
    ),
    Filter("type", "Type de collectivité", "collectivites", "type", "types", RESPONDENT),
    Filter("strate", "Taille (habitants)", "collectivites", "strate", "strates", RESPONDENT),
    Filter("anciennete", "Ancienneté", "collectivites", "anciennete", "anciennetes", RESPONDENT),
    Filter("zone", "Zone du monde", "zones", "zones", "zones", COOPERATION),
    Filter("pays", "Pays", "cooperations", "pays", "pays", COOPERATION, by_name=True),
    Filter("thematique", "Thématique", "thematiques", "thematiques", "thematiques", COOPERATION),
    Filter("mode", "Mode d’action", "cooperations", "mode", "modes", COOPERATION),
    Filter("odd", "ODD", "odd", "odd", "odd", COOPERATION),
    Filter("financeur", "Financeur cité", "financeurs", "code", "financeurs", RESPONDENT),
)

BY_KEY: Final[Mapping[str, Filter]] = {item.key: item for item in FILTERS}


@dataclass(frozen=True)
class Filters:
    """A selection: one wave, and for each filter in use its codes, sorted."""

    wave: str
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, wave: str, chosen: Mapping[str, Iterable[str]]) -> Self:
        """Build from codes already known to be right; empty filters are left out."""
        ordered = ((item.key, tuple(sorted(set(chosen.get(item.key, ()))))) for item in FILTERS)
        return cls(wave, tuple((key, codes) for key, codes in ordered if codes))

    def codes(self, key: str) -> tuple[str, ...]:
        """Return the codes chosen for the filter `key`."""
        return dict(self.chosen).get(key, ())

    def without(self, key: str, code: str | None = None) -> Self:
        """Return the selection less one code, or less the whole filter."""
        left = {
            k: [c for c in codes if k != key or (code and c != code)] for k, codes in self.chosen
        }
        return self.of(self.wave, left)

    def meaningful(self, book: Codebook) -> Self:
        """Return the selection less what excludes by an answer that its wave does not hold."""
        meaningful = {
            key: codes
            for key, codes in self.chosen
            if not BY_KEY[key].excludes or BY_KEY[key].asked(book, self.wave)
        }
        return self.of(self.wave, meaningful)

    @property
    def key(self) -> str:
        """Stable text for cache keys: equal selections give equal keys."""
        return "&".join(f"{k}={','.join(v)}" for k, v in ((WAVE, (self.wave,)), *self.chosen))


@dataclass(frozen=True)
class Selection:
    """The rows that a selection keeps: `masks` of respondents and cooperations, by identifier."""

    dataset: Dataset
    filters: Filters
    masks: Mapping[str, Mask]

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
    respondents, cooperations = (dataset.frames[n] for n in ("collectivites", "cooperations"))
    masks = {
        RESPONDENT: _is(respondents[WAVE], (filters.wave,)),
        COOPERATION: _is(cooperations[WAVE], (filters.wave,)),
    }
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


def has_cooperation_filter(filters: Filters) -> bool:
    """Tell whether `filters` choose among cooperations, and not only among collectivités."""
    chosen = (BY_KEY[key] for key, _ in filters.chosen)
    return any(item.level == COOPERATION and not item.excludes for item in chosen)


def included(filters: Filters, book: Codebook) -> str:
    """Say what the selection holds that a filter could exclude: « frais administratifs compris ».

    Empty where everything is excluded, or where the wave does not tell it apart.
    """
    present_words = [
        item.words(book).short(code)
        for item in FILTERS
        if item.excludes and item.asked(book, filters.wave)
        for code in item.words(book).codes
        if code not in filters.codes(item.key)
    ]
    return f"{' et '.join(present_words)} compris" if present_words else ""


def present(dataset: Dataset, wave: str) -> dict[str, tuple[str, ...]]:
    """Return, for each filter, the codes that `wave` holds, in the codebook's order."""
    everything = select(dataset, Filters(wave))
    found = {}
    for item in FILTERS:
        values = set(everything.frame(item.frame, item.level)[item.column].dropna().unique())
        found[item.key] = tuple(c for c in item.words(dataset.book).codes if c in values)
    return found


def _named(dataset: Dataset, item: Filter, codes: Iterable[str], size: int) -> Mask:
    frame = dataset.frames[item.frame]
    return _mask(frame.loc[_is(frame[item.column], codes), item.level].to_numpy(), size)


def _authors(authors: npt.NDArray[np.int64], cooperations: Mask, size: int) -> Mask:
    """Return who leads one of `cooperations`."""
    acting = authors[cooperations]
    return _mask(acting[acting >= 0], size)


def _is(column: "pd.Series[str]", codes: Iterable[str]) -> Mask:
    return column.isin(list(codes)).to_numpy()


def _mask(identifiers: npt.NDArray[np.int64], size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[identifiers] = True
    return mask


def _lookup(respondents: Mask, authors: npt.NDArray[np.int64]) -> Mask:
    """Return, for each cooperation, whether its respondent is kept (none named: not kept)."""
    return np.append(respondents, False)[authors]
