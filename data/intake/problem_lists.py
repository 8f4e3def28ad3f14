"""Findings: problems located in a sheet, and the list of them, with repetitions summed up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.intake.cells import Note, show
from data.intake.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.intake.sheets import ReceivedRow, ReceivedSheet

#: Identical problems of one column listed before the others are only counted.
LISTED: Final = 50

#: Rows named in a problem about several.
_NAMED_ROWS: Final = 5


@dataclass(frozen=True)
class Finding:
    """A problem, and the search for a suggestion, which only runs for problems that are listed."""

    problem: Problem
    nearest: Callable[[], str | None] | None = None

    def with_suggestion(self) -> Problem:
        """Return the problem with its suggestion."""
        if self.nearest is None or self.problem.suggestion:
            return self.problem
        return replace(self.problem, suggestion=self.nearest() or "")


@dataclass(frozen=True)
class Findings:
    """The problems to list, and how many more there are of each level."""

    problems: tuple[Problem, ...]
    omitted: dict[Level, int]


def cell_finding(sheet: ReceivedSheet, row: ReceivedRow, variable: str, note: Note) -> Finding:
    """Return `note` as a finding about the cell of `variable` in `row`."""
    problem = Problem(
        level=note.level,
        file=sheet.file,
        message=note.message,
        sheet=sheet.name,
        row=row.number,
        column=sheet.headers.get(variable, variable),
        value=show(row.cells.get(variable)),
        expected=note.expected,
        suggestion=note.suggestion,
    )
    return Finding(problem, note.nearest)


def column_finding(sheet: ReceivedSheet, variable: str, note: Note) -> Finding:
    """Return `note` as a finding about a column."""
    problem = Problem(
        level=note.level,
        file=sheet.file,
        message=note.message,
        sheet=sheet.name,
        column=sheet.headers.get(variable, variable),
        expected=note.expected,
        suggestion=note.suggestion,
    )
    return Finding(problem)


def rows_in_words(numbers: list[int]) -> str:
    """Return « ligne 4 », or « 12 lignes (2, 3, 4, 5, 6…) »."""
    if len(numbers) == 1:
        return f"ligne {numbers[0]}"
    first = ", ".join(map(str, numbers[:_NAMED_ROWS]))
    return f"{len(numbers)} lignes ({first}{'…' if len(numbers) > _NAMED_ROWS else ''})"


def summarise(findings: Iterable[Finding], listed: int = LISTED) -> Findings:
    """Return the problems with their suggestions, at most `listed` identical ones in a column.

    A longer series ends with a problem that gives their total number.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_kind(finding.problem), []).append(finding)
    omitted: dict[Level, int] = {}
    problems: list[Problem] = []
    for series in groups.values():
        problems += [finding.with_suggestion() for finding in series[:listed]]
        more = len(series) - listed
        if more > 0:
            last = problems[-1]
            text = (
                f"{last.message} Et {more} autres fois dans cette colonne ({len(series)} en tout)."
            )
            problems.append(replace(last, row=None, value="", suggestion="", message=text))
            omitted[last.level] = omitted.get(last.level, 0) + more - 1
    return Findings(tuple(problems), omitted)


def _kind(problem: Problem) -> tuple[str, ...]:
    return (problem.level, problem.file, problem.sheet, problem.column, problem.message)
