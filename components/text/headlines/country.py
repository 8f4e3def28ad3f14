"""The sentences of a country sheet: who works there, since when, on what, with whom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from components.text import phrases
from components.text.headlines.beside_rest import titled_first_answer
from data import french
from data.french import NBSP
from data.table import Table, as_number

FIELDS: Final = ("Premier domaine", "Premiers domaines")
FUNDERS: Final = (
    "Financeur le plus cité par ces collectivités",
    "Financeurs les plus cités par ces collectivités",
)


@dataclass(frozen=True)
class CountrySheet:
    """The data of the sentences: the country, its zone, and small tables by name or chart.

    `type_labels` gives the short words for each type of collectivité, by its name.
    """

    country: str
    zone: str
    figures: Table
    people: Table
    around: Table
    charts: Mapping[str, Table]
    filtered: bool = False
    type_labels: Mapping[str, str] = field(default_factory=dict)


def sentences(sheet: CountrySheet) -> list[str]:
    """Return the first sentences of the sheet; where nobody works there, the way to the zone."""
    if not sheet.figures.facts["cooperations"]:
        return _nobody(sheet)
    return list(
        filter(
            None,
            (
                _authorities(sheet),
                _since(sheet),
                titled_first_answer(sheet.charts.get("pays-thematiques"), FIELDS),
                titled_first_answer(sheet.charts.get("pays-financeurs"), FUNDERS),
            ),
        )
    )


def _nobody(sheet: CountrySheet) -> list[str]:
    among = ", parmi ce que les filtres retiennent" if sheet.filtered else ""
    nobody = f"{sheet.country}{NBSP}: aucune coopération déclarée{among}."
    if not sheet.zone:
        return [nobody]
    n = sheet.around.base.n
    if not n:
        return [nobody, f"Il n’y en a pas davantage dans sa zone{NBSP}: {sheet.zone}."]
    where = french.counted(as_number(sheet.around.facts["pays"]), "pays", "pays")
    zone = (
        f"Dans sa zone, {sheet.zone}{NBSP}: {french.counted(n, phrases.COOPERATION)}, dans {where}."
    )
    return [nobody, zone]


def _authorities(sheet: CountrySheet) -> str:
    """Count the collectivités by type, and the cooperations that name none."""
    unnamed = int(as_number(sheet.people.facts["sans_nom"]))
    counted = french.counted(unnamed, "coopération ne nomme", "coopérations ne nomment")
    nameless = f"{counted} aucune collectivité."
    n = sheet.people.base.n
    if not n:
        return nameless
    verb = french.plural(n, "y travaille", "y travaillent")
    text = f"{french.counted(n, phrases.AUTHORITY)}{_from_regions(sheet)} {verb}"
    types = _types(sheet)
    text = f"{text}{NBSP}: {french.listed(types)}." if types else f"{text}."
    return f"{text} {nameless}" if unnamed else text


def _types(sheet: CountrySheet) -> list[str]:
    """Return « 12 communes », « 3 régions »…, the most frequent type first."""
    sizes = Counter(str(row["type"]) for row in sheet.people if row["type"])
    return [
        french.counted(
            n, name.lower(), plural_of_type(name, sheet.type_labels.get(name, "")).lower()
        )
        for name, n in sizes.most_common()
    ]


def _from_regions(sheet: CountrySheet) -> str:
    regions = int(as_number(sheet.figures.facts["regions"]))
    if regions == 1:
        return " d’une seule région"
    return f" de {french.counted(regions, 'région')}" if regions else ""


def plural_of_type(name: str, label: str) -> str:
    """Return the plural of a type: its short label where that is one, or that of its noun."""
    noun, *more = name.split()
    return label if label.startswith(noun) else " ".join((f"{noun}s", *more))


def _since(sheet: CountrySheet) -> str:
    first = sheet.figures.facts["depuis"]
    if first is None:
        return ""
    return f"La coopération la plus ancienne qui soit datée remonte à {first}."
