"""Answers kept as the bytes that were sent: asked again of the same data, nothing is built.

A page that the browser has already is not sent again.

An answer depends on what is asked, on the data and their rules, on the program (the name of the
version served ends with it), on what this server alone says of itself, and on the day that a
printed page bears. All of them are in its key, for several servers may share what is kept.
"""

import hashlib
from datetime import datetime
from typing import Final

from flask import Flask, Response, g, request

from callbacks import exchanges, public
from callbacks.delivery import accepted_encoding
from data.serving.cache import Cache
from data.serving.store import AggregateStore

UPDATES: Final = "/_dash-update-component"
#: The rules of pages, as Dash has them.
PAGES: Final = frozenset({"/", "/<path:path>"})
OK: Final = 200
_KEY: Final = "kept_answer"


def register(server: Flask, store: AggregateStore, cache: Cache) -> None:
    """Keep pages and the answers to Dash's callback; call it before compression is registered."""

    def kept() -> Response | None:
        key = _key(store)
        if not key:
            return None
        body = cache.get(key)
        if body is None:
            g.setdefault(_KEY, key)
            return None
        response = Response(body, mimetype=_mimetype())
        encoding = accepted_encoding()
        if encoding:
            response.headers["Content-Encoding"] = encoding
            response.headers.add("Vary", "Accept-Encoding")
        return response

    def keep(response: Response) -> Response:
        key = g.pop(_KEY, "")
        exchange = exchanges.current()
        # What failed is tried again.
        whole = response.status_code == OK and not (exchange and exchange.faults)
        sent_as = response.headers.get("Content-Encoding", "")
        # Other data may have been published meanwhile: nobody knows which ones these are.
        if key and whole and sent_as == accepted_encoding() and key == _key(store):
            cache.set(key, response.get_data())
        return _unless_known(response) if whole and _is_page() else response

    server.before_request(kept)
    server.after_request(keep)


def _key(store: AggregateStore) -> str:
    """Return the key of the answer to the request; empty where none is kept.

    Another version than the one served may be withdrawn at any time: it is asked each time.
    """
    asked = _asked()
    if not asked or b"version=" in asked or not store.live.readable() or store.live.stands_in():
        return ""
    served = store.live.current()
    today = datetime.now().astimezone().date().isoformat()
    shown = public.shown()
    parts = (served.version, served.rules.key, *shown, today, accepted_encoding())
    return "|".join(("answer", *parts, hashlib.sha256(asked).hexdigest()))


def _asked() -> bytes:
    if request.path == UPDATES and request.method == "POST":
        return request.get_data()
    if _is_page() and request.method == "GET":
        return request.full_path.encode("utf-8", "surrogateescape")
    return b""


def _is_page() -> bool:
    rule = request.url_rule
    return rule is not None and rule.rule in PAGES and request.method in {"GET", "HEAD"}


def _unless_known(response: Response) -> Response:
    """Return a page with a hash of itself; a 304 without it where the browser has that page."""
    response.add_etag()
    response.make_conditional(request)
    # The server that sends it adds the date.
    response.headers.pop("Date", None)
    return response


def _mimetype() -> str:
    return "application/json" if request.path == UPDATES else "text/html"
