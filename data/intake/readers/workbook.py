"""Reader of the « classeur ACTER »: an XLSX workbook with one sheet per table."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

from data.codebook import Codebook, fold
from data.intake.problems import ERROR, WARNING, Problem
from data.intake.readers import safety
from data.intake.readers.grid import (
    Grid,
    Line,
    non_empty,
    table_called,
    table_like,
    table_near,
    to_sheet,
)
from data.intake.readers.safety import LIMITS, Limits
from data.intake.readers.workbook_marks import Marks, find_marks, merged
from data.intake.sheets import Cell, FileReading, ReceivedSheet

#: Sheets of the template that hold no data.
NOTICE: Final = "Lisez-moi"
LISTS: Final = "listes"

_OWN: Final = frozenset({fold(NOTICE), fold(LISTS)})
_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
_LAST_ROW: Final = 1_048_576


def recognises(path: Path) -> bool:
    """Tell whether `path` is a workbook, or looks like one (to refuse it with a reason)."""
    if path.is_dir():
        return False
    magic = (safety.ZIP, safety.EMPTY_ZIP, safety.OLE)
    return safety.start(path).startswith(magic) or path.suffix.lower() in _SUFFIXES


def read(path: Path, book: Codebook, limits: Limits = LIMITS) -> FileReading:
    """Return the tables of the workbook, and its problems."""
    refusal = safety.oversize(path, limits) or safety.container_refusal(path, limits)
    if refusal is not None:
        return FileReading(problems=(refusal,))
    try:
        grids, problems = _grids(path, limits)
    except Exception:  # noqa: BLE001 - openpyxl fails in countless ways on a damaged file
        return FileReading(problems=(safety.damaged(path),))
    sheets, more = _tables(grids, book)
    if not sheets and not any(problem.level == ERROR for problem in (*problems, *more)):
        wanted = f"les feuilles {', '.join(book.tables)}"
        message = "Aucune feuille de ce classeur n’est reconnue."
        more.append(safety.refused(path, message, wanted))
    return FileReading(tuple(sheets), (*problems, *more))


def _grids(path: Path, limits: Limits) -> tuple[list[Grid], list[Problem]]:
    """Return the rows of each sheet, and the problems of merged cells and sizes."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out (styles, charts)
        book = _open(path, results=True)
        sheets = [sheet for sheet in book.worksheets if fold(sheet.title) not in _OWN]
        marks = {sheet.title: find_marks(path, sheet) for sheet in sheets}
        texts = _open(path, results=False) if any(m.formulas for m in marks.values()) else None
        for sheet in sheets:
            written = texts[sheet.title] if texts and marks[sheet.title].formulas else None
            grid, more = _grid(path, (sheet, written), marks[sheet.title], limits)
            grids.append(grid)
            problems += more
    return grids, problems


def _open(path: Path, *, results: bool) -> Any:  # noqa: ANN401 - openpyxl has no types
    # Only commands read workbooks: a worker that serves has no need of its ten megabytes.
    import openpyxl  # noqa: PLC0415

    content = BytesIO(path.read_bytes())  # openpyxl refuses a path by its suffix
    return openpyxl.load_workbook(content, read_only=True, keep_links=False, data_only=results)


def _grid(
    path: Path, sheets: tuple[Any, Any], marks: Marks, limits: Limits
) -> tuple[Grid, list[Problem]]:
    lines = list(islice(_lines(*sheets, limits), limits.rows + 2))
    grid = Grid(path.name, sheets[0].title, lines)
    problems = merged(grid, marks)
    if len(lines) > limits.rows + 1:
        wanted = f"au plus {limits.rows} lignes par feuille"
        problems.append(grid.problem(ERROR, "Cette feuille a trop de lignes.", expected=wanted))
        return Grid(path.name, grid.name, ()), problems
    return grid, problems


def _lines(sheet: Any, formulas: Any, limits: Limits) -> Iterator[Line]:  # noqa: ANN401 - openpyxl has no types
    """Yield the non-empty rows; a formula without a stored result gives its text."""
    rows = _rows(sheet, limits)
    if formulas is not None:
        rows = (
            [text if value is None else value for value, text in zip(*pair, strict=True)]
            for pair in zip(rows, _rows(formulas, limits), strict=False)
        )
    filled = ((at, row) for at, row in enumerate(rows, start=1) if row.count(None) < len(row))
    return non_empty((at, tuple(map(_cell, row))) for at, row in filled)


def _rows(sheet: Any, limits: Limits) -> Iterable[Sequence[object]]:  # noqa: ANN401 - openpyxl has no types
    sheet.reset_dimensions()  # the size that a file declares is often wrong
    rows: Iterable[Sequence[object]] = sheet.iter_rows(
        max_row=_LAST_ROW, max_col=limits.columns, values_only=True
    )
    return rows


def _cell(value: object) -> Cell:
    """Return the value as a `Cell`: durations and formula objects become text."""
    if value is None or isinstance(value, (str, int, float, date)):
        return value
    return f"={value.text}" if hasattr(value, "text") else str(value)


def _tables(grids: Sequence[Grid], book: Codebook) -> tuple[list[ReceivedSheet], list[Problem]]:
    named = {grid.name: table_called(grid.name, book) for grid in grids}
    sheets: list[ReceivedSheet] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for grid in grids:
        table = named[grid.name]
        if table is None:
            problems += _unknown_table(grid, frozenset(filter(None, named.values())), book)
        elif table in taken:
            message = f"Deux feuilles décrivent la table « {table} »."
            problems.append(grid.problem(ERROR, message, expected="une seule feuille par table"))
        else:
            taken.add(table)
            sheet, more = to_sheet(grid, book.tables[table])
            sheets += [sheet] if sheet else []
            problems += more
    return sheets, problems


def _unknown_table(grid: Grid, taken: frozenset[str], book: Codebook) -> list[Problem]:
    """Report a sheet not named after a table: an error if it seems to be a missing table."""
    if grid.header < 0:
        return []
    meant = table_near(grid.name, book)
    meant = table_like(grid, book) if meant is None or meant in taken else meant
    wanted = f"une des feuilles {', '.join(book.tables)}"
    if meant is None or meant in taken:
        message = "Cette feuille n’est pas une table du modèle : elle n’est pas lue."
        return [grid.problem(WARNING, message, value=grid.name, expected=wanted)]
    message = "Le nom de cette feuille n’est pas reconnu."
    return [grid.problem(ERROR, message, value=grid.name, expected=wanted, suggestion=meant)]
