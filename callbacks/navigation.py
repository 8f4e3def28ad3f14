"""The callback of every page: from an address to the parts of the page that follow it."""

from collections.abc import Mapping
from typing import Any, Final

from dash import ClientsideFunction, Dash, Input, Output
from markupsafe import Markup
from werkzeug.exceptions import BadRequest

from callbacks import public
from callbacks.answering import content_of, reading_of
from callbacks.containment import drawn_page
from components.answers.content import Content
from components.charts import CHOICES
from components.screen import cards, ids, page_body, page_frame, presentation
from components.screen.page_frame import Drawn
from components.site.parsing import parse
from components.site.view import VERSION, View
from data.serving.store import AggregateStore, Reading
from data.versions.errors import UnavailableVersionError

#: What the browser gets: the state of the page (`page_frame.browser_state`), and either the whole
#: `page` as HTML or its `parts` (`page_body.parts`), by name.
Update = dict[str, Any]

#: The keys of what the browser asks: its address, and the frame of the page that it shows.
ADDRESS: Final = "address"
FRAME: Final = "frame"


class AnswerError(RuntimeError):
    """An address could not be answered, because of a fault of the program."""


def view_of(address: object, reading: Reading) -> View:
    """Return the view of any address; an unknown path shows the first page."""
    text = address if isinstance(address, str) else "/"
    view = parse(text, reading.dataset, CHOICES)
    if view.place.known:
        return view
    first = parse("/", reading.dataset, CHOICES)
    return first.with_option(VERSION, view.option(VERSION))


def page_at(address: object, store: AggregateStore) -> Drawn:
    """Return the page of an address.

    An unavailable version has a page that says so, without numbers.
    """
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError:
        served = store.reading()
        view = view_of(address, served).with_option(VERSION, "")
        shown = _shown_address(address, view)
        return page_frame.unavailable_page(view, served.dataset, shown, public.current())
    content = content_of(view_of(address, reading), reading)
    return Drawn(_document(content), _browser_state(content, address))


def _document(content: Content) -> Markup:
    slides = presentation.slides_wanted(content.view)
    face = presentation.chart_slide if slides else cards.card_body
    return drawn_page("page", page_frame.document, face, content)


def _browser_state(content: Content, address: object) -> dict[str, Any]:
    invented = content.source.demonstration
    return page_frame.browser_state(
        content.view, content.dataset, _shown_address(address, content.view), invented=invented
    )


def _shown_address(address: object, view: View) -> str:
    return address if isinstance(address, str) else view.href


def answer_to(address: object, frame: str, store: AggregateStore) -> Update:
    """Return what changes on a page of `frame` for an address, also of an unavailable version.

    The frame of a page is its path, its wave and the version of the data: they determine its
    banner, its cards and its filters. With the same frame only the parts change.
    """
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError:
        return _whole(page_at(address, store))
    content = content_of(view_of(address, reading), reading)
    state = _browser_state(content, address)
    if state[FRAME] != frame:
        return _whole(Drawn(_document(content), state))
    parts = drawn_page("page", page_body.parts, cards.card_body, content)
    return state | {"parts": parts}


def _whole(drawn: Drawn) -> Update:
    return drawn.state | {"page": drawn.html}


def register(app: Dash, store: AggregateStore) -> None:
    """Register the callbacks from the address to the page."""

    @app.callback(Output(ids.ANSWER, "data"), Input(ids.ASKED, "data"), prevent_initial_call=True)
    def update_page(asked: object) -> Update:
        if not isinstance(asked, Mapping):
            raise BadRequest
        try:
            return answer_to(asked.get(ADDRESS), str(asked.get(FRAME, "")), store)
        except Exception as fault:
            raise AnswerError from fault

    untyped: Any = app
    arrived, awake = (ClientsideFunction("acter", name) for name in ("arrived", "awake"))
    untyped.clientside_callback(arrived, Input(ids.ANSWER, "data"), prevent_initial_call=True)
    # Called at load: a question can be asked from then on.
    untyped.clientside_callback(awake, Input(ids.ASKED, "data"))
