"""A country sheet in words: who works there, since when, on what, with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from components.figures import formats
from components.text.headlines.beside_rest import first_answer, listed, number
from data.table import Table

NBSP: Final = formats.NBSP
FIELDS: Final = ("Premier domaine", "Premiers domaines")
FUNDERS: Final = (
    "Financeur le plus cité par ces collectivités",
    "Financeurs les plus cités par ces collectivités",
)


@dataclass(frozen=True)
class Sheet:
    """What the text is written from: the country, its zone, and small tables by name or chart.

    `kinds` give the short words for each type of collectivité, by its name.
    """

    country: str
    zone: str
    figures: Table
    people: Table
    around: Table
    charts: Mapping[str, Table]
    filtered: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)


def opening(sheet: Sheet) -> list[str]:
    """Return the sentences that open the sheet; where nobody works there, the way to the zone."""
    if not sheet.figures.facts["cooperations"]:
        return _nobody(sheet)
    told = (
        _who(sheet),
        _since(sheet),
        first_answer(sheet.charts.get("pays-thematiques"), FIELDS),
        first_answer(sheet.charts.get("pays-financeurs"), FUNDERS),
    )
    return [sentence for sentence in told if sentence]


def _nobody(sheet: Sheet) -> list[str]:
    among = ", parmi ce que les filtres retiennent" if sheet.filtered else ""
    told = [f"{sheet.country}{NBSP}: aucune coopération déclarée{among}."]
    if not sheet.zone:
        return told
    n = sheet.around.base.n
    if not n:
        return [*told, f"Il n’y en a pas davantage dans sa zone{NBSP}: {sheet.zone}."]
    where = formats.counted(number(sheet.around.facts["pays"]), "pays", "pays")
    zone = f"Dans sa zone, {sheet.zone}{NBSP}: {formats.counted(n, 'coopération')}, dans {where}."
    return [*told, zone]


def _who(sheet: Sheet) -> str:
    """Count the collectivités by type, and say what names nobody."""
    sizes: dict[str, int] = {}
    for row in sheet.people:
        if row["type"]:
            sizes[str(row["type"])] = sizes.get(str(row["type"]), 0) + 1
    kinds = [
        formats.counted(n, name.lower(), _several(name, sheet.kinds.get(name, "")).lower())
        for name, n in sorted(sizes.items(), key=lambda one: -one[1])
    ]
    n = sheet.people.base.n
    unnamed = int(number(sheet.people.facts["sans_nom"]))
    nobody = formats.counted(unnamed, "coopération ne nomme", "coopérations ne nomment")
    more = f"{nobody} aucune collectivité."
    if not n:
        return more
    verb = formats.plural(n, "y travaille", "y travaillent")
    told = f"{formats.counted(n, 'collectivité')}{_from(sheet)} {verb}"
    told = f"{told}{NBSP}: {listed(kinds)}." if kinds else f"{told}."
    return f"{told} {more}" if unnamed else told


def _from(sheet: Sheet) -> str:
    regions = int(number(sheet.figures.facts["regions"]))
    many = f" de {formats.counted(regions, 'région')}" if regions else ""
    return " d’une seule région" if regions == 1 else many


def _several(name: str, short: str) -> str:
    """Return the plural of a type: its short words where they are one, or that of its noun."""
    noun, *more = name.split()
    return short if short.startswith(noun) else " ".join((f"{noun}s", *more))


def _since(sheet: Sheet) -> str:
    first = sheet.figures.facts["depuis"]
    if first is None:
        return ""
    return f"La coopération la plus ancienne qui soit datée remonte à {first}."
