"""PowerPoint files: `/graphiques/<key>.pptx`, and `/<page>.pptx` for a page or a portrait."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from flask import Blueprint, Flask, Response

from callbacks import public
from callbacks.answering import answer_or_refusal, content_of
from callbacks.containment import drawn_face, drawn_page
from callbacks.refusal import Refusal
from callbacks.request_parameters import requested_view
from callbacks.turns import NoTurnError, Turns
from components.charts import BY_KEY
from components.files import names
from components.files.names import SLIDES
from components.site.place import Place
from components.site.view import View
from data.serving.store import AggregateStore, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.files.slides.presentations import Kit
    from components.files.slides.representation import Render

#: Pixels of a map for each of its figure's: sharp on a projector.
SHARP: Final = 2
#: Files written at once (as many wait), and seconds that a request waits for its turn.
AT_ONCE: Final = 2
PATIENCE: Final = 10.0
BUSY: Final = "Trop de présentations sont demandées à la fois : réessayez."
#: `Retry-After` of a refusal, in seconds.
LATER: Final = "5"


class PictureMaker(Protocol):
    """Draws pictures; raises RuntimeError when it cannot."""

    def file(self, picture: dict[str, Any], kind: Literal["png"], /) -> bytes:
        """Return a picture of `width` by `height` pixels, `scale` times as sharp."""


def map_renderer(gallery: PictureMaker) -> "Render":
    """Return a function that draws the maps of slides as PNG; it returns None on failure."""

    def draw(figure: dict[str, Any], width: int, height: int) -> bytes | None:
        try:
            size = {"width": width, "height": height, "scale": SHARP}
            return gallery.file({**figure, **size}, "png")
        except RuntimeError:
            return None

    return draw


def register(server: Flask, store: AggregateStore, kit: "Callable[[], Kit]") -> None:
    """Add the addresses of the slides of every chart and page, written with what `kit` returns."""
    slides = Blueprint("diapositives", __name__)
    answered = partial(_slides_response, store, kit, Turns(AT_ONCE, PATIENCE))
    slides.add_url_rule(f"/<path:name>.{SLIDES.extension}", SLIDES.extension, answered)
    server.register_blueprint(slides)


def _slides_response(
    store: AggregateStore, kit: "Callable[[], Kit]", turns: Turns, name: str
) -> Response:
    del name  # `parse` reads the path of the request
    view, reading = requested_view(store)
    _refuse_unknown(view.place)
    try:
        with turns.turn():
            file, name = _slides_file(view, reading, replace(kit(), root=public.base_url()))
    except NoTurnError as busy:
        raise Refusal(503, BUSY, retry_after=LATER) from busy
    response = Response(file, mimetype=SLIDES.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _slides_file(view: View, reading: Reading, kit: "Kit") -> tuple[bytes, str]:
    """Return the file of a chart or of a page, and its name."""
    # Pages never write slides: python-pptx waits for the first file.
    from components.files.slides.presentations import (  # noqa: PLC0415
        chart_presentation,
        page_presentation,
    )

    key, name = view.place.chart, SLIDES.extension
    slide = partial(chart_presentation, kit=kit)
    if key:
        answer = answer_or_refusal(BY_KEY[key], view, reading)
        return drawn_face(name, slide, answer), names.file_name(answer, name)
    content = content_of(view, reading)
    file = drawn_page(name, partial(page_presentation, kit=kit), slide, content)
    return file, names.page_file_name(content, name)


def _refuse_unknown(place: Place) -> None:
    """Raise a 404 for an address that is neither a chart nor a page with charts."""
    if not place.known:
        raise Refusal(404, f"Aucune page ni aucun graphique à l’adresse « {place.path[:60]} ».")
    if place.page and not place.charts:
        name = place.page.name or place.title
        raise Refusal(404, f"La page « {name} » n’a pas de graphique à présenter.")
