"""The classes of a codebook, all frozen: tables, variables, questions, waves, `Codebook`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from data.codebook.criterion import Criterion
from data.codebook.nomenclature import Nomenclature
from data.codebook.territories import Band, Country, Region, Zone

#: Column that is « oui » for the respondents of a base. Other bases concern everyone.
BASES: Final[Mapping[str, str]] = {
    "Collectivités menant une action extérieure": "action",
    "Collectivités disposant d’un budget spécifique": "budget_specifique",
}


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
