"""The report of a verification: French text for people, JSON for programs."""

import json
from collections.abc import Iterator

from data.intake.problems import ERROR, WARNING, Level, Problem
from data.intake.verify import Verification


def as_text(verification: Verification) -> str:
    """Return the report in French: counts, then every error, then every warning."""
    blocks = ["\n".join(_summary(verification))]
    for level, title in ((ERROR, "ERREURS"), (WARNING, "AVERTISSEMENTS")):
        problems = _of(verification, level)
        if problems:
            total = verification.errors if level == ERROR else verification.warnings
            listed = "\n\n".join(
                _problem_text(number, p) for number, p in enumerate(problems, start=1)
            )
            blocks.append(f"{title} ({total})\n\n{listed}")
    return "\n\n".join(blocks) + "\n"


def as_json(verification: Verification) -> str:
    """Return the report as JSON, with stable French keys.

    `valide`, `fichiers`, `lignes` (rows by table), `erreurs` and `avertissements` (totals, with
    those that are not listed), `problemes`: a list of `niveau` (`erreur`, `avertissement`),
    `fichier`, `feuille`, `ligne` (number or null), `colonne`, `valeur`, `message`, `attendu`,
    `suggestion` (texts, possibly empty).
    """
    return json.dumps(
        {
            "valide": verification.ok,
            "fichiers": list(verification.files),
            "lignes": {name: len(table) for name, table in verification.tables.items()},
            "erreurs": verification.errors,
            "avertissements": verification.warnings,
            "problemes": [
                _fields(p) for level in (ERROR, WARNING) for p in _of(verification, level)
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def plural(number: int, noun: str) -> str:
    """Return « 0 erreur », « 1 erreur » or « 2 erreurs » (French plural begins at two)."""
    return f"{number} {noun}{'s' if abs(number) > 1 else ''}"


def _of(verification: Verification, level: Level) -> list[Problem]:
    return [problem for problem in verification.problems if problem.level == level]


def _summary(verification: Verification) -> Iterator[str]:
    names = ", ".join(verification.files)
    yield f"{plural(len(verification.files), 'fichier')} : {names or 'aucun'}"
    tables = (
        f"{name} : {plural(len(table), 'ligne')}" for name, table in verification.tables.items()
    )
    yield " · ".join(tables)
    errors, doubts = (
        plural(verification.errors, "erreur"),
        plural(verification.warnings, "avertissement"),
    )
    verdict = "publication possible" if verification.ok else "à corriger avant toute publication"
    yield f"{errors}, {doubts} : {verdict}."


def _problem_text(number: int, problem: Problem) -> str:
    """Return the text of one problem: place, message, expected value, suggestion."""
    place = (
        (problem.file, problem.file),
        (problem.sheet, f"feuille « {problem.sheet} »"),
        (problem.row, f"ligne {problem.row}"),
        (problem.column, f"colonne « {problem.column} »"),
        (problem.value, f"valeur « {problem.value} »"),
    )
    where = " · ".join(words for value, words in place if value)
    details = (
        (problem.message, problem.message),
        (problem.expected, f"Attendu : {problem.expected}"),
        (problem.suggestion, f"Suggestion : {problem.suggestion}"),
    )
    lines = [f"{number}. {where}" if where else f"{number}.", *(w for value, w in details if value)]
    return "\n   ".join(lines)


def _fields(problem: Problem) -> dict[str, str | int | None]:
    return {
        "niveau": problem.level,
        "fichier": problem.file,
        "feuille": problem.sheet,
        "ligne": problem.row,
        "colonne": problem.column,
        "valeur": problem.value,
        "message": problem.message,
        "attendu": problem.expected,
        "suggestion": problem.suggestion,
    }
