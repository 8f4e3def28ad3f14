"""Charts about who pays."""

from typing import Final

from components.charts.model import Aggregate, Chart, Choice, crossed, only
from components.text.headlines.amounts import largest_amounts
from components.text.headlines.first_answers import first_funder
from components.text.headlines.gaps import widest_gap
from data.aggregates import amounts, funding


def _amounts(key: str) -> Aggregate:
    return lambda selection: amounts.amounts_by_answer(selection, key)


CHARTS: Final = (
    Chart(
        key="financeurs",
        title="Financeurs",
        question="Qui finance l’action extérieure des collectivités ?",
        unit="% des collectivités",
        sentence=first_funder,
        choices=only(funding.funders, "financeur"),
    ),
    Chart(
        key="montants",
        title="Montants des coopérations",
        question="Combien d’euros, et pour quoi ?",
        unit="euros",
        sentence=largest_amounts,
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
        sentence=widest_gap,
        choices=only(crossed("financeur", "type"), "financeur", "type"),
    ),
    Chart(
        key="financeurs-par-zone",
        title="Financeurs par zone du monde",
        question="Qui finance les collectivités actives dans chaque région du monde ?",
        unit="% des collectivités actives dans chaque zone",
        sentence=widest_gap,
        choices=only(crossed("financeur", "zone"), "financeur", "zone"),
    ),
)
