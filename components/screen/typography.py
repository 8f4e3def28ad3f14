"""No-break spaces of French, set in all texts of components that are sent to the browser."""

from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from data.french import bound

#: What is copied letter for letter.
VERBATIM = (html.Code, html.Pre)


def typeset(tree: Any) -> Any:  # noqa: ANN401  (whatever Dash takes as children)
    """Return `tree` with every text in it bound (`data.french.bound`); components are set in place.

    `tree` is a text, a component, or lists and dictionaries of them; anything else is left alone.
    """
    if isinstance(tree, Markup):
        return tree
    if isinstance(tree, str):
        return bound(tree)
    if isinstance(tree, list):
        return [typeset(item) for item in tree]
    if isinstance(tree, dict):
        return {key: typeset(item) for key, item in tree.items()}
    if isinstance(tree, Component) and not isinstance(tree, VERBATIM):
        inside = getattr(tree, "children", None)
        if inside is not None:
            tree.children = typeset(inside)
    return tree
