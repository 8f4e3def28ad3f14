"""Charts about the contribution to the Sustainable Development Goals (ODD)."""

from typing import Final

from components.charts.model import Chart, crossed, only
from components.figures import bars, grids
from components.text.headlines import shares
from data.aggregates import counts

CHARTS: Final = (
    Chart(
        key="odd",
        title="Contribution aux ODD",
        question="À quels objectifs de développement durable les coopérations contribuent-elles ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=shares.first_goal,
        choices=only(counts.cooperations_by_goal, "odd"),
        wide=True,
    ),
    Chart(
        key="odd-par-type",
        title="ODD par type de collectivité",
        question="Les objectifs visés changent-ils avec le type de collectivité ?",
        unit="% des coopérations de chaque type",
        figure=grids.heat_grid,
        sentence=shares.widest_gap,
        choices=only(crossed("odd", "type"), "odd", "type"),
        wide=True,
    ),
    Chart(
        key="odd-par-thematique",
        title="ODD par thématique",
        question="Quels objectifs chaque domaine d’action sert-il ?",
        unit="% des coopérations de chaque thématique",
        figure=grids.heat_grid,
        sentence=shares.widest_gap,
        choices=only(crossed("odd", "thematique"), "odd", "thematique"),
        wide=True,
    ),
)
