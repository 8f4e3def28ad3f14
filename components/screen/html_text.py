"""Components as the text of an HTML page: what a browser shows before any script has run.

Pages are described with Dash's and Bootstrap's components, and written here, once, by the server.
Their place in React's tree would cost each of them a wrapper in the browser, at every change.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from data.french import bound

#: Properties of Dash's that HTML names otherwise.
_NAMES: Final = {"className": "class", "htmlFor": "for"}
#: What only Dash knows: properties, and what each component says of its kind.
_DASH: Final = frozenset(
    {"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}
    | {"_prop_names", "_valid_wildcard_attributes"}
    | {"available_properties", "available_wildcard_properties"}
)
#: Properties that hold an address; those of this server get the prefix of the site.
_ADDRESSES: Final = frozenset(
    {"href", "src", "action", "data-details", "data-address", "data-copy"}
)
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


class UnwrittenError(TypeError):
    """A component of a kind that has no HTML here."""


def html_text(tree: object, prefix: str = "") -> Markup:
    """Return `tree` (a component, a text, a number, None, or lists of them) as HTML.

    A `Markup` stands as it is; any other text is escaped. `prefix` is the path below which the
    site stands: every address of this server (`/odd`) is written with it. Raises UnwrittenError
    for a component that is neither `dash.html`'s nor one of Bootstrap's form controls.
    """
    return Markup("".join(_pieces(tree, prefix)))  # noqa: S704  (everything in it was escaped below)


def _pieces(tree: object, prefix: str) -> Iterator[str]:
    if tree is None or isinstance(tree, bool):
        return
    if isinstance(tree, Markup):
        yield str(tree)
    elif isinstance(tree, str | int | float):
        yield escape(str(tree), quote=False)
    elif isinstance(tree, Component):
        yield from _component(tree, prefix)
    elif isinstance(tree, Iterable):
        for item in tree:
            yield from _pieces(item, prefix)
    else:
        raise UnwrittenError(type(tree).__name__)


def _component(component: Component, prefix: str) -> Iterator[str]:
    untyped: Any = component
    properties: dict[str, Any] = vars(untyped)
    control = _CONTROLS.get(type(component))
    if control is not None:
        yield from _pieces(control(properties), prefix)
        return
    if getattr(component, "_namespace", "") != "dash_html_components":
        raise UnwrittenError(type(component).__name__)
    tag = type(component).__name__.lower()
    yield from _element(tag, properties, properties.get("children"), prefix)


def _element(
    tag: str, properties: Mapping[str, Any], children: object = None, prefix: str = ""
) -> Iterator[str]:
    yield f"<{tag}{''.join(_attributes(properties, prefix))}>"
    if tag not in _VOID:
        yield from _pieces(children, prefix)
        yield f"</{tag}>"


def _attributes(properties: Mapping[str, Any], prefix: str) -> Iterator[str]:
    # Dash holds them in an order that differs between processes: a page is the same from all.
    for name, value in sorted(properties.items()):
        if name in _DASH or value is None:
            continue
        written = _NAMES.get(name, name.lower())
        # `aria-…` and `data-…` are texts, « true » and « false » among them.
        if value is True and "-" not in written:
            yield f" {written}"
        elif value is not False or "-" in written:
            yield f' {written}="{escape(_value(name, value, prefix))}"'


def _value(name: str, value: object, prefix: str) -> str:
    if name == "style" and isinstance(value, Mapping):
        return ";".join(f"{_css_name(key)}:{item}" for key, item in value.items())
    if isinstance(value, Mapping):  # an identifier in several parts, as Dash writes it
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"{prefix}{text}" if name in _ADDRESSES and text.startswith("/") else text


def _css_name(key: str) -> str:
    if key.startswith("--"):
        return key
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in key)


def _input(properties: Mapping[str, Any]) -> Markup:
    classes = f"form-control {properties.get('className', '')}".strip()
    return _written("input", {**properties, "className": classes})


def _select(properties: Mapping[str, Any]) -> Markup:
    chosen = properties.get("value")
    hint = properties.get("placeholder")
    options: list[object] = []
    if hint:
        first = {"value": "", "disabled": True, "hidden": True, "selected": not chosen}
        options.append(_written("option", first, hint))
    options += [
        _written(
            "option",
            {"value": option["value"], "selected": option["value"] == chosen},
            bound(option["label"]),
        )
        for option in properties["options"]
    ]
    kept = {key: text for key, text in properties.items() if key in {"id", "name"}}
    return _written("select", {**kept, "className": "form-select"}, options)


def _checklist(properties: Mapping[str, Any]) -> Markup:
    chosen = properties.get("value") or []
    box = "form-check form-switch" if properties.get("switch") else "form-check"
    rows = [
        html.Div(
            html.Label(
                [
                    _written(
                        "input",
                        {
                            "type": "checkbox",
                            "className": "form-check-input",
                            "value": option["value"],
                            "checked": option["value"] in chosen,
                        },
                    ),
                    html.Span(bound(option["label"])),
                ],
                className="form-check-label",
            ),
            className=box,
        )
        for option in properties["options"]
    ]
    return html_text(rows)


def _written(tag: str, properties: Mapping[str, Any], children: object = None) -> Markup:
    return Markup("".join(_element(tag, properties, children)))  # noqa: S704  (escaped above)


_CONTROLS: Final[Mapping[type, Callable[[Mapping[str, Any]], Markup]]] = {
    dbc.Input: _input,
    dbc.Select: _select,
    dbc.Checklist: _checklist,
}
