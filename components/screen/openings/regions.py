"""« Régions »: a tile map of France whose tiles link to portraits, and the same as a table."""

from dataclasses import replace
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.markup import aria, scrolling
from components.site.view import View
from data import french
from data.codebook import Codebook, Region
from data.table import Table, Value

#: Tiles from this column on are overseas: they stand apart, as on every map of France.
OVERSEAS: Final = 6
#: Lower bounds of the classes, with their words.
CLASSES: Final = ((10, "10 et plus"), (5, "de 5 à 9"), (1, "de 1 à 4"), (0, "aucune"))


def opening(content: Content) -> Component:
    """Build the tile map and the table of all regions."""
    table = content.tables["regions"]
    book = content.dataset.book
    return html.Section(
        [
            html.Div(
                [
                    html.P(
                        "Choisir une région pour lire son état des lieux.", className="tiles__say"
                    ),
                    tile_map(content.view, table, book),
                    _legend(),
                    *_nowhere(table),
                ],
                className="regions__map",
            ),
            _table(content.view, table, book),
        ],
        className="regions",
        **aria(label="Carte des régions"),
    )


def tile_map(view: View, table: Table, book: Codebook, current: str = "") -> html.Div:
    """Build the tile map, a link for each region; `current` is the code of the displayed region."""
    rows = {str(row["region"]): row for row in table}
    people = "répondant" if table.facts["survey"] else "collectivité"
    territories = (
        ("Hexagone et Corse", [r for r in book.regions.values() if r.column < OVERSEAS], 0),
        ("Outre-mer", [r for r in book.regions.values() if r.column >= OVERSEAS], OVERSEAS - 1),
    )
    return html.Div(
        [
            html.Ul(
                [
                    _tile(
                        view, region, rows[region.code]["collectivites"], (people, start, current)
                    )
                    for region in sorted(regions, key=lambda region: (region.row, region.column))
                ],
                className="tiles__group",
                **aria(label=name),
            )
            for name, regions, start in territories
        ],
        className="tiles",
    )


def portrait_address(view: View, code: str) -> str:
    """Return the address of the portrait of the region `code`, with all other filters."""
    return replace(view, choice="", filters=view.filters.without("region")).at(f"/regions/{code}")


def count_class(count: Value) -> int:
    """Return the class of a count: 0 (none) to 3."""
    at = int(count) if isinstance(count, int | float) else 0
    bounds = [bound for bound, _ in CLASSES]
    return next(3 - place for place, bound in enumerate(bounds) if at >= bound)


def _tile(view: View, region: Region, count: Value, setting: tuple[str, int, str]) -> html.Li:
    people, start, current = setting
    size = int(count) if isinstance(count, int | float) else 0
    number, unit = french.number(size), french.plural(size, people, f"{people}s")
    words = [
        html.Span(region.name, className="tile__name"),
        html.Span(
            [number, html.Span(f"{french.NBSP}{unit}", className="tile__unit")],
            className="tile__count",
        ),
        *([html.Span(region.network, className="tile__network")] if region.network else []),
    ]
    here: dict[str, Any] = aria(current="page") if region.code == current else {}
    link = html.A(words, href=portrait_address(view, region.code), className="tile__link", **here)
    return html.Li(
        link,
        className=f"tile tile--{count_class(size)}",
        style={"gridColumn": region.column - start, "gridRow": region.row},
    )


def _nowhere(table: Table) -> list[html.P]:
    """Return the number of collectivités without a known region; empty for none."""
    count = table.facts["sans_region"]
    if not isinstance(count, int) or not count:
        return []
    counted = french.counted(count, "collectivité")
    return [html.P(f"Hors de la carte : {counted} de région inconnue.", className="portrait__base")]


def _legend() -> html.Ul:
    return html.Ul(
        [
            html.Li(
                [html.Span(className=f"tile--{count_class(bound)}", **aria(hidden="true")), words]
            )
            for bound, words in reversed(CLASSES)
        ],
        className="tiles__legend",
        **aria(label="Collectivités par région"),
    )


def _table(view: View, table: Table, book: Codebook) -> html.Div:
    headings = ("Région et réseau régional", "Collectivités", "Coopérations", "Pays")
    rows = sorted(table, key=lambda row: french.sort_key(str(row["libelle"])))
    caption = "Les régions, une par ligne"
    body = [
        html.Tr(
            [
                html.Th(_named(view, book.regions[str(row["region"])]), scope="row"),
                *(html.Td(_cell(row[name])) for name in ("collectivites", "cooperations", "pays")),
            ]
        )
        for row in rows
    ]
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in headings]))
    drawn = html.Table([html.Caption(caption), head, html.Tbody(body)], className="data-table")
    return scrolling(drawn, caption)


def _named(view: View, region: Region) -> list[Component]:
    """Return the link to the portrait, and the region's network where it is known."""
    link = html.A(region.name, href=portrait_address(view, region.code))
    network = [html.Span(region.network, className="portrait__base")] if region.network else []
    return [link, *network]


def _cell(value: Value) -> str:
    return french.number(value) if isinstance(value, int | float) else "—"
