"""What a reader hands over: cells as received, with the place where each was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from data.intake.problems import Problem

#: A cell as the file holds it. An empty cell is None; a text is not yet trimmed.
Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Row:
    """One row: `number` as the spreadsheet shows it (header = 1), cells by variable name."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Sheet:
    """One table found in a file. `headers` gives, for each variable, the header as written."""

    file: str
    name: str
    table: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Reading:
    """Everything that one reader found in one file, problems included."""

    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
