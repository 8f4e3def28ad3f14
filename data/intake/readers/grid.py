"""From a grid of cells to a sheet: recognise its table, its header and its columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from data.codebook import Codebook, TableSpec, fold
from data.intake.cells import is_empty, show, text_of
from data.intake.problems import ERROR, WARNING, Level, Problem
from data.intake.sheets import Cell, ReceivedRow, ReceivedSheet

Line = tuple[int, Sequence[Cell]]

#: Rows searched for a header that is not the first row.
_SEARCHED: Final = 20

#: Number of recognised columns from which a row is a header.
_ENOUGH: Final = 2


@dataclass(frozen=True)
class Grid:
    """The non-empty rows of one sheet or file, each with its number in the spreadsheet."""

    file: str
    name: str
    lines: Sequence[Line]

    def problem(
        self, level: Level, message: str, value: str = "", expected: str = "", suggestion: str = ""
    ) -> Problem:
        """Return a problem about the sheet itself, without row or column."""
        return Problem(
            level,
            self.file,
            message,
            self.name,
            value=value,
            expected=expected,
            suggestion=suggestion,
        )

    @property
    def header(self) -> int:
        """The position of the header: the first row that is no comment; -1 when there is none."""
        return next((at for at, (_, cells) in enumerate(self.lines) if not _comment(cells)), -1)


def non_empty(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the rows that have a non-empty cell."""
    return ((number, cells) for number, cells in lines if not all(map(is_empty, cells)))


def table_called(name: str, book: Codebook) -> str | None:
    """Return the table whose name or label is `name`."""
    folded = fold(name)
    tables = book.tables.values()
    return next((t.name for t in tables if folded in {fold(t.name), fold(t.label)}), None)


def table_near(name: str, book: Codebook) -> str | None:
    """Return the table whose name resembles `name`."""
    return next(iter(get_close_matches(fold(name), book.tables, n=1, cutoff=0.7)), None)


def table_like(grid: Grid, book: Codebook) -> str | None:
    """Return the table with most columns in the header; None where two tables tie."""
    cells = grid.lines[grid.header][1] if grid.header >= 0 else ()
    scores = {name: len(_recognised(cells, spec)) for name, spec in book.tables.items()}
    best = max(scores.values())
    names = [name for name, score in scores.items() if score == best >= _ENOUGH]
    if len(names) > 1:  # prefer the table that has fewest columns unnamed
        fullest = min(len(book.tables[name].columns) for name in names)
        names = [name for name in names if len(book.tables[name].columns) == fullest]
    return names[0] if len(names) == 1 else None


def to_sheet(grid: Grid, spec: TableSpec) -> tuple[ReceivedSheet | None, list[Problem]]:
    """Return the rows of `grid` as a sheet of the table `spec`, and the problems of its header.

    The sheet is None when the header cannot be used.
    """
    if grid.header < 0:
        return None, []
    cells = grid.lines[grid.header][1]
    columns = _recognised(cells, spec)
    if not columns:
        return None, [_no_header(grid, spec)]
    body = grid.lines[grid.header + 1 :]
    problems = [
        *_repeated(grid, cells, spec),
        *_unknown(grid, cells, spec),
        *_untitled(grid, cells, body),
    ]
    headers = {name: text_of(cells[at]) for name, at in columns.items()}
    rows = (
        ReceivedRow(number, {name: line[at] for name, at in columns.items() if at < len(line)})
        for number, line in body
    )
    filled = tuple(row for row in rows if not all(map(is_empty, row.cells.values())))
    return ReceivedSheet(grid.file, grid.name, spec.name, headers, filled), problems


def _comment(cells: Sequence[Cell]) -> bool:
    first = next((text_of(cell) for cell in cells if not is_empty(cell)), "")
    return first.startswith("#")


def _variable(cell: Cell, spec: TableSpec) -> str | None:
    folded = fold(text_of(cell).rstrip("* :"))
    names = (v.name for v in spec.variables if folded in {fold(v.name), fold(v.label)})
    return next(names, None) if folded else None


def _recognised(cells: Sequence[Cell], spec: TableSpec) -> dict[str, int]:
    """Return the position of each variable in the header (the first one, if repeated)."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = _variable(cell, spec)
        if name is not None:
            columns.setdefault(name, at)
    return columns


def _no_header(grid: Grid, spec: TableSpec) -> Problem:
    wanted = f"les en-têtes {', '.join(spec.columns[:4])}…"
    number, cells = grid.lines[grid.header]
    for later, line in grid.lines[grid.header + 1 : grid.header + 1 + _SEARCHED]:
        if len(_recognised(line, spec)) >= _ENOUGH:
            message = "Des lignes précèdent l’en-tête."
            hint = f"supprimer les lignes au-dessus de la ligne {later}"
            return Problem(
                ERROR, grid.file, message, grid.name, number, "", show(cells[0]), wanted, hint
            )
    message = "La première ligne n’est pas l’en-tête attendu : aucune colonne n’est reconnue."
    value = show(" ; ".join(text_of(cell) for cell in cells if not is_empty(cell)))
    return Problem(ERROR, grid.file, message, grid.name, number, "", value, wanted)


def _repeated(grid: Grid, cells: Sequence[Cell], spec: TableSpec) -> list[Problem]:
    names = [_variable(cell, spec) for cell in cells]
    number = grid.lines[grid.header][0]
    return [
        Problem(
            ERROR,
            grid.file,
            "Deux colonnes ont le même en-tête.",
            grid.name,
            number,
            show(cells[at]),
            expected=f"une seule colonne « {name} »",
        )
        for at, name in enumerate(names)
        if name is not None and name in names[:at]
    ]


def _unknown(grid: Grid, cells: Sequence[Cell], spec: TableSpec) -> list[Problem]:
    named = _recognised(cells, spec)
    free = {
        fold(form): v.name
        for v in spec.variables
        if v.name not in named
        for form in (v.name, v.label)
    }
    number = grid.lines[grid.header][0]
    problems = []
    for cell in cells:
        if is_empty(cell) or _variable(cell, spec):
            continue
        near = get_close_matches(fold(show(cell)), free, n=1, cutoff=0.7)
        problems.append(
            Problem(
                WARNING,
                grid.file,
                "Colonne inconnue : elle n’est pas lue.",
                grid.name,
                number,
                show(cell),
                expected="une colonne du modèle",
                suggestion=free[near[0]] if near else "",
            )
        )
    return problems


def _untitled(grid: Grid, cells: Sequence[Cell], body: Sequence[Line]) -> list[Problem]:
    """Report filled columns without a header: their content would be silently lost."""
    width = max((len(line) for _, line in body), default=0)
    nameless = [at for at in range(width) if at >= len(cells) or is_empty(cells[at])]
    first: dict[int, tuple[int, Cell]] = {}
    for number, line in body:
        for at in nameless:
            if at < len(line) and not is_empty(line[at]):
                first.setdefault(at, (number, line[at]))
    return [
        Problem(
            ERROR,
            grid.file,
            "Cette colonne remplie n’a pas d’en-tête.",
            grid.name,
            number,
            letters(at),
            show(cell),
            "un nom de colonne du modèle, ou une colonne vide",
        )
        for at, (number, cell) in sorted(first.items())
    ]


def letters(position: int) -> str:
    """Return the spreadsheet name of a column: 0 is A, 26 is AA."""
    name = ""
    left = position + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
