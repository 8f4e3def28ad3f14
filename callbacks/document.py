"""The HTML document: the page itself, and what makes it answer its reader."""

import json
from collections.abc import Callable
from typing import Any, Final

from dash import Dash, dcc
from flask import request
from markupsafe import escape

from callbacks import public
from components.files.previews import SITE, Preview, head_elements
from components.screen import ids, page_frame
from components.screen.html_text import html_text
from components.screen.page_frame import Drawn
from components.site.place import place_at
from data import codebook

TEMPLATE: Final = """<!doctype html>
<html lang="fr" data-base="{base}">
<head>
{metas}
<title>{title}</title>
{preview}
{favicon}
{css}
<script src="{base}{script}" defer></script>
<noscript><style>{scriptless}</style></noscript>
</head>
<body>
<div id="page">{page}</div>
{failure}
<script id="etat" type="application/json">{state}</script>
<div hidden><div id="react-entry-point"></div></div>
{config}
<template id="dash" data-plotly="{base}{plotly}">{scripts}{renderer}</template>
</body>
</html>"""

#: Where a browser asks what calls what.
WIRES: Final = "/_dash-dependencies"

#: What Dash sends to every page for components that ours has no need of.
UNUSED: Final = ("/dash_table/", "/dash_bootstrap_components/", "/html/")

#: Without scripts, what would do nothing is not shown; links do all the rest.
SCRIPTLESS: Final = (
    ".search,.page__filters,.comparing__choices,.chips button,.card__state button,"
    "button[data-picture],button[data-print],button[data-copy]{display:none!important}"
)

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

    #: Says what the address asked for shows (`callbacks.previews`), draws its page, and where our
    #: own script and plotly's are; the composition root sets them.
    describe: Callable[[], Preview]
    draw: Callable[[str], Drawn]
    script: str
    plotly: str

    def prepare(self) -> None:
        """Let Dash set itself up now, not at its first request, where a second one may pass.

        Nothing can be added to the server after that.
        """
        self.server.test_client().get(WIRES)

    def interpolate_index(self, *_: Any, **kwargs: Any) -> str:  # noqa: ANN401  (as Dash has it)
        """Return the HTML sent for any page."""
        known = ("metas", "css", "config", "renderer")
        fields = {name: kwargs.get(name, "") for name in known}
        # They are fetched when the page is at rest, or first touched (assets/address.js).
        scripts = (line for line in kwargs["scripts"].splitlines() if not _is_unused(line))
        preview = self.describe()
        drawn = self.draw(_address())
        return TEMPLATE.format(
            title=escape(f"{preview.title if preview.lost else _title()} · {SITE}"),
            preview=head_elements(preview),
            favicon=FAVICON,
            scripts="".join(scripts),
            base=public.current().prefix,
            script=self.script,
            plotly=self.plotly,
            page=drawn.html,
            # Inside a script element only this would end it.
            state=json.dumps(drawn.state, ensure_ascii=False).replace("<", "\\u003c"),
            failure=html_text(page_frame.FAILURE),
            scriptless=SCRIPTLESS,
            **fields,
        )


def _is_unused(line: str) -> bool:
    return any(name in line for name in UNUSED)


def _title() -> str:
    return place_at(request.path.rstrip("/") or "/", codebook.load()).title


def layout() -> list[dcc.Store]:
    """Return all that Dash holds: a question, and its answer. The page stands outside of it."""
    return [dcc.Store(id=ids.ASKED), dcc.Store(id=ids.ANSWER)]


def _address() -> str:
    query = request.query_string.decode("utf-8", "replace")
    return f"{request.path}?{query}" if query else request.path
