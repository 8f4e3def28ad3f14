"""The body of a page, between header and footer, and its parts that depend on the filters."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from components.answers import captions, lead
from components.answers.answer import EMPTY, Answer
from components.answers.content import FIGURES, OPENING, Content
from components.screen import actions, embedding, filter_panel, ids, navigation, printed, unasked
from components.screen.cards import card, card_body, empty_state
from components.screen.html_text import html_text
from components.screen.markup import aria
from components.screen.openings import OPENINGS
from components.screen.typography import typeset
from components.site.view import OFFERED
from components.text.cells import key_figure_text
from data.french import NBSP
from data.table import Value

#: Key figures on one line.
MOST_FIGURES: Final = 4

#: Cards from which a page has a table of contents.
LONG: Final = 3

STANDS_IN: Final = (
    "La version publiée ne peut pas être lue pour le moment : celle-ci est montrée à sa place."
)


def body(content: Content) -> Component:
    """Build the body of a page, between header and footer."""
    place = content.view.place
    shown = parts(content)
    if place.chart:
        return _chart_page(content, shown)
    title = html.H1(place.title, className="page__title")
    opening = _part(shown, "opening")
    if not place.selects:
        return html.Div([title, _part(shown, "printed"), _part(shown, "tools"), opening])
    cards = [_card(shown, answer) for answer in content.asked_answers]
    leads = place.page is not None and place.page.opening_leads
    first = place.page.leading if place.page else 1
    return html.Div(
        [
            html.Div(
                [title, _contents(content), _part(shown, "lead"), _counts(shown)],
                className="page__sentence",
            ),
            _part(shown, "printed"),
            _part(shown, "notices"),
            html.Div([*_filters(content), _chips(shown)], className="page__bar"),
            opening if leads else None,
            *_leading(cards[:first]),
            _part(shown, "figures"),
            None if leads else opening,
            html.Div(cards[first:], className="cards") if cards[first:] else None,
            *unasked.unasked_section(content),
            _part(shown, "tools"),
        ],
    )


def _leading(cards: list[html.Article]) -> list[Component]:
    """Return the cards of the first screen."""
    return [*cards] if len(cards) == 1 else [html.Div(cards, className="cards")]


def _contents(content: Content) -> html.Nav | None:
    """Return the table of contents of a page of several cards, folded: it takes no room."""
    if len(content.asked_answers) < LONG:
        return None
    links = [
        html.Li(html.A(answer.chart.title, href=f"#{answer.chart.key}"))
        for answer in content.asked_answers
    ]
    menu = html.Details(
        [html.Summary("Sommaire", className="action"), html.Ul(links, className="menu__items")],
        className="menu",
    )
    return html.Nav(menu, className="page__contents", **aria(label="Sur cette page"))


def _part(shown: Mapping[str, Markup], name: str) -> html.Div:
    css = name if name == "printed" else f"page__{name}"
    return html.Div(shown[name], className=css, **ids.part(name))


def _card(shown: Mapping[str, Markup], answer: Answer) -> html.Article:
    return card(answer.chart, shown[ids.card(answer.chart.key)])


def _filters(content: Content) -> list[Component]:
    panel = filter_panel.panel(content.view, content.dataset)
    return [html.Aside(panel, className="page__filters", **aria(label="Filtres"))] if panel else []


def _counts(shown: Mapping[str, Markup]) -> html.P:
    return html.P(
        shown["counts"],
        className="selection__counts",
        tabIndex="-1",
        role="status",
        **aria(live="polite"),
        **ids.part("counts"),
    )


def _chips(shown: Mapping[str, Markup]) -> html.Div:
    return html.Div(shown["chips"], className="chips", **ids.part("chips"))


def _chart_page(content: Content, shown: Mapping[str, Markup]) -> html.Div:
    return html.Div(
        [
            _part(shown, "notices"),
            _part(shown, "printed"),
            html.Div(
                [
                    # A chart alone offers filters only where its frame says which.
                    *(_filters(content) if content.view.option(OFFERED) else ()),
                    _counts(shown),
                    _chips(shown),
                ],
                className="page__bar",
            ),
            _card(shown, content.answers[0]),
        ],
        className="page__alone",
    )


#: The parts of a page of words, and of a chart alone; a page that selects has them all.
_OF_WORDS: Final = ("navigation", "printed", "tools", "opening", "footer")
_OF_CHART: Final = ("printed", "notices", "filters-title", "counts", "chips", "footer")


def parts(content: Content) -> dict[str, Markup]:
    """Return what follows the selection, by name (`ids.part`): parts of the page, and its cards."""
    view, dataset = content.view, content.dataset
    alone = bool(view.place.chart)
    nothing = not alone and _holds_nothing(content)
    drawn: dict[str, Callable[[], Any]] = {
        "navigation": lambda: navigation.links(view, dataset),
        "lead": lambda: lead.page_sentence(content),
        "figures": lambda: key_figures(content) if _has_figures(content) and not nothing else None,
        "counts": lambda: filter_panel.live_counts(content.figures.facts),
        "chips": lambda: [*filter_panel.wave_chip(content), *filter_panel.chips(view, dataset)],
        "notices": lambda: [
            *filter_panel.notices(view),
            *([empty_state(content.asked_answers)] if nothing else []),
        ],
        "filters-title": lambda: filter_panel.button_text(view),
        "footer": lambda: footer(content),
        "opening": lambda: opening_of(content),
        "tools": lambda: actions.page_actions(content),
        "printed": lambda: printed.header(content),
    }
    names = _OF_CHART if alone else drawn if view.place.selects else _OF_WORDS
    answers = content.answers if alone else content.asked_answers
    written = {name: drawn[name]() for name in names}
    cards = {
        ids.card(one.chart.key): [] if nothing else card_body(one, alone=alone) for one in answers
    }
    return {
        name: html_text(typeset(part), content.public.prefix)
        for name, part in (written | cards).items()
    }


def _holds_nothing(content: Content) -> bool:
    """Return whether the selection leaves no card anything: the page says it once."""
    answers = content.asked_answers
    return len(answers) > 1 and all(answer.state == EMPTY for answer in answers)


def _has_figures(content: Content) -> bool:
    """Return whether the key figures are about the page: the first one, or one about one thing."""
    return content.view.path == "/" or "cles" in content.tables


def opening_of(content: Content) -> Component | None:
    """Return the opening of the page: what it shows above its cards; None for most pages."""
    page = content.view.place.page
    if content.fault(OPENING):
        return failed_part(content, OPENING)
    return OPENINGS[page.opening](content) if page and page.opening else None


def failed_part(content: Content, part: str) -> html.P:
    """Return the sentence on why a part is not shown."""
    return html.P(content.fault(part), className="card__state", role="status")


def key_figures(content: Content) -> Component:
    """Return the key figures as a list: label, value, base."""
    if content.fault(FIGURES):
        return failed_part(content, FIGURES)
    return html.Section(
        html.Dl(
            [_key_figure(row) for row in list(content.key_figures)[:MOST_FIGURES]],
            className="key-figures",
            tabIndex="0",
        ),
        **aria(label="Chiffres clés"),
    )


def _key_figure(row: Mapping[str, Value]) -> html.Div:
    return html.Div(
        [
            html.Dt(str(row["libelle"]), className="key-figure__label"),
            html.Dd(key_figure_text(row), className="key-figure__value"),
            html.Dd(str(row["base"]), className="key-figure__base"),
        ],
        className="key-figure",
    )


def footer(content: Content) -> list[Component]:
    """Return the footer of a page; for a chart alone or a frame, only its attribution."""
    view, source = content.view, content.source
    home = view.with_choice("")
    if view.embedded or view.place.chart:
        return embedding.attribution(content)
    return [
        html.P(f"Source{NBSP}: {captions.origin(source)}."),
        html.P(
            [
                f"{printed.BACKGROUND} ",
                html.A("Méthode et définitions", href=home.at("/methode")),
                " · ",
                html.A("Réutiliser les données", href=home.at("/api")),
                f" · Version des données : {content.dataset.version}",
                *([f". {STANDS_IN}"] if content.stands_in else []),
            ]
        ),
    ]
