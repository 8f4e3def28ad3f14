"""« Quel modèle ressemble au nôtre ? »: five questions, the nearest model, and the whole rule."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.markup import aria, scrolling
from components.site.view import View
from data import french, typology
from data.codebook import Codebook
from data.codebook.criterion import Criterion
from data.french import NBSP
from data.table import Table
from data.typology import Score, TypologyQuestion

#: What an answer is called in an address: `notre-service=dedie`. No filter begins so.
PREFIX: Final = "notre-"
#: Answers from which a model is named: with fewer, most models tie.
ENOUGH: Final = 3
OURS: Final = (
    " Cinq questions, une réponse expliquée. Les modèles et leurs noms sont ceux de "
    "l’Observatoire, non de l’étude publiée."
)
TITLE: Final = "Quel modèle ressemble au nôtre ?"


def opening(content: Content) -> Component:
    """Return questions, result and rule; open as soon as one question is answered."""
    book, view = content.dataset.book, content.view
    asked = typology.questions(book)
    given = answers(view, asked)
    return html.Details(
        [
            html.Summary([html.Strong(TITLE), html.Span(OURS)]),
            html.P(
                "Répondez pour votre collectivité. Rien n’est enregistré : vos réponses ne sont "
                "que dans l’adresse de cette page."
            ),
            html.Div(
                [
                    html.Ol(
                        [_question(one, given, view) for one in asked], className="nearest__asked"
                    ),
                    html.Div(
                        _result(content, given, len(asked)),
                        className="nearest__found",
                        role="status",
                        **aria(live="polite"),
                    ),
                ],
                className="nearest",
            ),
            _rule(book),
        ],
        open=bool(given),
        className="panel",
    )


def answers(view: View, asked: Iterable[TypologyQuestion]) -> dict[str, str]:
    """Return the answers that the address holds, by variable; others than known are left out."""
    told = dict(view.extra)
    found = {one.variable: told.get(PREFIX + one.variable, "") for one in asked}
    words = {one.variable: one.words for one in asked}
    return {name: code for name, code in found.items() if code in words[name]}


def _question(one: TypologyQuestion, given: Mapping[str, str], view: View) -> html.Li:
    links = [
        html.A(
            one.words.label(code),
            href=_answering(view, one.variable, "" if given.get(one.variable) == code else code),
            className="choice",
            **aria(current="true") if given.get(one.variable) == code else {},
        )
        for code in one.words.codes
    ]
    nav = html.Nav(links, className="choices", **aria(label=one.wording))
    return html.Li([html.P(one.wording), nav])


def _answering(view: View, variable: str, code: str) -> str:
    """Return the address with one answer more, another, or taken back."""
    told = {**dict(view.extra), PREFIX + variable: code}
    return replace(view, extra=tuple((key, text) for key, text in told.items() if text)).href


def _result(content: Content, given: Mapping[str, str], asked: int) -> list[Component]:
    book = content.dataset.book
    if len(given) < ENOUGH:
        left = french.counted(ENOUGH - len(given), "réponse")
        return [html.P(f"Encore {left} avant de nommer un modèle.", className="nearest__wait")]
    found = typology.scores(book, given)
    first = typology.nearest(found)
    words = book.nomenclatures["modeles"]
    several = "Modèles les plus proches, à égalité" if len(first) > 1 else "Modèle le plus proche"
    done = "" if len(given) == asked else f" (avec {len(given)} réponses sur {asked})"
    return [
        html.P(f"{several}{done}", className="nearest__over"),
        *(_model(one, content) for one in first),
        html.Ul([_bar(one, words.label(one.model)) for one in found], className="nearest__scores"),
        html.A("Effacer nos réponses", href=replace(content.view, extra=()).href),
    ]


def _model(one: Score, content: Content) -> html.Div:
    words = content.dataset.book.nomenclatures["modeles"]
    said = _declared(content.tables.get("modeles"), one.model)
    return html.Div(
        [
            html.H2(words.label(one.model), className="nearest__name"),
            html.P([words[one.model].definition, f" {said}" if said else ""]),
            *_reasons("Ce qui vous en rapproche", one.met),
            *_reasons("Ce qui vous en éloigne : il y faudrait", one.missed),
        ]
    )


def _reasons(title: str, criteria: Iterable[Criterion]) -> list[Component]:
    items = [html.Li(f"{one.words} ({french.counted(one.weight, 'point')})") for one in criteria]
    return [html.P(f"{title} :", className="nearest__why"), html.Ul(items)] if items else []


def _declared(table: Table | None, model: str) -> str:
    """Say how many respondents declare the model, where it may be said."""
    row = next((row for row in table if row["modele"] == model), None) if table else None
    if table is None or row is None or not isinstance(row["collectivites"], int):
        return ""
    count = french.counted(row["collectivites"], "collectivité")
    verb = french.plural(row["collectivites"], "le déclare", "le déclarent")
    return f"Dans la sélection, {count} sur{NBSP}{french.number(table.base.n)} {verb}."


def _bar(one: Score, label: str) -> html.Li:
    return html.Li(
        [
            html.Span(label),
            html.Strong(f"{one.points} sur {french.counted(one.possible, 'point')}"),
            html.Span(
                html.Span(style={"width": f"{one.share:.0f}%"}),
                className="nearest__bar",
                **aria(hidden="true"),
            ),
        ]
    )


def _rule(book: Codebook) -> html.Details:
    return html.Details(
        [
            html.Summary("La règle, et ses critères"),
            html.P(
                "Chaque modèle attend certaines réponses, qui valent chacune des points ; le "
                "modèle le plus proche est celui qui obtient la plus grande part de ses points "
                "sur les questions répondues. Une question sans réponse ne compte ni pour ni "
                "contre."
            ),
            html.P(
                "Les noms et les critères de ces modèles sont ceux de l’Observatoire : l’étude "
                "publiée annonce une typologie, sans que nous en reprenions les termes. La règle "
                "aide à se situer ; elle ne classe aucune collectivité répondante, dont le modèle "
                "est celui qu’elle a déclaré."
            ),
            _criteria(book),
        ],
        className="nearest__rule",
    )


def _criteria(book: Codebook) -> html.Div:
    head = ("Modèle", "Question", "Réponses attendues", "Points")
    rows = [_criterion(one, book) for one in book.criteria]
    caption = "Critères des modèles d’organisation"
    return scrolling(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
                html.Tbody(rows),
            ],
            className="data-table data-table--text",
        ),
        caption,
    )


def _criterion(one: Criterion, book: Codebook) -> html.Tr:
    variable = book.tables[one.table][one.variable]
    words = book.nomenclatures[variable.nomenclature]
    expected = " · ".join(words.label(code) for code in one.answers)
    return html.Tr(
        [
            html.Th(book.nomenclatures["modeles"].label(one.model), scope="row"),
            html.Td(variable.label),
            html.Td(expected),
            html.Td(str(one.weight)),
        ]
    )
