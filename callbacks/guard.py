"""Headers of every response (no outside request), and small error responses in French.

An incorrect request is never answered with a 500.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from dash import Dash
from flask import Flask, Response, jsonify, make_response, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from callbacks import exchanges, public
from callbacks.navigation import AnswerError
from callbacks.refusal import Refusal
from components.files.previews import OEMBED
from components.site.place import place_at
from components.site.routes import API, FILE
from data import codebook

_LOG: Final = logging.getLogger(__name__)

#: Where Dash answers a browser's own requests.
UPDATES: Final = "/_dash-update-component"
INTERNAL: Final = "/_dash"

MESSAGES: Final = {
    400: "La demande n’a pas été comprise.",
    404: "Cette page n’existe pas.",
    405: "Cette adresse ne se demande pas ainsi.",
    413: "La demande est trop grande.",
    415: "La demande n’est pas du bon format.",
    500: "Une erreur est survenue de notre côté. Elle a été notée.",
}

#: Headers of a refusal that go along with our own words.
PASSED: Final = ("Allow", "Retry-After")

TITLES: Final = {
    400: "Adresse incorrecte",
    404: "Page introuvable",
    500: "Erreur",
    503: "Indisponible pour le moment",
}

PAGE: Final = """<!doctype html>
<html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · Observatoire ACTER</title>
<style>
body{{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}}
</style>
<h1>{title}</h1><p>{message}</p><p><a href="{home}">Aller à la vue d’ensemble</a></p></html>"""

MAX_BODY: Final = 1_000_000


def register(app: Dash, frame_ancestors: Sequence[str]) -> None:
    """Add the headers, the 404 of unknown pages and the error handler to the server."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    server.before_request(_unknown_page)
    server.register_error_handler(Exception, _failed)
    server.after_request(_with_headers(_policy(app, frame_ancestors)))


def _unknown_page() -> Response | None:
    """Return a 404 for an unknown path, which Dash would answer with an empty page."""
    rule = request.url_rule
    if rule is None or rule.rule not in {"/", "/<path:path>"}:
        return None
    path = request.path.rstrip("/") or "/"
    return None if place_at(path, codebook.load()).known else error(404, MESSAGES[404])


def _failed(fault: Exception) -> Response:
    if isinstance(fault, HTTPException):
        code = fault.code or 500
        # Only our own refusals have a French text; those of the library are English.
        message = str(fault.description) if isinstance(fault, Refusal) else ""
        answer = error(code, message or MESSAGES.get(code, MESSAGES[400]))
        answer.headers.extend(header for header in fault.get_headers() if header[0] in PASSED)
        return answer
    if isinstance(fault, AnswerError) or not request.path.startswith(INTERNAL):
        _LOG.error("Réponse impossible à %s", request.path, exc_info=fault)
        exchange = exchanges.current()
        reference = f" Référence {exchange.reference}." if exchange else ""
        return error(500, f"{MESSAGES[500]}{reference}")
    # Dash itself could not read what was sent: an unknown callback, a file that is not there.
    # Its text may quote what was sent.
    _LOG.info("Demande incomprise : %s", type(fault).__name__)
    code = 400 if request.path == UPDATES else 404
    return error(code, MESSAGES[code])


def error(code: int, message: str) -> Response:
    """Return an error response in the format of the request: JSON, plain text or HTML."""
    path = request.path
    if path.endswith(".json") or f"{path}/".startswith((INTERNAL, OEMBED, f"{API}/")):
        answer = jsonify({"erreur": message})
    elif FILE.search(path):
        answer = Response(f"{message}\n", mimetype="text/plain")
    else:
        title = TITLES.get(code, "Demande impossible")
        home = f"{public.current().prefix}/"
        text = PAGE.format(title=title, message=escape(message), home=home)
        answer = Response(text, mimetype="text/html")
    answer.status_code = code
    return make_response(answer)


def _policy(app: Dash, frame_ancestors: Sequence[str]) -> str:
    scripts = " ".join(("'self'", *app.csp_hashes()))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            # Pictures in SVG carry their font.
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {_ancestors(frame_ancestors)}",
        )
    )


def _ancestors(listed: Sequence[str]) -> str:
    """Return who may frame our pages: our own page of previews, and those listed."""
    if "*" in listed:
        return "*"
    return " ".join(
        ("'self'", *(source for source in listed if source not in {"'self'", "'none'"}))
    )


def _with_headers(policy: str) -> Callable[[Response], Response]:
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        # The layout's request must tell its page; nothing is told to other hosts.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return add
