"""The frame around every page: header, navigation, demonstration mark, footer."""

from dash import dcc, html
from dash.development.base_component import Component

from components import ids, pages
from components.exports import DEMONSTRATION
from components.pages import ALONE, Content


def frame(content: Content, address: str) -> html.Div:
    """Build the whole document for one view; the address is the only state it keeps."""
    return html.Div(
        [
            dcc.Store(id=ids.ADDRESS, data=address),
            dcc.Store(id=ids.SHOWN, data=shown(content, address)),
            html.Div(document(content), id=ids.PAGE),
        ]
    )


def shown(content: Content, address: str) -> dict[str, str]:
    """Return what the browser must know of the page: what it answers, and the window's title."""
    return {"address": address, "title": pages.name_at(content.view.path, content)}


def document(content: Content) -> list[Component]:
    """Build header, page and footer; a chart alone has only a line that says where it is from."""
    alone = content.view.path.startswith(ALONE)
    main = html.Main(pages.body(content), id="contenu", className="page", tabIndex="-1")
    marked = [_mark()] if content.dataset.source(content.view.filters.wave).demonstration else []
    if alone:
        return [*marked, main, _attribution(content)]
    return [*_header(content), *marked, main, _footer(content)]


def _header(content: Content) -> list[Component]:
    links = pages.navigation(content.view)
    return [
        html.A("Aller au contenu", href="#contenu", className="skip-link"),
        html.Header(
            [
                html.A(
                    [html.Strong("Observatoire ACTER"), html.Span("Action extérieure des collectivités")],
                    href=content.view.with_choice("").at("/"),
                    className="app-header__brand",
                ),
                html.Nav(
                    links,
                    id=ids.page_part("navigation", content.view.path),
                    className="app-nav",
                    **{"aria-label": "Pages"},
                ),
            ],
            className="app-header",
        ),
    ]


def _mark() -> html.P:
    return html.P(
        [html.Strong("Données de démonstration. "), f"{DEMONSTRATION.partition(': ')[2].capitalize()}."],
        className="demo-banner",
    )


def _footer(content: Content) -> html.Footer:
    source = content.dataset.source(content.view.filters.wave)
    return html.Footer(
        [
            html.P(f"Source : {source.title}, {source.publisher}."),
            html.P(
                [
                    "Fond de carte : Nations unies (UN Geodata), Natural Earth. ",
                    html.A("Méthode et définitions", href=content.view.with_choice("").at("/methode")),
                    f" · Version des données : {content.dataset.version}",
                ]
            ),
        ],
        className="app-footer",
    )


def _attribution(content: Content) -> html.Footer:
    source = content.dataset.source(content.view.filters.wave)
    return html.Footer(
        html.P(
            [
                f"Source : {source.title}. ",
                html.A("Observatoire ACTER", href=content.view.with_choice("").at("/")),
            ]
        ),
        className="app-footer",
    )
