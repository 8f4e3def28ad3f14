"""Draw the mode, themes and goals (ODD) of a cooperation, which depend on one another."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from data.demonstration.maker.draws import pick, product, several
from data.demonstration.maker.respondents import Respondent

#: Weights of answers (inside) by what they depend on (outside).
Table = Mapping[str, Mapping[str, float]]

MODES: Final[Table] = {
    "afrique": {
        "cooperation-decentralisee": 52, "soutien-acteurs": 17, "volontariat": 6, "jumelage": 5,
        "mobilite-jeunes": 6, "urgence": 3, "economique": 3, "ecsi": 3, "reseaux-villes": 2,
    },
    "europe": {
        "jumelage": 50, "cooperation-territoriale": 16, "mobilite-jeunes": 13,
        "cooperation-decentralisee": 8, "reseaux-villes": 7, "economique": 4, "accueil": 2,
    },
    "monde": {
        "cooperation-decentralisee": 46, "soutien-acteurs": 14, "urgence": 6, "jumelage": 9,
        "mobilite-jeunes": 6, "economique": 6, "volontariat": 4, "reseaux-villes": 4, "accueil": 4,
    },
    "voisins": {
        "cooperation-decentralisee": 44, "cooperation-territoriale": 22, "economique": 12,
        "mobilite-jeunes": 9, "urgence": 7, "jumelage": 6,
    },
    "nv": {
        "soutien-acteurs": 34, "ecsi": 34, "accueil": 14, "reseaux-villes": 12, "volontariat": 6,
    },
}  # fmt: skip
MODES_BY_TYPE: Final[Table] = {
    "commune": {"jumelage": 1.8, "accueil": 1.5},
    "departement": {"soutien-acteurs": 1.4, "jumelage": 0.5},
    "region": {"economique": 2, "volontariat": 1.8, "soutien-acteurs": 1.5, "jumelage": 0.2},
    "intercommunalite": {"reseaux-villes": 1.5, "jumelage": 0.7},
    "syndicat-mixte": {"cooperation-decentralisee": 3, "soutien-acteurs": 1.5, "jumelage": 0.1},
}
CRISES: Final = frozenset({"UKR", "HTI", "LBN", "TUR", "SYR", "PSE", "MAR", "IRQ"})

THEMES: Final[Table] = {
    "afrique": {
        "eau": 16, "education": 13, "sante": 10, "agriculture": 9, "gouvernance": 9, "culture": 14,
        "formation": 7, "souverainete-alimentaire": 6, "egalite": 5, "environnement": 4,
        "dechets": 4, "insertion": 4, "energie": 4, "climat": 4, "mobilite": 4,
        "infrastructures": 4, "patrimoine": 3, "tourisme": 2, "migrations": 2, "droits-humains": 2,
        "paix": 1, "transports": 1,
    },
    "europe": {
        "culture": 28, "mobilite": 18, "education": 15, "patrimoine": 8, "tourisme": 8,
        "environnement": 6, "climat": 4, "transports": 4, "gouvernance": 3, "energie": 2,
        "paix": 3, "droits-humains": 2, "egalite": 2, "formation": 4,
    },
    "monde": {
        "culture": 18, "education": 13, "patrimoine": 8, "eau": 8, "sante": 8, "gouvernance": 6,
        "agriculture": 6, "environnement": 5, "formation": 6, "mobilite": 4, "tourisme": 5,
        "climat": 4, "energie": 3, "droits-humains": 4, "paix": 3, "egalite": 3, "transports": 3,
        "migrations": 2, "infrastructures": 3, "insertion": 3, "dechets": 2,
    },
    "voisins": {
        "culture": 12, "environnement": 12, "tourisme": 8, "transports": 8, "sante": 9,
        "formation": 8, "climat": 8, "agriculture": 7, "mobilite": 6, "energie": 4, "eau": 4,
    },
    "nv": {
        "education": 14, "droits-humains": 8, "egalite": 8, "climat": 8, "migrations": 8,
        "mobilite": 6, "paix": 5, "culture": 8, "environnement": 6, "souverainete-alimentaire": 5,
    },
}  # fmt: skip
THEMES_BY_MODE: Final[Table] = {
    "mobilite-jeunes": {"mobilite": 14, "education": 2, "formation": 2, "culture": 1.5},
    "volontariat": {"mobilite": 8, "education": 2},
    "urgence": {
        "sante": 5,
        "eau": 3,
        "infrastructures": 4,
        "paix": 3,
        "migrations": 5,
        "culture": 0.1,
    },
    "economique": {
        "insertion": 6,
        "tourisme": 4,
        "formation": 3,
        "agriculture": 2,
        "transports": 3,
    },
    "ecsi": {"education": 4, "climat": 3, "droits-humains": 4, "egalite": 2, "eau": 0.3},
    "accueil": {"migrations": 16, "droits-humains": 4, "culture": 0.6},
    "cooperation-territoriale": {"transports": 5, "environnement": 4, "tourisme": 3, "energie": 2},
    "reseaux-villes": {"climat": 5, "gouvernance": 4, "transports": 3, "patrimoine": 2},
    "jumelage": {"culture": 3, "mobilite": 2, "eau": 0.5},
}
THEMES_BY_TYPE: Final[Table] = {
    "syndicat-mixte": {"eau": 9, "dechets": 7, "energie": 6, "culture": 0.2, "education": 0.4},
    "region": {"formation": 2, "agriculture": 1.6, "climat": 1.6, "insertion": 1.6},
    "departement": {"agriculture": 1.6, "sante": 1.3, "infrastructures": 1.5},
    "intercommunalite": {"eau": 1.7, "dechets": 2, "transports": 2},
    "commune": {"culture": 1.4, "education": 1.2},
}
HOW_MANY_THEMES: Final = {1: 45, 2: 36, 3: 19}

ODD_BY_THEME: Final[Table] = {
    "agriculture": {"2": 8, "12": 3, "1": 2, "15": 2, "8": 1},
    "souverainete-alimentaire": {"2": 9, "12": 3, "1": 3},
    "climat": {"13": 9, "7": 2, "11": 2, "15": 1},
    "culture": {"11": 5, "4": 4, "16": 1, "10": 1},
    "patrimoine": {"11": 8, "8": 1, "4": 1},
    "dechets": {"12": 7, "11": 5, "6": 1, "14": 1},
    "droits-humains": {"16": 7, "10": 5, "5": 3},
    "eau": {"6": 14, "3": 2, "14": 0.5, "15": 0.5},
    "education": {"4": 12, "10": 1, "5": 1},
    "egalite": {"5": 12, "10": 3, "4": 1},
    "energie": {"7": 10, "13": 4, "9": 1},
    "environnement": {"15": 8, "13": 3, "14": 3, "12": 1},
    "formation": {"4": 7, "8": 5},
    "gouvernance": {"16": 8, "11": 3, "17": 4},
    "infrastructures": {"9": 8, "11": 3},
    "insertion": {"8": 9, "1": 2, "4": 2},
    "migrations": {"10": 8, "16": 2, "1": 1},
    "mobilite": {"4": 7, "8": 2, "17": 1, "10": 1},
    "paix": {"16": 10, "10": 1},
    "sante": {"3": 12, "1": 1, "5": 1},
    "tourisme": {"8": 6, "12": 3, "11": 2},
    "transports": {"11": 6, "9": 5, "13": 1},
}
#: Goals to which any cooperation may contribute.
ODD_EVERYWHERE: Final = {"17": 2.4, "1": 0.6, "10": 0.5, "11": 0.4}
HOW_MANY_ODD: Final = {1: 26, 2: 36, 3: 25, 4: 13}


def mode(rng: Random, family: str, place: str, owner: Respondent) -> str:
    """Return a mode, likelier by destination, type of collectivité and crisis."""
    crisis = {"urgence": 4.0, "accueil": 2.0} if place in CRISES else {}
    edge = {"cooperation-territoriale": 2.6 if owner.border or owner.overseas else 0.25}
    ukraine = {"urgence": 30.0, "accueil": 8.0, "jumelage": 12.0, "cooperation-decentralisee": 16.0}
    table = ukraine if place == "UKR" else MODES[family]
    return pick(rng, product(table, MODES_BY_TYPE.get(owner.kind, {}), crisis, edge))


def themes(rng: Random, family: str, form: str, owner: Respondent) -> list[str]:
    """Return one to three themes, the main one first."""
    table = product(
        THEMES[family], THEMES_BY_MODE.get(form, {}), THEMES_BY_TYPE.get(owner.kind, {})
    )
    return several(rng, table, pick(rng, HOW_MANY_THEMES))


def goals(rng: Random, chosen: Sequence[str]) -> list[str]:
    """Return one to four ODD that the themes (main one first) serve, ODD 17 being everywhere."""
    table = dict(ODD_EVERYWHERE)
    for theme in chosen:
        factor = 2.0 if theme == chosen[0] else 1.0
        for goal, weight in ODD_BY_THEME[theme].items():
            table[goal] = table.get(goal, 0.0) + weight * factor
    return several(rng, table, pick(rng, HOW_MANY_ODD))
