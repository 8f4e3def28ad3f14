"""Lines that only a printed page has: filters, n, source, address."""

from datetime import datetime
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers import captions
from components.answers.answer import ANSWERED
from components.answers.content import Content
from components.answers.filter_words import chosen_words
from components.answers.shared import Shared
from components.screen.filter_panel import live_counts
from data import french
from data.french import NBSP
from data.table import Kind

#: The credit that the map's outline asks for.
BACKGROUND: Final = "Fond de carte : Nations unies (UN Geodata), Natural Earth."


def header(content: Content) -> list[Component]:
    """Return the lines printed under the title, hidden on the screen."""
    shared = Shared.of_page(content)
    background = f" {BACKGROUND}" if _shows_map(content) else ""
    today = french.day(datetime.now().astimezone().date().isoformat())
    return [
        *(_selection(content) if content.view.place.selects else []),
        html.P(
            f"Source{NBSP}: {captions.origin(shared.source)}. "
            f"Version des données{NBSP}: {content.dataset.content_id}.{background}"
        ),
        html.P(f"{shared.public.absolute(shared.fixed)} (imprimé le {today})"),
    ]


def _shows_map(content: Content) -> bool:
    return any(
        answer.state == ANSWERED and answer.table and answer.table.kind is Kind.COUNTRIES
        for answer in content.answers
    )


def _selection(content: Content) -> list[Component]:
    chosen = chosen_words(content.view.filters, content.dataset.book)
    words = f"{NBSP}; ".join(words for *_, words in chosen) or "aucun, toutes les réponses"
    waves = " et ".join(content.dataset.book.waves[code].label for code in content.waves)
    return [
        html.P([html.Strong(f"Données{NBSP}: "), waves]),
        html.P([html.Strong(f"Filtres{NBSP}: "), words]),
        html.P([html.Strong("Effectifs : "), live_counts(content.figures.facts)]),
    ]
