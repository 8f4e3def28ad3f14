"""The output of a reader: unparsed cells, with the sheet and row where each was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from data.intake.problems import Problem

#: A cell as the file holds it. An empty cell is None; a text is not yet trimmed.
Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class ReceivedRow:
    """One row: its `number` in the spreadsheet (header = 1), and its cells by variable name."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class ReceivedSheet:
    """One table found in a file. `headers` maps each variable to its header in the file."""

    file: str
    name: str
    table: str
    headers: Mapping[str, str]
    rows: tuple[ReceivedRow, ...]


@dataclass(frozen=True)
class FileReading:
    """The sheets and problems that a reader found in one file."""

    sheets: tuple[ReceivedSheet, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
