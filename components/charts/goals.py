"""Charts about the contribution to the Sustainable Development Goals (ODD)."""

from typing import Final

from components.charts.model import Chart, crossed, only
from components.text.headlines.first_answers import first_goal
from components.text.headlines.gaps import widest_gap
from data.aggregates import counts

CHARTS: Final = (
    Chart(
        key="odd",
        title="Contribution aux ODD",
        question="À quels objectifs de développement durable les coopérations contribuent-elles ?",
        unit="% des coopérations",
        sentence=first_goal,
        choices=only(counts.cooperations_by_goal, "odd"),
    ),
    Chart(
        key="odd-par-type",
        title="ODD par type de collectivité",
        question="Les objectifs visés changent-ils avec le type de collectivité ?",
        unit="% des coopérations de chaque type",
        sentence=widest_gap,
        choices=only(crossed("odd", "type"), "odd", "type"),
    ),
    Chart(
        key="odd-par-thematique",
        title="ODD par thématique",
        question="Quels objectifs chaque domaine d’action sert-il ?",
        unit="% des coopérations de chaque thématique",
        sentence=widest_gap,
        choices=only(crossed("odd", "thematique"), "odd", "thematique"),
    ),
)
