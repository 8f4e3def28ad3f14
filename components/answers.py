"""A chart answered for one view: what its card, its table, its files and its address all show."""

from dataclasses import dataclass, field
from typing import Final

from components.address import View, chosen_words
from components.charts import Chart, Choice
from components.public import Public
from data.dataset import Dataset, Source
from data.table import Table

#: States of an answer. Each is designed; none is an error.
ANSWERED: Final = "ok"
EMPTY: Final = "vide"
NOT_ASKED: Final = "non-posee"
TOO_FEW: Final = "masque"


@dataclass(frozen=True)
class Answer:
    """The small table of `chart` for `view`, or the reason why there is none.

    `remedy` is the filter whose removal alone would bring rows back, when there is one.
    """

    chart: Chart
    choice: Choice
    view: View
    dataset: Dataset
    table: Table | None = None
    state: str = ANSWERED
    remedy: str = ""
    public: Public = field(default_factory=Public)

    @property
    def source(self) -> Source:
        """Where the numbers come from."""
        return self.dataset.source(self.view.filters.wave)

    @property
    def sentence(self) -> str:
        """The headline, made from the table; empty when there is none."""
        return self.chart.sentence(self.table) if self.table and self.state == ANSWERED else ""

    @property
    def filter_words(self) -> list[str]:
        """The active filters in words."""
        return [words for *_, words in chosen_words(self.view.filters, self.dataset.book)]


def state_of(table: Table) -> str:
    """Return whether `table` has rows to show, and whether any of them may be shown."""
    if not table.rows:
        return EMPTY
    shown = (value is not None for value in table.values(table.measure))
    # Counts may be said where shares may not: a table of counts is still an answer. A base is none.
    counts = (
        v is not None
        for c in table.columns
        if c.unit and not c.hidden and c.name != "n"
        for v in table.values(c.name)
    )
    return ANSWERED if any(shown) or any(counts) else TOO_FEW
