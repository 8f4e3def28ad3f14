"""The callback of every page: from an address to the parts of the page that have changed."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, no_update
from dash.development.base_component import Component

from callbacks.answering import content_of, reading_of
from callbacks.containment import drawn_page
from callbacks.screen_state import STATES, Screen
from components.answers.answer import ANSWERED, Answer
from components.answers.content import Content
from components.charts import CHOICES
from components.screen import cards, filter_panel, ids, page_body, page_frame, presentation
from components.screen.typography import typeset
from components.site.parsing import parse
from components.site.view import VERSION, View
from data.filters import WAVE
from data.serving.store import AggregateStore, Reading
from data.versions.errors import UnavailableVersionError

Update = dict[str, Any]


class AnswerError(RuntimeError):
    """An address could not be answered, because of a fault of the program."""


OUTPUTS: Final = {
    "page": Output(ids.PAGE, "children"),
    "shown": Output(ids.SHOWN, "data"),
    "parts": {part: Output(ids.page_part(part, ALL), "children") for part in ids.PAGE_PARTS},
    "cards": {part: Output(ids.card_part(part, ALL), "children") for part in ids.CARD_PARTS},
    "graphs": Output(ids.graph(ALL), "figure"),
    "sizes": Output(ids.graph(ALL), "style"),
    "places": Output(ids.drawing(ALL), "style"),
    "reached": Output(ids.drawing(ALL), "tabIndex"),
    "controls": Output(ids.filter_control(ALL), "value"),
    "badges": Output(ids.filter_count(ALL), "children"),
}

#: Outputs computed from the figure of a graph.
SIZES: Final[Mapping[str, Callable[[dict[str, Any]], Any]]] = {
    "sizes": cards.graph_style,
    "places": cards.drawing_style,
    "reached": cards.scroll_tab_index,
}


def view_of(address: object, reading: Reading) -> View:
    """Return the view of any address; an unknown path shows the first page."""
    text = address if isinstance(address, str) else "/"
    view = parse(text, reading.dataset, CHOICES)
    if view.place.known:
        return view
    first = parse("/", reading.dataset, CHOICES)
    return first.with_option(VERSION, view.option(VERSION))


def page_at(address: object, store: AggregateStore) -> tuple[list[Component], dict[str, Any]]:
    """Return the page of an address, and its state for the browser (`page_frame.browser_state`).

    An unavailable version has a page that says so, without numbers.
    """
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError:
        served = store.reading()
        view = view_of(address, served).with_option(VERSION, "")
        return page_frame.unavailable_page(view, served.dataset, _shown_address(address, view))
    view = view_of(address, reading)
    content = content_of(view, reading)
    return _document(content), _browser_state(content, address)


def _document(content: Content) -> list[Component]:
    face = presentation.chart_slide if presentation.slides_wanted(content.view) else cards.card
    return drawn_page("page", page_frame.document, face, content)


def _browser_state(content: Content, address: object) -> dict[str, Any]:
    invented = content.source.demonstration
    return page_frame.browser_state(
        content.view, content.dataset, _shown_address(address, content.view), invented=invented
    )


def _shown_address(address: object, view: View) -> str:
    return address if isinstance(address, str) else view.href


def answer_to(address: object, screen: Screen, store: AggregateStore) -> Update:
    """Return every output for an address, also one whose version is unavailable."""
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError:
        page, state = page_at(address, store)
        return _unchanged(screen) | {"page": page, "shown": state}
    return respond(address, screen, reading)


def respond(address: object, screen: Screen, reading: Reading) -> Update:
    """Return every output: the page when its frame changes, else the parts that depend on filters.

    The frame of a page is its path, its wave and the version of the data: they determine its
    banner, its cards and its filters.
    """
    view = view_of(address, reading)
    content = content_of(view, reading)
    state = _browser_state(content, address)
    if state["frame"] != screen.frame:
        return _unchanged(screen) | {"page": _document(content), "shown": state}
    parts = drawn_page("page", partial(_parts, screen=screen), cards.card, content)
    return {"page": no_update, "shown": state} | parts


def _parts(content: Content, screen: Screen) -> Update:
    answers = {answer.chart.key: answer for answer in content.answers}
    drawn = typeset({key: cards.card_parts(answer) for key, answer in answers.items()})
    page = typeset(page_body.page_parts(content))
    chosen = content.view.filters.codes
    return {
        "parts": {part: [page[part]] * count for part, count in screen.parts.items()},
        "cards": {
            part: [drawn[key][part] if key in drawn else no_update for key in screen.charts]
            for part in ids.CARD_PARTS
        },
        **_graphs(answers, screen.charts),
        "controls": [
            _control_value(content, key, ticked)
            for key, ticked in zip(screen.controls, screen.values, strict=True)
        ],
        "badges": [filter_panel.badge_text(chosen(key)) for key in screen.badges],
    }


def _graphs(answers: Mapping[str, Answer], charts: Iterable[str]) -> Update:
    """Return the figures and their sizes; an empty figure leaves the size unchanged."""
    update: Update = {name: [] for name in ("graphs", *SIZES)}
    for answer in map(answers.get, charts):
        drawn = answer.told.figure if answer else {}
        update["graphs"].append(drawn or no_update)
        shown = answer and answer.told.state == ANSWERED
        for name, size in SIZES.items():
            update[name].append(size(drawn) if shown else no_update)
    return update


def _control_value(content: Content, key: str, ticked: frozenset[str]) -> Any:  # noqa: ANN401  (as Dash has it)
    """Return the value of a filter control; `no_update` where it has that value already.

    Sending the same value again would untick what the reader has ticked in the meantime.
    """
    if key == WAVE:
        return content.view.filters.wave
    codes = content.view.filters.codes(key)
    return no_update if frozenset(codes) == ticked else list(codes)


def _unchanged(screen: Screen) -> Update:
    def keep(count: int) -> list[Any]:
        return [no_update] * count

    return {
        "parts": {part: keep(count) for part, count in screen.parts.items()},
        "cards": {part: keep(len(screen.charts)) for part in ids.CARD_PARTS},
        **{name: keep(len(screen.charts)) for name in ("graphs", *SIZES)},
        "controls": keep(len(screen.controls)),
        "badges": keep(len(screen.badges)),
    }


def register(app: Dash, store: AggregateStore) -> None:
    """Register the callbacks from the address to the page, and from the controls to the address."""

    @app.callback(
        output=OUTPUTS,
        inputs={"address": Input(ids.ADDRESS, "data")},
        state={"state": STATES},
        prevent_initial_call=True,
    )
    def update_page(address: object, state: dict[str, Any]) -> Update:
        screen = Screen.of(state)
        try:
            return answer_to(address, screen, store)
        except Exception as fault:
            raise AnswerError from fault

    chosen = Input(ids.filter_control(ALL), "value")
    _clientside(app, "controls", chosen, State(ids.SHOWN, "data"))
    _clientside(app, "arrived", Input(ids.SHOWN, "data"), at_load=True)
    clicks = ids.graph(ALL)
    marks = (Output(clicks, "clickData"), Input(clicks, "clickData"), State(clicks, "figure"))
    _clientside(app, "marks", *marks)


def _clientside(app: Any, name: str, *wires: Any, at_load: bool = False) -> None:  # noqa: ANN401  (untyped in Dash)
    app.clientside_callback(
        ClientsideFunction("acter", name), *wires, prevent_initial_call=not at_load
    )
