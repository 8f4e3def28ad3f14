"""The opening of a regional portrait: text, figures beside other regions, links to them."""

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.answers import findings
from components.answers.captions import origin
from components.answers.content import Content
from components.answers.filter_words import scope_words
from components.answers.portrait import portrait_of, region_of
from components.screen.markup import PRINT, aria, scrolling
from components.screen.openings.findings import published_comparison
from components.screen.openings.regions import portrait_address, tile_map
from components.screen.openings.told import told
from components.text.cells import key_figure_text
from components.text.headlines import portrait as portrait_headlines
from components.text.headlines import published as published_texts
from data import french
from data.codebook import Codebook, Region
from data.codebook.published import published
from data.french import NBSP
from data.table import Table, Value, as_number


def opening(content: Content) -> Component:
    """Build the text, the table beside other regions, and the links to other regions."""
    region = region_of(content)
    figures = content.tables["figures"]
    empty = not figures.facts["repondants_region"]
    text = html.Section(
        [
            html.H2("En quelques phrases", className="portrait__heading"),
            told(portrait_headlines.sentences(portrait_of(content))),
            html.P(_source(content), className="portrait__source"),
        ],
    )
    beside = [] if empty else [*_published(content, region), _beside(figures, region)]
    return html.Div(
        [
            _neighbours(content, region),
            html.Div(
                [html.Div([text, *beside], className="portrait__main"), _map(content, region)],
                className="portrait__body",
            ),
        ],
        className="portrait portrait--vide" if empty else "portrait",
    )


def _source(content: Content) -> str:
    """Return filters, limits and source, which a printed page needs."""
    words = scope_words(content.view.removable, content.dataset.book)
    selection = f"Sélection : {' ; '.join(words)}. " if words else ""
    survey = content.tables["figures"].facts["survey"]
    limits = "Résultats des seuls répondants, non redressés, non extrapolables. " if survey else ""
    return f"{selection}{limits}Source{NBSP}: {origin(content.source)}."


def _published(content: Content, region: Region) -> list[Component]:
    """Return the region's share of respondents beside the published one; empty for none."""
    known = published(content.view.filters.wave).get(f"region-{region.code}")
    if known is None or content.view.removable.chosen:  # nothing was published of a part
        return []
    facts = content.tables["figures"].facts
    own, rest = (as_number(facts[f"repondants_{side}"]) for side in ("region", "reste"))
    share = 100 * own / (own + rest)
    computed = published_texts.in_its_unit(share, known)
    gap = published_texts.gap(share, known)
    return [
        html.Div(
            [
                html.P("Part des répondants, ici et dans l’étude publiée"),
                published_comparison(
                    computed, published_texts.in_its_unit(known.value, known), gap
                ),
                html.P(findings.origin_of(known), className="portrait__base"),
            ],
            className="portrait__published",
        )
    ]


def _beside(figures: Table, region: Region) -> Component:
    """Build the table. ARIA roles are explicit: on a phone, CSS displays its rows as blocks."""
    caption = "Chiffres clés : la région et les autres"
    head = ("Indicateur", region.name, portrait_headlines.BESIDE)
    rows = [
        html.Tr(
            [
                html.Th(row["libelle"], scope="row", role="rowheader"),
                html.Td(_based(key_figure_text(row, "region"), row["region_base"]), role="cell"),
                html.Td(
                    _based(key_figure_text(row, "reste", "reste_unite"), row["reste_base"]),
                    role="cell",
                ),
            ],
            role="row",
        )
        for row in figures
    ]
    headings = [html.Th(text, scope="col", role="columnheader") for text in head]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(headings, role="row"), role="rowgroup"),
            html.Tbody(rows, role="rowgroup"),
        ],
        className="data-table data-table--text portrait__figures",
        role="table",
    )
    return scrolling(table, caption)


def _based(value: str, base: Value) -> list[Any]:
    return [html.Strong(value), html.Span(str(base), className="portrait__base")]


def _neighbours(content: Content, region: Region) -> Component:
    before, after = _around(region, content.dataset.book)
    return html.Nav(
        [
            html.A(
                [html.Span("← ", **aria(hidden="true")), before.name],
                href=portrait_address(content.view, before.code),
                rel="prev",
                title="Région précédente",
            ),
            html.A(
                "Toutes les régions",
                href=replace(content.view, filters=content.view.filters.without("region")).at(
                    "/regions"
                ),
            ),
            html.A(
                [after.name, html.Span(" →", **aria(hidden="true"))],
                href=portrait_address(content.view, after.code),
                rel="next",
                title="Région suivante",
            ),
            html.Button(
                "Imprimer ou enregistrer en PDF", className="btn btn-outline-primary", **PRINT
            ),
        ],
        className="portrait__nav",
        **aria(label="D’une région à l’autre"),
    )


def _around(region: Region, book: Codebook) -> tuple[Region, Region]:
    """Return the regions before and after in alphabetical order, cyclically."""
    ordered = sorted(book.regions.values(), key=lambda other: french.sort_key(other.name))
    at = ordered.index(region)
    return ordered[at - 1], ordered[(at + 1) % len(ordered)]


def _map(content: Content, region: Region) -> Component:
    tiles = tile_map(content.view, content.tables["regions"], content.dataset.book, region.code)
    survey = content.tables["regions"].facts["survey"]
    people = "Répondants" if survey else "Collectivités"
    invitation = html.P(
        f"{people} par région{NBSP}: en choisir une pour lire son état des lieux.",
        className="portrait__base",
    )
    # A map beside the text where there is room; else folded: it leads away from this region.
    folded = html.Details(
        [html.Summary("Choisir une autre région", className="action"), invitation, tiles],
        className="portrait__regions",
    )
    return html.Nav(folded, className="portrait__map", **aria(label="Carte des régions"))
