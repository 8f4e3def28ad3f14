"""The links to pages in the header, with the one that is shown."""

from dash import html
from dash.development.base_component import Component

from components.screen.markup import aria
from components.site import routes
from components.site.pages import Page
from components.site.view import View
from data.dataset import Dataset


def links(view: View, dataset: Dataset) -> list[Component]:
    """Return the links to pages, which keep the selection. Pages of a group share a menu."""
    entries: dict[str, list[Page]] = {}
    for page in routes.offered(dataset):
        entries.setdefault(page.group or page.path, []).append(page)
    return [
        _group(name, pages, view) if pages[0].group else _link(pages[0], view)
        for name, pages in entries.items()
    ]


def _link(page: Page, view: View) -> html.A:
    here = "page" if page.path == view.path else "true" if _is_below(page, view) else ""
    return html.A(
        page.name,
        href=view.with_choice("").at(page.path),
        className="app-nav__link",
        **aria(current=here) if here else {},
    )


def _is_below(page: Page, view: View) -> bool:
    """Tell whether the page shown is one of those that `page` leads to: a region's portrait."""
    return view.path.startswith(f"{page.path.rstrip('/')}/") and page.path != "/"


def _group(name: str, pages: list[Page], view: View) -> html.Details:
    here = any(page.path == view.path for page in pages)
    return html.Details(
        [
            html.Summary(
                name, className="app-nav__link app-nav__link--here" if here else "app-nav__link"
            ),
            html.Ul([html.Li(_link(page, view)) for page in pages], className="menu__items"),
        ],
        className="menu app-nav__group",
    )
