"""What can be taken away from a card and from a page: pictures, slides, data."""

from dash import html
from dash.development.base_component import Component

from components.answers.answer import Answer
from components.answers.content import Content
from components.figures.fitting.sizes import A4, SLIDE, SQUARE, PictureSize
from components.files.names import (
    FORMATS,
    PNG,
    SLIDES,
    SVG,
    Format,
    file_address,
    file_name,
    page_file_name,
    page_name,
    picture_name,
)
from components.screen.markup import picture


def copy(answer: Answer) -> html.Button:
    """Offer the picture of a chart for the clipboard; `assets/pictures.js` makes it."""
    address = file_address(answer, PNG)
    hidden = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.Button(
        ["Copier l’image", hidden],
        className="action",
        **picture("copy", address, _picture_name(answer, PNG, SLIDE)),
    )


def of_card(answer: Answer) -> list[Component]:
    """Return the links to the files of a card: pictures, a slide, data."""
    return [
        *_pictures(answer),
        html.A(
            SLIDES.label,
            href=file_address(answer, SLIDES.extension),
            download=file_name(answer, SLIDES.extension),
        ),
        *(_file(answer, one) for one in FORMATS.values()),
    ]


def of_page(content: Content) -> list[Component]:
    """Return the links to the files of a page, where it has charts: one picture, its slides."""
    if not content.asked:
        return []
    view = content.view.whole
    name = picture_name(page_name(view.path), content, PNG, SLIDE.key)
    return [
        html.A("Diapositive (PNG)", href=view.at_file(PNG), **picture(PNG, "", name)),
        html.A(
            SLIDES.label,
            href=view.at_file(SLIDES.extension),
            download=page_file_name(content, SLIDES.extension),
        ),
    ]


def _pictures(answer: Answer) -> list[Component]:
    """Return the links to pictures, made by the page itself where it can."""
    return [
        html.A(
            f"Image {kind.upper()} ({size.label})",
            href=_picture_address(file_address(answer, kind), size),
            **picture(kind, "", _picture_name(answer, kind, size)),
        )
        for kind, size in ((PNG, SLIDE), (PNG, SQUARE), (PNG, A4), (SVG, SLIDE))
    ]


def _picture_name(answer: Answer, kind: str, size: PictureSize) -> str:
    return picture_name(answer.chart.key, answer, kind, size.key)


def _picture_address(address: str, size: PictureSize) -> str:
    if size is SLIDE:
        return address
    return f"{address}{'&' if '?' in address else '?'}format={size.key}"


def _file(answer: Answer, one: Format) -> html.A:
    """Return the link that saves a file, also one that its address alone would show."""
    name = file_name(answer, one.extension)
    return html.A(one.label, href=file_address(answer, one.extension), download=name)
