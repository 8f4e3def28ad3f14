"""Links to the files of a card and of a page: pictures, slides, data."""

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
from components.screen.markup import picture_attributes


def copy_button(answer: Answer) -> html.Button:
    """Return the button that copies a chart's picture; `assets/pictures.js` draws it."""
    address = file_address(answer, PNG)
    hidden = html.Span(f" : {answer.chart.title}", className="visually-hidden")
    return html.Button(
        ["Copier l’image", hidden],
        className="action",
        **picture_attributes("copy", address, _picture_name(answer, PNG, SLIDE)),
    )


def card_files(answer: Answer) -> list[Component]:
    """Return the links to the files of a card: pictures, a slide, data."""
    return [
        *_pictures(answer),
        html.A(
            SLIDES.label,
            href=file_address(answer, SLIDES.extension),
            download=file_name(answer, SLIDES.extension),
        ),
        *(_file(answer, file_format) for file_format in FORMATS.values()),
    ]


def page_files(content: Content) -> list[Component]:
    """Return the links to the files of a page, where it has charts: one picture, its slides."""
    if not content.asked_answers:
        return []
    view = content.view.unframed
    name = picture_name(page_name(view.path), content, PNG, SLIDE.key)
    return [
        html.A("Diapositive (PNG)", href=view.at_file(PNG), **picture_attributes(PNG, "", name)),
        html.A(
            SLIDES.label,
            href=view.at_file(SLIDES.extension),
            download=page_file_name(content, SLIDES.extension),
        ),
    ]


def _pictures(answer: Answer) -> list[Component]:
    """Return the links to pictures; `assets/pictures.js` draws them in the page where it can."""
    return [
        html.A(
            f"Image {kind.upper()} ({size.label})",
            href=_picture_address(file_address(answer, kind), size),
            **picture_attributes(kind, "", _picture_name(answer, kind, size)),
        )
        for kind, size in ((PNG, SLIDE), (PNG, SQUARE), (PNG, A4), (SVG, SLIDE))
    ]


def _picture_name(answer: Answer, kind: str, size: PictureSize) -> str:
    return picture_name(answer.chart.key, answer, kind, size.key)


def _picture_address(address: str, size: PictureSize) -> str:
    if size is SLIDE:
        return address
    return f"{address}{'&' if '?' in address else '?'}format={size.key}"


def _file(answer: Answer, file_format: Format) -> html.A:
    """Return the link that downloads a file, also where the browser could display it."""
    name = file_name(answer, file_format.extension)
    return html.A(
        file_format.label, href=file_address(answer, file_format.extension), download=name
    )
