"""The chart catalogue: every card of the observatory, in page order.

Card, ids, updates, address, files, empty state and catalogue tests come from an entry. A new chart
is an aggregate, a figure, a sentence and an entry here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from components import sentences
from components.figures import bars, grids, maps
from data.aggregates import counts, groups
from data.codebook import Codebook
from data.dimensions import DIMENSIONS
from data.filters import Selection
from data.table import Table

Aggregate = Callable[[Selection], Table]
Figure = Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Choice:
    """One thing that a chart can measure; `asks` names the questions that it needs."""

    key: str
    label: str
    aggregate: Aggregate
    asks: tuple[str, ...]

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether `wave` asked all that this choice needs."""
        return all(DIMENSIONS[key].asked(book, wave) for key in self.asks)


@dataclass(frozen=True)
class Chart:
    """One card: a question, what answers it, how it is drawn and said."""

    key: str
    title: str
    question: str
    unit: str
    figure: Figure
    sentence: Callable[[Table], str]
    choices: tuple[Choice, ...]
    wide: bool = False

    def choice(self, key: str) -> Choice:
        """Return the choice called `key`, or the first one."""
        return next((choice for choice in self.choices if choice.key == key), self.choices[0])


def _only(aggregate: Aggregate, *asks: str) -> tuple[Choice, ...]:
    return (Choice("", "", aggregate, asks),)


def _measured(measure: str) -> Aggregate:
    return lambda selection: counts.cooperations_by_country(selection).measured_by(measure)


def _crossed(dimension: str, group: str) -> Aggregate:
    return lambda selection: groups.shares_by_group(selection, dimension, group)


CHARTS: Final = (
    Chart(
        key="carte-pays",
        title="Carte des pays partenaires",
        question="Dans quels pays les collectivités coopèrent-elles ?",
        unit="coopérations, collectivités ou euros",
        figure=maps.world_map,
        sentence=sentences.countries,
        choices=(
            Choice("cooperations", "Coopérations", _measured("cooperations"), ("pays",)),
            Choice("collectivites", "Collectivités", _measured("collectivites"), ("pays",)),
            Choice("montants", "Euros", _measured("montant_eur"), ("pays",)),
        ),
        wide=True,
    ),
    Chart(
        key="zones",
        title="Zones du monde",
        question="Avec quelles régions du monde ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=sentences.first_of_cooperations,
        choices=_only(counts.cooperations_by_zone, "zone"),
    ),
    Chart(
        key="pays-principaux",
        title="Principaux pays partenaires",
        question="Quels pays reviennent le plus souvent ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=sentences.first_of_cooperations,
        choices=_only(counts.cooperations_by_main_country, "pays"),
    ),
    Chart(
        key="modes",
        title="Modes d’action",
        question="Sous quelles formes les collectivités agissent-elles ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=sentences.first_of_cooperations,
        choices=_only(counts.cooperations_by_mode, "mode"),
    ),
    Chart(
        key="thematiques",
        title="Thématiques",
        question="Dans quels domaines ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=sentences.first_of_cooperations,
        choices=_only(counts.cooperations_by_theme, "thematique"),
    ),
    Chart(
        key="financeurs",
        title="Financeurs",
        question="Qui finance l’action extérieure des collectivités ?",
        unit="% des collectivités",
        figure=bars.ranked_bars,
        sentence=sentences.first_funder,
        choices=_only(groups.funders, "financeur"),
    ),
    Chart(
        key="financeurs-par-type",
        title="Financeurs par type de collectivité",
        question="Les financeurs sont-ils les mêmes pour une commune et pour une région ?",
        unit="% des collectivités de chaque type",
        figure=grids.heat_grid,
        sentence=sentences.widest_gap,
        choices=_only(_crossed("financeur", "type"), "financeur", "type"),
        wide=True,
    ),
    Chart(
        key="financeurs-par-zone",
        title="Financeurs par zone du monde",
        question="Qui finance les collectivités actives dans chaque région du monde ?",
        unit="% des collectivités actives dans chaque zone",
        figure=grids.heat_grid,
        sentence=sentences.widest_gap,
        choices=_only(_crossed("financeur", "zone"), "financeur", "zone"),
        wide=True,
    ),
    Chart(
        key="odd",
        title="Contribution aux ODD",
        question="À quels objectifs de développement durable les coopérations contribuent-elles ?",
        unit="% des coopérations",
        figure=bars.ranked_bars,
        sentence=sentences.first_goal,
        choices=_only(counts.cooperations_by_goal, "odd"),
        wide=True,
    ),
    Chart(
        key="odd-par-type",
        title="ODD par type de collectivité",
        question="Les objectifs visés changent-ils avec le type de collectivité ?",
        unit="% des coopérations de chaque type",
        figure=grids.heat_grid,
        sentence=sentences.widest_gap,
        choices=_only(_crossed("odd", "type"), "odd", "type"),
        wide=True,
    ),
    Chart(
        key="odd-par-thematique",
        title="ODD par thématique",
        question="Quels objectifs chaque domaine d’action sert-il ?",
        unit="% des coopérations de chaque thématique",
        figure=grids.heat_grid,
        sentence=sentences.widest_gap,
        choices=_only(_crossed("odd", "thematique"), "odd", "thematique"),
        wide=True,
    ),
    Chart(
        key="types-profil",
        title="Profil des types de collectivités",
        question="En quoi les types de collectivités se ressemblent-ils, en quoi diffèrent-ils ?",
        unit="% de chaque type",
        figure=grids.small_multiples,
        sentence=sentences.widest_gap,
        choices=tuple(
            Choice(key, label, _crossed(key, "type"), (key, "type"))
            for key, label in (
                ("thematique", "Thématiques"),
                ("mode", "Modes d’action"),
                ("zone", "Zones du monde"),
                ("odd", "ODD"),
                ("financeur", "Financeurs"),
            )
        ),
        wide=True,
    ),
)

BY_KEY: Final[Mapping[str, Chart]] = {chart.key: chart for chart in CHARTS}

#: Every value that `mesure` may take in an address.
CHOICES: Final = frozenset(choice.key for chart in CHARTS for choice in chart.choices) - {""}
