"""The figure of an answer, or the designed empty one."""

from typing import Any

from components.answers.answer import (
    ANSWERED,
    Answer,
    short_reason,
)
from components.figures import theme
from data.filters import BY_KEY


def figure_of(answer: Answer) -> dict[str, Any]:
    """Return the figure of `answer`, or the designed empty one."""
    if answer.table is None or answer.state != ANSWERED:
        return theme.empty(short_reason(answer))
    chosen = frozenset(answer.view.filters.codes(answer.table.dimension))
    drawn = answer.chart.figure(answer.table, selected=chosen)
    # The browser reads from here which filter a click on a mark sets.
    dimension = answer.table.dimension
    clicked = dimension if dimension in BY_KEY and answer.view.offers(dimension) else ""
    meta = {**drawn["layout"].get("meta", {}), "filter": clicked}
    return {**drawn, "layout": {**drawn["layout"], "meta": meta}}
