"""`vue=presentation`: the cards of a page as slides; assets/presentation.js turns them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from components.answers import captions, lead
from components.answers.answer import ANSWERED, Answer, silences
from components.answers.content import Content
from components.answers.filter_words import chosen_words
from components.figures.fitting.areas import Area, Panel
from components.figures.fitting.fit import fitted
from components.figures.fitting.sizes import SLIDE
from components.figures.letters import wrapped
from components.figures.svg import svg_of
from components.figures.theme import Figure
from components.screen import page_body
from components.screen.markup import aria
from components.site.view import SLIDES, VIEW, View
from data import french
from data.french import NBSP

#: From the back of a room type is read from further away than on paper; where rows are many, small
#: ones are still better than rows left out.
PROJECTED: Final = replace(SLIDE, largest=3.4)

#: Measures of assets/presentation.css, twice as many pixels: the slide at 1920 × 1080.
WIDTH: Final = 1792
FOOT_WIDTH: Final = 1648
HEIGHT: Final = 1080
HEADLINE: Final = 46
FOOT: Final = 19
LEADING: Final = 1.35
#: Lines that the notes may take.
NOTES: Final = 2
AROUND: Final = 190

MARK: Final = "Données de démonstration"


def slides_wanted(view: View) -> bool:
    """Return whether the view asks for slides and its page has charts."""
    return view.option(VIEW) == SLIDES and bool(view.place.charts)


def slide_show(content: Content) -> Component:
    """Build the title slide, a slide for each answered question, and the navigation bar."""
    answers = [answer for answer in content.answers if answer.state == ANSWERED]
    labelled_bodies = [(content.view.place.title, _title(content))]
    labelled_bodies += [(answer.chart.question, chart_slide(answer)) for answer in answers]
    marked = content.source.demonstration
    total = len(labelled_bodies)
    slides = [
        _slide(body, f"Diapositive {at} sur {total} : {label}", [f"{at} / {total}"], marked=marked)
        for at, (label, body) in enumerate(labelled_bodies, start=1)
    ]
    return html.Main(
        [
            html.H1(labelled_bodies[0][0], className="visually-hidden"),
            html.Div(slides, className="deck__stage"),
            _navigation_bar(content, total),
            html.P(className="visually-hidden deck__said", role="status", **aria(live="polite")),
        ],
        id="contenu",
        className="deck",
        tabIndex="-1",
    )


def _slide(
    body: Sequence[Component], label: str, number: list[str], *, marked: bool
) -> html.Section:
    mark = [html.P(MARK, className="slide__mark")] if marked else []
    return html.Section(
        [*body, *mark, html.P(number, className="slide__number", **aria(hidden="true"))],
        className="slide",
        tabIndex="-1",
        **aria(label=label, roledescription="diapositive"),
    )


def _title(content: Content) -> list[Component]:
    view, book = content.view, content.dataset.book
    words = [text for *_, text in chosen_words(view.filters, book)]
    chosen = [f"Sélection : {' ; '.join(words)}."] if words else []
    return [
        html.P("Observatoire ACTER", className="slide__over"),
        html.H2(view.place.title, className="slide__name"),
        html.P(lead.page_lead(content), className="slide__lead"),
        page_body.key_figures(content),
        html.Div(
            [html.P(text) for text in (*chosen, *silences(content.answers), _origin(content))],
            className="slide__foot",
        ),
    ]


def _origin(content: Content) -> str:
    return f"Source{NBSP}: {captions.origin(content.source)}."


def chart_slide(answer: Answer) -> list[Component]:
    """Build the slide of an answered question."""
    figure, foot = answer.figure, _foot(answer)
    prefix = answer.public.prefix
    layout = fitted(figure, _chart_area(answer.sentence, foot), PROJECTED, answer.sentence)
    rest = french.counted(layout.left_out, "autre ligne", "autres lignes")
    # Held upright, a phone draws every row (`_upright`): there is nothing to say there.
    remainder = html.P(f"{rest} dans le tableau de la page.", className="slide__left-out")
    left_out = [remainder] if layout.left_out else []
    return [
        html.P(answer.chart.question, className="slide__over"),
        html.H2(answer.sentence, className="slide__headline"),
        html.Div(
            [
                html.Div(
                    [
                        _panel(panel, f"{answer.chart.key}-{at}", prefix)
                        for at, panel in enumerate(layout.panels)
                    ],
                    className="slide__panels",
                ),
                _upright(figure, answer.chart.key, prefix),
            ],
            className="slide__chart",
            role="img",
            **aria(label=f"Graphique : {answer.chart.title}. {answer.sentence}"),
        ),
        html.Div([*left_out, *map(html.P, foot)], className="slide__foot"),
    ]


def _foot(answer: Answer) -> tuple[str, ...]:
    table = answer.table
    # What limits the numbers first: the page has the notes that two lines do not hold.
    notes = [*captions.warnings(table, answer), *table.notes] if table else []
    return (
        f"Champ : {captions.dated_scope(answer)}",
        *_fitting_notes(notes),
        f"Source : {captions.source(answer)}",
    )


def _fitting_notes(notes: Sequence[str]) -> list[str]:
    """Return the first notes that fit into `NOTES` lines, as one text; at least the first note.

    Empty where there are no notes.
    """
    candidates = [f"Note : {' '.join(notes[: at + 1])}" for at in range(len(notes))]
    fitting = [text for text in candidates if len(wrapped(text, FOOT_WIDTH, FOOT)) <= NOTES]
    return (fitting or candidates[:1])[-1:]


def _chart_area(sentence: str, foot: Sequence[str]) -> Area:
    """Return the area that headline and foot leave to the chart, in pixels of a projector."""
    headline = len(wrapped(sentence, WIDTH, HEADLINE)) * HEADLINE
    lines = sum(len(wrapped(text, FOOT_WIDTH, FOOT)) for text in foot)
    taken = (headline + lines * FOOT) * LEADING
    return Area(0, 0, WIDTH, HEIGHT - AROUND - taken)


def _picture(figure: Figure, name: str, prefix: str) -> Markup:
    return Markup(svg_of(figure, name, prefix))  # noqa: S704  (its texts are escaped there)


def _panel(panel: Panel, name: str, prefix: str) -> html.Div:
    """Place one panel in its area, at its own size, magnified."""
    area, layout = panel.area, panel.figure["layout"]
    place = {
        "left": f"{area.x}px",
        "top": f"{area.y}px",
        "width": f"{layout['width']}px",
        "height": f"{layout['height']}px",
        "transform": f"scale({panel.scale})",
    }
    return html.Div(_picture(panel.figure, name, prefix), className="slide__panel", style=place)


def _upright(figure: Figure, name: str, prefix: str) -> html.Div:
    """Return the chart for a phone in portrait; assets/presentation.js sets its size."""
    natural: dict[str, Any] = {"data-height": figure["layout"].get("height", 0)}
    return html.Div(
        _picture(figure, f"{name}-debout", prefix), className="slide__drawing", **natural
    )


def _navigation_bar(content: Content, total: int) -> html.Nav:
    return html.Nav(
        [
            _button("avant", "‹", "Diapositive précédente"),
            html.Span(f"1 / {total}", className="deck__count"),
            _button("apres", "›", "Diapositive suivante"),
            _button("plein-ecran", "⛶", "Plein écran (touche F)"),
            html.A(
                "×",
                href=content.view.unframed.href,
                className="deck__button deck__quit",
                title="Quitter la présentation (Échap)",
                **aria(label="Quitter la présentation"),
            ),
        ],
        className="deck__bar",
        **aria(label="Diapositives"),
    )


def _button(act: str, sign: str, words: str) -> html.Button:
    acts: dict[str, Any] = {"data-slide": act}
    return html.Button(sign, className="deck__button", title=words, **acts, **aria(label=words))
