"""What can be done with a card, and with a page: take away, share, embed.

Each action is one small function here; the address that it leads to is answered elsewhere.
"""

from datetime import datetime
from typing import Any

from dash import html
from dash.development.base_component import Component

from components import embedding
from components.address import SLIDES, VIEW, View
from components.answers import Answer
from components.citation import Citation
from components.comparison_links import compare_address, evolution_address
from components.content import Content
from components.exports import FORMATS, Format, file_address, file_name
from components.exports.names import page_name, picture_name
from components.links import COPIED_FROM, Shared, share
from components.markup import PRINT, picture
from components.pictures.sizes import A4, SLIDE, SQUARE, Size
from components.site import ALONE


def of_card(answer: Answer) -> list[Component]:
    """Return the actions of a card, in the order of the eye; a frame only offers the files."""
    if answer.view.embedded:
        return [copy(answer), download(answer)]
    shared = Shared.chart(answer)
    return [
        copy(answer),
        download(answer),
        _share(shared),
        _embed(answer),
        *_compare(answer),
        _alone(answer),
        _cite(shared),
    ]


def of_page(content: Content) -> list[Component]:
    """Return the actions of a page as a whole; inside a frame there are none."""
    if content.view.embedded:
        return []
    shared = Shared.page(content)
    return [
        _share(shared),
        *_slide(content),
        _present(content.view),
        html.Button("Imprimer", **PRINT),
        html.A("Intégrer", href=embedding.generator_of(content.view.href)),
        _cite(shared),
    ]


def menu(name: str, items: list[Component], label: str) -> html.Details:
    """Return a small menu that opens under its name; `label` names it apart from its likes."""
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


def download(answer: Answer) -> html.Details:
    """Offer the answer as a file, in each of the formats."""
    files = [_file(answer, one) for one in FORMATS.values()]
    return menu("Télécharger", [*_pictures(answer), *files], answer.chart.title)


def copy(answer: Answer) -> html.Button:
    """Offer the picture of a chart for the clipboard; `assets/pictures.js` makes it."""
    address = file_address(answer, "png")
    hidden = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.Button(
        ["Copier l’image", hidden],
        className="action",
        **picture("copy", address, _picture_name(answer, "png", SLIDE)),
    )


def _pictures(answer: Answer) -> list[Component]:
    """Return the links to pictures, made by the page itself where it can."""
    return [
        html.A(
            f"Image {kind.upper()} ({size.label})",
            href=_picture_address(file_address(answer, kind), size),
            **picture(kind, "", _picture_name(answer, kind, size)),
        )
        for kind, size in (("png", SLIDE), ("png", SQUARE), ("png", A4), ("svg", SLIDE))
    ]


def _picture_name(answer: Answer, kind: str, size: Size) -> str:
    return picture_name(answer.chart.key, answer, kind, size.key)


def _picture_address(address: str, size: Size) -> str:
    if size is SLIDE:
        return address
    return f"{address}{'&' if '?' in address else '?'}format={size.key}"


def _slide(content: Content) -> list[Component]:
    """Offer a page as one slide, where it has charts."""
    if not content.answers:
        return []
    view = content.view
    name = picture_name(page_name(view.path), content.answers[0], "png", SLIDE.key)
    link = html.A(
        "Diapositive (PNG)",
        href=view.at(f"{view.path}.png"),
        className="action",
        **picture("png", "", name),
    )
    return [link]


def _file(answer: Answer, one: Format) -> html.A:
    saved: dict[str, Any] = {"download": file_name(answer, one.extension)} if one.attached else {}
    return html.A(one.label, href=file_address(answer, one.extension), **saved)


def _embed(answer: Answer) -> html.A:
    shown = answer.view.at(f"{ALONE}{answer.chart.key}")
    named = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.A(["Intégrer", named], href=embedding.generator_of(shown))


def _present(view: View) -> html.A:
    return html.A("Présenter", href=view.with_option(VIEW, SLIDES).href)


def _alone(answer: Answer) -> html.A:
    return html.A("Ouvrir seul", href=answer.view.at(f"{ALONE}{answer.chart.key}"))


def _compare(answer: Answer) -> list[html.A]:
    """Lead to the same question put to groups, and to waves where several asked it."""
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
    """Offer the view as a citation, and say under which licence its data are."""
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
