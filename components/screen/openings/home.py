"""The opening of the first page: where to start on a first visit, and the study's findings."""

from dataclasses import dataclass, replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers import captions
from components.answers.content import Content
from components.screen.markup import aria
from components.screen.openings import findings
from data.filters import Filters
from data.french import NBSP
from data.selection import present


@dataclass(frozen=True)
class Example:
    """A selection to start from: its words, its page, and the codes of its filters."""

    words: str
    path: str
    chosen: tuple[tuple[str, str], ...] = ()


EXAMPLES: Final = (
    Example(
        "Les communes bretonnes et l’eau",
        "/",
        (("region", "53"), ("type", "commune"), ("thematique", "eau")),
    ),
    Example(
        "Les départements en Afrique de l’Ouest",
        "/carte",
        (("type", "departement"), ("zone", "afrique-ouest")),
    ),
    Example("Qui finance l’action des régions ?", "/financements", (("type", "region"),)),
    Example("Les ODD des intercommunalités", "/odd", (("type", "intercommunalite"),)),
    Example("Communes et intercommunalités, côte à côte", "/comparer"),
    Example("L’état des lieux de votre région", "/regions"),
)


def opening(content: Content) -> Component:
    """Build the paragraph of a first visit, the examples, and the findings where there are any."""
    found = findings.section(content)
    return html.Div([_beginning(content), *([found] if found else [])])


def _beginning(content: Content) -> Component:
    return html.Section(
        [
            html.H2("Par où commencer", className="findings__title"),
            html.P(
                "L’Observatoire montre ce que les collectivités françaises font à l’international "
                ": avec quels pays, dans quels domaines, avec quels financeurs et quels moyens. "
                "Chaque image se filtre, se copie et mène à ses chiffres. "
                f"Source{NBSP}: {captions.origin(content.source)}."
            ),
            html.Ul(
                [html.Li(html.A(words, href=way)) for words, way in _examples(content)],
                className="beginning__examples",
                **aria(label="Exemples"),
            ),
        ],
        className="beginning",
    )


def _examples(content: Content) -> list[tuple[str, str]]:
    """Return the words and the address of each example that the data have something for."""
    wave = content.view.filters.wave
    there = present(content.dataset, wave)
    blank = content.view.with_choice("")
    return [
        (
            example.words,
            replace(
                blank, filters=Filters.of(wave, {key: [code] for key, code in example.chosen})
            ).at(example.path),
        )
        for example in EXAMPLES
        if all(code in there[key] for key, code in example.chosen)
    ]
