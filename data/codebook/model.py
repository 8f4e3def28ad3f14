"""The classes of a codebook, all frozen: tables, variables, nomenclatures, waves, places."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from data.codebook.criterion import Criterion

#: Answers that every question accepts in addition to its own. No answer is an empty cell.
DONT_KNOW: Final = "nsp"
NOT_CONCERNED: Final = "nc"
RESERVED: Final = {DONT_KNOW: "Ne sait pas", NOT_CONCERNED: "Non concerné"}

#: Column that is « oui » for the respondents of a base. Other bases concern everyone.
BASES: Final[Mapping[str, str]] = {
    "Collectivités menant une action extérieure": "action",
    "Collectivités disposant d’un budget spécifique": "budget_specifique",
}

#: Codes of the answer « none »: « aucun financeur » is an answer, but names no funder.
NONE_CODES: Final = frozenset({"aucun", "aucune"})


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, typographic quotes or spare spaces."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return " ".join(bare.lower().replace("-", " ").replace("'", " ").split())


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


@dataclass(frozen=True)
class Modality:
    """One answer: `code` is stable (files, addresses), `label` and `short` are for people."""

    code: str
    label: str
    short: str = ""
    parent: str = ""
    waves: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True)
class Nomenclature:
    """A closed list of answers, in the order in which they are shown."""

    name: str
    modalities: tuple[Modality, ...]
    _by_code: Mapping[str, Modality] = field(init=False, repr=False, compare=False)
    _by_form: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the answers by code, and by every spelling that the reader accepts."""
        forms: dict[str, str] = {}
        for modality in self.modalities:
            for form in (modality.code, modality.label, modality.short, *modality.forms):
                forms.setdefault(fold(form), modality.code)
        forms.pop("", None)
        object.__setattr__(self, "_by_code", {m.code: m for m in self.modalities})
        object.__setattr__(self, "_by_form", forms)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in order."""
        return tuple(self._by_code)

    def __contains__(self, code: object) -> bool:
        """Tell whether `code` is one of the answers."""
        return code in self._by_code

    def __getitem__(self, code: str) -> Modality:
        """Return the answer whose code is `code`."""
        return self._by_code[code]

    def label(self, code: str) -> str:
        """Return the label of `code`, or `code` itself when it is not in the list."""
        return self._by_code[code].label if code in self._by_code else RESERVED.get(code, code)

    def short(self, code: str) -> str:
        """Return the short label of `code`, for axes and chips."""
        known = self._by_code.get(code)
        return (known.short or known.label) if known else RESERVED.get(code, code)

    def root(self, code: str) -> str:
        """Return the parent of `code` (Interreg -> fonds européens), or `code` itself."""
        return (self._by_code[code].parent or code) if code in self._by_code else code

    def match(self, text: str) -> str | None:
        """Return the code of `text`, which may be a code, a label or another accepted spelling."""
        return self._by_form.get(fold(text))

    def suggest(self, text: str) -> str | None:
        """Return the label closest to `text`, or None when none is close."""
        folded = fold(text)
        near = get_close_matches(folded, self._by_form, n=1, cutoff=0.7)
        # « 15 ans » is spelled like « 5 ans » but means something else.
        if not near or _digits(near[0]) != _digits(folded):
            return None
        return self._by_code[self._by_form[near[0]]].label


@dataclass(frozen=True)
class Variable:
    """One column of one table, as `variables.csv` describes it."""

    table: str
    name: str
    label: str
    question: str
    kind: str
    nomenclature: str
    unit: str
    decimals: int
    minimum: float | None
    maximum: float | None
    required: tuple[str, ...]
    advised: tuple[str, ...]
    confidential: bool
    waves: tuple[str, ...]
    base: str
    help: str

    @property
    def is_number(self) -> bool:
        """Tell whether values are quantities (codes made of digits are not)."""
        return self.kind in {"entier", "decimal", "montant", "annee"}


@dataclass(frozen=True)
class Question:
    """One question with several possible answers, stored in the table `reponses`."""

    code: str
    label: str
    wording: str
    block: str
    base: str
    confidential: bool
    waves: tuple[str, ...]


@dataclass(frozen=True)
class TableSpec:
    """One table (sheet): what a row is, its key columns and its variables."""

    name: str
    label: str
    row: str
    key: tuple[str, ...]
    description: str
    variables: tuple[Variable, ...]

    def __getitem__(self, name: str) -> Variable:
        """Return the variable called `name`."""
        return next(variable for variable in self.variables if variable.name == name)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in the order of the template."""
        return tuple(variable.name for variable in self.variables)


@dataclass(frozen=True)
class Wave:
    """One campaign of the survey, or one year of open data."""

    code: str
    label: str
    short: str
    nature: str
    first_year: int
    last_year: int


@dataclass(frozen=True)
class Band:
    """One size class: inhabitants from `minimum` to `maximum`, both included."""

    code: str
    label: str
    minimum: int
    maximum: int | None
    short: str = ""


@dataclass(frozen=True)
class Country:
    """A country, or a named « non ventilé » kind when `is_country` is false."""

    code: str
    name: str
    zone: str
    is_country: bool
    latitude: float | None
    longitude: float | None
    bubble: bool


@dataclass(frozen=True)
class Zone:
    """A part of the world (`monde`) or a named list of countries (`liste`), with its definition."""

    code: str
    name: str
    family: str
    definition: str
    members: frozenset[str]


@dataclass(frozen=True)
class Region:
    """A French region, its network (empty where none is known) and its place on the tile map."""

    code: str
    name: str
    network: str
    column: int
    row: int


@dataclass(frozen=True)
class Codebook:
    """The content of one codebook folder."""

    tables: Mapping[str, TableSpec]
    questions: Mapping[str, Question]
    nomenclatures: Mapping[str, Nomenclature]
    waves: Mapping[str, Wave]
    bands: tuple[Band, ...]
    countries: Mapping[str, Country]
    zones: Mapping[str, Zone]
    regions: Mapping[str, Region]
    department_region: Mapping[str, str]
    classes: Mapping[str, Mapping[str, float]]
    criteria: tuple[Criterion, ...]

    def asked(self, waves: Iterable[str], wave: str) -> bool:
        """Tell whether an item limited to `waves` was asked in `wave`.

        `waves` contains waves (`acter-2024`) or families of waves (`acter`); empty, it means every
        wave.
        """
        items = tuple(waves)
        return not items or any(wave == item or wave.startswith(f"{item}-") for item in items)

    def required(self, variable: Variable, wave: str) -> bool:
        """Tell whether `variable` must be filled in `wave`."""
        return _concerns(self, variable.required, wave)

    def advised(self, variable: Variable, wave: str) -> bool:
        """Tell whether an empty `variable` deserves a warning in `wave`."""
        return _concerns(self, variable.advised, wave)

    def band(self, population: float) -> str:
        """Return the code of the size class of `population` inhabitants."""
        inside = (b for b in self.bands if b.minimum <= population)
        return max(inside, key=lambda band: band.minimum).code

    def zones_of(self, country: str) -> tuple[str, ...]:
        """Return the codes of the zones that contain `country`, its part of the world first."""
        return tuple(code for code, zone in self.zones.items() if country in zone.members)


def _concerns(book: Codebook, waves: tuple[str, ...], wave: str) -> bool:
    return bool(waves) and ("*" in waves or book.asked(waves, wave))
