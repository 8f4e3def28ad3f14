"""The chart of a comparison: its address says which groups, and which indicator."""

from collections.abc import Mapping
from typing import Final

from components import comparing
from components.charts.model import Chart, Choice, Tailor, only
from components.comparison_sentences import widest
from components.figures import paired
from data.aggregates.comparison import sharing
from data.comparison import FIRST, Comparison, label, settled
from data.dataset import Dataset
from data.filters import Filters
from data.words import NBSP


def choice_of(told: Mapping[str, str], dataset: Dataset, filters: Filters) -> Choice:
    """Return what an address compares, as a thing that a chart measures."""
    one = comparing.comparison_of(told, dataset)
    plan = settled(one, filters, dataset)
    name = comparing.indicator_label(one.indicator, dataset.book)
    several = len(plan.waves) > 1
    groups = " / ".join(label(group, dataset, waves=several) for group in plan.groups)
    return Choice(
        key=one.indicator,
        label=name,
        aggregate=sharing(one),
        asks=(one.indicator,),
        variant=f"|{one.key}",
        waves=plan.waves,
        words=(f"Indicateur{NBSP}: {name}", f"Groupes{NBSP}: {groups}"),
    )


CHARTS: Final = (
    Chart(
        key="comparaison",
        title="Comparaison",
        question="En quoi ces groupes se ressemblent-ils, en quoi diffèrent-ils ?",
        unit="% de chaque groupe, écarts en points",
        figure=paired.paired_bars,
        sentence=widest,
        choices=only(sharing(Comparison()), FIRST),
        wide=True,
        tailor=Tailor(comparing.KEYS, comparing.accepted, choice_of),
    ),
)
