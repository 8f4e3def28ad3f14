"""What sections of « Méthode » are made of: a title with its anchor, a table."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.screen.markup import scrolling


def section(key: str, title: str, children: Iterable[Component]) -> html.Section:
    """Return a section of the page; `key` is its anchor."""
    return html.Section([html.H2(title), *children], id=key, className="method")


def table(
    caption: str, head: tuple[str, ...], rows: Iterable[Iterable[str]], anchor: str = ""
) -> html.Div:
    """Return a table; with an `anchor`, each row can be linked to by its second cell, its code."""
    return scrolling(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
                html.Tbody([_row(row, anchor) for row in rows]),
            ],
            className="data-table data-table--text",
        ),
        caption,
    )


def _row(texts: Iterable[str], anchor: str) -> html.Tr:
    first, *rest = texts
    cells = [html.Th(first, scope="row"), *(html.Td(text) for text in rest)]
    return html.Tr(cells, id=f"{anchor}-{rest[0]}") if anchor else html.Tr(cells)
