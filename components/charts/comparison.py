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

#: Words for a comparison restricted to those who answered in each wave.
PANEL: Final = f"Panel{NBSP}: les collectivités qui ont répondu à la question dans chaque vague"


def choice_of(parameters: Mapping[str, str], dataset: Dataset, filters: Filters) -> Choice:
    """Return the comparison that `parameters` describe, as a choice of a chart."""
    asked = comparison_keys.comparison_of(parameters, dataset)
    plan = plan_of(asked, filters, dataset)
    name = comparison_keys.indicator_label(asked.indicator, dataset.book)
    several = len(plan.waves) > 1
    names = [group_label(group, dataset, waves=several) for group in plan.groups]
    return Choice(
        key=asked.indicator,
        label=name,
        aggregate=compared_by(asked),
        asks=(indicator_dimension(asked.indicator),),
        variant=f"|{asked.key}",
        waves=plan.waves,
        words=(
            f"Groupes{NBSP}: {' / '.join(names)}",
            *_chosen(plan.groups, dataset),
            *([PANEL] if asked.panel and several else []),
        ),
        scope=plan.base,
        unit=_unit(asked.indicator),
        page_headline=_headline(
            name, names, [dataset.book.waves[wave].short for wave in plan.waves]
        ),
        question=f"Comment les réponses se répartissent-elles{NBSP}?" if len(names) == 1 else "",
    )


def _unit(indicator: str) -> str:
    quantity = MEASURES.get(indicator)
    if quantity is None:
        return "% de chaque groupe, écarts en points"
    return f"{quantity.column.unit}, médiane de chaque groupe"


def _chosen(groups: Sequence[Group], dataset: Dataset) -> list[str]:
    """Return the names of the members of groups whose label only has their number."""
    groups_by_members = {
        group.members_by_name: group for group in groups if len(group.members_by_name) > MAX_NAMED
    }
    member_lists = (", ".join(member_names(group, dataset)) for group in groups_by_members.values())
    return [f"Collectivités choisies{NBSP}: {names}" for names in member_lists]


def _headline(indicator: str, groups: list[str], waves: list[str]) -> str:
    """Return what is compared with what, and in which wave where there is only one."""
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
        tailor=Tailor(comparison_keys.KEYS, comparison_keys.accepted_parameters, choice_of),
    ),
)
