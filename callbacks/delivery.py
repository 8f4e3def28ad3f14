"""Compression and browser caching of responses; files that never change are compressed once."""

import gzip
import hashlib
from pathlib import Path
from typing import Final

import brotli
from flask import Flask, Response, request

from components.figures.svg import outline

STATIC: Final = ("/assets/", "/_dash-component-suites/")
#: Where the files of `assets/vendor` are served: the only folder of `assets/` that is.
VENDOR: Final = "assets/vendor"
TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")
STYLES: Final = (
    "vendor/bootstrap.min.css",
    "tokens.css",
    "observatoire.css",
    "filters.css",
    "cards.css",
    "modeles.css",
    "portrait.css",
    "country.css",
    "findings.css",
    "search.css",
    "comparing.css",
    "pictures.css",
    "links.css",
    "embed.css",
    "presentation.css",
    "print.css",
)
OK: Final = 200
SMALLEST: Final = 500
YEAR: Final = "public, max-age=31536000, immutable"
WEEK: Final = "public, max-age=604800"

#: Brotli levels: files are compressed once, answers at each request.
ONCE: Final = 9
EACH_TIME: Final = 4


def stylesheet(server: Flask, assets: Path) -> str:
    """Serve all stylesheets as one file, in the order of `STYLES`; return its address."""
    text = "\n".join((assets / name).read_text("utf-8") for name in STYLES)
    # Addresses inside the vendored file are its own data; ours are relative to `assets/`.
    server.add_url_rule("/assets/styles.css", "styles", lambda: Response(text, mimetype="text/css"))
    return f"/assets/styles.css?m={_digest(text.encode())}"


def land(server: Flask) -> None:
    """Serve the land that maps are drawn on."""
    text, mimetype = outline.land(), "image/svg+xml"
    server.add_url_rule(outline.ADDRESS, "land", lambda: Response(text, mimetype=mimetype))


def script(server: Flask, assets: Path) -> str:
    """Serve all scripts of `assets/` as one file; return its address.

    The script for other sites is included: the page that previews an embedded view uses it.

    """
    files = (*sorted(assets.glob("*.js")), assets / "public" / "integration.js")
    text = "\n".join(file.read_text("utf-8") for file in files)
    mimetype = "text/javascript"
    server.add_url_rule("/assets/scripts.js", "scripts", lambda: Response(text, mimetype=mimetype))
    return f"/assets/scripts.js?m={_digest(text.encode())}"


def vendored(assets: Path, name: str) -> str:
    """Return the address of a file of `assets/vendor`, with its content's hash."""
    return f"/{VENDOR}/{name}?m={_digest((assets / 'vendor' / name).read_bytes())}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def register(server: Flask) -> None:
    """Compress every response and set how long a browser may cache it."""
    compressed: dict[tuple[str, str], bytes] = {}

    def deliver(response: Response) -> Response:
        _keep(response)
        encoding = _encoding(response)
        if encoding:
            _compress(response, encoding, compressed)
        return response

    server.after_request(deliver)


def _keep(response: Response) -> None:
    if not request.path.startswith("/assets/") or response.status_code != OK:
        response.headers.setdefault("Cache-Control", "no-cache")
    elif "m" in request.args:
        # While a new program takes over, a page of one instance may ask another for its files: what
        # has another content than the address says is kept by nobody.
        response.direct_passthrough = False
        same = request.args["m"] == _digest(response.get_data())
        response.headers["Cache-Control"] = YEAR if same else "no-cache"
    elif request.path.startswith(f"/{VENDOR}/"):
        response.headers["Cache-Control"] = WEEK


def _encoding(response: Response) -> str:
    """Return the encoding to use, or nothing: binary and partial bodies travel as they are."""
    plain = response.status_code == OK and "Content-Encoding" not in response.headers
    if not plain or not (response.mimetype or "").startswith(TEXTS):
        return ""
    response.headers.add("Vary", "Accept-Encoding")
    return accepted_encoding()


def accepted_encoding() -> str:
    """Return the encoding of texts that the request accepts and that we like best; empty: none."""
    accepted = request.accept_encodings
    return next((name for name in ("br", "gzip") if accepted.quality(name) > 0), "")


def _compress(response: Response, encoding: str, compressed: dict[tuple[str, str], bytes]) -> None:
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < SMALLEST:
        return
    etag, _ = response.get_etag()
    # Only files are cached, by content: the address of a file can be written in several ways.
    static = request.path.startswith(STATIC)
    key = (hashlib.sha256(body).hexdigest(), encoding)
    if static and key not in compressed:
        compressed[key] = _compressed(body, encoding, once=True)
    response.set_data(compressed[key] if static else _compressed(body, encoding, once=False))
    response.headers["Content-Encoding"] = encoding
    if etag:
        response.set_etag(etag, weak=True)


def _compressed(body: bytes, encoding: str, *, once: bool) -> bytes:
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=ONCE if once else EACH_TIME)
        return packed
    return gzip.compress(body, compresslevel=ONCE if once else EACH_TIME, mtime=0)
