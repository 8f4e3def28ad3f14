"""Merged cells and formulas of a sheet, read from its XML."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from data.intake.problems import ERROR, Problem
from data.intake.readers.grid import Grid

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 256
_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell [^>]{0,100}?ref="([A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}\d{1,7})"'
)
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")


@dataclass(frozen=True)
class Marks:
    """The merged ranges with their first row, and whether the sheet has formulas."""

    ranges: tuple[tuple[str, int], ...]
    formulas: bool


def find_marks(path: Path, sheet: Any) -> Marks:  # noqa: ANN401 - openpyxl has no types
    """Return the marks of a sheet opened by openpyxl in read-only mode."""
    ranges: dict[str, int] = {}
    formulas = False
    part = sheet._worksheet_path  # noqa: SLF001 - the only link from a sheet to its part
    with zipfile.ZipFile(path) as archive:
        for chunk in _chunks(archive, part):
            ranges |= {found[1].decode(): int(found[2]) for found in _MERGED.finditer(chunk)}
            formulas = formulas or bool(_FORMULA.search(chunk))
    return Marks(tuple(ranges.items()), formulas)


def merged(grid: Grid, marks: Marks) -> list[Problem]:
    """Return an error for each merged range in the header or below it.

    Only the first cell of a merged range has a value.
    """
    if grid.header < 0:
        return []
    header, last = grid.lines[grid.header][0], grid.lines[-1][0]
    return [
        Problem(
            ERROR,
            grid.file,
            "Des cellules de l’en-tête sont fusionnées."
            if row == header
            else "Des cellules sont fusionnées.",
            grid.name,
            row,
            value=cells,
            expected="des cellules séparées (Accueil, Fusionner, Annuler la fusion)",
        )
        for cells, row in marks.ranges
        if header <= row <= last
    ]


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the part in overlapping pieces, so that no mark is cut in two."""
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]
