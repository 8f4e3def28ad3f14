"""From sheets to tables: parse every cell (once per distinct value) and fill in the wave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from data.intake.cells import ParsedCell, is_empty, parse
from data.intake.cells.parsing import with_question
from data.intake.problem_lists import Finding, cell_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.codebook import Codebook, TableSpec, Variable
    from data.intake.sheets import Cell, FileReading, ReceivedRow, ReceivedSheet

CellValue = str | float | None


@dataclass(frozen=True)
class FilledTable:
    """One table in the codebook's codes, with the sheet and row that each row comes from.

    `columns` and `status` hold one list per variable, one item per row.
    """

    spec: TableSpec
    origin: tuple[tuple[ReceivedSheet, ReceivedRow], ...]
    columns: Mapping[str, Sequence[CellValue]]
    status: Mapping[str, Sequence[str | None]]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.origin)

    def given(self, name: str, row: int) -> bool:
        """Tell whether a cell is not empty (even if invalid), or was filled in."""
        written = not is_empty(self.origin[row][1].cells.get(name))
        return written or self.columns[name][row] is not None

    def keys(self, names: Iterable[str]) -> Iterator[tuple[CellValue, ...]]:
        """Yield the values of the columns `names`, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def frame(self) -> pd.DataFrame:
        """Return the table as a frame, with a `<name>_statut` column for each number."""
        columns: dict[str, object] = {}
        for variable in self.spec.variables:
            kind = "float64" if variable.is_number else "str"
            columns[variable.name] = pd.Series(list(self.columns[variable.name]), dtype=kind)
            if variable.is_number:
                status = pd.Series(list(self.status[variable.name]), dtype="str")
                columns[f"{variable.name}_statut"] = status
        return pd.DataFrame(columns)


def fill(
    spec: TableSpec, readings: Sequence[FileReading], book: Codebook
) -> tuple[FilledTable, list[Finding]]:
    """Parse every cell of one table; return the table and the findings on its cells."""
    origin = tuple(
        (sheet, row)
        for reading in readings
        for sheet in reading.sheets
        if sheet.table == spec.name
        for row in sheet.rows
    )
    values: dict[str, Sequence[CellValue]] = {}
    status: dict[str, Sequence[str | None]] = {}
    findings: list[Finding] = []
    for variable in spec.variables:
        parsed = _column(variable, spec, origin, book)
        values[variable.name] = [cell.value for cell in parsed]
        if variable.is_number:
            status[variable.name] = [cell.status or None for cell in parsed]
        for at, cell in enumerate(parsed):
            if cell.note is not None:
                findings.append(cell_finding(*origin[at], variable.name, cell.note))
    return FilledTable(spec, origin, values, status), findings


def with_waves(table: FilledTable, waves: Mapping[int, str], default: str) -> FilledTable:
    """Return the table with empty waves filled in: that of the sheet (by id), else `default`."""
    filled = [
        wave if table.given("vague", at) else (waves.get(id(table.origin[at][0]), default) or None)
        for at, wave in enumerate(table.columns["vague"])
    ]
    return replace(table, columns={**table.columns, "vague": filled})


def accepts_reserved(variable: Variable, spec: TableSpec) -> bool:
    """Tell whether NSP and NC are accepted: for any question, except the keys of the row."""
    if variable.kind == "modalite" or variable.is_number:
        return True
    named = variable.name in spec.key or variable.nomenclature == "vagues"
    return bool(variable.question) and variable.kind in {"code", "codes"} and not named


def _column(
    variable: Variable,
    spec: TableSpec,
    origin: Sequence[tuple[ReceivedSheet, ReceivedRow]],
    book: Codebook,
) -> list[ParsedCell]:
    """Return one parsed cell per row; equal cells are parsed once."""
    if variable.kind == "montant" and "flux" in spec.columns:
        variable = replace(variable, minimum=None)  # refunds are negative, see checks.rows
    reserved = accepts_reserved(variable, spec)
    known: dict[object, ParsedCell] = {}
    parsed: list[ParsedCell] = []
    for _, row in origin:
        cell = row.cells.get(variable.name)
        question = row.cells.get("question") if variable.kind == "modalite" else None
        mark = (type(cell), cell, question)
        if mark not in known:
            asked = _asked(variable, question, book)
            known[mark] = parse(cell, asked, book, reserved=reserved) if asked else ParsedCell()
        parsed.append(known[mark])
    return parsed


def _asked(variable: Variable, question: Cell, book: Codebook) -> Variable | None:
    """Return `variable` with the answers of the row's question, None when that is unknown."""
    if variable.kind != "modalite":
        return variable
    code = None if is_empty(question) else book.nomenclatures["questions"].match(str(question))
    return with_question(variable, code) if code and code in book.nomenclatures else None
