"""Read a codebook folder: `;`-separated UTF-8 files, one per class."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from data.codebook.confidentiality import COLUMN, is_confidential, verify
from data.codebook.criterion import Criterion
from data.codebook.model import Codebook, Question, TableSpec, Variable, Wave
from data.codebook.nomenclature import Modality, Nomenclature
from data.codebook.territories import Band, Country, Region, Zone

FOLDER: Final = Path(__file__).parent


@cache
def load(folder: Path = FOLDER) -> Codebook:
    """Read the codebook in `folder`. The result is cached: it is frozen, so safe to share.

    Raises CodebookError if a question or variable is neither public nor confidential.
    """
    verify(folder)
    countries = {row["pays"]: _country(row) for row in _rows(folder, "pays")}
    zones = {row["zone"]: _zone(row, countries) for row in _rows(folder, "zones")}
    regions = {row["region"]: _region(row) for row in _rows(folder, "regions")}
    waves = {row["vague"]: _wave(row) for row in _rows(folder, "vagues")}
    bands = tuple(_band(row) for row in _rows(folder, "strates"))
    questions = {row["question"]: _question(row) for row in _rows(folder, "questions")}
    variables = tuple(_variable(row) for row in _rows(folder, "variables"))
    departments = tuple(_rows(folder, "departements"))
    return Codebook(
        tables={row["table"]: _table(row, variables) for row in _rows(folder, "tables")},
        questions=questions,
        nomenclatures={
            **_lists(folder),
            "pays": _named("pays", ((c.code, c.name) for c in countries.values()), _forms(folder)),
            "zones": _named("zones", ((z.code, z.name) for z in zones.values())),
            "regions": _named("regions", ((r.code, r.name) for r in regions.values())),
            "departements": _named(
                "departements", ((d["departement"], d["nom"]) for d in departments)
            ),
            "vagues": Nomenclature(
                "vagues", tuple(Modality(w.code, w.label, w.short) for w in waves.values())
            ),
            "territoires": _named(
                "territoires", ((c.code, c.name) for c in countries.values() if c.is_country)
            ),
            "strates": Nomenclature(
                "strates", tuple(Modality(b.code, b.label, b.short) for b in bands)
            ),
            "questions": _named("questions", ((q.code, q.label) for q in questions.values())),
            **_classes(folder),
        },
        waves=waves,
        bands=bands,
        countries=countries,
        zones=zones,
        regions=regions,
        department_region={d["departement"]: d["region"] for d in departments},
        classes=_minimums(folder),
        criteria=tuple(_criterion(row) for row in _rows(folder, "modeles")),
    )


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def _lists(folder: Path) -> dict[str, Nomenclature]:
    groups: dict[str, list[Modality]] = {}
    for row in _rows(folder, "modalites"):
        groups.setdefault(row["nomenclature"], []).append(
            Modality(
                code=row["code"],
                label=row["libelle"],
                short=row["court"],
                parent=row["parent"],
                waves=tuple(row["vagues"].split()),
                forms=tuple(filter(None, row["formes"].split("|"))),
                definition=row["definition"],
            )
        )
    return {name: Nomenclature(name, tuple(members)) for name, members in groups.items()}


def _named(
    name: str, pairs: Iterable[tuple[str, str]], forms: Mapping[str, tuple[str, ...]] | None = None
) -> Nomenclature:
    spellings = forms or {}
    return Nomenclature(
        name, tuple(Modality(code, label, forms=spellings.get(code, ())) for code, label in pairs)
    )


def _forms(folder: Path) -> dict[str, tuple[str, ...]]:
    return {r["pays"]: tuple(filter(None, r["formes"].split("|"))) for r in _rows(folder, "pays")}


def _table(row: dict[str, str], variables: tuple[Variable, ...]) -> TableSpec:
    return TableSpec(
        name=row["table"],
        label=row["libelle"],
        row=row["ligne"],
        key=tuple(row["cle"].split()),
        description=row["description"],
        variables=tuple(v for v in variables if v.table == row["table"]),
    )


def _variable(row: dict[str, str]) -> Variable:
    return Variable(
        table=row["table"],
        name=row["variable"],
        label=row["libelle"],
        question=row["question"],
        kind=row["type"],
        nomenclature=row["nomenclature"],
        unit=row["unite"],
        decimals=int(row["decimales"] or 0),
        minimum=_number(row["minimum"]),
        maximum=_number(row["maximum"]),
        required=tuple(row["obligatoire"].split()),
        advised=tuple(row["conseille"].split()),
        confidential=is_confidential(row[COLUMN]),
        waves=tuple(row["vagues"].split()),
        base=row["base"],
        help=row["aide"],
    )


def _question(row: dict[str, str]) -> Question:
    return Question(
        code=row["question"],
        label=row["libelle"],
        wording=row["intitule"],
        block=row["bloc"],
        base=row["base"],
        confidential=is_confidential(row[COLUMN]),
        waves=tuple(row["vagues"].split()),
    )


def _wave(row: dict[str, str]) -> Wave:
    return Wave(
        row["vague"],
        row["libelle"],
        row["court"],
        row["nature"],
        int(row["debut"]),
        int(row["fin"]),
    )


def _band(row: dict[str, str]) -> Band:
    maximum = int(row["maximum"]) if row["maximum"] else None
    return Band(row["strate"], row["libelle"], int(row["minimum"]), maximum, row["court"])


def _country(row: dict[str, str]) -> Country:
    return Country(
        code=row["pays"],
        name=row["nom"],
        zone=row["zone"],
        is_country=row["nature"] == "pays",
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        bubble=row["bulle"] == "oui",
    )


def _zone(row: dict[str, str], countries: Mapping[str, Country]) -> Zone:
    listed = frozenset(row["membres"].split())
    inside = frozenset(code for code, country in countries.items() if country.zone == row["zone"])
    return Zone(row["zone"], row["nom"], row["famille"], row["definition"], listed | inside)


def _region(row: dict[str, str]) -> Region:
    return Region(row["region"], row["nom"], row["rrma"], int(row["colonne"]), int(row["ligne"]))


def _classes(folder: Path) -> dict[str, Nomenclature]:
    """Return a nomenclature of classes for each quantity, such as `classes_budget`."""
    groups: dict[str, list[Modality]] = {}
    for row in _rows(folder, "classes"):
        modality = Modality(row["code"], row["libelle"], row["court"])
        groups.setdefault(f"classes_{row['classes']}", []).append(modality)
    return {name: Nomenclature(name, tuple(members)) for name, members in groups.items()}


def _minimums(folder: Path) -> dict[str, dict[str, float]]:
    """Return, for each quantity, the minimum of each class, in increasing order."""
    found: dict[str, dict[str, float]] = {}
    for row in _rows(folder, "classes"):
        found.setdefault(row["classes"], {})[row["code"]] = float(row["minimum"])
    return found


def _criterion(row: dict[str, str]) -> Criterion:
    return Criterion(
        model=row["modele"],
        table=row["table"],
        variable=row["variable"],
        answers=tuple(row["reponses"].split()),
        weight=int(row["poids"]),
        words=row["mots"],
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
