"""Identify an authority from its declared name. Doubts are reported; nothing is guessed."""

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
#: First letters of a name, rarely mistyped: only names that begin so are compared.
_SURE: Final = 2


@dataclass(frozen=True)
class IdentifiedAuthority:
    """An authority; `doubt` (French) explains what could not be established, if anything.

    `unknown` is the declared mention, when neither `crs_collectivites.csv` nor the reference has
    it.
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
        """Return the row of `collectivites`; a territory that the codebook lacks stays empty."""
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


def identify(declared: Mention, directory: Directory, book: Codebook) -> IdentifiedAuthority:
    """Return the authority of `declared`, from `crs_collectivites.csv` first, then the reference.

    Where neither has it, or several match, the result has a `doubt`.
    """
    for name in declared.names:
        key = office_key(name)
        override = directory.overrides.get((declared.kind, key)) or directory.overrides.get(
            ("", key)
        )
        if override:
            return IdentifiedAuthority(override)
    for name in declared.names:
        found = _found(name, declared.kind, directory)
        if len(found) == 1:
            return IdentifiedAuthority(found[0])
        if found:
            return _ambiguous(declared, found, book)
    return _unknown(declared, book)


def nearest(declared: Mention, directory: Directory) -> str:
    """Return the known name closest to the declared one, or an empty text."""
    known = {"commune": directory.towns, _GROUP: directory.groups}.get(declared.kind, {})
    # The words of a group's key are in alphabetical order, so its beginning says nothing.
    start = "" if declared.kind == _GROUP else town_key(declared.name)[:_SURE]
    found = [place for key, same in known.items() for place in same if key.startswith(start)]
    listed = [place for (kind, _), place in directory.overrides.items() if kind == declared.kind]
    names = {office_key(place.name): place.name for place in (*found, *listed)}
    near = get_close_matches(office_key(declared.name), names, n=1, cutoff=0.8)
    return names[near[0]] if near else ""


def _found(name: str, kind: str, directory: Directory) -> tuple[Place, ...]:
    if kind == "commune":
        return directory.towns.get(town_key(name), ())
    if kind == _GROUP:
        # A status that the reference does not give to that name is a doubt, not a match.
        return directory.groups.get(next(iter(group_keys(name)), ""), ())
    return ()


def _ambiguous(declared: Mention, found: tuple[Place, ...], book: Codebook) -> IdentifiedAuthority:
    shown = [f"{place.name} ({place.departement})" for place in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(f"et {len(found) - _SHOWN} autres")
    doubt = f"Plusieurs collectivités portent ce nom : {', '.join(shown)}."
    place = Place(
        found[0].name if declared.kind == "commune" else declared.name, _type(declared, book)
    )
    return IdentifiedAuthority(place, f"{doubt} Région, département et population restent vides.")


def _unknown(declared: Mention, book: Codebook) -> IdentifiedAuthority:
    place = Place(declared.name, _type(declared, book))
    doubt = (
        f"Collectivité absente du référentiel : « {declared.name} »."
        " Région, département et population restent vides."
    )
    return IdentifiedAuthority(place, doubt, declared)


def _type(declared: Mention, book: Codebook) -> str:
    """Return the declared type, except for a grouping whose own name says another one."""
    if declared.kind != _GROUP:
        return declared.kind
    words = fold(declared.name).split()
    starts = (" ".join(words[:end]) for end in range(min(len(words), 4), 0, -1))
    matched = (book.nomenclatures["types"].match(start) for start in starts)
    return next((code for code in matched if code in _GROUP_TYPES), _GROUP) or _GROUP
