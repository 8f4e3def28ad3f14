"""Parameters of the questions with several answers: shares, and factors by respondent."""

from collections.abc import Mapping
from typing import Final

#: Shares of those who answer each question of the wave, the most cited answer first.
SHARES: Final[Mapping[str, Mapping[str, float]]] = {
    "champs": {"etranger": 0.86, "soutien": 0.63, "territoire": 0.47},
    "types_action": {
        "aide-developpement": 0.74, "culture": 0.61, "sensibilisation": 0.46, "jeunesse": 0.45,
        "jumelage": 0.42, "technique": 0.37, "urgence": 0.29, "accueil": 0.24, "economie": 0.17,
        "transfrontalier": 0.13,
    },
    "motivations": {
        "solidarite": 0.81, "citoyennete": 0.56, "echange": 0.45, "jeunesse": 0.41,
        "histoire": 0.36, "odd": 0.34, "rayonnement": 0.33, "associations": 0.27, "economie": 0.14,
    },
    "mobilite_jeunes": {
        "scolaire": 0.47, "service-civique": 0.34, "stages": 0.28, "chantiers": 0.25,
        "bourses": 0.22, "aucune": 0.2,
    },
    "sensibilisation": {
        "festisol": 0.49, "scolaires": 0.46, "expositions": 0.39, "marches": 0.27, "agents": 0.18,
        "aucune": 0.15,
    },
    "soutien_acteurs": {
        "subventions": 0.64, "locaux": 0.41, "communication": 0.35, "appel-projets": 0.25,
        "animation": 0.19, "conseil": 0.15, "aucun": 0.17,
    },
    "freins": {
        "moyens-humains": 0.59, "moyens-financiers": 0.55, "contexte": 0.41, "ingenierie": 0.34,
        "adhesion": 0.24, "competence": 0.19, "partenaires": 0.16, "information": 0.15,
        "aucun": 0.05,
    },
    "besoins": {
        "financements": 0.57, "reseau": 0.5, "formation": 0.42, "ingenierie": 0.38,
        "sensibilisation": 0.29, "evaluation": 0.27, "partenaires": 0.18, "juridique": 0.15,
        "aucun": 0.06,
    },
    "appui_recu": {
        "reseau": 0.51, "formation": 0.35, "financements": 0.28, "ingenierie": 0.26,
        "sensibilisation": 0.22, "partenaires": 0.11, "evaluation": 0.09, "juridique": 0.04,
        "aucun": 0.26,
    },
    "perspectives": {
        "maintenir": 0.44, "structurer": 0.38, "developper": 0.36, "associer": 0.35,
        "nouveaux-pays": 0.13, "reduire": 0.07,
    },
}  # fmt: skip

#: Share of those asked who leave the question blank: it grows as the questionnaire goes on.
BLANK: Final = {
    "champs": 0.05, "types_action": 0.06, "motivations": 0.08, "mobilite_jeunes": 0.11,
    "sensibilisation": 0.12, "soutien_acteurs": 0.1, "freins": 0.13, "besoins": 0.15,
    "appui_recu": 0.18, "perspectives": 0.2,
}  # fmt: skip
#: How many say « ne sait pas ».
UNKNOWN: Final = {
    "mobilite_jeunes": 2,
    "soutien_acteurs": 2,
    "freins": 2,
    "besoins": 3,
    "perspectives": 5,
}

#: Answers that exclude one another; « aucun, aucune » excludes all the others besides.
EXCLUSIVE: Final = {"perspectives": frozenset({"maintenir", "developper", "reduire"})}

#: What makes an answer likelier: a word that describes the respondent, and a factor.
LEANINGS: Final[Mapping[str, Mapping[str, Mapping[str, float]]]] = {
    "champs": {
        "etranger": {"cooperation-decentralisee": 4, "jumelage": 4},
        "soutien": {"soutien-acteurs": 5},
        "territoire": {"ecsi": 5, "accueil": 5},
    },
    "types_action": {
        "aide-developpement": {"cooperation-decentralisee": 3, "syndicat-mixte": 3},
        "culture": {"theme-culture": 6, "syndicat-mixte": 0.1},
        "jumelage": {"jumelage": 12, "commune": 2},
        "jeunesse": {"mobilite-jeunes": 6, "volontariat": 4},
        "technique": {"theme-eau": 3, "syndicat-mixte": 5},
        "urgence": {"urgence": 10},
        "accueil": {"accueil": 10},
        "economie": {"economique": 8, "region": 4},
        "sensibilisation": {"ecsi": 6},
        "transfrontalier": {"cooperation-territoriale": 14, "frontiere": 3},
    },
    "motivations": {
        "solidarite": {"soutien-acteurs": 2},
        "jeunesse": {"mobilite-jeunes": 4, "volontariat": 3},
        "economie": {"economique": 6, "region": 5},
        "rayonnement": {"region": 4, "grande": 3},
        "echange": {"syndicat-mixte": 4, "theme-eau": 2},
        "histoire": {"jumelage": 3, "outre-mer": 4},
        "odd": {"service-structure": 3},
        "associations": {"delegation": 4, "commune": 2},
    },
    "mobilite_jeunes": {
        "service-civique": {"volontariat": 8},
        "scolaire": {"jumelage": 4, "departement": 2},
        "stages": {"region": 6, "mobilite-jeunes": 3},
        "bourses": {"region": 6, "departement": 2},
        "chantiers": {"mobilite-jeunes": 4},
        "aucune": {"syndicat-mixte": 12, "mobilite-jeunes": 0.1, "volontariat": 0.2},
    },
    "sensibilisation": {
        "festisol": {"ecsi": 3, "commune": 1.5},
        "agents": {"service-structure": 4},
        "aucune": {"syndicat-mixte": 5, "opportunite": 5, "ecsi": 0.05},
    },
    "soutien_acteurs": {
        "subventions": {"soutien-acteurs": 4},
        "appel-projets": {"region": 8, "departement": 5, "service-structure": 3},
        "animation": {"service-structure": 4},
        "locaux": {"commune": 4},
        "aucun": {"sans-action": 9, "soutien-acteurs": 0.05, "syndicat-mixte": 5},
    },
    "freins": {
        "moyens-humains": {"petite": 3, "service-structure": 0.4},
        "competence": {"sans-action": 5, "intercommunalite": 3},
        "information": {"sans-action": 5, "petite": 2},
        "contexte": {"afrique": 3, "departement": 2, "sans-action": 0.2},
        "aucun": {"sans-action": 0, "service-structure": 2},
    },
    "besoins": {
        "evaluation": {"service-structure": 4},
        "partenaires": {"sans-action": 4},
        "juridique": {"sans-action": 3, "intercommunalite": 2},
        "ingenierie": {"petite": 2},
        "aucun": {"sans-action": 5},
    },
    "appui_recu": {
        "aucun": {"sans-action": 9, "service-structure": 0.3},
        "reseau": {"service-structure": 3},
        "evaluation": {"departement": 3, "region": 3},
    },
    "perspectives": {
        "maintenir": {"sans-action": 0},
        "reduire": {"sans-action": 0, "departement": 4},
        "structurer": {"portage-politique": 3, "service-structure": 0.5},
        "nouveaux-pays": {"region": 3, "sans-action": 0.3},
    },
}
