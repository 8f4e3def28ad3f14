"""Small files for the readers' tests: one good dataset, to be spoilt one cell at a time."""

import copy
from pathlib import Path

import openpyxl

from data.codebook import load
from data.intake.problems import Problem
from data.intake.verify import Verification, read_files

BOOK = load()

Rows = list[list[object]]

#: A spoilt dataset, and the fields of the problem that the report must hold.
Case = tuple[dict[str, Rows], dict[str, object]]

GOOD: dict[str, Rows] = {
    "sources": [
        ["vague", "titre", "producteur", "licence", "date", "champ", "demonstration"],
        ["acter-2024", "Essai", "RESACOOP", "Licence Ouverte", "17/01/2025", "2 répondants", "non"],
    ],
    "collectivites": [
        ["collectivite_id", "nom", "siren", "type", "region", "departement", "population", "action",
         "anciennete", "budget_specifique", "budget_eur", "etp", "service", "portage", "strategie"],
        ["A1", "Ville A", "123456782", "commune", "53", "35", 12000, "oui",
         "plus-20", "oui", 30000, 0.5, "dedie", "executif", "formalisee"],
        ["A2", "Département B", "987654324", "departement", "84", "69", 1800000, "non",
         None, None, "NC", "NC", None, None, None],
    ],
    "cooperations": [
        ["cooperation_id", "collectivite_id", "pays", "partenaire", "mode", "debut", "fin",
         "conventionnee", "thematiques", "odd", "montant_eur", "flux"],
        ["C1", "A1", "SEN", "Dakar", "jumelage", 2010, 2020, "oui", "eau", "6", 1000, None],
        ["C2", "A1", "MLI", None, "jumelage", 2015, None, "non", "culture", "4", None, None],
    ],
    "financements": [
        ["collectivite_id", "cooperation_id", "financeur", "annee", "montant_eur"],
        ["A1", "C1", "meae", 2023, 500],
    ],
    "reponses": [
        ["collectivite_id", "question", "modalite"],
        ["A1", "motivations", "solidarite"],
        ["A1", "freins", "moyens-humains"],
    ],
}  # fmt: skip


def good() -> dict[str, Rows]:
    """Return a copy of the good dataset, which raises no problem at all."""
    return copy.deepcopy(GOOD)


def changed(table: str, row: int, column: str, value: object) -> dict[str, Rows]:
    """Return the good dataset with one cell changed; `row` counts from 1, the header."""
    tables = good()
    tables[table][row - 1][tables[table][0].index(column)] = value
    return tables


def with_row(table: str, *cells: object) -> dict[str, Rows]:
    """Return the good dataset with one more row in a table."""
    tables = good()
    tables[table].append(list(cells))
    return tables


def workbook(path: Path, tables: dict[str, Rows]) -> Path:
    """Write a workbook with one sheet per table, and return its path."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def folder(
    path: Path, tables: dict[str, Rows], separator: str = ";", encoding: str = "utf-8"
) -> Path:
    """Write one CSV file per table in a folder, and return the folder."""
    path.mkdir(exist_ok=True)
    for name, rows in tables.items():
        lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
        (path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def verified(*paths: Path) -> Verification:
    """Read files with the codebook of the project."""
    return read_files(paths, BOOK)


def says(result: Verification, wanted: dict[str, object]) -> bool:
    """Tell whether a problem has the exact row, and the other fields or a part of them."""
    return any(
        all(_agrees(problem, name, value) for name, value in wanted.items())
        for problem in result.problems
    )


def _agrees(problem: Problem, name: str, value: object) -> bool:
    held = getattr(problem, name)
    return str(value) in held if name in {"message", "expected"} else held == value
