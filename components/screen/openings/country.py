"""The opening of a country page: text, list of collectivités, links to other countries."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers.answer import ANSWERED
from components.answers.captions import origin
from components.answers.content import Content
from components.answers.country import authority_cell_text, country_of
from components.answers.filter_words import scope_words
from components.screen.markup import aria, scrolling
from components.screen.openings.told import told
from components.site.link_targets import page_about as sheet_of
from components.site.view import View
from components.text.headlines import country as country_headlines
from components.text.headlines.country import CountrySheet
from data import french
from data.codebook import Country
from data.french import NBSP
from data.table import Column, Table, Value

#: Collectivités, and neighbours, shown before a fold.
SHOWN: Final = 8
#: Columns that stand under the name where the screen is narrow.
APART: Final = ("type", "region")


def opening(content: Content) -> Component:
    """Build the text, the table of collectivités, and the list of the zone's other countries."""
    country = country_of(content)
    people = content.tables["collectivites"]
    empty = not content.tables["cles"].facts["cooperations"]
    text = html.Section(
        [
            html.H2("Qui y travaille", className="portrait__heading"),
            told(country_headlines.sentences(_sheet(content, country))),
            html.P(_source(content), className="portrait__source"),
        ]
    )
    main = [text, *_people(people, country)]
    return html.Div(
        [
            _ways(content, country),
            html.Div(
                [html.Div(main, className="portrait__main"), _neighbours(content, country)],
                className="portrait__body portrait__body--pays",
            ),
        ],
        className="portrait portrait--vide" if empty else "portrait",
    )


def _zone(content: Content, country: Country) -> str:
    zones = content.dataset.book.zones
    return zones[country.zone].name if country.zone in zones else ""


def _sheet(content: Content, country: Country) -> CountrySheet:
    return CountrySheet(
        country=country.name,
        zone=_zone(content, country),
        figures=content.tables["cles"],
        people=content.tables["collectivites"],
        around=content.tables["zone"],
        charts={a.chart.key: a.table for a in content.answers if a.table and a.state == ANSWERED},
        filtered=bool(content.view.removable.chosen),
        type_labels={
            modality.label: modality.short
            for modality in content.dataset.book.nomenclatures["types"].modalities
        },
    )


def _source(content: Content) -> str:
    """Return the selection and the source, which a printed page needs."""
    words = scope_words(content.view.removable, content.dataset.book)
    selection = f"Sélection : {' ; '.join(words)}. " if words else ""
    return f"{selection}Source{NBSP}: {origin(content.source)}."


def _ways(content: Content, country: Country) -> Component:
    view, zone = content.view, _zone(content, country)
    everywhere = replace(view, filters=view.filters.without("pays"))
    links = [html.A("Tous les pays, sur la carte", href=everywhere.at("/carte"))]
    if zone:
        links.insert(0, html.A(f"La zone : {zone}", href=_zone_address(view, country.zone)))
    return html.Nav(links, className="portrait__nav", **aria(label="Autour de ce pays"))


def _zone_address(view: View, zone: str) -> str:
    chosen = {**dict(view.filters.without("pays").chosen), "zone": [zone]}
    return replace(view, filters=type(view.filters).of(view.filters.wave, chosen)).at("/carte")


def _people(table: Table, country: Country) -> list[Component]:
    """Return the table of collectivités: the first rows, and the others folded."""
    rows = list(table)
    if not rows:
        return []
    caption = f"Collectivités françaises qui travaillent dans ce pays : {country.name}"
    first = _rows(caption, table, rows[:SHOWN])
    others = rows[SHOWN:]
    if not others:
        return [first]
    words = french.counted(len(others), "autre collectivité", "autres collectivités")
    more = html.Details(
        [html.Summary(f"Voir {words}"), _rows(f"{caption} (suite)", table, others)],
        className="card__table country__more whole-on-paper",
    )
    return [first, more]


def _rows(caption: str, table: Table, rows: Sequence[dict[str, Value]]) -> Component:
    shown = [c for c in table.columns if not c.hidden and c.name != "libelle"]
    # Roles are explicit: on a phone, the stylesheet displays rows as blocks.
    head = [html.Th(table.column("libelle").label, scope="col", role="columnheader")] + [
        html.Th(c.label, scope="col", className=_css(c), role="columnheader") for c in shown
    ]
    body = [
        html.Tr(
            [
                html.Th([row["libelle"], _kind(row)], scope="row", role="rowheader"),
                *(
                    html.Td(_said(column, row), className=_css(column), role="cell")
                    for column in shown
                ),
            ],
            role="row",
        )
        for row in rows
    ]
    drawn = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        className="data-table country__people",
        role="table",
    )
    return scrolling(drawn, caption)


def _said(column: Column, row: dict[str, Value]) -> list[Component | str]:
    """Return a cell; on a phone, where columns have no head, a number says what it is."""
    text = authority_cell_text(column, row)
    if column.name == "depuis" and row[column.name] is not None:
        return [html.Span(f"depuis{NBSP}", className="country__said"), text]
    if column.unit == "coopérations":
        word = french.plural(int(row[column.name] or 0), "coopération", "coopérations")
        return [text, html.Span(f"{NBSP}{word}", className="country__said")]
    return [text]


def _css(column: Column) -> str:
    if column.unit or column.name == "depuis":
        return "country__number"
    return "is-text country__apart" if column.name in APART else "is-text"


def _kind(row: dict[str, Value]) -> html.Span:
    """Return type and region, under the name: they have no columns on a phone."""
    particulars = ", ".join(str(row[name]) for name in APART if row[name])
    return html.Span(particulars, className="country__kind")


def _neighbours(content: Content, country: Country) -> Component:
    """Return the links to other countries of the zone, by decreasing number of cooperations."""
    countries = content.dataset.book.countries
    named = [
        row
        for row in content.tables["zone"]
        if countries[str(row["pays"])].is_country and row["pays"] != country.code
    ]
    named.sort(key=lambda row: french.sort_key(str(row["libelle"])))
    named.sort(key=lambda row: -int(row["cooperations"] or 0))
    if not named:
        return html.Div()
    first, others = named[:SHOWN], named[SHOWN:]
    words = french.counted(len(others), "autre pays", "autres pays")
    more = html.Details(
        [html.Summary(f"Voir {words}"), _links(content, others)], className="whole-on-paper"
    )
    return html.Nav(
        [
            html.H2("Ailleurs dans sa zone", className="portrait__heading"),
            _links(content, first),
            *([more] if others else []),
        ],
        className="country__zone",
        **aria(label="Autres pays de la zone"),
    )


def _links(content: Content, rows: Sequence[dict[str, Value]]) -> html.Ul:
    view, book = content.view, content.dataset.book
    return html.Ul(
        [
            html.Li(
                [
                    html.A(row["libelle"], href=sheet_of("pays", str(row["pays"]), view, book)),
                    html.Span(french.counted(int(row["cooperations"] or 0), "coopération")),
                ]
            )
            for row in rows
        ]
    )
