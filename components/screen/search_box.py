"""The search box of the header. `assets/search.js` makes it a combobox and fills its list."""

import dash_bootstrap_components as dbc
from dash import html

from components.screen import ids
from components.screen.markup import aria


def box() -> html.Div:
    """Return the field, the closed list of results, and the status line for screen readers."""
    return html.Div(
        [
            html.Label("Chercher", htmlFor=ids.SEARCH, className="visually-hidden"),
            dbc.Input(
                id=ids.SEARCH,
                type="search",
                placeholder="Chercher…",
                autocomplete="off",
                maxLength=100,
                className="search__input",
            ),
            html.Div(
                id=ids.SEARCH_ANSWERS,
                className="search__answers",
                role="listbox",
                hidden=True,
                **aria(label="Réponses"),
            ),
            html.P(className="visually-hidden search__count", role="status", **aria(live="polite")),
        ],
        className="search",
        role="search",
    )
