"""The section of a page on questions that the wave did not ask, with links to other pages."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.markup import aria
from components.site import routes
from components.site.view import View
from data.codebook import Wave
from data.dataset import Dataset
from data.filters import WAVE, Filters
from data.french import NBSP, quoted


def unasked_section(content: Content) -> list[Component]:
    """Return the section that names the charts without a card; empty where all have one.

    It links to the same page of other waves; on a page without cards, to other pages too.
    """
    if not content.unasked_answers:
        return []
    view = content.view
    # A frame leads to other waves where its host offers them, and to no other page.
    others = content.elsewhere() if view.offers(WAVE) else []
    waves = [_wave(view, wave, content.dataset) for wave in others]
    pages = [] if content.asked_answers or view.embedded else _pages(view, content.dataset)
    return [
        html.Section(
            [
                html.P(_unasked_subjects(content)),
                *_ways("Y répondent", waves),
                *_ways("Dans ces données", pages),
            ],
            className="card__state unasked",
            **aria(label="Ce qui n’a pas été demandé"),
        )
    ]


def _unasked_subjects(content: Content) -> str:
    wave = content.dataset.book.waves[content.view.filters.wave]
    named = quoted(wave.label)
    # The title « Financeurs, dans le pays et ailleurs » has its subject before the comma.
    subjects = " ; ".join(
        answer.chart.title.partition(", ")[0] for answer in content.unasked_answers
    )
    if wave.nature == "enquete":
        return f"Ce que {named} n’a pas demandé{NBSP}: {subjects}."
    return f"Ce que {named} ne dit pas{NBSP}: {subjects}."


def _ways(label: str, links: list[html.A]) -> list[Component]:
    if not links:
        return []
    return [
        html.Nav([html.Span(f"{label}{NBSP}:"), *links], className="choices", **aria(label=label))
    ]


def _wave(view: View, wave: Wave, dataset: Dataset) -> html.A:
    chosen = Filters.of(wave.code, dict(view.filters.chosen)).meaningful(dataset.book)
    other = replace(view, filters=chosen, choice="")
    return html.A(wave.short, href=other.href, className="choice")


def _pages(view: View, dataset: Dataset) -> list[html.A]:
    """Return the pages of the navigation that this wave can answer."""
    return [
        html.A(page.name, href=view.with_choice("").at(page.path), className="choice")
        for page in routes.offered(dataset)
        if page.charts and routes.answered_in(page, dataset.book, [view.filters.wave])
    ]
