"""Pictures: `/graphiques/<key>.png|.svg`, `/<page>.png|.svg`, and their descriptions.

`….image.json` describes the picture: a page draws it from that without a browser on the server.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, get_args

from flask import Blueprint, Flask, Response, jsonify, request

from callbacks import public
from callbacks.answering import content_of
from callbacks.chromium import Kind
from callbacks.containment import drawn_face, drawn_page
from callbacks.files import requested_answer
from callbacks.refusal import Refusal
from callbacks.rendering import BusyError, NoBrowserError, Renderer, RenderError
from callbacks.request_parameters import requested_view
from callbacks.turns import NoTurnError, Turns
from components.answers.answer import Answer
from components.answers.content import Content
from components.figures.fitting.sizes import picture_size
from components.files.names import page_name, picture_name
from components.files.pictures.chart_picture import chart_picture
from components.files.pictures.page_picture import page_picture
from components.site.routes import ALONE
from components.site.view import FORMAT
from data.serving.cache import Cache
from data.serving.store import AggregateStore

MIMETYPES: Final[Mapping[Kind, str]] = {"png": "image/png", "svg": "image/svg+xml"}
#: `Retry-After` of a refusal, in seconds.
LATER: Final = "5"

Picture = dict[str, Any]
#: A picture, and the function from a file extension to the name of its file.
NamedPicture = tuple[Picture, Callable[[str], str]]
Describe = Callable[..., NamedPicture]


class Gallery:
    """Pictures as files, from the cache or drawn by the browser."""

    def __init__(self, renderer: Renderer, cache: Cache, program: str) -> None:
        """Store drawn files in `cache`, under keys that change with the `program` that draws."""
        self._renderer = renderer
        self._turns = Turns(renderer.limits.at_once, renderer.limits.turn)
        self._cache = cache
        self._program = program

    def available(self) -> bool:
        """Return whether a picture that is not in the cache can be drawn."""
        return self._renderer.available()

    def key(self, picture: Picture, kind: Kind) -> str:
        """Return the cache key of a file: the program, and a hash of its description."""
        description = json.dumps(picture, ensure_ascii=False, sort_keys=True).encode()
        return f"image|{kind}|{self._program}|{hashlib.sha256(description).hexdigest()}"

    def requested(self, picture: Picture, kind: Kind) -> bytes:
        """Return the file for a request of its own. Raises RenderError.

        BusyError comes at once where enough requests wait for a drawing, each in its thread.
        """
        cached = self._cache.get(self.key(picture, kind))
        if cached is not None:
            return cached
        try:
            with self._turns.turn():
                return self.file(picture, kind)
        except NoTurnError as busy:
            raise BusyError from busy

    def file(self, picture: Picture, kind: Kind) -> bytes:
        """Return the file, for a request whose number is bounded already. Raises RenderError."""
        key = self.key(picture, kind)
        cached = self._cache.get(key)
        if cached is not None:
            return cached
        scale = picture["scale"] if kind == "png" else 1
        drawn = self._renderer.render(picture, kind, picture["width"], picture["height"], scale)
        self._cache.set(key, drawn)
        return drawn


def register(server: Flask, store: AggregateStore, gallery: Gallery) -> None:
    """Add the addresses of pictures of charts and of pages."""
    added = Blueprint("images", __name__)
    places = (
        ("graphique", f"{ALONE}<what>", partial(_chart_picture, store)),
        ("page", "/<path:what>", partial(_page_picture, store)),
    )
    for name, path, describe in places:
        for kind in get_args(Kind):
            answer = partial(_picture_response, describe, gallery, kind)
            added.add_url_rule(f"{path}.{kind}", f"{name}-{kind}", answer)
        description = partial(_description_response, describe)
        added.add_url_rule(f"{path}.image.json", f"{name}-description", description)
    server.register_blueprint(added)


def _chart_picture(store: AggregateStore, what: str) -> NamedPicture:
    answer = requested_answer(what, store)
    size = answer.view.option(FORMAT)
    draw = partial(chart_picture, key=size, origin=public.base_url())
    return drawn_face("image", draw, answer), partial(_file_name, what, answer, size)


def _page_picture(store: AggregateStore, what: str) -> NamedPicture:
    del what  # `requested_view` reads the path of the request
    view, reading = requested_view(store)
    if view.place.page is None or not view.place.charts:
        raise Refusal(404, "Aucune page à cette adresse, ou une page sans graphique.")
    content, size = content_of(view, reading), view.option(FORMAT)
    name = partial(_file_name, page_name(view.path), content, size)
    origin = public.base_url()
    face = partial(chart_picture, key=size, origin=origin)
    draw = partial(page_picture, key=size, origin=origin)
    return drawn_page("image", draw, face, content), name


def _file_name(what: str, shown: Answer | Content, size: str, kind: str) -> str:
    return picture_name(what, shown, kind, picture_size(size).key)


def _description_response(describe: Describe, **place: str) -> Response:
    picture, _ = describe(**place)
    return jsonify(picture)


def _picture_response(describe: Describe, gallery: Gallery, kind: Kind, **place: str) -> Response:
    picture, name = describe(**place)
    key = hashlib.sha256(gallery.key(picture, kind).encode()).hexdigest()[:32]
    # A browser that has this picture gets a 304, without drawing it again.

    unchanged = request.if_none_match.contains_weak(key)
    body = b"" if unchanged else _drawn_file(picture, kind, gallery)
    response = Response(body, 304 if unchanged else 200, mimetype=MIMETYPES[kind])
    response.set_etag(key)
    if not unchanged:
        response.headers["Content-Disposition"] = f'inline; filename="{name(kind)}"'
    return response


def _drawn_file(picture: Picture, kind: Kind, gallery: Gallery) -> bytes:
    try:
        return gallery.requested(picture, kind)
    except NoBrowserError as fault:
        raise Refusal(501, str(fault)) from fault
    except BusyError as fault:
        raise Refusal(503, str(fault), retry_after=LATER) from fault
    except RenderError as fault:
        raise Refusal(504, str(fault), retry_after=LATER) from fault
