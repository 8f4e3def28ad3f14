"""Which lines of the codebook are public: those that say exactly `publique`, and no other.

Anything else counts as confidential, and anything that is neither of the two words stops the
program: a typo must not open what was answered in confidence, nor pass unseen.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PUBLIC: Final = "publique"
CONFIDENTIAL: Final = "réservée"

COLUMN: Final = "confidentialite"

#: The columns that tell the lines of each file apart.
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "questions.csv": ("question",),
    "variables.csv": ("table", "variable"),
}


@dataclass(frozen=True)
class CodebookProblem:
    """One cell to correct, in French; `row` counts as a spreadsheet does (header = 1)."""

    file: str
    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Return the problem as a line of French."""
        return (
            f"{self.file}, ligne {self.row}, colonne « {self.column} » : « {self.value} » n’est "
            f"pas accepté ; attendu : {self.expected}."
        )


class CodebookError(ValueError):
    """The codebook cannot be used; `problems` lists all the reasons, the message too."""

    def __init__(self, problems: tuple[CodebookProblem, ...]) -> None:
        """Keep every problem; the message has one line for each."""
        self.problems = problems
        super().__init__("\n".join(("Dictionnaire de l’enquête incorrect.", *map(str, problems))))


def is_confidential(word: str | None) -> bool:
    """Tell whether a cell of the column `confidentialite` keeps its line confidential."""
    return word != PUBLIC


def verify(folder: Path) -> None:
    """Raise CodebookError if a line is neither public nor confidential, or is described twice."""
    problems = tuple(
        problem for file, key in KEYS.items() for problem in _problems(folder / file, key)
    )
    if problems:
        raise CodebookError(problems)


def _problems(path: Path, key: tuple[str, ...]) -> Iterator[CodebookProblem]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    head = lines[0] if lines else []
    for column in (*key, COLUMN):
        if column not in head:
            yield CodebookProblem(path.name, 1, column, "", "cette colonne")
    if not {*key, COLUMN} <= set(head):
        return
    first_rows: dict[tuple[str, ...], int] = {}
    for row, cells in enumerate(lines[1:], start=2):
        if not cells:
            continue
        line = dict(zip(head, cells, strict=False))
        value = line.get(COLUMN, "")
        if value not in {PUBLIC, CONFIDENTIAL}:
            expected = f"« {PUBLIC} » ou « {CONFIDENTIAL} », exactement"
            yield CodebookProblem(path.name, row, COLUMN, value, expected)
        name = tuple(line.get(column, "") for column in key)
        if name in first_rows:
            # Two lines could disagree on who may read the answers.
            expected = f"un nom que la ligne {first_rows[name]} ne porte pas déjà"
            yield CodebookProblem(path.name, row, key[-1], name[-1], expected)
        first_rows.setdefault(name, row)
