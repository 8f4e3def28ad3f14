"""Check that required cells are filled, and that no question not asked is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.codebook import BASES
from data.intake.cells import Note, expected
from data.intake.problem_lists import Finding, cell_finding, column_finding, rows_in_words
from data.intake.problems import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from data.codebook import Codebook, Variable
    from data.intake.assembly import FilledTable
    from data.intake.sheets import ReceivedSheet


def check_columns(table: FilledTable, book: Codebook) -> list[Finding]:
    """Return findings on missing or unexpected values, column by column."""
    findings: list[Finding] = []
    for variable in table.spec.variables:
        for sheet, rows in _by_sheet(table):
            findings += _required(table, variable, (sheet, rows), book)
            findings += _advised(table, variable, (sheet, rows), book)
            findings += _not_asked(table, variable, (sheet, rows), book)
            findings += _not_concerned(table, variable, (sheet, rows))
    return findings


def _required(
    table: FilledTable,
    variable: Variable,
    part: tuple[ReceivedSheet, Sequence[int]],
    book: Codebook,
) -> Iterator[Finding]:
    sheet, rows = part
    empty = _empty(table, variable, rows, book.required, book)
    if not empty:
        return
    wanted = expected(variable, book)
    if variable.name in sheet.headers:
        note = Note(ERROR, "Cette cellule est obligatoire.", wanted)
        yield from (cell_finding(*table.origin[at], variable.name, note) for at in empty)
    else:
        message = "Cette colonne obligatoire manque."
        yield column_finding(
            sheet, variable.name, Note(ERROR, message, f"« {variable.label} » : {wanted}")
        )


def _advised(
    table: FilledTable,
    variable: Variable,
    part: tuple[ReceivedSheet, Sequence[int]],
    book: Codebook,
) -> Iterator[Finding]:
    sheet, rows = part
    concerned = [at for at in rows if _concerned(table, variable, at) is not False]
    empty = _empty(table, variable, concerned, book.advised, book)
    if empty:
        where = rows_in_words([table.origin[at][1].number for at in empty])
        absent = (
            "Colonne absente, donc sans réponse"
            if variable.name not in sheet.headers
            else ("Sans réponse")
        )
        note = Note(WARNING, f"{absent} : {where}.", expected(variable, book))
        yield column_finding(sheet, variable.name, note)


def _not_asked(
    table: FilledTable,
    variable: Variable,
    part: tuple[ReceivedSheet, Sequence[int]],
    book: Codebook,
) -> Iterator[Finding]:
    sheet, rows = part
    waves = table.columns["vague"]
    extra = [
        at
        for at in rows
        if table.given(variable.name, at)
        and waves[at] is not None
        and not book.asked(variable.waves, str(waves[at]))
    ]
    if extra:
        where = rows_in_words([table.origin[at][1].number for at in extra])
        message = f"Remplie alors que la question n’était pas posée dans cette vague : {where}."
        yield column_finding(sheet, variable.name, Note(WARNING, message))


def _not_concerned(
    table: FilledTable, variable: Variable, part: tuple[ReceivedSheet, Sequence[int]]
) -> Iterator[Finding]:
    """Warn of answers from those outside the question's base (0 is accepted)."""
    sheet, rows = part
    extra = [
        at
        for at in rows
        if _concerned(table, variable, at) is False
        and table.columns[variable.name][at] not in {None, "nc", "non", 0.0}
        and not str(table.columns[variable.name][at]).startswith("aucun")
    ]
    if extra:
        where = rows_in_words([table.origin[at][1].number for at in extra])
        message = f"Remplie alors que « {BASES[variable.base]} » vaut non : {where}."
        yield column_finding(sheet, variable.name, Note(WARNING, message, "vide ou NC"))


def _concerned(table: FilledTable, variable: Variable, at: int) -> bool | None:
    """Tell whether the row is in the variable's base; None when that is not known."""
    gate = BASES.get(variable.base)
    if gate is None or gate not in table.columns:
        return None
    answer = table.columns[gate][at]
    return None if answer not in {"oui", "non", "nc"} else answer == "oui"


def _empty(
    table: FilledTable,
    variable: Variable,
    rows: Sequence[int],
    rule: Callable[[Variable, str], bool],
    book: Codebook,
) -> list[int]:
    """Return the rows where `rule` (required, advised) applies and the cell is empty."""
    waves = table.columns["vague"]
    asked = {wave: rule(variable, str(wave or "")) for wave in set(waves)}
    return [
        at
        for at in rows
        if asked[waves[at]]
        and not table.given(variable.name, at)
        and book.asked(variable.waves, str(waves[at] or ""))
    ]


def _by_sheet(table: FilledTable) -> list[tuple[ReceivedSheet, list[int]]]:
    groups: dict[int, tuple[ReceivedSheet, list[int]]] = {}
    for at, (sheet, _) in enumerate(table.origin):
        groups.setdefault(id(sheet), (sheet, []))[1].append(at)
    return list(groups.values())
