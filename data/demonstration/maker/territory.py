"""Parameters of the respondents: number by type and region, population, borders, seniority."""

from typing import Final

#: Respondents by region, in the order of TYPES: 122, of which 16 in Auvergne-Rhône-Alpes (84).
TYPES: Final = (
    "commune", "intercommunalite", "departement", "region", "syndicat-mixte", "statut-particulier",
)  # fmt: skip
RESPONDENTS: Final = {
    "01": (1, 1, 0, 0, 0, 0),
    "02": (0, 0, 0, 0, 0, 1),
    "03": (0, 0, 0, 0, 0, 1),
    "04": (1, 1, 0, 0, 0, 0),
    "06": (0, 0, 0, 0, 0, 1),
    "11": (2, 0, 1, 0, 0, 0),
    "24": (5, 2, 1, 0, 0, 0),
    "27": (3, 1, 0, 1, 0, 0),
    "28": (4, 2, 1, 1, 0, 0),
    "32": (5, 2, 1, 1, 1, 0),
    "44": (6, 3, 2, 0, 1, 0),
    "52": (4, 2, 1, 1, 1, 0),
    "53": (6, 3, 2, 1, 1, 0),
    "75": (6, 2, 1, 1, 1, 0),
    "76": (6, 2, 2, 0, 1, 0),
    "84": (8, 4, 2, 1, 1, 0),
    "93": (4, 2, 1, 0, 1, 0),
    "988": (0, 0, 0, 0, 0, 1),
}

#: Words of the made-up labels. Where a region has only one authority of a type, the label says
#: that it is invented, so that nobody reads it as that authority's answer.
WORDS: Final = {
    "commune": "Commune",
    "intercommunalite": "Intercommunalité",
    "departement": "Département",
    "region": "Région fictive",
    "syndicat-mixte": "Syndicat mixte",
    "statut-particulier": "Collectivité fictive",
}

#: Those that answer « non » to « menez-vous une action extérieure ? » : 16, so 106 act (87 %).
INACTIVE: Final = {"commune": 10, "intercommunalite": 4, "departement": 1, "syndicat-mixte": 1}
IDLE_PER_REGION: Final = 2

#: Median population, spread of its logarithm, least and most.
POPULATION: Final = {
    "commune": (14_000, 1.15, 420, 170_000),
    "intercommunalite": (68_000, 0.95, 11_000, 480_000),
    "departement": (560_000, 0.45, 160_000, 1_600_000),
    "region": (3_600_000, 0.3, 2_400_000, 6_000_000),
    "syndicat-mixte": (120_000, 0.8, 20_000, 700_000),
    "statut-particulier": (290_000, 0.2, 230_000, 380_000),
}

#: Above, few authorities of the département are as big: the département is left out of the file.
DEPARTMENT_UP_TO: Final = 20_000

BORDER: Final = frozenset({"32", "44", "27", "84", "93", "76", "75", "03"})
OVERSEAS: Final = frozenset({"01", "02", "03", "04", "06", "988"})

#: Seniority as answered, dealt exactly: 47 of the 96 answers are above 20 years (49 %).
SENIORITY: Final = {
    "plus-20": 47,
    "11-20": 27,
    "5-10": 13,
    "moins-5": 9,
    "nsp": 6,
    "": 4,
}
#: First year of action for each class, both included; the survey asked in 2024.
FIRST_YEARS: Final = {
    "plus-20": (1961, 2003),
    "11-20": (2004, 2013),
    "5-10": (2014, 2019),
    "moins-5": (2020, 2023),
}
