"""The chart of a comparison: its address says which groups, and which indicator."""

from collections.abc import Mapping, Sequence
from typing import Final

from components.charts import comparison_keys
from components.charts.model import Chart, Choice, Tailor, only
from components.text.headlines.comparison import widest_gap
from data.aggregates.comparison.medians import compared_by
from data.aggregates.means import MEASURES, indicator_dimension
from data.comparison import (
    DEFAULT_INDICATOR,
    MAX_NAMED,
    Comparison,
    Group,
    group_label,
    member_names,
    plan_of,
)
from data.dataset import Dataset
from data.filters import Filters
from data.french import NBSP, listed, quoted

#: What is kept between waves, where the address asks for it.
PANEL: Final = f"Panel{NBSP}: les collectivités qui ont répondu à la question dans chaque vague"


def choice_of(told: Mapping[str, str], dataset: Dataset, filters: Filters) -> Choice:
    """Return what an address compares, as a thing that a chart measures."""
    one = comparison_keys.comparison_of(told, dataset)
    plan = plan_of(one, filters, dataset)
    name = comparison_keys.indicator_label(one.indicator, dataset.book)
    several = len(plan.waves) > 1
    names = [group_label(group, dataset, waves=several) for group in plan.groups]
    return Choice(
        key=one.indicator,
        label=name,
        aggregate=compared_by(one),
        asks=(indicator_dimension(one.indicator),),
        variant=f"|{one.key}",
        waves=plan.waves,
        words=(
            f"Groupes{NBSP}: {' / '.join(names)}",
            *_chosen(plan.groups, dataset),
            *([PANEL] if one.panel and several else []),
        ),
        scope=plan.base,
        unit=_unit(one.indicator),
        lead=_lead(name, names, [dataset.book.waves[wave].short for wave in plan.waves]),
        question=f"Comment les réponses se répartissent-elles{NBSP}?" if len(names) == 1 else "",
    )


def _unit(indicator: str) -> str:
    quantity = MEASURES.get(indicator)
    if quantity is None:
        return "% de chaque groupe, écarts en points"
    return f"{quantity.column.unit}, médiane de chaque groupe"


def _chosen(groups: Sequence[Group], dataset: Dataset) -> list[str]:
    """Name those chosen by name, where a group says only how many they are."""
    kept = {
        group.members_by_name: group for group in groups if len(group.members_by_name) > MAX_NAMED
    }
    told = (", ".join(member_names(group, dataset)) for group in kept.values())
    return [f"Collectivités choisies{NBSP}: {names}" for names in told]


def _lead(indicator: str, groups: list[str], waves: list[str]) -> str:
    """Say what is compared with what, and in which wave where the groups do not say it."""
    names = [quoted(group) for group in groups]
    where = f", {waves[0]}" if len(waves) == 1 else ""
    if len(names) == 1:
        return f"{indicator}{NBSP}: les réponses de {names[0]}{where}."
    return f"{indicator}{NBSP}: {listed(names)} côte à côte{where}."


CHARTS: Final = (
    Chart(
        key="comparaison",
        title="Comparaison",
        question="En quoi ces groupes se ressemblent-ils, en quoi diffèrent-ils ?",
        unit="% de chaque groupe, écarts en points ; ou médianes",
        sentence=widest_gap,
        choices=only(compared_by(Comparison()), DEFAULT_INDICATOR),
        wide=True,
        tailor=Tailor(comparison_keys.KEYS, comparison_keys.accepted, choice_of),
    ),
)
