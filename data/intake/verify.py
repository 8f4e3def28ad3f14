"""Readers: from files as received to validated tables.

A format is one module with `recognises` and `read`, and one line in `READERS`.
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
from data.intake.sheets import Reading


class Reader(Protocol):
    """One format. Neither function raises on account of the file."""

    def recognises(self, path: Path) -> bool:
        """Tell, cheaply and from its content, whether `path` is of this format."""
        ...

    def read(self, path: Path, book: Codebook) -> Reading:
        """Return the tables of `path`, and the problems met on the way."""
        ...


#: The most particular format first: any text passes for a CSV file.
READERS: Final[tuple[Reader, ...]] = (crs, workbook, csv_folder)


@dataclass(frozen=True)
class Verification:
    """What a set of files holds, as one dataset, and everything that is wrong with it.

    `tables` can be published only when `ok`. `omitted` counts, for each level, the problems that
    `problems` sums up instead of listing.
    """

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    omitted: Mapping[Level, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Tell whether there is no error; warnings do not keep from publishing."""
        return not any(problem.level == ERROR for problem in self.problems)

    @property
    def errors(self) -> int:
        """The number of errors, those only summed up included."""
        return self._count(ERROR)

    @property
    def warnings(self) -> int:
        """The number of warnings, those only summed up included."""
        return self._count(WARNING)

    def _count(self, level: Level) -> int:
        listed = sum(problem.level == level for problem in self.problems)
        return listed + self.omitted.get(level, 0)


def read_files(paths: Sequence[Path], book: Codebook) -> Verification:
    """Read every file and check them together: several files make one dataset.

    Never raises on account of a file: whatever is wrong is among the problems.
    """
    named = [path if path.name.strip(".") else path.resolve() for path in paths]  # « . »
    names = [path.name for path in named]
    readings = [
        _read(path, book) if names.count(path.name) == 1 else _told_apart(_read(path, book), path)
        for path in named
    ]
    if not readings:
        nothing = Problem(ERROR, "", "Aucun fichier n’est donné.", expected="au moins un fichier")
        readings = [Reading(problems=(nothing,))]
    checked = validation.validate(readings, book)
    return Verification(checked.tables, checked.problems, tuple(names), checked.omitted)


def _read(path: Path, book: Codebook) -> Reading:
    refusal = safety.absence(path)
    if refusal is not None:
        return Reading(problems=(refusal,))
    reader = next((reader for reader in READERS if reader.recognises(path)), None)
    if reader is None:
        wanted = "un classeur .xlsx, un fichier CSV, un dossier de fichiers CSV ou un extrait CRS"
        message = "Le format de ce fichier n’est pas reconnu."
        return Reading(problems=(safety.refused(path, message, wanted),))
    try:
        return reader.read(path, book)
    except OSError as error:
        message = "Ce fichier ne peut pas être lu (droits d’accès, disque ou réseau)."
        return Reading(problems=(safety.refused(path, message, value=error.strerror or ""),))


def _told_apart(reading: Reading, path: Path) -> Reading:
    """Return the reading with the name of the folder before that of the file."""
    folder = path.resolve().parent.name
    return Reading(
        tuple(replace(sheet, file=f"{folder}/{sheet.file}") for sheet in reading.sheets),
        tuple(replace(problem, file=f"{folder}/{problem.file}") for problem in reading.problems),
    )
