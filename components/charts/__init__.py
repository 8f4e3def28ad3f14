"""The chart catalogue: every card of the observatory, in page order.

Card, ids, updates, address, files, empty state and catalogue tests come from an entry. A new chart
is an aggregate, a figure, a sentence and an entry in one of the modules beside this one; a new
question with several answers is a chart by its lines in the codebook (`questions`).
"""

from collections.abc import Mapping
from typing import Final

from components.charts import (
    comparison,
    funding,
    goals,
    means,
    opinions,
    partners,
    partnerships,
    portrait,
    questions,
    steering,
    types,
)
from components.charts.model import Chart, Choice, Tailor
from data.codebook import load

_CHARTS: Final = (
    *partners.CHARTS,
    *partnerships.CHARTS,
    *funding.CHARTS,
    *goals.CHARTS,
    *types.CHARTS,
    *opinions.CHARTS,
    *means.CHARTS,
    *steering.CHARTS,
    *portrait.CHARTS,
    *comparison.CHARTS,
)

#: The codebook's own questions come last. It is a part of the program, as the modules above are.
CHARTS: Final = tuple(
    chart.typeset() for chart in (*_CHARTS, *questions.charts_of(load(), _CHARTS))
)

BY_KEY: Final[Mapping[str, Chart]] = {chart.key: chart for chart in CHARTS}

#: Every value that `mesure` may take in an address.
CHOICES: Final = frozenset(choice.key for chart in CHARTS for choice in chart.choices) - {""}

__all__ = ["BY_KEY", "CHARTS", "CHOICES", "Chart", "Choice", "Tailor"]
