"""Cross-origin headers of what other sites may read, and validation by ETag.

A frame with `sandbox` and without `allow-same-origin` has the origin `null`, so the requests of our
own page are cross-origin there. They are answered: there is no cookie and no account, and the page
shows nothing that the interface does not publish.
"""

import hashlib
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, request

from callbacks import public
from components.files.names import FORMATS
from components.site.routes import ALONE, API, DATA, DETAILS
from data.dataset import Dataset

PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


#: Addresses from which a page loads its content, and its `Origin` in such a frame.
PAGE_PARTS: Final = ("/_dash-layout", "/_dash-dependencies", "/_dash-update-component")
NO_ORIGIN: Final = "null"
PAGE_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}

#: Fonts and the outline of the map: browsers cache them for all origins together.
STATIC: Final = "/assets/"


def register(server: Flask) -> None:
    """Allow scripts of any site to read the public data, errors included, without credentials."""
    server.after_request(_share)


def _share(response: Response) -> Response:
    if is_public(request.path):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        if request.method == "OPTIONS":
            response.headers.update(PREFLIGHT)
    elif request.path.startswith(STATIC):
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif request.path in PAGE_PARTS or request.path.startswith(DETAILS):
        _answer_locked_frame(response)
    return response


def _answer_locked_frame(response: Response) -> None:
    response.vary.add("Origin")
    if request.headers.get("Origin") != NO_ORIGIN:
        return
    response.headers["Access-Control-Allow-Origin"] = NO_ORIGIN
    if request.method == "OPTIONS":
        response.headers.update(PAGE_PREFLIGHT)


def is_public(path: str) -> bool:
    """Return whether `path` is an address of the interface, or of a data file."""
    ending = path.rpartition(".")[2]
    file = path.startswith(ALONE) and ending in FORMATS
    return file or path == API or path.startswith((f"{API}/", DATA))


def revalidated(dataset: Dataset, make: Callable[[], Response]) -> Response:
    """Return the response of `make` with an ETag; a 304 where the browser has that ETag.

    The ETag hashes the version of the data and the address, which determine the response: it is
    known before the response is built.

    """
    parts = (dataset.version, dataset.rules.key, public.base_url(), request.full_path)
    etag = hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    unchanged = request.if_none_match.contains_weak(etag)
    response = Response(status=304) if unchanged else make()
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, no-cache"
    return response
