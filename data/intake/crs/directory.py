"""From the name of an authority, as declared, to who it is. Never a guess: a doubt is said."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from data.codebook import Codebook, fold
from data.intake.crs.authority import Mention
from data.intake.crs.reference import Directory, Place, group_keys, office_key, town_key
from data.intake.sheets import Cell

_GROUP: Final = "intercommunalite"
_GROUP_TYPES: Final = frozenset({_GROUP, "syndicat-mixte"})
_SHOWN: Final = 6
#: Letters at the start of a name that a slip rarely touches: they spare a long comparison.
_SURE: Final = 2


@dataclass(frozen=True)
class Identified:
    """An authority; `doubt` (French) says what could not be established, if anything.

    `unknown` is what was declared, when neither the steward nor the reference knows it.
    """

    place: Place
    doubt: str = ""
    unknown: Mention | None = None

    @property
    def id(self) -> str:
        """A stable identifier: the SIREN when known, else type and name."""
        if self.place.siren:
            return f"siren-{self.place.siren}"
        slug = re.sub(r"[^a-z0-9]+", "-", fold(self.place.name)).strip("-")
        return f"{self.place.type}-{slug}"

    def cells(self, book: Codebook, wave: str) -> dict[str, Cell]:
        """Return the row of `collectivites`; territories outside the codebook stay empty."""
        place = self.place
        return {
            "collectivite_id": self.id,
            "vague": wave,
            "nom": place.name,
            "siren": place.siren or None,
            "type": place.type,
            "region": place.region if place.region in book.regions else None,
            "departement": place.departement
            if place.departement in book.department_region
            else None,
            "population": place.population,
        }


def identify(said: Mention, directory: Directory, book: Codebook) -> Identified:
    """Return who `said` is: settled by the steward, else found in the reference, else unknown."""
    for name in said.names:
        key = office_key(name)
        settled = directory.settled.get((said.kind, key)) or directory.settled.get(("", key))
        if settled:
            return Identified(settled)
    for name in said.names:
        found = _found(name, said.kind, directory)
        if len(found) == 1:
            return Identified(found[0])
        if found:
            return _ambiguous(said, found, book)
    return _unknown(said, book)


def nearest(said: Mention, directory: Directory) -> str:
    """Return the known name that looks most like the one declared, or an empty text."""
    known = {"commune": directory.towns, _GROUP: directory.groups}.get(said.kind, {})
    # The words of a group's key are in alphabetical order, so its beginning says nothing.
    start = "" if said.kind == _GROUP else town_key(said.name)[:_SURE]
    found = [place for key, same in known.items() for place in same if key.startswith(start)]
    listed = [place for (kind, _), place in directory.settled.items() if kind == said.kind]
    names = {office_key(place.name): place.name for place in (*found, *listed)}
    near = get_close_matches(office_key(said.name), names, n=1, cutoff=0.8)
    return names[near[0]] if near else ""


def _found(name: str, kind: str, directory: Directory) -> tuple[Place, ...]:
    if kind == "commune":
        return directory.towns.get(town_key(name), ())
    if kind == _GROUP:
        # A status that the reference does not give to that name is a doubt, not a match.
        return directory.groups.get(next(iter(group_keys(name)), ""), ())
    return ()


def _ambiguous(said: Mention, found: tuple[Place, ...], book: Codebook) -> Identified:
    shown = [f"{place.name} ({place.departement})" for place in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(f"et {len(found) - _SHOWN} autres")
    doubt = f"Plusieurs collectivités portent ce nom : {', '.join(shown)}."
    place = Place(found[0].name if said.kind == "commune" else said.name, _type(said, book))
    return Identified(place, f"{doubt} Région, département et population restent vides.")


def _unknown(said: Mention, book: Codebook) -> Identified:
    place = Place(said.name, _type(said, book))
    doubt = (
        f"Collectivité absente du référentiel : « {said.name} »."
        " Région, département et population restent vides."
    )
    return Identified(place, doubt, said)


def _type(said: Mention, book: Codebook) -> str:
    """Return the declared type, except for a grouping whose own name says another one."""
    if said.kind != _GROUP:
        return said.kind
    words = fold(said.name).split()
    starts = (" ".join(words[:end]) for end in range(min(len(words), 4), 0, -1))
    matched = (book.nomenclatures["types"].match(start) for start in starts)
    return next((code for code in matched if code in _GROUP_TYPES), _GROUP) or _GROUP
