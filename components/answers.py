"""A chart answered for one view: what its card, its table, its files and its address all show."""

from dataclasses import dataclass, field
from typing import Final

from components.address import View, scope_words
from components.charts import Chart, Choice
from components.public import Public
from components.site import ALONE
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

    `remedy` is the filter whose removal alone would bring rows back, when there is one. `public` is
    what is known of this server from outside.
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
        """Where the numbers come from: made up as soon as one of several sources is."""
        return self.dataset.source(*self.choice.waves or (self.view.filters.wave,))

    @property
    def address(self) -> str:
        """Where this chart is shown alone, whole when it is known where this server is."""
        return self.public.absolute(self.view.at(f"{ALONE}{self.chart.key}"))

    @property
    def sentence(self) -> str:
        """The headline, made from the table; empty when there is none."""
        return self.chart.sentence(self.table) if self.table and self.state == ANSWERED else ""

    @property
    def filter_words(self) -> list[str]:
        """What is measured where the address says it, the active filters, and what amounts hold."""
        return [*self.choice.words, *scope_words(self.view.filters, self.dataset.book)]


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
