"""The HTML document around the app: language, title, first words, and the request's own address."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from dash import Dash, html
from flask import has_request_context, request
from markupsafe import escape

from callbacks.navigation import AnswerError, page_at
from components.files.previews import SITE, Preview, head_elements, unscripted
from components.screen import page_frame
from components.site.place import place_at
from data import codebook
from data.serving.store import AggregateStore

TEMPLATE: Final = """<!doctype html>
<html lang="fr">
<head>
{metas}
<title>{title}</title>
{preview}
{favicon}
{css}
<noscript><style>.app-loading{{display:none}}</style></noscript>
</head>
<body>
<noscript>{unscripted}</noscript>
<div id="react-entry-point"><div class="app-loading" role="status">Chargement…</div></div>
{config}
{scripts}
{renderer}
</body>
</html>"""

#: Where a browser asks for the layout, and for what calls what.
LAYOUT: Final = "/_dash-layout"
WIRES: Final = "/_dash-dependencies"

#: Dash sends its deprecated table to every page, used or not.
UNUSED: Final = "/dash_table/"

#: A globe in the house's colours. Inside the page, it costs no request.
FAVICON: Final = (
    '<link rel="icon" href="data:image/svg+xml,'
    "%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 32 32%27%3E"
    "%3Ccircle cx=%2716%27 cy=%2716%27 r=%2716%27 fill=%27%230B5A63%27/%3E"
    "%3Cpath d=%27M6 16h20M16 6c-7 6-7 14 0 20M16 6c7 6 7 14 0 20%27 "
    'fill=%27none%27 stroke=%27white%27 stroke-width=%272%27/%3E%3C/svg%3E">'
)


class Document(Dash):
    """A Dash app whose first HTML speaks French and bears the title of the page asked for."""

    #: Says what the address asked for shows (`callbacks.previews`); the composition root sets it.
    describe: Callable[[], Preview]

    def prepare(self) -> None:
        """Let Dash set itself up now, not at its first request, where a second one may pass.

        Nothing can be added to the server after that.
        """
        self.server.test_client().get(WIRES)

    def interpolate_index(self, *_: Any, **kwargs: Any) -> str:  # noqa: ANN401  (as Dash has it)
        """Return the HTML sent for any page."""
        known = ("metas", "css", "config", "renderer")
        fields = {name: kwargs.get(name, "") for name in known}
        scripts = (line for line in kwargs["scripts"].splitlines() if UNUSED not in line)
        preview = self.describe()
        return TEMPLATE.format(
            title=escape(f"{preview.title if preview.lost else _title()} · {SITE}"),
            preview=head_elements(preview),
            unscripted=unscripted(preview),
            favicon=FAVICON,
            scripts="\n".join(scripts),
            **fields,
        )


def _title() -> str:
    return place_at(request.path.rstrip("/") or "/", codebook.load()).title


def empty_layout() -> html.Div:
    """Return what every page holds, for Dash to check callbacks against.

    Without it Dash sends the whole first page as JSON inside every page, to the same end.
    """
    return page_frame.frame([], {"address": "/"})


def first_page(store: AggregateStore) -> html.Div:
    """Build the layout for the address that the browser is on: the first paint is filtered.

    The browser fetches the layout from the page itself, so the request says which page that is.
    Where it does not say (a hardened browser), the first page comes, and `address.js` asks again.
    Dash also asks for a layout when it sets itself up: any will do.
    """
    if has_request_context() and request.path != LAYOUT:
        return empty_layout()
    address = _address() if has_request_context() else "/"
    try:
        return page_frame.frame(*page_at(address, store))
    except Exception as fault:
        raise AnswerError from fault


def _address() -> str:
    try:
        parts = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    if parts.netloc != request.host:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
