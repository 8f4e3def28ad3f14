"""French lines are broken where a printer would: set once, on what leaves for the browser."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from data.french import bound

#: What is copied letter for letter.
VERBATIM = (html.Code, html.Pre)


def typeset(made: Any) -> Any:  # noqa: ANN401  (whatever Dash takes as children)
    """Return `made` with every text in it bound (`data.french.bound`); components are set in place.

    `made` is a text, a component, or lists and dictionaries of them; anything else is left alone.
    """
    if isinstance(made, str):
        return bound(made)
    if isinstance(made, list):
        return [typeset(one) for one in made]
    if isinstance(made, dict):
        return {key: typeset(one) for key, one in made.items()}
    if isinstance(made, Component) and not isinstance(made, VERBATIM):
        inside = getattr(made, "children", None)
        if inside is not None:
            made.children = typeset(inside)
    return made
