"""Problems on their way to the report: placed, put in order, and not repeated without end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.intake.cells import Note, show
from data.intake.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.intake.sheets import Row, Sheet

#: Identical problems of one column that are listed one by one.
LISTED: Final = 50

#: Rows named in a problem that speaks of many.
_NAMED_ROWS: Final = 5


@dataclass(frozen=True)
class Finding:
    """A problem, and the search for a suggestion, which is only made for problems listed."""

    problem: Problem
    nearest: Callable[[], str | None] | None = None

    def settled(self) -> Problem:
        """Return the problem with its suggestion."""
        if self.nearest is None or self.problem.suggestion:
            return self.problem
        return replace(self.problem, suggestion=self.nearest() or "")


@dataclass(frozen=True)
class Findings:
    """Problems to show, and how many more there are of each level."""

    problems: tuple[Problem, ...]
    omitted: dict[Level, int]


def found(sheet: Sheet, row: Row, variable: str, note: Note) -> Finding:
    """Place `note` on the cell of `variable` in `row`."""
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


def about_column(sheet: Sheet, variable: str, note: Note) -> Finding:
    """Place `note` on a whole column."""
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


def settle(findings: Iterable[Finding], listed: int = LISTED) -> Findings:
    """Return the problems with their suggestions, at most `listed` of a kind and column.

    The last one of a longer series is followed by one that says how many there are in all.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_kind(finding.problem), []).append(finding)
    omitted: dict[Level, int] = {}
    problems: list[Problem] = []
    for series in groups.values():
        problems += [finding.settled() for finding in series[:listed]]
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
