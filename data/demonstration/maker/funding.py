"""Generate the funders that each collectivité cites, and for which cooperations."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from data.demonstration.maker.cooperations import Cooperation
from data.demonstration.maker.draws import between, chance, pick, product, several, stream
from data.demonstration.maker.respondents import Respondent

#: How many collectivités cite each funder, dealt exactly: the order published by the study.
CITED: Final = {
    "meae": 58,
    "europe": 46,
    "agences-eau": 38,
    "afd": 31,
    "regions": 27,
    "departements": 24,
    "fonds-propres": 22,
    "fonjep": 17,
    "service-civique": 14,
    "fondations": 12,
    "autre": 9,
    "aimf": 8,
    "banque-territoires": 6,
    "ademe": 3,
}
#: Those that act and leave the question blank, or do not know.
BLANK: Final = 9
UNKNOWN: Final = 2

#: What each funder pays for: a cooperation counts once for each word that describes it.
PAYS_FOR: Final[Mapping[str, Mapping[str, float]]] = {
    "meae": {"cooperation-decentralisee": 5, "mobilite-jeunes": 1, "afrique": 1, "monde": 2},
    "europe": {"europe": 4, "cooperation-territoriale": 8, "mobilite-jeunes": 3, "jumelage": 2},
    "agences-eau": {"eau": 1},
    "afd": {"cooperation-decentralisee": 2, "afrique": 1, "gouvernance": 1, "infrastructures": 2},
    "regions": {"formation": 2, "agriculture": 2, "mobilite": 2, "soutien-acteurs": 2},
    "departements": {"education": 1, "sante": 1, "soutien-acteurs": 2, "eau": 1},
    "fonds-propres": {"jumelage": 2, "culture": 1, "soutien-acteurs": 1},
    "fonjep": {"volontariat": 8, "mobilite-jeunes": 4, "mobilite": 2},
    "service-civique": {"volontariat": 8, "mobilite-jeunes": 5, "mobilite": 2},
    "fondations": {"education": 2, "sante": 2, "patrimoine": 2, "egalite": 1},
    "autre": {"urgence": 2, "economique": 2, "culture": 1},
    "aimf": {"afrique": 1, "gouvernance": 4, "infrastructures": 2},
    "banque-territoires": {"transports": 3, "energie": 3, "climat": 2},
    "ademe": {"climat": 4, "energie": 4, "dechets": 3},
}
#: Whom each funder helps more (or never: 0).
PAYS_TO: Final[Mapping[str, Mapping[str, float]]] = {
    "europe": {"region": 2, "syndicat-mixte": 0.3},
    "afd": {"region": 6, "departement": 6, "intercommunalite": 2.5, "commune": 0.4},
    "regions": {"region": 0},
    "departements": {"departement": 0, "region": 0.2},
    "aimf": {"departement": 0.2, "region": 0.1},
    "fonds-propres": {"commune": 2},
}
#: Big towns and métropoles reach the AFD and the Banque des territoires more easily.
LARGE: Final = 100_000
AGENCIES: Final = {
    "11": "eau-seine-normandie",
    "24": "eau-loire-bretagne",
    "27": "eau-rmc",
    "28": "eau-seine-normandie",
    "32": "eau-artois-picardie",
    "44": "eau-rhin-meuse",
    "52": "eau-loire-bretagne",
    "53": "eau-loire-bretagne",
    "75": "eau-adour-garonne",
    "76": "eau-adour-garonne",
    "84": "eau-rmc",
    "93": "eau-rmc",
}
#: European funds by form of the cooperation, then by type; some only know « fonds européens ».
EUROPEAN: Final[Mapping[str, Mapping[str, float]]] = {
    "cooperation-territoriale": {"interreg": 12, "feder": 2},
    "jumelage": {"cerv": 6, "erasmus": 3, "europe": 1},
    "mobilite-jeunes": {"erasmus": 9, "europe": 1},
    "ecsi": {"ndici": 4, "europe": 1},
}
EUROPEAN_BY_DEFAULT: Final[Mapping[str, float]] = {"erasmus": 2, "ndici": 3, "europe": 2, "cerv": 1}
YEARS: Final = (2021, 2024)


@dataclass(frozen=True)
class Funding:
    """One funder cited by `owner`; `amount` is 0 when unknown, `cooperation` None if not named."""

    owner: Respondent
    funder: str
    cooperation: Cooperation | None = None
    year: int = 0
    amount: int = 0


def fundings(
    people: Sequence[Respondent], actions: Sequence[Cooperation], seed: int
) -> tuple[Funding, ...]:
    """Return the funders cited, in order of collectivité; those without any cite « aucun »."""
    rng = stream(seed, "financements")
    acting = {person: 1.0 for person in people if person.acts}
    quiet = several(rng, acting, BLANK + UNKNOWN)
    asked = [person for person in acting if person not in quiet]
    citing = {funder: _citing(rng, funder, asked, actions) for funder in CITED}
    found: list[Funding] = []
    for person in acting:
        cited = [funder for funder, owners in citing.items() if person in owners]
        if person in quiet[:UNKNOWN]:
            found.append(Funding(person, "nsp"))
        elif person not in quiet and not cited:
            found.append(Funding(person, "aucun"))
        own = [action for action in actions if action.owner is person]
        found += [row for funder in cited for row in _rows(rng, funder, person, own)]
    return tuple(found)


def relevance(funder: str, action: Cooperation) -> float:
    """Return the weight of `funder` for `action`; 0 when it never funds it."""
    words = (action.family, action.mode, *action.themes)
    return math.fsum(PAYS_FOR[funder].get(word, 0.0) for word in words)


def _citing(
    rng: Random, funder: str, asked: Sequence[Respondent], actions: Sequence[Cooperation]
) -> frozenset[Respondent]:
    interest = dict.fromkeys(asked, 0.0)
    for action in actions:
        if action.owner in interest:
            interest[action.owner] += relevance(funder, action)
    kinds = PAYS_TO.get(funder, {})
    weights = {
        person: weight**0.7 * kinds.get(person.kind, 1.0) * _reach(funder, person)
        for person, weight in interest.items()
    }
    return frozenset(several(rng, weights, CITED[funder]))


def _reach(funder: str, person: Respondent) -> float:
    if funder == "agences-eau":
        return 1.0 if person.region in AGENCIES else 0.0
    eased = funder in {"afd", "banque-territoires"} and person.population >= LARGE
    return 3.0 if eased and person.kind in {"commune", "intercommunalite"} else 1.0


def _rows(
    rng: Random, funder: str, person: Respondent, own: Sequence[Cooperation]
) -> list[Funding]:
    current = (action for action in own if not action.end or action.end >= YEARS[0])
    cares = {action: relevance(funder, action) ** 2 for action in current}
    if not any(cares.values()) or chance(rng, 0.18):
        funder_code = _precise(rng, funder, person, None)
        return [Funding(person, funder_code, year=between(rng, *YEARS) if chance(rng, 0.6) else 0)]
    most = 1 + sum(weight > 0 for weight in cares.values()) // 3
    paid = several(rng, cares, between(rng, 1, min(most, 5)))
    return [
        Funding(
            owner=person,
            funder=_precise(rng, funder, person, action),
            cooperation=action,
            year=between(rng, max(YEARS[0], action.start), action.end or YEARS[1]),
            amount=_amount(rng, action),
        )
        for action in paid
    ]


def _precise(rng: Random, funder: str, person: Respondent, action: Cooperation | None) -> str:
    if funder == "agences-eau":
        return "agences-eau" if chance(rng, 0.1) else AGENCIES[person.region]
    if funder != "europe":
        return funder
    table = EUROPEAN.get(action.mode, EUROPEAN_BY_DEFAULT) if action else {"europe": 1}
    return pick(
        rng, product(table, {"ndici": 2.0 if person.kind in {"region", "departement"} else 1.0})
    )


def _amount(rng: Random, action: Cooperation) -> int:
    part = round(action.amount * (0.15 + 0.4 * rng.random()), -2)
    return int(part) if chance(rng, 0.55) else 0
