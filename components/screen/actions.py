"""Actions of a card and of a page: download, share, embed, compare, cite.

Each action is one function; the address that it links to is answered in `callbacks`.
"""

from datetime import datetime
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.answers.answer import FAILED, Answer
from components.answers.content import Content
from components.answers.shared import Shared
from components.screen import downloads, embedding
from components.screen.citation import Citation
from components.screen.comparison_links import compare_address, evolution_address
from components.screen.markup import PRINT
from components.screen.sharing import COPIED_FROM, share
from components.site.routes import ALONE
from components.site.view import SLIDES, VIEW, View


def card_actions(answer: Answer) -> list[Component]:
    """Return the actions of a card in display order; in a frame, only its files.

    A chart that failed has none: its files and pictures would be refused.
    """
    if answer.state == FAILED:
        return []
    if answer.view.embedded:
        return [_download(downloads.card_files(answer), answer.chart.title)]
    shared = Shared.of_chart(answer)
    return [
        _download(downloads.card_files(answer), answer.chart.title),
        _share(shared),
        _embed(answer),
        *_compare(answer),
        *_own_address_link(answer),
        _cite(shared),
    ]


def page_actions(content: Content) -> list[Component]:
    """Return the actions of a page; none in a frame."""
    if content.view.embedded:
        return []
    shared, files = Shared.of_page(content), downloads.page_files(content)
    sharing, paper = _share(shared), html.Button("Imprimer", **PRINT)
    if not files:  # a page of words: there is nothing in it to present, to embed or to cite
        return [sharing, paper]
    return [
        sharing,
        _download(files, shared.title),
        _present(content.view),
        paper,
        html.A("Intégrer", href=embedding.generator_of(content.view.href)),
        _cite(shared),
    ]


def menu(name: str, items: list[Component], label: str) -> html.Details:
    """Return a menu that opens under `name`; `label` distinguishes it for screen readers."""
    return html.Details(
        [
            html.Summary(
                [name, html.Span(f" : {label}", className="visually-hidden")],
                className="action",
            ),
            html.Ul([html.Li(item) for item in items], className="menu__items"),
        ],
        className="menu",
    )


def _download(files: list[Component], title: str) -> html.Details:
    return menu("Télécharger", files, title)


def _embed(answer: Answer) -> html.A:
    shown = answer.view.at(f"{ALONE}{answer.chart.key}")
    named = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.A(["Intégrer", named], href=embedding.generator_of(shown))


def _present(view: View) -> html.A:
    return html.A("Présenter", href=view.with_option(VIEW, SLIDES).href)


def _own_address_link(answer: Answer) -> list[html.A]:
    """Return the link to the chart's own address; none where the page is at that address."""
    address = answer.view.at(f"{ALONE}{answer.chart.key}")
    return [] if answer.view.place.chart else [html.A("Ouvrir seul", href=address)]


def _compare(answer: Answer) -> list[html.A]:
    """Return the links to the comparison of groups, and of waves where several asked."""
    ways = (
        ("Comparer", compare_address(answer)),
        ("Évolution", evolution_address(answer)),
    )
    return [
        html.A([name, html.Span(f" : {answer.chart.title}", className="visually-hidden")], href=at)
        for name, at in ways
        if at
    ]


def _share(shared: Shared) -> html.Details:
    return menu("Partager", share(shared), shared.title)


def _cite(shared: Shared) -> html.Details:
    """Return the menu with the citation of the view and the licence of its data."""
    cited = Citation(
        key=shared.key,
        title=shared.title,
        words=shared.words,
        source=shared.source,
        version=shared.dataset.content_id,
        address=shared.public.absolute(shared.fixed),
        today=datetime.now().astimezone().date(),
    )
    place = f"citer-{shared.key}"
    items = [
        _quoted("Texte", html.P(cited.text, id=place), place),
        _quoted("BibTeX", html.Pre(cited.bibtex, id=f"{place}-bibtex"), f"{place}-bibtex"),
        html.P(f"Licence des données\u00a0: {shared.source.licence or 'non précisée'}."),
    ]
    return menu("Citer", items, shared.title)


def _quoted(name: str, text: Component, place: str) -> html.Div:
    copied: dict[str, Any] = {COPIED_FROM: place}
    button = html.Button(
        ["Copier", html.Span(f" : {name}", className="visually-hidden")],
        className="share",
        **copied,
    )
    return html.Div([html.Div([html.Strong(name), button]), text], className="citation")
