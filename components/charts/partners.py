"""Charts about where and how the collectivités cooperate."""

from typing import Final

from components.charts.model import Chart, Choice, only
from components.text.headlines.countries import first_countries
from components.text.headlines.first_answers import first_answer
from data.aggregates import counts
from data.table import Column


def _measured(key: str, column: Column) -> Choice:
    return Choice(
        key,
        column.unit.capitalize(),
        lambda rows: counts.cooperations_by_country(rows).measured_by(column.name),
        ("pays",),
        unit=column.unit,
    )


CHARTS: Final = (
    Chart(
        key="carte-pays",
        title="Carte des pays partenaires",
        question="Dans quels pays les collectivités coopèrent-elles ?",
        unit="coopérations, collectivités ou euros",
        sentence=first_countries,
        choices=(
            _measured("cooperations", counts.COOPERATIONS),
            _measured("collectivites", counts.AUTHORITIES),
            Choice("montants", "Euros", counts.euros_by_country, ("pays",), unit="euros"),
        ),
    ),
    Chart(
        key="zones",
        title="Zones du monde",
        question="Avec quelles régions du monde ?",
        unit="% des coopérations",
        sentence=first_answer,
        choices=only(counts.cooperations_by_zone, "zone"),
    ),
    Chart(
        key="pays-principaux",
        title="Principaux pays partenaires",
        question="Quels pays reviennent le plus souvent ?",
        unit="% des coopérations",
        sentence=first_answer,
        choices=only(counts.cooperations_by_main_country, "pays"),
    ),
    Chart(
        key="modes",
        title="Modes d’action",
        question="Sous quelles formes les collectivités agissent-elles ?",
        unit="% des coopérations",
        sentence=first_answer,
        choices=only(counts.cooperations_by_mode, "mode"),
    ),
    Chart(
        key="thematiques",
        title="Thématiques",
        question="Dans quels domaines ?",
        unit="% des coopérations",
        sentence=first_answer,
        choices=only(counts.cooperations_by_theme, "thematique"),
    ),
)
