"""Charts of the regional portraits: the region beside the others."""

from collections.abc import Callable
from typing import Final

from components import beside_sentences, sentences
from components.charts.model import Chart, only
from components.figures import bars, paired
from data.aggregates import groups
from data.aggregates.portrait import beside_rest
from data.filters import Selection
from data.table import Table


def _beside(key: str, dimension: str, title: str, question: str) -> Chart:
    unit = "coopérations" if dimension in {"thematique", "odd"} else "collectivités"
    return Chart(
        key=f"region-{key}",
        title=f"{title}, dans la région et ailleurs",
        question=question,
        unit=f"% des {unit} de chaque groupe",
        figure=paired.paired_bars,
        sentence=beside_sentences.first_beside,
        choices=only(beside_rest(dimension), dimension),
    )


def _by(dimension: str) -> Callable[[Selection], Table]:
    return lambda selection: groups.authorities_by(selection, dimension)


CHARTS: Final = (
    Chart(
        key="regions-representees",
        title="Collectivités par région",
        question="Quelles régions sont les mieux représentées ?",
        unit="% des collectivités",
        figure=bars.ranked_bars,
        sentence=sentences.first_of_cooperations,
        choices=only(_by("region"), "region"),
        wide=True,
    ),
    _beside("thematiques", "thematique", "Thématiques", "Dans quels domaines ?"),
    _beside("odd", "odd", "ODD", "Pour quels objectifs de développement durable ?"),
    _beside("financeurs", "financeur", "Financeurs", "Avec quels financeurs ?"),
    _beside("besoins", "besoins", "Besoins", "De quel appui auraient-elles besoin ?"),
    _beside("anciennete", "anciennete", "Ancienneté", "Depuis combien de temps ?"),
    _beside("budget", "budget_specifique", "Budget spécifique", "Avec un budget consacré ?"),
)
