"""Pictures by address: `/graphiques/<key>.png|.svg`, `/<page>.png|.svg`, and what they are made of.

`….image.json` is the picture's description, from which a page makes the same picture itself: no
browser is needed on the server for that.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, get_args

from flask import Blueprint, Flask, Response, jsonify, request

from callbacks import public
from callbacks.answering import content
from callbacks.chromium import Kind
from callbacks.files import asked
from callbacks.refusal import Refusal
from callbacks.rendering import BusyError, NoBrowserError, Renderer, RenderError
from callbacks.request_parameters import of_request
from components.answers.answer import Answer
from components.answers.content import Content
from components.figures.fitting.sizes import picture_size
from components.files.names import page_name, picture_name
from components.files.pictures.chart_picture import chart_picture
from components.files.pictures.page_picture import page_picture
from components.site.routes import ALONE
from components.site.view import FORMAT
from data.serving.cache import AggregateCache
from data.serving.store import AggregateStore

MIMETYPES: Final[Mapping[Kind, str]] = {"png": "image/png", "svg": "image/svg+xml"}
#: Seconds after which one may ask again.
LATER: Final = "5"
PROGRAM: Final = ("drawing.js", "vendor/plotly.min.js", "vendor/geo/world_50m.json")

Picture = dict[str, Any]
#: A picture, and the name of its file with an ending; and what makes them of the request.
Made = tuple[Picture, Callable[[str], str]]
Describe = Callable[..., Made]


class Gallery:
    """Pictures as files: from the cache, else drawn."""

    def __init__(self, renderer: Renderer, cache: AggregateCache, assets: Path) -> None:
        """Keep what is drawn in `cache`, for as long as the program that draws is the same."""
        self._renderer = renderer
        self._cache = cache
        self._program = _digest(*((assets / name).read_bytes() for name in PROGRAM))

    def available(self) -> bool:
        """Tell whether a picture that is not kept would be drawn."""
        return self._renderer.available()

    def key(self, picture: Picture, kind: Kind) -> str:
        """Return what tells this file from any other: all that is drawn, and what draws it."""
        told = json.dumps(picture, ensure_ascii=False, sort_keys=True).encode()
        return f"image|{kind}|{self._program}|{_digest(told)}"

    def file(self, picture: Picture, kind: Kind) -> bytes:
        """Return the file. Raises RenderError."""
        key = self.key(picture, kind)
        kept = self._cache.get(key)
        if kept is not None:
            return kept
        scale = picture["scale"] if kind == "png" else 1
        made = self._renderer.render(picture, kind, picture["width"], picture["height"], scale)
        self._cache.set(key, made)
        return made


def register(server: Flask, store: AggregateStore, gallery: Gallery) -> None:
    """Add the addresses of pictures of charts and of pages."""
    added = Blueprint("images", __name__)
    places = (
        ("graphique", f"{ALONE}<what>", partial(_of_chart, store)),
        ("page", "/<path:what>", partial(_of_page, store)),
    )
    for name, path, describe in places:
        for kind in get_args(Kind):
            answer = partial(_file, describe, gallery, kind)
            added.add_url_rule(f"{path}.{kind}", f"{name}-{kind}", answer)
        told = partial(_description, describe)
        added.add_url_rule(f"{path}.image.json", f"{name}-description", told)
    server.register_blueprint(added)


def _of_chart(store: AggregateStore, what: str) -> Made:
    made = asked(what, store)
    size = made.view.option(FORMAT)
    return chart_picture(made, size, public.base_url()), partial(_name, what, made, size)


def _of_page(store: AggregateStore, what: str) -> Made:
    del what  # the path of the request is read whole
    view, reading = of_request(store)
    if view.place.page is None or not view.place.charts:
        raise Refusal(404, "Aucune page à cette adresse, ou une page sans graphique.")
    made, size = content(view, reading), view.option(FORMAT)
    name = partial(_name, page_name(view.path), made, size)
    return page_picture(made, size, public.base_url()), name


def _name(what: str, shown: Answer | Content, size: str, kind: str) -> str:
    return picture_name(what, shown, kind, picture_size(size).key)


def _description(describe: Describe, **place: str) -> Response:
    picture, _ = describe(**place)
    return jsonify(picture)


def _file(describe: Describe, gallery: Gallery, kind: Kind, **place: str) -> Response:
    picture, name = describe(**place)
    key = hashlib.sha256(gallery.key(picture, kind).encode()).hexdigest()[:32]
    # Who has this picture already is told so without drawing it.
    held = request.if_none_match.contains_weak(key)
    body = b"" if held else _drawn(picture, kind, gallery)
    response = Response(body, 304 if held else 200, mimetype=MIMETYPES[kind])
    response.set_etag(key)
    if not held:
        response.headers["Content-Disposition"] = f'inline; filename="{name(kind)}"'
    return response


def _drawn(picture: Picture, kind: Kind, gallery: Gallery) -> bytes:
    try:
        return gallery.file(picture, kind)
    except NoBrowserError as fault:
        raise Refusal(501, str(fault)) from fault
    except BusyError as fault:
        raise Refusal(503, str(fault), retry_after=LATER) from fault
    except RenderError as fault:
        raise Refusal(504, str(fault), retry_after=LATER) from fault


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:32]
