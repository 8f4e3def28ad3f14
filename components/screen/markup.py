"""Attributes with a hyphen in HTML, and components shared by several modules."""

from typing import Any, Final

from dash import html
from dash.development.base_component import Component

#: What makes a button print the page; `assets/print.js` listens.
PRINT: Final[dict[str, Any]] = {"data-print": "page"}


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-…` attributes: `html.Nav(links, **aria(label="Pages"))`."""
    return {f"aria-{name}": value for name, value in values.items()}


def filter_attributes(key: str, code: str) -> dict[str, Any]:
    """Return the attributes of a button that adds `code` to the filter `key`, or removes it.

    Without a key, the button clears every filter. `assets/address.js` listens.
    """
    return {"data-filter": key, "data-value": code}


def boxes(key: str) -> dict[str, Any]:
    """Return the attribute that names the filter of the boxes inside, for `assets/address.js`."""
    return {"data-filter-key": key}


def change_attributes() -> dict[str, Any]:
    """Return the attribute of a list whose options are changes of the address.

    `key=value` sets a parameter and `key=` removes it, in the current address of the browser.
    """
    return {"data-changes": "true"}


def picture_attributes(kind: str, address: str, name: str) -> dict[str, Any]:
    """Return the attributes of a link or button that gives a picture, for `assets/pictures.js`.

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
    """Return a wide table in a region that scrolls, also with the keyboard."""
    return html.Div(
        table,
        className="data-table__scroll",
        tabIndex="0",
        role="region",
        **aria(label=f"Tableau : {label}"),
    )
