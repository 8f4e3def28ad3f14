"""What the browser shows when it asks for a page: the states of the callback, checked."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from dash import ALL, State
from werkzeug.exceptions import BadRequest

from components.charts import BY_KEY
from components.screen import ids
from data.filters import BY_KEY as FILTER_KEYS
from data.filters import WAVE

STATES: Final = {
    "shown": State(ids.SHOWN, "data"),
    "charts": State(ids.graph(ALL), "id"),
    "controls": State(ids.filter_control(ALL), "id"),
    "values": State(ids.filter_control(ALL), "value"),
    "badges": State(ids.filter_count(ALL), "id"),
    "parts": {part: State(ids.page_part(part, ALL), "id") for part in ids.PAGE_PARTS},
}


@dataclass(frozen=True)
class Screen:
    """What the browser shows: the frame of its page, and the keys of its components."""

    frame: str
    charts: tuple[str, ...]
    controls: tuple[str, ...]
    values: tuple[frozenset[str], ...]
    badges: tuple[str, ...]
    parts: Mapping[str, int]

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> Self:
        """Return the screen that the callback's states describe; raise BadRequest otherwise."""
        try:
            screen = cls(
                frame=str(state["shown"]["frame"]),
                charts=_known_keys(state["charts"], "chart", BY_KEY),
                controls=_known_keys(state["controls"], "filter", {WAVE, *FILTER_KEYS}),
                values=tuple(frozenset(codes or ()) for codes in state["values"]),
                badges=_known_keys(state["badges"], "filter", FILTER_KEYS),
                parts={part: min(len(state["parts"][part]), 1) for part in ids.PAGE_PARTS},
            )
        except (KeyError, TypeError, AttributeError) as wrong:
            raise BadRequest from wrong
        if len(screen.values) != len(screen.controls):
            raise BadRequest
        return screen


def _known_keys(
    found: Iterable[Mapping[str, str]], name: str, known: Container[str]
) -> tuple[str, ...]:
    """Return the keys of component ids; raise BadRequest for an unknown or repeated one."""
    names = tuple(component_id[name] for component_id in found)
    if len(set(names)) < len(names) or not all(name in known for name in names):
        raise BadRequest
    return names
