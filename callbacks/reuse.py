"""What other sites and programs may read: shared with any origin, and asked again at no cost."""

import hashlib
from collections.abc import Callable
from typing import Final

from flask import Flask, Response, request

from callbacks import public
from components.exports import FORMATS
from components.site import ALONE, API, DATA
from data.dataset import Dataset

PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def register(server: Flask) -> None:
    """Open the public data, errors included, to scripts of any site: no cookie, no credentials."""
    server.after_request(_share)


def _share(response: Response) -> Response:
    if is_public(request.path):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        if request.method == "OPTIONS":
            response.headers.update(PREFLIGHT)
    return response


def is_public(path: str) -> bool:
    """Tell whether `path` is the interface's, or that of a file of data."""
    ending = path.rpartition(".")[2]
    file = path.startswith(ALONE) and ending in FORMATS
    return file or path == API or path.startswith((f"{API}/", DATA))


def kept(dataset: Dataset, make: Callable[[], Response]) -> Response:
    """Answer with an ETag of the data's version and of the address; 304 where it is already held.

    Nothing else decides what such an answer holds, so nothing has to be made to know it.
    """
    parts = (dataset.version, dataset.rules.key, public.base_url(), request.full_path)
    etag = hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    held = request.if_none_match.contains_weak(etag)
    response = Response(status=304) if held else make()
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, no-cache"
    return response
