"""`/oembed?url=…` (https://oembed.com) and `/integration.js`: how other sites embed ours."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, jsonify, request

from callbacks import public
from callbacks.answering import reading_of
from callbacks.navigation import view_of
from callbacks.previews import preview_of
from callbacks.refusal import Refusal
from components.files import previews
from components.files.previews import Preview
from components.screen.embedding import SCRIPT, Embed, code
from components.site.parsing import MAX_LENGTH
from components.site.place import place_at
from components.site.view import EMBEDDED, FORMAT, VIEW, View
from data import codebook
from data.serving.store import AggregateStore
from data.versions.errors import UnavailableVersionError

FORMATS: Final = ("json", "xml")

#: Sizes in pixels of a frame that nobody limits, by whether it holds a chart alone.
SIZES: Final = {True: (800, 680), False: (1100, 900)}

PIXELS: Final = re.compile(r"[1-9][0-9]{0,5}")

#: Seconds for which an answer may be cached.
HOUR: Final = 3600

#: Host pages name the script without a version: browsers ask for it again each day.
DAY: Final = "public, max-age=86400"


def register(server: Flask, store: AggregateStore, script: Path) -> None:
    """Add `/oembed`, and the file `script` at `/integration.js`."""
    _serve_script(server, script)
    embeds = Blueprint("oembed", __name__)

    @embeds.get(previews.OEMBED)
    def oembed() -> Response:
        wanted = _parameter("format") or FORMATS[0]
        if wanted not in FORMATS:
            # oEmbed's own answer to a format that is not offered.
            raise Refusal(501, "Les formats sont « json » et « xml ».")
        most = _pixel_limit("maxwidth"), _pixel_limit("maxheight")
        fields = embed_fields(_requested_address(), most, store)
        return (
            jsonify(fields)
            if wanted == "json"
            else Response(_xml_document(fields), mimetype="text/xml")
        )

    server.register_blueprint(embeds)


def _serve_script(server: Flask, script: Path) -> None:
    text = script.read_text("utf-8")

    def integration() -> Response:
        response = Response(text, mimetype="text/javascript")
        response.headers["Cache-Control"] = DAY
        # A host page that isolates itself takes only what says that it may be taken.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    server.add_url_rule(SCRIPT, "integration", integration)


def embed_fields(
    address: str, most: tuple[int | None, int | None], store: AggregateStore
) -> dict[str, Any]:
    """Return the oEmbed fields of an address, at most `most` pixels (width, height)."""
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError as gone:
        raise Refusal(404, str(gone)) from gone
    view = view_of(address, reading)
    pasted = preview_of(view, reading)
    sizes = SIZES[bool(view.place.chart)]
    width, height = (min(size, limit or size) for size, limit in zip(sizes, most, strict=True))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": previews.SITE,
        "provider_url": public.base_url() + "/",
        "title": pasted.title,
        "cache_age": HOUR,
        "width": width,
        "height": height,
        "html": _frame_code(view, pasted.title, width, height),
        **_thumbnail(pasted, most),
    }


def _frame_code(view: View, title: str, width: int, height: int) -> str:
    """Return the HTML of the frame, as on the page « Intégrer », of `width` by `height` pixels."""
    shown = view.unframed.with_option(FORMAT, "")
    if not view.place.chart:  # a chart alone needs no other form in a frame
        shown = shown.with_option(VIEW, EMBEDDED)
    return code(Embed(shown, title, width, height), public.base_url())


def _thumbnail(pasted: Preview, most: tuple[int | None, int | None]) -> dict[str, Any]:
    """Return the fields of the thumbnail; none where it exceeds the limits, as oEmbed requires."""
    size = previews.WIDTH, previews.HEIGHT
    fits = all(limit is None or pixels <= limit for pixels, limit in zip(size, most, strict=True))
    if not pasted.picture or not fits:
        return {}
    return {
        "thumbnail_url": pasted.picture,
        "thumbnail_width": previews.WIDTH,
        "thumbnail_height": previews.HEIGHT,
    }


def _parameter(key: str) -> str:
    found = request.args.getlist(key)
    if len(found) > 1:
        raise Refusal(400, f"Il faut un seul paramètre « {key} ».")
    return found[0].strip() if found else ""


def _pixel_limit(key: str) -> int | None:
    text = _parameter(key)
    if not text:
        return None
    if not PIXELS.fullmatch(text):
        raise Refusal(400, f"« {key} » est un nombre de pixels : « {text[:40]} » n’en est pas un.")
    return int(text)


def _requested_address() -> str:
    """Return path and query of the parameter `url`; a 404 where it is not a page of this site."""
    url = _parameter("url")
    if not url:
        raise Refusal(400, "Il faut un paramètre « url » : l’adresse d’une page de ce site.")
    site = public.current()
    if not site.origin:
        raise Refusal(404, "L’adresse publique de ce site n’est pas réglée : il n’a pas d’aperçu.")
    try:
        parts, here = urlsplit(url[:MAX_LENGTH]), urlsplit(site.base)
    except ValueError as wrong:
        raise Refusal(404, "Cette adresse n’est pas lisible.") from wrong
    ours = {request.host.lower(), here.netloc.lower()}
    below = f"{parts.path}/".startswith(f"{here.path}/")
    path = parts.path.removeprefix(here.path).rstrip("/") or "/"
    web = parts.scheme in {"http", "https"} and parts.netloc.lower() in ours and below
    if not web or not place_at(path, codebook.load()).known:
        raise Refusal(404, "Cette adresse n’est pas celle d’une page de ce site.")
    return f"{path}?{parts.query}"


def _xml_document(fields: Mapping[str, Any]) -> str:
    elements = "".join(f"<{name}>{escape(str(text))}</{name}>" for name, text in fields.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{elements}</oembed>'
