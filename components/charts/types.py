"""Charts that compare the types of collectivités."""

from typing import Final

from components.charts.model import Chart, Choice, crossed
from components.text.headlines.gaps import widest_gap

CHARTS: Final = (
    Chart(
        key="types-profil",
        title="Profil des types de collectivités",
        question="En quoi les types de collectivités se ressemblent-ils, en quoi diffèrent-ils ?",
        unit="% de chaque type",
        sentence=widest_gap,
        choices=tuple(
            Choice(key, label, crossed(key, "type"), (key, "type"))
            for key, label in (
                ("thematique", "Thématiques"),
                ("mode", "Modes d’action"),
                ("zone", "Zones du monde"),
                ("odd", "ODD"),
                ("financeur", "Financeurs"),
            )
        ),
    ),
)
