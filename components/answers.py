"""A chart answered for one view: what its card, its table, its files and its address all show."""

from dataclasses import dataclass
from typing import Final

from components.address import View, chosen_words
from components.charts import Chart, Choice
from data.dataset import Dataset, Source
from data.filters import BY_KEY
from data.table import Table
from data.words import NBSP

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


def why_nothing(answer: Answer) -> str:
    """Say in a sentence why an answer has nothing to show; empty when it has something."""
    if answer.state == NOT_ASKED:
        wave = answer.dataset.book.waves[answer.view.filters.wave]
        survey = wave.nature == "enquete"
        told = "Cette question n’a pas été posée" if survey else "Cette information n’existe pas"
        return f"{told} dans «{NBSP}{wave.label}{NBSP}»."
    if answer.state == TOO_FEW:
        return "Trop peu de réponses pour être montrées sans désigner leurs auteurs."
    return _why_empty(answer) if answer.state == EMPTY else ""


def _why_empty(answer: Answer) -> str:
    if not answer.view.removable.chosen:
        return "Aucune donnée pour cette question."
    if not answer.remedy:
        return "Aucune donnée : ces filtres, réunis, ne laissent rien."
    told = remedy_words(answer)
    return f"Aucune donnée pour cette sélection. C’est le filtre « {told} » qui la vide."


def remedy_words(answer: Answer) -> str:
    """Return the filter that empties the selection, in words: « Région : Guadeloupe »."""
    item, book = BY_KEY[answer.remedy], answer.dataset.book
    codes = answer.view.filters.codes(item.key)
    return f"{item.label} : {', '.join(map(item.words(book).label, codes))}"
