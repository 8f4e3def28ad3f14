"""Charts about who pays."""

from typing import Final

from components.charts.model import Aggregate, Chart, Choice, crossed, only
from components.figures import bars, grids
from components.text.headlines import shares
from data.aggregates import amounts, funding


def _amounts(key: str) -> Aggregate:
    return lambda selection: amounts.amounts_by_answer(selection, key)


CHARTS: Final = (
    Chart(
        key="financeurs",
        title="Financeurs",
        question="Qui finance l’action extérieure des collectivités ?",
        unit="% des collectivités",
        figure=bars.ranked_bars,
        sentence=shares.first_funder,
        choices=only(funding.funders, "financeur"),
    ),
    Chart(
        key="montants",
        title="Montants des coopérations",
        question="Combien d’euros, et pour quoi ?",
        unit="euros",
        figure=bars.ranked_bars,
        sentence=shares.amounts,
        choices=(
            Choice("zone", "Par zone", _amounts("zone"), ("zone",)),
            Choice("thematique", "Par thématique", _amounts("thematique"), ("thematique",)),
            Choice("type", "Par type", _amounts("type"), ("type",)),
        ),
    ),
    Chart(
        key="financeurs-par-type",
        title="Financeurs par type de collectivité",
        question="Les financeurs sont-ils les mêmes pour une commune et pour une région ?",
        unit="% des collectivités de chaque type",
        figure=grids.heat_grid,
        sentence=shares.widest_gap,
        choices=only(crossed("financeur", "type"), "financeur", "type"),
        wide=True,
    ),
    Chart(
        key="financeurs-par-zone",
        title="Financeurs par zone du monde",
        question="Qui finance les collectivités actives dans chaque région du monde ?",
        unit="% des collectivités actives dans chaque zone",
        figure=grids.heat_grid,
        sentence=shares.widest_gap,
        choices=only(crossed("financeur", "zone"), "financeur", "zone"),
        wide=True,
    ),
)
