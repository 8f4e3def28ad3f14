"""Entry point of the intake: read files of any known format and validate them together.

A format is a module with `recognises` and `read`, and one line in `READERS`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

import pandas as pd

from data.codebook import Codebook
from data.intake import validation
from data.intake.crs import reader as crs
from data.intake.problems import ERROR, WARNING, Level, Problem
from data.intake.readers import csv_folder, safety, workbook
from data.intake.sheets import FileReading
from data.system_errors import system_reason


class Reader(Protocol):
    """The reader of one format. Neither function raises because of the file."""

    def recognises(self, path: Path) -> bool:
        """Tell whether `path` is of this format, from the start of its content."""
        ...

    def read(self, path: Path, book: Codebook) -> FileReading:
        """Return the sheets found in `path`, and the problems of the file."""
        ...


#: The most specific format first: any text can be taken for a CSV file.
READERS: Final[tuple[Reader, ...]] = (crs, workbook, csv_folder)


@dataclass(frozen=True)
class Verification:
    """The tables of a set of files, read as one dataset, and their problems.

    `tables` may be published only when `ok`. `omitted` counts, by level, the problems that are not
    listed in `problems`.
    """

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    omitted: Mapping[Level, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Tell whether there is no error; warnings do not prevent publishing."""
        return not any(problem.level == ERROR for problem in self.problems)

    @property
    def errors(self) -> int:
        """The number of errors, with those that are not listed."""
        return self._count(ERROR)

    @property
    def warnings(self) -> int:
        """The number of warnings, with those that are not listed."""
        return self._count(WARNING)

    def _count(self, level: Level) -> int:
        listed = sum(problem.level == level for problem in self.problems)
        return listed + self.omitted.get(level, 0)


def read_files(paths: Sequence[Path], book: Codebook) -> Verification:
    """Read all files and validate them together, as one dataset.

    Never raises because of a file: whatever is wrong is among the problems.
    """
    named = [path if path.name.strip(".") else path.resolve() for path in paths]  # « . »
    names = [path.name for path in named]
    readings = [
        _read(path, book)
        if names.count(path.name) == 1
        else _with_folder_names(_read(path, book), path)
        for path in named
    ]
    if not readings:
        nothing = Problem(ERROR, "", "Aucun fichier n’est donné.", expected="au moins un fichier")
        readings = [FileReading(problems=(nothing,))]
    checked = validation.validate(readings, book)
    return Verification(checked.tables, checked.problems, tuple(names), checked.omitted)


def _read(path: Path, book: Codebook) -> FileReading:
    refusal = safety.absence(path)
    if refusal is not None:
        return FileReading(problems=(refusal,))
    reader = next((reader for reader in READERS if reader.recognises(path)), None)
    if reader is None:
        wanted = "un classeur .xlsx, un fichier CSV, un dossier de fichiers CSV ou un extrait CRS"
        message = "Le format de ce fichier n’est pas reconnu."
        return FileReading(problems=(safety.refused(path, message, wanted),))
    try:
        return reader.read(path, book)
    except OSError as error:
        message = "Ce fichier ne peut pas être lu (droits d’accès, disque ou réseau)."
        return FileReading(problems=(safety.refused(path, message, value=system_reason(error)),))


def _with_folder_names(reading: FileReading, path: Path) -> FileReading:
    """Return the reading with the name of its folder before that of the file."""
    folder = path.resolve().parent.name
    return FileReading(
        tuple(replace(sheet, file=f"{folder}/{sheet.file}") for sheet in reading.sheets),
        tuple(replace(problem, file=f"{folder}/{problem.file}") for problem in reading.problems),
    )
