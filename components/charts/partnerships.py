"""Charts about the partnerships themselves: conventions, ages, numbers, flows."""

from typing import Final

from components.charts.model import Aggregate, Chart, Choice, only
from components.text.headlines import ages, conventions, flows
from components.text.headlines import partnerships as partnership_numbers
from data.aggregates import partnerships

#: Groupings of cooperations; a choice applies to every card of the page.
GROUPS: Final = (("mode", "Par mode"), ("type", "Par type"), ("zone", "Par zone"))


def _conventions(group: str) -> Aggregate:
    return lambda selection: partnerships.conventions_by(selection, group)


def _ages(group: str) -> Aggregate:
    return lambda selection: partnerships.ages_by(selection, group)


def _flows(group: str) -> Aggregate:
    return lambda selection: partnerships.flows(selection, group)


CHARTS: Final = (
    Chart(
        key="conventions",
        title="Coopérations conventionnées",
        question="Les coopérations font-elles l’objet d’une convention ?",
        unit="% des coopérations de chaque groupe",
        sentence=conventions.headline,
        reading=conventions.reading,
        choices=tuple(
            Choice(key, label, _conventions(key), ("conventionnee", key)) for key, label in GROUPS
        ),
    ),
    Chart(
        key="partenariats-age",
        title="Âge des partenariats",
        question="Depuis combien d’années les partenariats existent-ils ?",
        unit="% des coopérations, ou années",
        sentence=ages.headline,
        reading=ages.reading,
        choices=(
            Choice(
                "ensemble",
                "Ensemble",
                partnerships.cooperations_by_age,
                ("age",),
                unit="% des coopérations",
            ),
            *(Choice(key, label, _ages(key), ("age", key), unit="années") for key, label in GROUPS),
        ),
    ),
    Chart(
        key="partenariats-nombre",
        title="Nombre de partenariats par collectivité",
        question="Combien de partenariats chaque collectivité mène-t-elle ?",
        unit="% des collectivités qui coopèrent",
        sentence=partnership_numbers.headline,
        reading=partnership_numbers.reading,
        choices=only(partnerships.authorities_by_number, "partenariats"),
    ),
    Chart(
        key="flux",
        title="Flux, de la France vers le monde",
        question="D’où partent les coopérations, et vers quelles régions du monde ?",
        unit="nombre de coopérations",
        sentence=flows.headline,
        reading=flows.reading,
        choices=(
            Choice("region", "Par région", _flows("region"), ("zone", "region")),
            Choice("type", "Par type", _flows("type"), ("zone", "type")),
        ),
    ),
)
