"""Charts: a question, the small table that answers it, its figure and its sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from components.figures.by_kind import FigureFunction, by_kind
from components.text.headlines import readings
from data.aggregates import shares_by_group
from data.codebook import Codebook
from data.dataset import Dataset
from data.dimensions import dimension
from data.filters import Filters
from data.french import bound
from data.selection import Selection
from data.table import Table

Aggregate = Callable[[Selection], Table]


@dataclass(frozen=True)
class Choice:
    """One thing that a chart can measure; `asks` names the dimensions whose questions it needs.

    `unit` replaces that of the chart, where its choices have several units.

    A choice built from the address (`Tailor`) has a `variant`, part of its cache key, and may have
    other `waves` than the page's, `words` for what no filter says, and a `scope`: the filters that
    restrict all of it (None: those of the page). `page_headline` then opens the page, and
    `question` replaces the question of the chart; either may be empty.
    """

    key: str
    label: str
    aggregate: Aggregate
    asks: tuple[str, ...]
    variant: str = ""
    waves: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    scope: Filters | None = None
    unit: str = ""
    page_headline: str = ""
    question: str = ""

    def asked(self, book: Codebook, wave: str) -> bool:
        """Return whether `wave`, or one of its own waves, asked all that this choice needs.

        True where the codebook does not know a question: computing the chart then says what is
        wrong, and only there.
        """
        try:
            return any(
                all(dimension(key, book).asked(book, code) for key in self.asks)
                for code in self.waves or (wave,)
            )
        except KeyError:
            return True


@dataclass(frozen=True)
class Tailor:
    """How the address describes what a chart measures, by parameters named `keys`.

    `accepts` returns the understood parameters in canonical form, and the ignored ones as French
    text; `choice` returns what is measured, under the filters of the page.
    """

    keys: tuple[str, ...]
    accepts: Callable[[Mapping[str, str], Dataset], tuple[dict[str, str], tuple[str, ...]]]
    choice: Callable[[Mapping[str, str], Dataset, Filters], Choice]


@dataclass(frozen=True)
class Chart:
    """One card: a question, its choices, its figure and its sentences.

    `block` is that of the codebook's question, for a chart that was generated from it: the page of
    that name shows it, for the waves that asked.
    """

    key: str
    title: str
    question: str
    unit: str
    sentence: Callable[[Table], str]
    choices: tuple[Choice, ...]
    figure: FigureFunction = by_kind
    reading: Callable[[Table], str] = readings.reading
    tailor: Tailor | None = None
    block: str = ""

    def choice(self, key: str) -> Choice:
        """Return the choice called `key`, or the first one."""
        return next((choice for choice in self.choices if choice.key == key), self.choices[0])

    def asked(self, book: Codebook, wave: str) -> bool:
        """Return whether `wave` asked what one of the choices needs; true with a `tailor`."""
        return bool(self.tailor) or any(choice.asked(book, wave) for choice in self.choices)

    def typeset(self) -> Self:
        """Return the same chart with no-break spaces in its texts (`data.french.bound`)."""
        return replace(
            self,
            title=bound(self.title),
            question=bound(self.question),
            unit=bound(self.unit),
            sentence=lambda table: bound(self.sentence(table)),
            reading=lambda table: bound(self.reading(table)),
        )


def only(aggregate: Aggregate, *asks: str) -> tuple[Choice, ...]:
    """Return the one choice of a chart that measures one thing."""
    return (Choice("", "", aggregate, asks),)


def crossed(answers: str, group: str) -> Aggregate:
    """Return the aggregate that gives the shares of `answers` within each `group`."""
    return lambda selection: shares_by_group.shares_by_group(selection, answers, group)
