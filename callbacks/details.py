"""What stands behind « Plus » in a card: its table, how to read it, its files, as HTML."""

from typing import Final

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from callbacks.answering import answer_or_refusal, strict_view
from callbacks.containment import drawn_face
from components.charts import BY_KEY
from components.screen.cards import details
from components.screen.html_text import html_text
from components.screen.typography import typeset
from components.site.routes import ALONE, DETAILS
from data.serving.store import AggregateStore

FACE: Final = "details"


def register(server: Flask, store: AggregateStore) -> None:
    """Add the address to the server: `/details/odd?region=84`."""

    @server.get(f"{DETAILS}<key>")
    def chart_details(key: str) -> Response:
        if key not in BY_KEY:
            raise NotFound
        view, reading = strict_view(request.full_path.replace(DETAILS, ALONE, 1), store)
        answer = answer_or_refusal(BY_KEY[key], view, reading).told
        written = drawn_face(
            FACE, lambda told: html_text(typeset(details(told)), told.public.prefix), answer
        )
        return Response(written, mimetype="text/html", headers={"X-Robots-Tag": "noindex"})
