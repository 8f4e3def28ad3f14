"""The accessible table of a chart: the same small table, as rows and columns that can be read."""

from typing import Any, Final

from dash import html

from components.address import View
from components.figures import formats
from components.markup import aria, filters, scrolling
from data.disclosure import COUNTS_ONLY, MASKED
from data.filters import BY_KEY
from data.table import Column, Table, Value

MASKED_TEXT: Final = "masqué"
COUNT: Final = Column("n", "n")


def data_table(caption: str, table: Table, view: View) -> html.Div:
    """Build a real table, one button a row that filters by it; crossed tables become a grid."""
    head, body = _grid(table, view) if table.series else _list(table, view)
    return scrolling(
        html.Table(
            [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(body)],
            className="data-table",
        ),
        caption,
    )


def _list(table: Table, view: View) -> tuple[list[Any], list[Any]]:
    shown = [column for column in table.columns if not column.hidden and column.name != "libelle"]
    head = [_heading(table.column("libelle").label), *(_heading(_title(c)) for c in shown)]
    body = [
        html.Tr(
            [
                html.Th(_button(table, row, view), scope="row"),
                *(html.Td(told(column, row)) for column in shown),
            ]
        )
        for row in table
    ]
    return head, body


def told(column: Column, row: dict[str, Value]) -> str:
    """Write the value of one column; one that is withheld says so."""
    status = row.get(f"{column.name}_statut", row.get("statut"))
    if row[column.name] is None and status in {MASKED, COUNTS_ONLY}:
        return MASKED_TEXT if status == MASKED else "—"
    return cell(column, row[column.name])


def _grid(table: Table, view: View) -> tuple[list[Any], list[Any]]:
    """Lay a crossed table out: answers down, groups across, each cell with its share and count."""
    groups = {row[table.series]: row for row in table}
    answers = {row[table.dimension]: row for row in table}
    cells = {(row[table.dimension], row[table.series]): row for row in table}
    head = [_heading(table.column("libelle").label)] + [
        _heading(f"{row[f'{table.series}_libelle']} (n = {cell(COUNT, row['n'])})")
        for row in groups.values()
    ]
    apart = "ecart" in [column.name for column in table.columns] and len(groups) > 1
    if apart:
        head.append(_heading("Écart, en points"))
    body = [
        html.Tr(
            [
                html.Th(_button(table, row, view), scope="row"),
                *(html.Td(_crossed(table, cells[answer, group])) for group in groups),
                *([html.Td(_apart(cells[answer, next(iter(groups))]))] if apart else []),
            ]
        )
        for answer, row in answers.items()
    ]
    return head, body


def _apart(row: dict[str, Value]) -> str:
    """Write the difference of the first group from the other, with its sign."""
    gap = row["ecart"]
    if not isinstance(gap, int | float):
        return "—"
    return f"+{formats.number(gap, 1)}" if gap > 0 else formats.number(gap, 1)


def _crossed(table: Table, row: dict[str, Value]) -> str:
    count = next(row[c.name] for c in table.columns if c.name in {"cooperations", "collectivites"})
    if count is None:
        return MASKED_TEXT
    if row["part"] is None:
        return f"{cell(COUNT, count)} sur {cell(COUNT, row['n'])}"
    return f"{cell(table.column('part'), row['part'])} ({cell(COUNT, count)})"


def cell(column: Column, value: Value) -> str:
    """Write one value for people; an absent one is a dash."""
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    if column.unit == "%":
        return formats.percent(value, column.decimals)
    if column.unit == "euros":
        return formats.euros(value)
    return formats.number(value, column.decimals)


def _title(column: Column) -> str:
    return f"{column.label} (€)" if column.unit == "euros" else column.label


def _heading(text: str) -> html.Th:
    return html.Th(text, scope="col")


def _button(table: Table, row: dict[str, Value], view: View) -> str | html.Button:
    """Return the row's label, as a button where such a filter is offered."""
    item = BY_KEY.get(table.dimension)
    code = str(row[table.dimension])
    label = f"{code} · {row['libelle']}" if table.dimension == "odd" else str(row["libelle"])
    if item is None or not view.offers(item.key):
        return label
    pressed = code in view.filters.codes(item.key)
    return html.Button(
        label,
        className="row-filter",
        title="Retirer ce filtre" if pressed else "Filtrer la page",
        **filters(item.key, code),
        **aria(pressed="true" if pressed else "false"),
    )
