"""Reader of CSV files named after the tables: a folder of them, or a single one."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from data.codebook import Codebook
from data.intake.cells import show, text_of
from data.intake.problems import ERROR, WARNING, Problem
from data.intake.readers import safety, texts
from data.intake.readers.grid import Grid, non_empty, table_called, table_like, table_near, to_sheet
from data.intake.readers.safety import LIMITS, Limits
from data.intake.readers.shape import cut_to_header
from data.intake.sheets import FileReading, ReceivedSheet

_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
_HEAD: Final = 65_536


@dataclass(frozen=True)
class _File:
    """The rows of one CSV file, or None, and its problems."""

    grid: Grid | None
    problems: tuple[Problem, ...] = ()


def recognises(path: Path) -> bool:
    """Tell whether `path` is a folder or a text file."""
    if path.is_dir() or path.suffix.lower() in _SUFFIXES:
        return True
    return texts.looks_like_text(safety.start(path, _HEAD))


def read(path: Path, book: Codebook, limits: Limits = LIMITS) -> FileReading:
    """Return the tables of the CSV files of `path`, and the problems of the files."""
    if not path.is_dir():
        table = _file(path, path.name, limits)
        return _tables([table], book, alone=True)
    paths = sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() in _SUFFIXES and not file.name.startswith((".", "~"))
    )
    reading = _tables(
        [_file(file, f"{path.name}/{file.name}", limits) for file in paths], book, alone=False
    )
    if reading.sheets or any(problem.level == ERROR for problem in reading.problems):
        return reading
    wanted = f"des fichiers {', '.join(f'{name}.csv' for name in book.tables)}"
    nothing = safety.refused(path, "Ce dossier ne contient aucun fichier CSV reconnu.", wanted)
    return FileReading(problems=(*reading.problems, nothing))


def _file(path: Path, name: str, limits: Limits) -> _File:
    refusal = safety.absence(path) or safety.oversize(path, limits)
    if refusal is not None:
        return _File(None, (refusal,))
    try:
        lines, separator = texts.split(texts.decode(path.read_bytes()))
        separator = separator or texts.delimiter(texts.header_line(lines))
        found = list(islice(non_empty(texts.records(lines, separator)), limits.rows + 2))
    except texts.NotTextError:
        wanted = "un fichier CSV en UTF-8 ou en Windows-1252"
        return _refuse(name, "Ce fichier n’est pas du texte lisible (encodage inconnu).", wanted)
    except csv.Error:
        message = "Des guillemets ouverts ne sont pas refermés, ou une cellule est démesurée."
        return _refuse(name, message, "des guillemets par paires autour d’une cellule")
    if len(found) > limits.rows + 1:
        return _refuse(name, "Ce fichier a trop de lignes.", f"au plus {limits.rows} lignes")
    return _File(*cut_to_header(Grid(name, "", found), separator))


def _refuse(name: str, message: str, wanted: str) -> _File:
    return _File(None, (Problem(ERROR, name, message, expected=wanted),))


def _tables(files: Sequence[_File], book: Codebook, *, alone: bool) -> FileReading:
    sheets: list[ReceivedSheet] = []
    problems: list[Problem] = []
    for file in files:
        problems += file.problems
        if file.grid is None:
            continue
        table = _table(file.grid, book)
        if table is None:
            problems.append(_unknown_table(file.grid, book, alone=alone))
        elif table in {sheet.table for sheet in sheets}:
            message = f"Deux fichiers décrivent la table « {table} »."
            problems.append(file.grid.problem(ERROR, message, expected="un seul fichier par table"))
        else:
            sheet, more = to_sheet(file.grid, book.tables[table])
            sheets += [sheet] if sheet else []
            problems += more
    return FileReading(tuple(sheets), tuple(problems))


def _table(grid: Grid, book: Codebook) -> str | None:
    """Return the name of the table in a file, from the file's name, else from its header."""
    return table_called(Path(grid.file).stem, book) or table_like(grid, book)


def _unknown_table(grid: Grid, book: Codebook, *, alone: bool) -> Problem:
    number, cells = grid.lines[grid.header]
    meant = table_near(Path(grid.file).stem, book)
    return Problem(
        level=ERROR if alone or meant else WARNING,
        file=grid.file,
        message="Ce fichier n’est pas une table du modèle : ses colonnes ne sont pas reconnues.",
        row=number,
        value=show(" ; ".join(text_of(cell) for cell in cells)),
        expected=f"les colonnes d’une des tables {', '.join(book.tables)}",
        suggestion=f"{meant}.csv" if meant else "",
    )
