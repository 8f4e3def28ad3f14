"""The search box: the index of everything that has a name, and its results."""

from collections.abc import Mapping
from typing import Any, Final

from components.site.link_targets import (
    AUTHORITY,
    CHART,
    DEFINITION,
    DEPARTMENT,
    PAGE,
    REGION_OF,
    target,
)
from components.site.search import data_entries, page_entries
from components.site.search.data_entries import BEHIND
from components.site.view import View
from data.dataset import Dataset
from data.filters import SCOPE, WAVE
from data.search import Entry, Index

#: Kinds in words; among equals, in this order.
KINDS: Final[Mapping[str, str]] = {
    "pays": "Pays",
    "region": "Région",
    DEPARTMENT: "Département",
    "zone": "Zone du monde",
    "thematique": "Thématique",
    "odd": "ODD",
    "mode": "Mode d’action",
    "financeur": "Financeur",
    "type": "Type de collectivité",
    SCOPE: "Périmètre",
    WAVE: "Données",
    REGION_OF: "Département",
    AUTHORITY: "Collectivité",
    CHART: "Indicateur",
    PAGE: "Page",
    DEFINITION: "Définition",
}

#: Answers shown at once, and of one kind while others wait.
SHOWN: Final = 8
OF_ONE_KIND: Final = 4


def index(dataset: Dataset, wave: str) -> Index:
    """Build the index of one wave, with its own collectivités and indicators."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    entries = [*data_entries.entries(dataset, wave), *page_entries.entries(dataset, wave)]
    return Index(tuple(sorted(entries, key=lambda entry: (entry.weight, order[entry.kind]))))


def results(found: Index, question: str, view: View, prefix: str = "") -> dict[str, Any]:
    """Return the first results for `question`, as JSON fields, each with its address.

    `prefix` stands before the addresses.
    """
    entries = found.find(question)
    return {
        "q": question,
        "total": len(entries),
        "resultats": [
            {
                "genre": KINDS[entry.kind],
                "libelle": entry.label,
                "precision": entry.note,
                "adresse": prefix + target(entry.kind, entry.code, view),
            }
            for entry in _varied(entries)
        ],
    }


def _varied(entries: list[Entry]) -> list[Entry]:
    """Return the first `SHOWN` entries, at most `OF_ONE_KIND` of a kind while there are others.

    What the data do not hold takes no place from what they do, unless it answers best.
    """
    if entries and entries[0].weight >= BEHIND:
        return entries[:SHOWN]
    seen: dict[str, int] = {}
    first: list[Entry] = []
    more: list[Entry] = []
    for entry in entries:
        seen[entry.kind] = seen.get(entry.kind, 0) + 1
        early = seen[entry.kind] <= OF_ONE_KIND and entry.weight < BEHIND
        (first if early else more).append(entry)
    return (first + more)[:SHOWN]
