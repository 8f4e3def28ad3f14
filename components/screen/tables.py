"""The accessible table of a chart, from the same small table as its figure."""

from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from components.figures.labels import MASKED_TEXT
from components.screen.markup import aria, filter_attributes, scrolling
from components.site.link_targets import page_about
from components.site.view import View
from components.text.cells import COUNT, cell_text, value_text
from data import french
from data.codebook import Codebook
from data.filters import BY_KEY
from data.table import BY_GROUP, OVERALL, Column, Kind, Table, Value

_TWO: Final = 2


def data_table(caption: str, table: Table, view: View, book: Codebook) -> html.Div:
    """Build an HTML table, with a button in each row that filters by it; crossed tables are grids.

    A row about something that has a page of its own leads there too.
    """
    head, body = _grid(table, view) if table.kind in BY_GROUP else _list(table, view, book)
    return scrolling(
        html.Table(
            [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(body)],
            className="data-table",
        ),
        caption,
    )


def _list(table: Table, view: View, book: Codebook) -> tuple[list[Any], list[Any]]:
    shown = [column for column in table.columns if not column.hidden and column.name != "libelle"]
    head = [_heading(table.column("libelle").label), *(_heading(_title(c)) for c in shown)]
    body = [
        html.Tr(
            [
                html.Th([_button(table, row, view), *_way(table, row, view, book)], scope="row"),
                *(html.Td(cell_text(column, row)) for column in shown),
            ]
        )
        for row in table.complete
    ]
    return head, body


def _way(table: Table, row: dict[str, Value], view: View, book: Codebook) -> list[Component]:
    """Return the link to the page of a row; None where it has none."""
    address = page_about(table.dimension, str(row[table.dimension]), view, book)
    if not address:
        return []
    more = html.Span(f" : {row['libelle']}", className="visually-hidden")
    return [html.A(["Fiche", more], href=address, className="row-sheet")]


def _grid(table: Table, view: View) -> tuple[list[Any], list[Any]]:
    """Return head and rows of a crossed table: answers by groups, each cell a share and a count."""
    groups = {row[table.series]: row for row in table}
    answers = {row[table.dimension]: row for row in table}
    cells = {(row[table.dimension], row[table.series]): row for row in table}
    head = [_heading(table.column("libelle").label)] + [
        _heading(f"{row[f'{table.series}_libelle']} ({_size(row)})") for row in groups.values()
    ]
    apart = _set_apart(table) if len(groups) > 1 else []
    for group in apart:
        named = f" ({groups[group][f'{table.series}_libelle']})" if len(groups) > _TWO else ""
        head.append(_heading(f"Écart, en points{named}"))
    body = [
        html.Tr(
            [
                html.Th(_button(table, row, view), scope="row"),
                *(html.Td(_crossed(table, cells[answer, group])) for group in groups),
                *(html.Td(_apart(cells[answer, group])) for group in apart),
            ]
        )
        for answer, row in answers.items()
    ]
    return head, body


def _size(row: dict[str, Value]) -> str:
    return MASKED_TEXT if row["n"] is None else f"n = {value_text(COUNT, row['n'])}"


def _set_apart(table: Table) -> list[Value]:
    """Return the groups that have a known difference; the first group where none is known."""
    if table.kind is not Kind.COMPARED:
        return []
    found = dict.fromkeys(row[table.series] for row in table if row["ecart"] is not None)
    return list(found) or [next(row[table.series] for row in table)]


def _apart(row: dict[str, Value]) -> str:
    """Write the difference of a group from the other, with its sign, and its doubt."""
    gap = row["ecart"]
    if not isinstance(gap, int | float):
        return "—"
    doubt = f"≈{french.NBSP}" if row.get("ecart_fragile") else ""
    return f"{doubt}{'+' if gap > 0 else ''}{french.number(gap, 1)}"


def _crossed(table: Table, row: dict[str, Value]) -> str:
    count = next(row[c.name] for c in table.columns if c.name in {"cooperations", "collectivites"})
    if count is None:
        return MASKED_TEXT
    if row["part"] is None:
        return f"{value_text(COUNT, count)} sur {value_text(COUNT, row['n'])}"
    return f"{value_text(table.column('part'), row['part'])} ({value_text(COUNT, count)})"


def _title(column: Column) -> str:
    return f"{column.label} (€)" if column.unit == "euros" else column.label


def _heading(text: str) -> html.Th:
    return html.Th(text, scope="col")


def _button(table: Table, row: dict[str, Value], view: View) -> str | html.Button:
    """Return the row's label, as a button where such a filter is offered."""
    item = BY_KEY.get(table.dimension)
    code = str(row[table.dimension])
    label = f"{code} · {row['libelle']}" if table.dimension == "odd" else str(row["libelle"])
    if item is None or code == OVERALL or not view.offers(item.key):
        return label
    pressed = code in view.filters.codes(item.key)
    return html.Button(
        label,
        className="row-filter",
        title="Retirer ce filtre" if pressed else "Filtrer la page",
        **filter_attributes(item.key, code),
        **aria(pressed="true" if pressed else "false"),
    )
