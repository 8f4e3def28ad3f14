"""Validate what the readers found, as one dataset, and collect every problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.intake.assembly import CellValue, FilledTable, fill, with_waves
from data.intake.checks.answers import check_answers
from data.intake.checks.columns import check_columns
from data.intake.checks.keys import LINKS, check_keys
from data.intake.checks.rows import check_rows
from data.intake.problem_lists import Finding, summarise
from data.intake.problems import ERROR, Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from data.codebook import Codebook
    from data.intake.sheets import FileReading


@dataclass(frozen=True)
class ValidatedTables:
    """Every table of the codebook, and the problems found.

    `tables` may be used only when no problem is an error: one frame per table (possibly empty),
    the codebook's columns in order; a number has a companion `<name>_statut` (`nsp`, `nc` or
    missing). `omitted` counts, by level, the problems that are not listed in `problems`.
    """

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    omitted: Mapping[Level, int] = field(default_factory=dict)


def validate(readings: Sequence[FileReading], book: Codebook) -> ValidatedTables:
    """Parse and check all readings together, as one dataset."""
    received = [problem for reading in readings for problem in reading.problems]
    tables, findings = _filled(readings, book)
    findings += [finding for table in tables.values() for finding in check_columns(table, book)]
    findings += [finding for table in tables.values() for finding in check_rows(table, book)]
    findings += check_keys(tables) + check_answers(tables, book)
    if not any(problem.level == ERROR for problem in received):
        findings += _missing(tables, readings)
    summary = summarise([Finding(problem) for problem in received] + findings)
    return ValidatedTables(
        tables={name: table.frame() for name, table in tables.items()},
        problems=_sorted(summary.problems, readings),
        omitted=summary.omitted,
    )


def _filled(
    readings: Sequence[FileReading], book: Codebook
) -> tuple[dict[str, FilledTable], list[Finding]]:
    tables: dict[str, FilledTable] = {}
    findings: list[Finding] = []
    for name, spec in book.tables.items():
        tables[name], found = fill(spec, readings, book)
        findings += found
    waves, default = _waves(tables["sources"], readings)
    filled = {
        name: table if name == "sources" else with_waves(table, waves, default)
        for name, table in tables.items()
    }
    return filled, findings


def _waves(sources: FilledTable, readings: Sequence[FileReading]) -> tuple[dict[int, str], str]:
    """Return the wave of each sheet (by id) whose file describes only one, and that of all files.

    The second value is empty where the files describe several waves.
    """
    described: dict[int, set[CellValue]] = {}
    for (sheet, _), wave in zip(sources.origin, sources.columns["vague"], strict=True):
        described.setdefault(id(sheet), set()).add(wave)
    by_sheet: dict[int, str] = {}
    for reading in readings:
        sheets = [id(sheet) for sheet in reading.sheets]
        wave = _only(code for sheet in sheets for code in described.get(sheet, ()))
        by_sheet |= {sheet: wave for sheet in sheets if wave}
    return by_sheet, _only(sources.columns["vague"])


def _only(codes: Iterable[CellValue]) -> str:
    distinct = {str(code) for code in codes if code is not None}
    return distinct.pop() if len(distinct) == 1 else ""


def _missing(tables: Mapping[str, FilledTable], readings: Sequence[FileReading]) -> list[Finding]:
    """Return one finding for each table that is missing or empty although it is needed."""
    files = ", ".join(dict.fromkeys(s.file for reading in readings for s in reading.sheets))
    if not any(len(table) for name, table in tables.items() if name != "sources"):
        wanted = "au moins une ligne sous les en-têtes, « sources » mise à part"
        return [
            Finding(
                Problem(ERROR, files, "Aucune donnée : les tables sont vides.", expected=wanted)
            )
        ]
    wanting = {} if len(tables["sources"]) else {"sources": "une ligne par vague"}
    for name, column, target in LINKS:
        if any(tables[name].columns[column]) and not len(tables[target]):
            wanting[target] = f"les lignes que nomme la colonne « {column} » de « {name} »"
    return [
        Finding(
            Problem(ERROR, files, f"La table « {name} » manque ou est vide.", name, expected=wanted)
        )
        for name, wanted in wanting.items()
    ]


def _sorted(problems: Iterable[Problem], readings: Sequence[FileReading]) -> tuple[Problem, ...]:
    """Sort problems by file, sheet and row."""
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    files = {sheet.file: at for at, sheet in reversed(list(enumerate(sheets)))}
    places = {(sheet.file, sheet.name): at for at, sheet in enumerate(sheets)}

    def place(problem: Problem) -> tuple[int, int, bool, int]:
        return (
            files.get(problem.file, -1),
            places.get((problem.file, problem.sheet), -1),
            problem.row is None,
            problem.row or 0,
        )

    return tuple(sorted(problems, key=place))
