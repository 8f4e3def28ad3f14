"""Charts of regional portraits and of country sheets: a side beside another."""

from collections.abc import Callable
from typing import Final

from components.charts.model import Chart, only
from components.text.headlines import beside_rest as beside_rest_headlines
from components.text.headlines.first_answers import first_answer
from data.aggregates import shares_by_group
from data.aggregates.comparison.beside_rest import COUNTRIES, REGIONS, Pair, beside_rest
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS
from data.selection import Selection
from data.table import Table

#: How the charts of a pair begin their key, and end their title.
NAMES: Final = {
    REGIONS.key: ("region", "dans la région et ailleurs"),
    COUNTRIES.key: ("pays", "dans le pays et ailleurs dans sa zone"),
}
UNITS: Final = {COOPERATION: "coopérations", RESPONDENT: "collectivités"}


def _beside(pair: Pair, dimension: str, key: str, title: str, question: str) -> Chart:
    start, where = NAMES[pair.key]
    level = DIMENSIONS[dimension].level if dimension in DIMENSIONS else RESPONDENT
    return Chart(
        key=f"{start}-{key}",
        title=f"{title}, {where}",
        question=question,
        unit=f"% des {UNITS[level]} de chaque groupe",
        sentence=beside_rest_headlines.first_answer_and_rest,
        choices=only(beside_rest(dimension, pair), dimension),
    )


def _by(dimension: str) -> Callable[[Selection], Table]:
    return lambda selection: shares_by_group.authorities_by(selection, dimension)


CHARTS: Final = (
    Chart(
        key="regions-representees",
        title="Collectivités par région",
        question="Quelles régions sont les mieux représentées ?",
        unit="% des collectivités",
        sentence=first_answer,
        choices=only(_by("region"), "region"),
    ),
    *(
        _beside(REGIONS, *fields)
        for fields in (
            ("thematique", "thematiques", "Thématiques", "Dans quels domaines ?"),
            ("odd", "odd", "ODD", "Pour quels objectifs de développement durable ?"),
            ("financeur", "financeurs", "Financeurs", "Avec quels financeurs ?"),
            ("besoins", "besoins", "Besoins", "De quel appui auraient-elles besoin ?"),
            ("anciennete", "anciennete", "Ancienneté", "Depuis combien de temps agissent-elles ?"),
            ("budget_specifique", "budget", "Budget spécifique", "Y consacrent-elles un budget ?"),
        )
    ),
    *(
        _beside(COUNTRIES, *fields)
        for fields in (
            ("thematique", "thematiques", "Thématiques", "Dans quels domaines y agissent-elles ?"),
            ("odd", "odd", "ODD", "Quels objectifs de développement durable y visent-elles ?"),
            ("mode", "modes", "Modes d’action", "Sous quelles formes y agissent-elles ?"),
            (
                "financeur",
                "financeurs",
                "Financeurs",
                "Qui finance les collectivités qui y travaillent ?",
            ),
            ("type", "types", "Types de collectivités", "Quelles collectivités y travaillent ?"),
            ("age", "age", "Âge des partenariats", "Depuis combien de temps y travaillent-elles ?"),
        )
    ),
)
