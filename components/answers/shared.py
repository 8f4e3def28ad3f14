"""A chart or a page with its own address, for links, citations and reports."""

from dataclasses import dataclass
from typing import Self

from components.answers.answer import Answer
from components.answers.content import Content
from components.answers.filter_words import scope_words
from components.site.routes import ALONE
from components.site.server import Public
from components.site.view import FORMAT, OFFERED, VERSION, VIEW, View
from data.dataset import Dataset, Source


@dataclass(frozen=True)
class Shared:
    """A chart or a page with its own address. `words` are its filters as French text."""

    key: str
    title: str
    words: tuple[str, ...]
    path: str
    view: View
    dataset: Dataset
    source: Source
    public: Public

    @classmethod
    def of_chart(cls, answer: Answer) -> Self:
        """Return the chart of `answer`, at its own address, whose preview is its picture."""
        chart = answer.chart
        measured = answer.measure_words if answer.choice is not chart.choices[0] else []
        words = (*measured, *answer.filter_words)
        path = f"{ALONE}{chart.key}"
        dataset, source = answer.dataset, answer.source
        return cls(chart.key, chart.title, words, path, answer.view, dataset, source, answer.public)

    @classmethod
    def of_page(cls, content: Content) -> Self:
        """Return the page of `content`."""
        view, dataset = content.view, content.dataset
        words = tuple(scope_words(view.removable, dataset.book))
        key = f"page-{view.path.strip('/').replace('/', '-') or 'accueil'}"
        return cls(
            key, view.place.title, words, view.path, view, dataset, content.source, content.public
        )

    @property
    def name(self) -> str:
        """The title and the filters in words, on one line."""
        return " · ".join((self.title, *self.words))

    @property
    def live(self) -> str:
        """The address, on this server, that follows the data served."""
        return self.at(self.path, "")

    @property
    def fixed(self) -> str:
        """The address, on this server, of this version of the data."""
        return self.at(self.path, self.dataset.content_id)

    @property
    def address(self) -> str:
        """The requested address, live or frozen, in its shortest form."""
        return self.at(self.path)

    def at(self, path: str, version: str | None = None) -> str:
        """Return the address at another path, with `version` (None: as requested; empty: live).

        Frame, slides and picture size are left out.

        """
        frozen = self.view.option(VERSION) if version is None else version
        plain = self.view.with_option(VERSION, frozen)
        for key in (VIEW, OFFERED, FORMAT):
            plain = plain.with_option(key, "")
        return plain.at(path)
