"""The chart of a comparison: its address says which groups, and which indicator."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from components.charts import comparison_keys
from components.charts.model import Chart, Choice, Tailor, only
from components.figures import group_bars, ranges
from components.text.headlines.comparison import widest
from data.aggregates.comparison.medians import compared_by
from data.aggregates.means import MEASURES, indicator_dimension
from data.comparison import FIRST, NAMED, Comparison, Group, label, members_of, settled
from data.dataset import Dataset
from data.filters import Filters
from data.table import Table
from data.words import NBSP

#: What is kept between waves, where the address asks for it.
PANEL: Final = f"Panel{NBSP}: les collectivités qui ont répondu à la question dans chaque vague"


def choice_of(told: Mapping[str, str], dataset: Dataset, filters: Filters) -> Choice:
    """Return what an address compares, as a thing that a chart measures."""
    one = comparison_keys.comparison_of(told, dataset)
    plan = settled(one, filters, dataset)
    name = comparison_keys.indicator_label(one.indicator, dataset.book)
    several = len(plan.waves) > 1
    names = [label(group, dataset, waves=several) for group in plan.groups]
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
    kept = {group.picked: group for group in groups if len(group.picked) > NAMED}
    told = (", ".join(members_of(group, dataset)) for group in kept.values())
    return [f"Collectivités choisies{NBSP}: {names}" for names in told]


def _lead(indicator: str, groups: list[str], waves: list[str]) -> str:
    """Say what is compared with what, and in which wave where the groups do not say it."""
    quoted = [f"«{NBSP}{group}{NBSP}»" for group in groups]
    where = f", {waves[0]}" if len(waves) == 1 else ""
    if len(quoted) == 1:
        return f"{indicator}{NBSP}: les réponses de {quoted[0]}{where}."
    first = ", ".join(quoted[:-1])
    return f"{indicator}{NBSP}: {first} et {quoted[-1]} côte à côte{where}."


def _drawn(table: Table, *, selected: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Draw medians as ranges, shares as bars side by side."""
    draw = ranges.quartile_ranges if table.measure == "mediane" else group_bars.paired_bars
    return draw(table, selected=selected)


CHARTS: Final = (
    Chart(
        key="comparaison",
        title="Comparaison",
        question="En quoi ces groupes se ressemblent-ils, en quoi diffèrent-ils ?",
        unit="% de chaque groupe, écarts en points ; ou médianes",
        figure=_drawn,
        sentence=widest,
        choices=only(compared_by(Comparison()), FIRST),
        wide=True,
        tailor=Tailor(comparison_keys.KEYS, comparison_keys.accepted, choice_of),
    ),
)
