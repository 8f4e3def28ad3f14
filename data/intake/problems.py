"""Problems of a file, described in French for the person who filled it in."""

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["erreur", "avertissement"]
ERROR: Final[Level] = "erreur"
WARNING: Final[Level] = "avertissement"


@dataclass(frozen=True)
class Problem:
    """One problem to correct; `row` is the number shown by the spreadsheet (header = 1)."""

    level: Level
    file: str
    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    expected: str = ""
    suggestion: str = ""


class DataError(ValueError):
    """The files cannot be used; `problems` lists all the reasons."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem; the message is the first error's."""
        self.problems = problems
        super().__init__(next((p.message for p in problems if p.level == ERROR), ""))
