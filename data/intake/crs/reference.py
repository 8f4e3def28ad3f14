"""French authorities indexed by name: the official reference, and `crs_collectivites.csv`."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from data.codebook import fold
from data.codebook.reading import FOLDER

REFERENCE: Final = Path(__file__).parents[2] / "reference"

_OFFICE: Final = re.compile(
    r"(?:conseil (?:departemental|general|regional)|departement|region|commune|ville|mairie)"
    r"(?: de la| de l| des| du| de| d)? "
)
_ARTICLE: Final = re.compile(r"(?:le|la|les|l) ")
_SAINT: Final = {"st": "saint", "ste": "sainte"}
_SMALL: Final = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les")
)
_STATUS: Final = {
    "communaute de communes": "cc",
    "communaute d agglomeration": "ca",
    "communaute urbaine": "cu",
}
_SUM: Final = "somme"


@dataclass(frozen=True)
class Place:
    """One authority; an empty text or None where a fact is not known."""

    name: str
    type: str
    siren: str = ""
    region: str = ""
    departement: str = ""
    population: int | None = None


@dataclass(frozen=True)
class Directory:
    """Places by normalised name. Several places may share a name.

    `overrides` holds the lines of `crs_collectivites.csv` by declared type (empty: any) and key.
    """

    overrides: Mapping[tuple[str, str], Place]
    towns: Mapping[str, tuple[Place, ...]]
    groups: Mapping[str, tuple[Place, ...]]


@cache
def load_directory(folder: Path = FOLDER, reference: Path = REFERENCE) -> Directory:
    """Read the reference and `crs_collectivites.csv`. Populations are municipal ones.

    The result is cached and must not be modified; 35,000 communes take 0.2 s to index.
    """
    towns = tuple(_place(row, "commune") for row in _rows(reference / "communes.csv"))
    groups = tuple(_place(row, "intercommunalite") for row in _rows(reference / "epci.csv"))
    by_siren = {place.siren: place for place in (*towns, *groups) if place.siren}
    sums = _sums(towns)
    overrides: dict[tuple[str, str], Place] = {}
    for row in _rows(folder / "crs_collectivites.csv"):
        place = _override(row, by_siren, sums)
        for form in row["ecrit"].split("|"):
            overrides.setdefault((row["declare"], office_key(form)), place)
    return Directory(
        overrides,
        _index((town_key(place.name), place) for place in towns),
        _index((key, place) for place in groups for key in group_keys(place.name)),
    )


def office_key(name: str) -> str:
    """Return `name` folded, without office or article: « Conseil départemental du Jura » → jura."""
    return _ARTICLE.sub("", _OFFICE.sub("", town_key(name), count=1), count=1)


def town_key(name: str) -> str:
    """Return `name` folded, with « St » and « Ste » spelled out."""
    return " ".join(_SAINT.get(word, word) for word in fold(name).split())


def group_keys(name: str) -> tuple[str, ...]:
    """Return the keys of an intercommunal name (sorted words), with and without its status."""
    text = re.sub(r"\(.*?\)", " ", town_key(name))
    for status, short in _STATUS.items():
        text = text.replace(status, short)
    words = sorted({word for word in re.findall(r"\w+", text) if word not in _SMALL})
    bare = [word for word in words if word not in _STATUS.values()]
    return tuple(dict.fromkeys(" ".join(key) for key in (words, bare) if key))


def _place(row: Mapping[str, str], kind: str) -> Place:
    population = int(row["population"]) if row["population"] else None
    return Place(row["nom"], kind, row["siren"], row["region"], row["departement"], population)


def _override(
    row: Mapping[str, str], by_siren: Mapping[str, Place], sums: Mapping[str, int]
) -> Place:
    """Return the place of a line of `crs_collectivites.csv`, completed from its SIREN.

    The population `somme` is the sum of the communes of the line's departments, or of its region.
    """
    known = by_siren.get(row["siren"], Place("", ""))
    departments = row["departements"].split()
    population = known.population
    if row["population"] == _SUM:
        areas = [f"d{code}" for code in departments] or [f"r{row['region']}"]
        population = sum(sums.get(area, 0) for area in areas) or None
    elif row["population"]:
        population = int(row["population"])
    single = departments[0] if len(departments) == 1 else ""
    return Place(
        name=row["nom"] or known.name,
        type=row["type"] or known.type,
        siren=row["siren"],
        region=row["region"] or known.region,
        departement=single if departments else known.departement,
        population=population,
    )


def _sums(towns: Iterable[Place]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for town in towns:
        for area in (f"d{town.departement}", f"r{town.region}"):
            sums[area] = sums.get(area, 0) + (town.population or 0)
    return sums


def _index(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    index: dict[str, tuple[Place, ...]] = {}
    for key, place in pairs:
        index[key] = (*index.get(key, ()), place)
    return index


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")
