"""What a page shows, before it is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components import sentences
from components.address import View
from components.answers import Answer
from components.public import Public
from data.dataset import Dataset, Source
from data.table import Table


@dataclass(frozen=True)
class Content:
    """What a page shows for one view: key figures, answers, and the tables of its opening.

    `outdated`: other data are served to those who ask for no version.
    """

    view: View
    dataset: Dataset
    figures: Table
    answers: Sequence[Answer]
    tables: Mapping[str, Table] = field(default_factory=dict)
    outdated: bool = False
    public: Public = field(default_factory=Public)

    @property
    def key_figures(self) -> Table:
        """The key figures shown: a page about one thing has its own."""
        return self.tables.get("cles", self.figures)

    @property
    def waves(self) -> tuple[str, ...]:
        """The codes of the waves that the page reads, its own first."""
        read = (wave for answer in self.answers for wave in answer.waves)
        return tuple(dict.fromkeys((self.view.filters.wave, *read)))

    @property
    def lead(self) -> str:
        """What the page says first: what is compared where its address says it, or its counts."""
        told = next((answer.choice.lead for answer in self.answers if answer.choice.lead), "")
        return told or sentences.lead(self.figures, self.view.filters, self.dataset.book)

    @property
    def source(self) -> Source:
        """Where the numbers of the page come from: made up as soon as those of a card are."""
        return self.dataset.source(*self.waves)
