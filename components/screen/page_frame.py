"""The frame around every page: header, navigation, demonstration mark, footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from components.answers.content import Content
from components.screen import (
    frozen_versions,
    ids,
    navigation,
    page_body,
    presentation,
    search_box,
)
from components.screen.html_text import html_text
from components.screen.markup import aria
from components.screen.typography import typeset
from components.site.server import Public
from components.site.view import OFFERED, VERSION, VIEW, View
from data.dataset import Dataset
from data.demonstration import DEMONSTRATION_NOTICE
from data.filters import BY_KEY as FILTERS
from data.filters import WAVE


@dataclass(frozen=True)
class Drawn:
    """A page as HTML, what the browser must know of it, and its parts that follow the selection."""

    html: Markup
    state: dict[str, Any]


FAILURE: Final = html.Div(
    [
        "La mise à jour n’a pas abouti. ",
        html.A("Recharger la page", href="", className="btn btn-light", target="_self"),
    ],
    id="panne",
    role="alert",
    hidden=True,
    className="failure",
)


def browser_state(
    view: View, dataset: Dataset, address: str, *, invented: bool = False
) -> dict[str, Any]:
    """Return the state of the page that the browser needs.

    Its address, the title of the window, the values of its controls, and its frame: with the same
    frame, only the parts that depend on the filters have to change.
    """
    wave = {WAVE: [view.filters.wave]}
    return {
        "address": address,
        "title": f"{view.place.title} · Observatoire ACTER",
        "frame": _frame_key(view, dataset, "démonstration" if invented else ""),
        "chosen": {**{key: list(codes) for key, codes in view.filters.chosen}, **wave},
        "filters": [key for key in FILTERS if view.offers(key)],
        "defaults": {WAVE: [view.default_wave]},
    }


def _frame_key(view: View, dataset: Dataset, mark: str) -> str:
    framing = (VIEW, OFFERED, VERSION)
    options = [f"{key}={view.option(key)}" for key in framing if view.option(key)]
    # Slides have no part that depends on the filters: each address has its own slides.
    variant = [view.href] if presentation.slides_wanted(view) else options
    return " ".join(filter(None, (view.path, view.filters.wave, dataset.version, *variant, mark)))


def document(content: Content) -> Markup:
    """Write header, page and footer.

    A chart alone, and what stands in another site's frame, have only a line that says where they
    are from; slides have nothing else.
    """
    return html_text(typeset(_document(content)), content.public.prefix)


def _document(content: Content) -> list[Component]:
    if presentation.slides_wanted(content.view):
        return [presentation.slide_show(content)]
    alone = content.view.place.chart or content.view.embedded
    main = html.Main(page_body.body(content), id="contenu", className="page", tabIndex="-1")
    marked = [
        *([_demonstration_banner()] if content.source.demonstration else []),
        *frozen_versions.banner(content),
    ]
    if alone:
        return [html.Div([html.Header(marked), main, _footer(content)], className="embed")]
    return [*_header(content.view, content.dataset, marked), main, _footer(content)]


def unavailable_page(view: View, dataset: Dataset, address: str, public: Public) -> Drawn:
    """Draw the page of an unavailable version.

    `view` is the same selection of the data served now, which are in `dataset`.
    """
    main = html.Main(
        frozen_versions.unavailable_notice(view), id="contenu", className="page", tabIndex="-1"
    )
    head = [] if view.place.chart else _header(view, dataset, [])
    state = {
        **browser_state(view, dataset, address),
        "title": f"{frozen_versions.UNAVAILABLE} · Observatoire ACTER",
        "frame": f"indisponible {address}",
    }
    return Drawn(html_text(typeset([*head, main]), public.prefix), state)


def _header(view: View, dataset: Dataset, marked: Sequence[Component]) -> list[Component]:
    brand = html.A(
        [
            html.Strong([html.Span("Observatoire "), "ACTER"]),
            html.Small("Action extérieure des collectivités"),
        ],
        href=view.with_choice("").at("/"),
        className="app-header__brand",
    )
    links = html.Nav(
        navigation.links(view, dataset),
        className="app-nav",
        **aria(label="Pages"),
        **ids.part("navigation"),
    )
    return [
        html.A("Aller au contenu", href="#contenu", className="skip-link"),
        html.Header([html.Div([brand, links, search_box.box()], className="app-header"), *marked]),
    ]


def _demonstration_banner() -> html.P:
    first, _, rest = DEMONSTRATION_NOTICE.partition(", ")
    return html.P(
        [html.Strong(first), html.Span(f", {rest}"), "."],
        className="demo-banner",
    )


def _footer(content: Content) -> html.Footer:
    return html.Footer(page_body.footer(content), className="app-footer", **ids.part("footer"))
