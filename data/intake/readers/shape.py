"""Check the shape of a CSV file: separator, length of the rows, encoding of the text."""

from collections.abc import Sequence
from typing import Final

from data.intake.cells import is_empty, show, text_of
from data.intake.problem_lists import rows_in_words
from data.intake.problems import ERROR, WARNING, Problem
from data.intake.readers import texts
from data.intake.readers.grid import Grid, Line

_FOREIGN: Final = ("|", ":", "  ")


def cut_to_header(grid: Grid, separator: str) -> tuple[Grid | None, tuple[Problem, ...]]:
    """Return the grid cut to the width of its header, and the problems of its shape.

    The grid is None when there is no row, or when the separator is not recognised.
    """
    if grid.header < 0:
        wanted = "un en-tête et des lignes"
        return None, (grid.problem(ERROR, "Ce fichier ne contient aucune ligne.", expected=wanted),)
    number, header = grid.lines[grid.header]
    width = len(header)
    if width == 1 and any(mark in str(header[0]) for mark in _FOREIGN):
        wanted = "des cellules séparées par « ; », « , » ou une tabulation"
        message = "Le séparateur de ce fichier n’est pas reconnu."
        return None, (_at(grid, number, message, show(header[0]), wanted),)
    body = grid.lines[grid.header + 1 :]
    problems = (
        *_cut_otherwise(grid, body, width, separator),
        *_long(grid, body, width, separator),
        *_short(grid, body, width),
        *_garbled(grid),
    )
    lines = [(number, cells[:width]) for number, cells in grid.lines]
    return Grid(grid.file, grid.name, lines), problems


def _at(grid: Grid, number: int, message: str, value: str, wanted: str) -> Problem:
    return Problem(ERROR, grid.file, message, grid.name, number, "", value, wanted)


def _cut_otherwise(grid: Grid, body: Sequence[Line], width: int, separator: str) -> list[Problem]:
    """Report rows of a single cell that contains another separator."""
    others = [mark for mark in texts.DELIMITERS if mark != separator]
    return [
        _at(
            grid,
            number,
            "Cette ligne n’est pas séparée comme l’en-tête.",
            show(cells[0]),
            f"{width} cellules séparées par « {separator} »",
        )
        for number, cells in body
        if width > 1 and len(cells) == 1 and any(mark in str(cells[0]) for mark in others)
    ]


def _long(grid: Grid, body: Sequence[Line], width: int, separator: str) -> list[Problem]:
    """Report rows with more cells than the header: a cell has the separator, unquoted."""
    return [
        _at(
            grid,
            number,
            "Cette ligne a plus de cellules que l’en-tête.",
            show(separator.join(text_of(cell) for cell in cells[width - 1 :])),
            f"{width} cellules ; une cellule qui contient « {separator} » s’écrit entre guillemets",
        )
        for number, cells in body
        if not all(map(is_empty, cells[width:]))
    ]


def _short(grid: Grid, body: Sequence[Line], width: int) -> list[Problem]:
    rows = [number for number, cells in body if 1 < len(cells) < width]
    if not rows:
        return []
    message = f"Cellules manquantes en fin de ligne, lues comme vides : {rows_in_words(rows)}."
    return [grid.problem(WARNING, message, expected=f"{width} cellules par ligne")]


def _garbled(grid: Grid) -> list[Problem]:
    rows = [line[0] for line in grid.lines if texts.is_garbled(line)]
    if not rows:
        return []
    message = f"Caractères abîmés par un mauvais encodage : {rows_in_words(rows)}."
    return [grid.problem(ERROR, message, expected="un fichier enregistré en « CSV UTF-8 »")]
