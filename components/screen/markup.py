"""Attributes that HTML writes with a hyphen, and the one button that changes a filter."""

from typing import Any, Final

from dash import html
from dash.development.base_component import Component

#: What makes a button print the page; `assets/print.js` listens.
PRINT: Final[dict[str, Any]] = {"data-print": "page"}


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-…` attributes: `html.Nav(links, **aria(label="Pages"))`."""
    return {f"aria-{name}": value for name, value in values.items()}


def filter_attributes(key: str, code: str) -> dict[str, Any]:
    """Return what makes a button add `code` to the filter `key`, or take it back.

    Without a key, the button clears every filter. `assets/address.js` listens.
    """
    return {"data-filter": key, "data-value": code}


def boxes(key: str) -> dict[str, Any]:
    """Return what tells `assets/address.js` which filter the boxes inside belong to."""
    return {"data-filter-key": key}


def change_attributes() -> dict[str, Any]:
    """Return what marks a list whose options say what each changes in the address.

    `key=value` sets, `key=` takes back, whatever was changed since the page was made.
    """
    return {"data-changes": "true"}


def picture_attributes(kind: str, address: str, name: str) -> dict[str, Any]:
    """Return what makes a link or a button give a picture; `assets/pictures.js` listens.

    `kind` is `png`, `svg`, or `copy` for the clipboard; a button says the picture's `address`.
    """
    attributes = (
        {"data-picture": kind, "data-address": address} if address else {"data-picture": kind}
    )
    return attributes | ({"download": name} if kind != "copy" else {"data-name": name})


def clear_button(css: str) -> html.Button:
    """Return the button that removes every filter."""
    return html.Button("Tout effacer", className=css, **filter_attributes("", ""))


def scrolling(table: Component, label: str) -> html.Div:
    """Hold a wide table: it scrolls inside its own place, with the keyboard too."""
    return html.Div(
        table,
        className="data-table__scroll",
        tabIndex="0",
        role="region",
        **aria(label=f"Tableau : {label}"),
    )
