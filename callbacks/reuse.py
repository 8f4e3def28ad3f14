"""What other sites and programs may read: shared with any origin, and asked again at no cost.

A frame that its host locks up (`sandbox` without `allow-same-origin`) has no origin: to its browser
our own page is then a stranger here, and asks for its content as one. It is answered: there is no
cookie and no account, so it learns nothing that the interface does not tell to anyone.
"""

import hashlib
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, request

from callbacks import public
from components.files.names import FORMATS
from components.site.routes import ALONE, API, DATA
from data.dataset import Dataset

PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


#: Where a page of ours asks for its content, and what it says of itself without an origin.
PAGE_PARTS: Final = ("/_dash-layout", "/_dash-dependencies", "/_dash-update-component")
NO_ORIGIN: Final = "null"
PAGE_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}

#: Fonts and the outline of the map, kept by browsers whoever asked first.
STATIC: Final = "/assets/"


def register(server: Flask) -> None:
    """Open the public data, errors included, to scripts of any site: no cookie, no credentials."""
    server.after_request(_share)


def _share(response: Response) -> Response:
    if is_public(request.path):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        if request.method == "OPTIONS":
            response.headers.update(PREFLIGHT)
    elif request.path.startswith(STATIC):
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif request.path in PAGE_PARTS:
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
    """Tell whether `path` is the interface's, or that of a file of data."""
    ending = path.rpartition(".")[2]
    file = path.startswith(ALONE) and ending in FORMATS
    return file or path == API or path.startswith((f"{API}/", DATA))


def revalidated(dataset: Dataset, make: Callable[[], Response]) -> Response:
    """Answer with an ETag of the data's version and of the address; 304 where it is already held.

    Nothing else decides what such an answer holds, so nothing has to be made to know it.
    """
    parts = (dataset.version, dataset.rules.key, public.base_url(), request.full_path)
    etag = hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    unchanged = request.if_none_match.contains_weak(etag)
    response = Response(status=304) if unchanged else make()
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, no-cache"
    return response
