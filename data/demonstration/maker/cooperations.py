"""Generate the 782 invented cooperations, before non-response (added by `cells`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from data.demonstration.maker.draws import (
    allocate,
    between,
    chance,
    lognormal,
    pick,
    several,
    stream,
)
from data.demonstration.maker.fields import goals, mode, themes
from data.demonstration.maker.places import COOPERATIONS, country, families
from data.demonstration.maker.respondents import Respondent
from data.demonstration.maker.territory import POPULATION

#: Relative number of cooperations of a collectivité of each type.
SIZE: Final = {
    "commune": 4.2,
    "intercommunalite": 6.5,
    "departement": 12.0,
    "region": 26.0,
    "syndicat-mixte": 4.0,
    "statut-particulier": 9.0,
}
#: Communes and intercommunalités that act, but declare no cooperation.
SILENT: Final = 4
LAST_YEAR: Final = 2024

#: Median yearly amount in euros, by type, for a commune or other of median size.
AMOUNT: Final = {
    "commune": 9_000,
    "intercommunalite": 26_000,
    "departement": 48_000,
    "region": 95_000,
    "syndicat-mixte": 34_000,
    "statut-particulier": 42_000,
}
AMOUNT_BY_MODE: Final = {
    "cooperation-decentralisee": 1.4, "jumelage": 0.35, "cooperation-territoriale": 1.6,
    "soutien-acteurs": 0.6, "mobilite-jeunes": 0.5, "volontariat": 0.4, "reseaux-villes": 0.25,
    "economique": 0.9, "urgence": 0.7, "ecsi": 0.3, "accueil": 0.5,
}  # fmt: skip
#: Help in kind: an amount of 0 euros, which is not an absent amount.
IN_KIND: Final = 0.025

SIGNED: Final = {
    "cooperation-decentralisee": 0.86, "jumelage": 0.82, "cooperation-territoriale": 0.74,
    "economique": 0.6, "soutien-acteurs": 0.45, "volontariat": 0.4, "mobilite-jeunes": 0.3,
    "reseaux-villes": 0.5, "ecsi": 0.25, "urgence": 0.1, "accueil": 0.1,
}  # fmt: skip
ONE_OFF: Final = {
    "urgence": 0.8, "accueil": 0.5, "ecsi": 0.3, "soutien-acteurs": 0.35, "volontariat": 0.3,
    "economique": 0.2, "mobilite-jeunes": 0.2,
}  # fmt: skip
MANAGEMENT: Final = {
    "service-structure": {"directe": 70, "mutualisee": 16, "deleguee": 14},
    "portage-politique": {"directe": 62, "mutualisee": 15, "deleguee": 23},
    "delegation": {"directe": 10, "mutualisee": 6, "deleguee": 84},
    "mutualise": {"directe": 14, "mutualisee": 78, "deleguee": 8},
    "opportunite": {"directe": 52, "mutualisee": 16, "deleguee": 32},
}
PARTNERS: Final = {
    "cooperation-decentralisee": "Collectivité partenaire",
    "jumelage": "Ville jumelle",
    "cooperation-territoriale": "Collectivité voisine",
    "reseaux-villes": "Réseau partenaire",
    "economique": "Organisme partenaire",
    "mobilite-jeunes": "Établissement partenaire",
}


@dataclass(frozen=True)
class Cooperation:
    """One invented cooperation. `end` is 0 while it goes on; `amount` is in euros a year."""

    ident: str
    owner: Respondent
    family: str
    country: str
    partner: str
    mode: str
    themes: tuple[str, ...]
    goals: tuple[str, ...]
    start: int
    end: int
    lasting: bool
    signed: bool
    management: str
    amount: int


def cooperations(
    people: Sequence[Respondent], seed: int, total: int = COOPERATIONS
) -> tuple[Cooperation, ...]:
    """Return `total` cooperations of the active respondents, sorted by identifier."""
    rng = stream(seed, "cooperations")
    owners = _owners(rng, people, total)
    known: dict[tuple[str, str], list[str]] = {}
    found: list[Cooperation] = []
    for rank, (owner, family) in enumerate(zip(owners, families(rng, owners), strict=True)):
        places = known.setdefault((owner.ident, family), [])
        places.append(country(rng, family, owner, places))
        first = rank == 0 or owners[rank - 1] is not owner
        found.append(
            _cooperation(rng, f"coop-{rank + 1:04}", owner, (family, places[-1]), first=first)
        )
    return tuple(found)


def _owners(rng: Random, people: Sequence[Respondent], total: int) -> list[Respondent]:
    acting = [person for person in people if person.acts]
    small = {
        p: 1.0 for p in acting if p.kind in {"commune", "intercommunalite"} and not p.penniless
    }
    silent = several(rng, small, SILENT)
    talking = [p for p in acting if p not in silent]
    counts = allocate(total, [_size(rng, person) for person in talking])
    return [person for person, count in zip(talking, counts, strict=True) for _ in range(count)]


def _size(rng: Random, owner: Respondent) -> float:
    young = 0.6 if owner.first_year >= 2014 else 1.0  # noqa: PLR2004 - ten years before the survey
    return lognormal(rng, SIZE[owner.kind] * _scale(owner) * young, 0.32)


def _scale(owner: Respondent) -> float:
    return float((owner.population / POPULATION[owner.kind][0]) ** 0.3)


def _cooperation(
    rng: Random, ident: str, owner: Respondent, place: tuple[str, str], *, first: bool
) -> Cooperation:
    form = mode(rng, *place, owner)
    chosen = themes(rng, place[0], form, owner)
    lasting = first or not chance(rng, ONE_OFF.get(form, 0.05))
    start, end = _years(rng, owner, first=first, lasting=lasting)
    model = owner.organisation.model if owner.organisation else ""
    return Cooperation(
        ident=ident,
        owner=owner,
        family=place[0],
        country=place[1],
        partner=f"{PARTNERS.get(form, 'Association partenaire')} {between(rng, 1, 180)}",
        mode=form,
        themes=tuple(chosen),
        goals=tuple(goals(rng, chosen)),
        start=start,
        end=end,
        lasting=lasting,
        signed=chance(rng, SIGNED[form]),
        management=pick(rng, MANAGEMENT[model]),
        amount=_amount(rng, owner, form),
    )


def _years(rng: Random, owner: Respondent, *, first: bool, lasting: bool) -> tuple[int, int]:
    if not lasting:
        start = between(rng, max(owner.first_year, 2019), LAST_YEAR)
        return start, min(LAST_YEAR, start + between(rng, 0, 1))
    if first:
        return owner.first_year, 0
    # Recent starts are likelier: the later of two draws.
    start = max(between(rng, owner.first_year, LAST_YEAR) for _ in range(2))
    ended = start < LAST_YEAR - 6 and chance(rng, 0.08)
    return start, between(rng, max(start + 3, 2015), LAST_YEAR) if ended else 0


def _amount(rng: Random, owner: Respondent, form: str) -> int:
    if owner.penniless or chance(rng, IN_KIND):
        return 0
    amount = lognormal(rng, AMOUNT[owner.kind] * AMOUNT_BY_MODE[form] * _scale(owner), 0.8)
    step = 100 if amount < 20_000 else 1_000  # noqa: PLR2004 - people round what they declare
    return max(step, round(amount / step) * step)
