"""What a chart is: a question, the small table that answers it, how it is drawn and said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from components.figures.by_kind import FigureFunction, by_kind
from components.text.headlines import readings
from data.aggregates import shares_by_group
from data.codebook import Codebook
from data.dataset import Dataset
from data.dimensions import dimension
from data.filters import Filters, Selection
from data.french import bound
from data.table import Table

Aggregate = Callable[[Selection], Table]


@dataclass(frozen=True)
class Choice:
    """One thing that a chart can measure; `asks` names the dimensions whose questions it needs.

    `unit` says its own, where the chart measures things of several units.

    What the address itself describes (`Tailor`) is told apart in the cache by its `variant`, may
    read other `waves` than the page's, says in `words` what no filter says, and in `scope` which
    filters restrict all of it (none: those of the page). `lead` is then what a page says first,
    and `question` what the chart asks, where it is not what it asks elsewhere.
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
    lead: str = ""
    question: str = ""

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether `wave`, or one of its own waves, asked all that this choice needs."""
        return any(
            all(dimension(key, book).asked(book, one) for key in self.asks)
            for one in self.waves or (wave,)
        )


@dataclass(frozen=True)
class Tailor:
    """How an address itself describes what a chart measures, by `keys` of the chart's own.

    `accepts` returns what it understands of them, written the one way, and in French what it does
    not; `choice` returns what is measured then, under the filters of a page.
    """

    keys: tuple[str, ...]
    accepts: Callable[[Mapping[str, str], Dataset], tuple[dict[str, str], tuple[str, ...]]]
    choice: Callable[[Mapping[str, str], Dataset, Filters], Choice]


@dataclass(frozen=True)
class Chart:
    """One card: a question, what answers it, how it is drawn and said.

    `block` is the codebook's, of a question that made the chart by itself: the page of that name
    shows it, for the waves that asked.
    """

    key: str
    title: str
    question: str
    unit: str
    sentence: Callable[[Table], str]
    choices: tuple[Choice, ...]
    figure: FigureFunction = by_kind
    wide: bool = False
    reading: Callable[[Table], str] = readings.reading
    tailor: Tailor | None = None
    block: str = ""

    def choice(self, key: str) -> Choice:
        """Return the choice called `key`, or the first one."""
        return next((choice for choice in self.choices if choice.key == key), self.choices[0])

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether `wave` asked what one of the choices needs; an address may ask any wave."""
        return bool(self.tailor) or any(choice.asked(book, wave) for choice in self.choices)

    def typeset(self) -> Self:
        """Return the same chart, whose words are never broken before « ? » or after « « »."""
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
