"""Generate the 122 invented respondents, before non-response (added by `cells`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from data.codebook import Codebook
from data.demonstration.maker.draws import between, deal, lognormal, pick, several, stream
from data.demonstration.maker.organisation import Organisation, organisation
from data.demonstration.maker.territory import (
    BORDER,
    DEPARTMENT_UP_TO,
    FIRST_YEARS,
    IDLE_PER_REGION,
    INACTIVE,
    OVERSEAS,
    POPULATION,
    RESPONDENTS,
    SENIORITY,
    TYPES,
    WORDS,
)

WAVE: Final = "acter-2024"

#: Communes that voted no money this year: their budget is 0 euros, not absent.
ZERO_BUDGETS: Final = 2


@dataclass(frozen=True)
class Respondent:
    """One invented collectivité. `seniority` is as answered; `first_year` is 0 without action.

    `organisation` is None for those that do not act; `penniless` ones have a budget of 0 euros.
    """

    ident: str
    name: str
    kind: str
    region: str
    department: str
    population: int
    seniority: str
    first_year: int
    organisation: Organisation | None
    penniless: bool = False

    @property
    def acts(self) -> bool:
        """Tell whether it carries out external action."""
        return self.organisation is not None

    @property
    def border(self) -> bool:
        """Tell whether its region touches a foreign country."""
        return self.region in BORDER

    @property
    def overseas(self) -> bool:
        """Tell whether it is overseas."""
        return self.region in OVERSEAS


@dataclass(frozen=True)
class _Draft:
    ident: str
    name: str
    kind: str
    region: str
    department: str
    population: int


def respondents(book: Codebook, seed: int) -> tuple[Respondent, ...]:
    """Return 122 respondents in order of identifier, 16 of them in Auvergne-Rhône-Alpes."""
    rng = stream(seed, "collectivites")
    drafts = _drafts(rng, book)
    idle = _inactive(rng, drafts)
    acting = [draft for draft in drafts if draft.ident not in idle]
    organised = {d.ident: organisation(rng, d.kind, d.population) for d in acting}
    seniority = _seniority(rng, acting)
    towns = {d.ident: 1.0 for d in acting if d.kind == "commune" and organised[d.ident].budgeted}
    penniless = several(rng, towns, ZERO_BUDGETS)
    return tuple(
        Respondent(
            **vars(draft),
            seniority=seniority.get(draft.ident, "nc"),
            first_year=_first_year(rng, seniority.get(draft.ident, "nc")),
            organisation=organised.get(draft.ident),
            penniless=draft.ident in penniless,
        )
        for draft in drafts
    )


def _drafts(rng: Random, book: Codebook) -> list[_Draft]:
    counters = dict.fromkeys(TYPES, 0)
    found: list[_Draft] = []
    for region, counts in RESPONDENTS.items():
        for kind, count in zip(TYPES, counts, strict=True):
            for _ in range(count):
                counters[kind] += 1
                people = _population(rng, kind)
                found.append(
                    _Draft(
                        ident=f"demo-{len(found) + 1:03}",
                        name=f"{WORDS[kind]} {counters[kind]:02} · {book.regions[region].name}",
                        kind=kind,
                        region=region,
                        department=_department(rng, book, region, kind, people),
                        population=people,
                    )
                )
    return found


def _population(rng: Random, kind: str) -> int:
    median, sigma, least, most = POPULATION[kind]
    return round(max(least, min(most, lognormal(rng, median, sigma))))


def _department(rng: Random, book: Codebook, region: str, kind: str, population: int) -> str:
    # A département, a région or a big town named by its département would be a real authority.
    inside = {code: 1.0 for code, home in book.department_region.items() if home == region}
    common = kind in {"commune", "intercommunalite"} and population <= DEPARTMENT_UP_TO
    return pick(rng, inside) if common and len(inside) > 1 else ""


def _inactive(rng: Random, drafts: Sequence[_Draft]) -> frozenset[str]:
    # The smallest are the likelier; two at most in a region, so that each has some that act.
    found: list[_Draft] = []
    for kind, count in INACTIVE.items():
        small = {draft: draft.population**-0.5 for draft in drafts if draft.kind == kind}
        left = count
        for draft in several(rng, small, len(small)):
            if left and sum(other.region == draft.region for other in found) < IDLE_PER_REGION:
                found.append(draft)
                left -= 1
    return frozenset(draft.ident for draft in found)


def _seniority(rng: Random, acting: Sequence[_Draft]) -> Mapping[str, str]:
    # The oldest links are those of the biggest, so « plus de 20 ans » is dealt first, by size.
    sizes = {d.ident: d.population**0.15 for d in acting if d.kind != "syndicat-mixte"}
    oldest = several(rng, sizes, SENIORITY["plus-20"])
    others = [draft.ident for draft in acting if draft.ident not in oldest]
    rest = {code: count for code, count in SENIORITY.items() if code != "plus-20"}
    return {**dict.fromkeys(oldest, "plus-20"), **deal(rng, others, rest)}


def _first_year(rng: Random, seniority: str) -> int:
    if seniority == "nc":
        return 0
    known = seniority if seniority in FIRST_YEARS else pick(rng, dict.fromkeys(FIRST_YEARS, 1.0))
    return between(rng, *FIRST_YEARS[known])
