"""The table of an answer as a workbook: typed cells, and a sheet that describes them.

A share is in percent (73,4 is shown as « 73,4 % »), as in the other files. A masked value is the
text « masqué »; a missing one is an empty cell. The same answer gives the same bytes.
"""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, Final

from components.answers.answer import Answer, empty_reason
from components.figures.labels import MASKED_TEXT
from components.files.exports.about import HEADER, NOT_TOLD, TITLE, about_lines
from components.files.exports.columns import is_status, titles
from components.text.cells import is_masked
from data.demonstration import DEMONSTRATION_NOTICE
from data.disclosure.rules import COUNTS_ONLY, MASKED, SMALL
from data.french import bound
from data.table import Column, Table, Value

#: A value and its number format, "" for none.
FormattedValue = tuple[Value, str]

DATA: Final = "Données"
ABOUT: Final = "À lire"

STATUSES: Final = {MASKED: MASKED_TEXT, COUNTS_ONLY: "effectifs seuls", SMALL: "effectif faible"}

#: Excel writes `,` and `.` of a number format as its reader's language has them.
THOUSANDS: Final = "#,##0"
WIDEST: Final = 60
NARROWEST: Final = 9

_OPTIONS: Final = {
    "in_memory": True,
    # No text of the data becomes a formula, a link or a number.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED: Final = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_HEADER_STYLE: Final = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0B5A63",
    "text_wrap": True,
    "valign": "top",
}
_TEXT_STYLE: Final = {"text_wrap": True, "valign": "top"}


def as_xlsx(answer: Answer) -> bytes:
    """Return the workbook: the sheet « Données », with a header row, then « À lire »."""
    import xlsxwriter  # noqa: PLC0415 - pages have no need of it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    mention = DEMONSTRATION_NOTICE if answer.source.demonstration else ""
    book.set_properties(
        {
            "title": answer.chart.title,
            "subject": answer.chart.question,
            "author": answer.source.publisher,
            "comments": mention,
            # With the time of the download two files of the same numbers would differ.
            "created": _CREATED,
        }
    )
    _write_data(book, answer, mention)
    _write_about(book, answer)
    book.close()
    return out.getvalue()


def _write_data(book: Any, answer: Answer, mention: str) -> None:  # noqa: ANN401  (xlsxwriter is untyped)
    sheet = book.add_worksheet(DATA)
    table = answer.table
    column_titles = ["Résultat"]
    rows: list[list[FormattedValue]] = [[(empty_reason(answer), "")]]
    if table is not None and table.rows:
        column_titles, rows = [title for title, _ in titles(table)], list(_rows(table.complete))
    if table is not None:
        column_titles += ["Effectif de la base (n)", "Base"]
        n = NOT_TOLD if answer.n is None else answer.n
        rows = [[*row, (n, THOUSANDS), (table.base.label, "")] for row in rows]
    column_titles += ["Source", *(["Mention"] if mention else [])]
    tail: list[FormattedValue] = [(f"{answer.source.title} ({answer.source.publisher})", "")]
    tail += [(mention, "")] if mention else []
    _fill(book, sheet, column_titles, [[*row, *tail] for row in rows])


def _fill(
    book: Any,  # noqa: ANN401
    sheet: Any,  # noqa: ANN401
    column_titles: list[str],
    rows: list[list[FormattedValue]],
) -> None:
    styles: dict[str, Any] = {}
    header = book.add_format(_HEADER_STYLE)
    for across, text in enumerate(column_titles):
        sheet.write_string(0, across, bound(text), header)
    for down, row in enumerate(rows, start=1):
        for across, (value, shown) in enumerate(row):
            if shown and shown not in styles:
                styles[shown] = book.add_format({"num_format": shown})
            _write(sheet, (down, across), value, styles.get(shown))
    for across, text in enumerate(column_titles):
        longest = max((len(_text(row[across][0])) for row in rows), default=0)
        sheet.set_column(across, across, _width(text, longest))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(column_titles) - 1)


def _write(sheet: Any, place: tuple[int, int], value: Value, style: Any) -> None:  # noqa: ANN401
    if isinstance(value, str) and value:
        sheet.write_string(*place, bound(value))
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, style)


def _rows(table: Table) -> Iterator[list[FormattedValue]]:
    """Yield the cells of each row, in the order of the titles."""
    columns = [column for _, column in titles(table)]
    for row in table:
        yield [_value(column, row) for column in columns]


def _value(column: Column, row: dict[str, Value]) -> FormattedValue:
    value = row[column.name]
    if is_status(column):
        return STATUSES.get(str(value), ""), ""
    if is_masked(column, row):
        return MASKED_TEXT, ""
    return value, number_format(column) if isinstance(value, int | float) else ""


def number_format(column: Column) -> str:
    """Return the number format of a column: « 73,4 % », « 1 200 € », « 12 »."""
    if column.hidden and not column.unit:
        # Codes and coordinates.
        return "General"
    decimals = f"{THOUSANDS}.{'0' * column.decimals}" if column.decimals else THOUSANDS
    signs = {"%": '"\u202f%"', "euros": '"\u00a0€"'}
    return decimals + signs.get(column.unit, "")


def _write_about(book: Any, answer: Answer) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(ABOUT)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 3, 44)
    plain = book.add_format(_TEXT_STYLE)
    term = book.add_format({**_TEXT_STYLE, "bold": True})
    day = book.add_format({**_TEXT_STYLE, "align": "left", "num_format": "dd/mm/yyyy"})
    count = book.add_format({**_TEXT_STYLE, "align": "left", "num_format": THOUSANDS})
    styles = {
        TITLE: book.add_format({"bold": True, "font_size": 14, "font_color": "#0B5A63"}),
        HEADER: book.add_format(_HEADER_STYLE),
    }
    for down, (kind, cells) in enumerate(about_lines(answer)):
        for across, value in enumerate(cells):
            style = styles.get(kind, plain if across else term)
            if isinstance(value, str):
                sheet.write_string(down, across, bound(value), style)
            elif isinstance(value, date):
                sheet.write_datetime(down, across, datetime.combine(value, time()), day)
            else:
                sheet.write_number(down, across, value, count)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _width(title: str, longest: int) -> int:
    """Return the width of a column in characters; its title may take two lines."""
    return min(max(longest + 2, len(title) // 2 + 4, NARROWEST), WIDEST)
