"""Charts about the partnerships themselves: conventions, ages, numbers, flows."""

from typing import Final

from components.charts.means import drawn
from components.charts.model import Aggregate, Chart, Choice, only
from components.figures import bars, grids
from components.text.headlines import partnerships as said
from data.aggregates import partnerships

#: What cooperations are told apart by; the same choice moves every card of the page.
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
        figure=bars.ranked_bars,
        sentence=said.conventions,
        reading=said.convention_read,
        choices=tuple(
            Choice(key, label, _conventions(key), ("conventionnee", key)) for key, label in GROUPS
        ),
    ),
    Chart(
        key="partenariats-age",
        title="Âge des partenariats",
        question="Depuis combien d’années les partenariats existent-ils ?",
        unit="% des coopérations, ou années",
        figure=drawn,
        sentence=said.ages,
        reading=said.age_read,
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
        figure=bars.ranked_bars,
        sentence=said.numbers,
        reading=said.number_read,
        choices=only(partnerships.authorities_by_number, "partenariats"),
    ),
    Chart(
        key="flux",
        title="Flux, de la France vers le monde",
        question="D’où partent les coopérations, et vers quelles régions du monde ?",
        unit="nombre de coopérations",
        figure=grids.heat_grid,
        sentence=said.flows,
        reading=said.flow_read,
        choices=(
            Choice("region", "Par région", _flows("region"), ("zone", "region")),
            Choice("type", "Par type", _flows("type"), ("zone", "type")),
        ),
        wide=True,
    ),
)
