"""The catalogue of filters, and what a reader selects with them, as one small frozen value.

What a selection keeps of the dataset is in `data/selection.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from data.codebook import NONE_CODES, Codebook, Nomenclature
from data.dataset import COOPERATION, RESPONDENT

WAVE: Final = "vague"

#: What is left out of the sums: refugees hosted in France, administration (open data only).
SCOPE: Final = "hors"


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

    def codes(self, book: Codebook) -> tuple[str, ...]:
        """Return the codes that may be chosen: « aucun » is an answer, and chooses nobody."""
        return tuple(code for code in self.words(book).codes if code not in NONE_CODES)

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
