"""The content of a page, without its layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from components.answers.answer import Answer
from components.site.server import Public
from components.site.view import View
from data.codebook import Wave
from data.dataset import Dataset, Source
from data.table import Table

#: Parts of a page that may fail, beside its charts, and what is said then.
FIGURES: Final = "chiffres-cles"
OPENING: Final = "ouverture"
PARTS: Final[Mapping[str, str]] = {
    FIGURES: "Les chiffres clés n’ont pas pu être calculés",
    OPENING: "Cette partie de la page n’a pas pu être calculée",
}


@dataclass(frozen=True)
class Content:
    """What a page shows for one view: key figures, answers, and the tables of its opening.

    `answers` has an entry for every chart of the page; those whose question its wave asked
    (`asked_answers`) have a card.
    `outdated`: other data are served to those who ask for no version. `stands_in`: these replace
    a published version that could not be read.
    `faults` has the reference in the log of each part (`FIGURES`, `OPENING`) that could not be
    made: the figures then have neither rows nor facts, or `tables` is empty.
    """

    view: View
    dataset: Dataset
    figures: Table
    answers: Sequence[Answer]
    tables: Mapping[str, Table] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    outdated: bool = False
    stands_in: bool = False
    public: Public = field(default_factory=Public)

    def fault(self, part: str) -> str:
        """Return a sentence on why a part is not shown; empty where it is."""
        if part not in self.faults or (part == FIGURES and "cles" in self.tables):
            return ""
        what = PARTS[part]
        return f"{what} (référence {self.faults[part]}) ; le reste de la page n’en dépend pas."

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
    def asked_answers(self) -> list[Answer]:
        """The answers of charts of which the wave asked at least one choice."""
        return [answer for answer in self.answers if self._asks(answer, self.view.filters.wave)]

    @property
    def unasked_answers(self) -> list[Answer]:
        """The answers of charts whose questions the wave did not ask."""
        return [answer for answer in self.answers if not self._asks(answer, self.view.filters.wave)]

    def elsewhere(self) -> list[Wave]:
        """Return the other published waves that asked something that this one did not."""
        return [
            wave
            for wave in self.dataset.waves
            if any(self._asks(answer, wave.code) for answer in self.unasked_answers)
        ]

    def _asks(self, answer: Answer, wave: str) -> bool:
        return answer.chart.asked(self.dataset.book, wave)

    @property
    def source(self) -> Source:
        """The source of the page; a demonstration as soon as that of one card is."""
        return self.dataset.source(*self.waves)
