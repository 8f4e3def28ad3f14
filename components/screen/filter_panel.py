"""The filter panel, the chips of active filters, and notices on ignored ones."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.answers.filter_words import chosen_words, ignored_words, ordered
from components.screen import ids
from components.screen.markup import (
    aria,
    boxes,
    change_attributes,
    clear_button,
    filter_attributes,
)
from components.site.link_targets import page_about
from components.site.view import OFFERED, View
from data import french
from data.dataset import Dataset
from data.filters import BY_KEY, FILTERS, WAVE, Filter
from data.french import NBSP
from data.selection import present
from data.table import Value

SEARCH_FROM: Final = 12

CLOSE: Final[dict[str, Any]] = {"data-close": "filters"}


def panel(view: View, dataset: Dataset) -> html.Details | None:
    """Build the filters: a panel behind one button on a phone, a column on a wide screen.

    Without a filter to offer there is no panel.
    """
    offered = [*_waves(view, dataset), *_filters(view, dataset)]
    if not offered:
        return None
    return html.Details(
        [
            html.Summary(button_text(view), **ids.part("filters-title")),
            html.Div(
                [
                    *offered,
                    html.Button(
                        "Voir les résultats",
                        className="btn btn-primary filters__close",
                        **CLOSE,
                    ),
                ],
                className="filters__body",
            ),
        ],
        className="filters",
        open=False,
    )


def _filters(view: View, dataset: Dataset) -> list[Component]:
    present_codes = present(dataset, view.filters.wave)
    return [
        _filter(item, view, dataset, present_codes[item.key])
        for item in FILTERS
        # What the data do not hold cannot be chosen: the question was not asked.
        if item.key != view.fixed
        and view.offers(item.key)
        and (present_codes[item.key] or view.filters.codes(item.key))
    ]


def button_text(view: View) -> str:
    """Return the words of the filter button, with the number of filters in use."""
    count = sum(len(codes) for _, codes in view.free.chosen)
    return f"Filtres ({count})" if count else "Filtres"


def _waves(view: View, dataset: Dataset) -> list[Component]:
    if len(dataset.waves) == 1 or not view.offers(WAVE):
        return []
    control = dbc.Select(
        options=[
            # What is chosen without a word is not written in the address.
            {"label": wave.short, "value": f"{WAVE}={_unless(view.default_wave, wave.code)}"}
            for wave in dataset.waves
        ],
        value=f"{WAVE}={_unless(view.default_wave, view.filters.wave)}",
    )
    label = html.Label(["Données", control], className="filter filter--wave", **change_attributes())
    return [label]


def _unless(default: str, code: str) -> str:
    return "" if code == default else code


def _filter(
    item: Filter, view: View, dataset: Dataset, present_codes: Iterable[str]
) -> html.Details:
    chosen = view.filters.codes(item.key)
    options = _options(item, view, dataset, present_codes)
    search = html.Label(
        [
            html.Span(f"Chercher dans « {item.label} »", className="visually-hidden"),
            dbc.Input(type="search", placeholder="Chercher…", className="filter__search"),
        ]
    )
    return html.Details(
        [
            html.Summary(
                [
                    item.label,
                    html.Span(badge_text(chosen), className="filter__count"),
                ]
            ),
            html.Div(
                [
                    *([search] if len(options) >= SEARCH_FROM else []),
                    dbc.Checklist(options=options, value=list(chosen), switch=item.excludes),
                ],
                className="filter__options",
            ),
        ],
        # What the sums hold is read without a click: a switch that nobody sees is no choice.
        className="filter filter--inline" if item.excludes else "filter",
        open=item.excludes,
        **boxes(item.key),
    )


def badge_text(chosen: tuple[str, ...]) -> str:
    """Return the text of a filter's badge."""
    return str(len(chosen)) if chosen else ""


def _options(
    item: Filter, view: View, dataset: Dataset, present_codes: Iterable[str]
) -> list[dict[str, Any]]:
    """Return the options of a filter: the codes in the data, and those already chosen."""
    codes = ordered(item, {*present_codes, *view.filters.codes(item.key)}, dataset.book)
    return [{"label": _label(item, code, dataset), "value": code} for code in codes]


def _label(item: Filter, code: str, dataset: Dataset) -> str:
    label = item.words(dataset.book).label(code)
    if item.key == "odd":
        return f"{code} · {label}"
    if item.key == "region" and dataset.book.regions[code].network:
        return f"{label} · {dataset.book.regions[code].network}"
    return label


def chips(view: View, dataset: Dataset) -> list[Component]:
    """Return a button for each active filter, which removes it, and one that removes them all.

    A filter that a frame fixed is shown without a button.
    """
    choices = chosen_words(view.removable, dataset.book)
    buttons = [_chip(view, *choice) for choice in choices]
    buttons += _page_links(view, dataset)
    return [*buttons, clear_button("chip chip--clear")] if view.free.chosen else buttons


def wave_chip(content: Content) -> list[Component]:
    """Return the names of the waves, where there are several and the page has no choice of waves.

    That is a chart alone, and a frame that does not offer it.
    """
    view, dataset = content.view, content.dataset
    alone = view.place.chart and not view.option(OFFERED)
    if len(dataset.waves) == 1 or (view.offers(WAVE) and not alone):
        return []
    names = " et ".join(dataset.book.waves[code].short for code in content.waves)
    return [html.Span(f"Données{NBSP}: {names}", className="chip chip--fixed")]


def _chip(view: View, key: str, code: str, words: str) -> Component:
    if not view.offers(key):
        return html.Span(words, className="chip chip--fixed")
    return html.Button(
        [words, html.Span("×", **aria(hidden="true"))],
        className="chip",
        title=f"Retirer « {words} »",
        **filter_attributes(key, code),
    )


def _page_links(view: View, dataset: Dataset) -> list[Component]:
    """Return the links to the pages of the chosen countries and regions."""
    if view.embedded:  # a frame shows what its host chose
        return []
    ways = [
        (page_about(key, code, view, dataset.book), BY_KEY[key].words(dataset.book).label(code))
        for key, codes in view.removable.chosen
        for code in codes
    ]
    return [
        html.A([f"Fiche : {label}", html.Span(" →", **aria(hidden="true"))], href=address,
               className="way")
        for address, label in ways
        if address
    ]  # fmt: skip


def live_counts(facts: Mapping[str, Value]) -> str:
    """Return « 43 répondants · 212 coopérations », announced to screen readers.

    Without `facts`, they could not be counted.
    """
    if not facts:
        return "Effectifs non calculés"
    people = "répondant" if facts["survey"] else "collectivité"
    return " · ".join(
        (
            french.counted(int(facts["repondants"] or 0), people),
            french.counted(int(facts["cooperations"] or 0), "coopération"),
        )
    )


def notices(view: View) -> list[Component]:
    """Return the notice on ignored parts of the address."""
    if not view.ignored:
        return []
    words = "Une partie de l’adresse a été ignorée"
    return [
        html.Div(
            f"{words}{NBSP}: {ignored_words(view.ignored)}.", role="status", className="notice"
        )
    ]
