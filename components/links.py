"""The addresses of a view, to be shared: one that follows the data, one that keeps its numbers."""

from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components import site
from components.address import FORMAT, OFFERED, VERSION, VIEW, View
from components.answers import Answer
from components.content import Content
from components.filter_words import scope_words
from components.public import Public
from components.site import ALONE
from data.dataset import Dataset, Source

#: Tells `assets/copy.js` what a button copies: an address of this server, or an element's text.
COPIED: Final = "data-copy"
COPIED_FROM: Final = "data-copy-from"


@dataclass(frozen=True)
class Shared:
    """Something with an address of its own: a chart, or a page. `words` are its filters."""

    key: str
    title: str
    words: tuple[str, ...]
    path: str
    view: View
    dataset: Dataset
    source: Source
    public: Public

    @classmethod
    def chart(cls, answer: Answer) -> Self:
        """Return the chart of `answer`, at its own address: what is pasted becomes its picture."""
        chart = answer.chart
        measured = answer.measured if answer.choice is not chart.choices[0] else []
        words = (*measured, *answer.filter_words)
        path = f"{ALONE}{chart.key}"
        made, source = answer.dataset, answer.source
        return cls(chart.key, chart.title, words, path, answer.view, made, source, answer.public)

    @classmethod
    def page(cls, content: Content) -> Self:
        """Return the page of `content`."""
        view, dataset = content.view, content.dataset
        title = site.title_at(view.path, dataset.book)
        words = tuple(scope_words(view.removable, dataset.book))
        key = f"page-{view.path.strip('/').replace('/', '-') or 'accueil'}"
        return cls(key, title, words, view.path, view, dataset, content.source, content.public)

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
        """The address, on this server, that keeps these data for ever."""
        return self.at(self.path, self.dataset.content_id)

    @property
    def address(self) -> str:
        """The address as it was asked, live or frozen, at its shortest."""
        return self.at(self.path)

    def at(self, path: str, version: str | None = None) -> str:
        """Return the address at another path: the version asked for, or `version` (none: live).

        Nothing of how the view is shown here goes along: frame, slides, size.
        """
        kept = self.view.option(VERSION) if version is None else version
        plain = self.view.with_option(VERSION, kept)
        for key in (VIEW, OFFERED, FORMAT):
            plain = plain.with_option(key, "")
        return plain.at(path)


def share(shared: Shared) -> list[Component]:
    """Return what shares an address: each says what will become of its numbers."""
    version = shared.dataset.content_id
    return [
        _copy("Copier le lien vivant", "suit les données publiées", shared.live),
        _copy("Copier le lien figé", f"garde ces chiffres (version {version})", shared.fixed),
        html.A(
            "Envoyer par courriel",
            href=mail("", shared.name, shared.public.absolute(shared.live)),
        ),
        *report(shared),
    ]


def report(shared: Shared) -> list[Component]:
    """Return the link that reports a mistake in this very view; none where nobody is named."""
    to = shared.public.contact
    if not to:
        return []
    body = (
        f"Page : {shared.public.absolute(shared.fixed)}\n"
        f"Ce qui est montré : {shared.name}\n"
        f"Version des données et du programme : {shared.dataset.version}\n\n"
        "Ce qui me semble faux :\n"
    )
    subject = f"Observatoire ACTER, erreur signalée : {shared.title}"
    return [html.A("Signaler une erreur", href=mail(to, subject, body))]


def mail(to: str, subject: str, body: str) -> str:
    """Return a `mailto:` address; lines end as RFC 6068 has them."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(lines)}"


def _copy(words: str, meaning: str, href: str) -> html.Button:
    told: dict[str, Any] = {COPIED: href}
    return html.Button([words, html.Small(meaning)], className="share", **told)
