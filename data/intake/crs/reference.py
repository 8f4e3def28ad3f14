"""The reference of French authorities, and the steward's own lines, indexed by name."""

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
    """What is known of one authority; an empty text or None where nothing is."""

    name: str
    type: str
    siren: str = ""
    region: str = ""
    departement: str = ""
    population: int | None = None


@dataclass(frozen=True)
class Directory:
    """Places by the key of their names. Several places may share a name.

    `settled` holds the lines of `crs_collectivites.csv` by declared type (empty: any) and key.
    """

    settled: Mapping[tuple[str, str], Place]
    towns: Mapping[str, tuple[Place, ...]]
    groups: Mapping[str, tuple[Place, ...]]


@cache
def load_directory(folder: Path = FOLDER, reference: Path = REFERENCE) -> Directory:
    """Read the reference and the steward's lines. Populations are municipal ones.

    The result is never written to, so sharing it is safe; 35,000 communes take 0.2 s to index.
    """
    towns = tuple(_place(row, "commune") for row in _rows(reference / "communes.csv"))
    groups = tuple(_place(row, "intercommunalite") for row in _rows(reference / "epci.csv"))
    by_siren = {place.siren: place for place in (*towns, *groups) if place.siren}
    sums = _sums(towns)
    settled: dict[tuple[str, str], Place] = {}
    for row in _rows(folder / "crs_collectivites.csv"):
        place = _settled(row, by_siren, sums)
        for form in row["ecrit"].split("|"):
            settled.setdefault((row["declare"], office_key(form)), place)
    return Directory(
        settled,
        _index((town_key(place.name), place) for place in towns),
        _index((key, place) for place in groups for key in group_keys(place.name)),
    )


def office_key(name: str) -> str:
    """Return `name` without office nor article: « Conseil départemental du Jura » gives jura."""
    return _ARTICLE.sub("", _OFFICE.sub("", town_key(name), count=1), count=1)


def town_key(name: str) -> str:
    """Return `name` folded, with « St » and « Ste » in full."""
    return " ".join(_SAINT.get(word, word) for word in fold(name).split())


def group_keys(name: str) -> tuple[str, ...]:
    """Return the keys of an intercommunal name, in any order of words: with its status, without."""
    text = re.sub(r"\(.*?\)", " ", town_key(name))
    for status, short in _STATUS.items():
        text = text.replace(status, short)
    words = sorted({word for word in re.findall(r"\w+", text) if word not in _SMALL})
    bare = [word for word in words if word not in _STATUS.values()]
    return tuple(dict.fromkeys(" ".join(key) for key in (words, bare) if key))


def _place(row: Mapping[str, str], kind: str) -> Place:
    population = int(row["population"]) if row["population"] else None
    return Place(row["nom"], kind, row["siren"], row["region"], row["departement"], population)


def _settled(
    row: Mapping[str, str], by_siren: Mapping[str, Place], sums: Mapping[str, int]
) -> Place:
    """Return the place that a steward's line describes; its SIREN completes what it leaves empty.

    `somme` as population adds up the communes of the departments, or of the region, it names.
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
