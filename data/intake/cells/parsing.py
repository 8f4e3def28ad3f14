"""Parse a cell according to the kind of its variable."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.intake.cells.codes import parse_code, parse_codes, reserved_code, says_nothing
from data.intake.cells.dates import parse_date, parse_year
from data.intake.cells.expected import expected
from data.intake.cells.identifiers import parse_identifier, parse_siren, parse_text
from data.intake.cells.numbers import parse_number
from data.intake.cells.parsed import ParsedCell, is_empty, refuse, text_of

if TYPE_CHECKING:
    from data.codebook import Codebook, Variable
    from data.intake.sheets import Cell

#: What spreadsheets show when a formula fails, in English and in French.
_FAILED: Final = re.compile(
    r"#(?:N/A|N/D|REF!|VALUE!|VALEUR!|DIV/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|CALC!"
    r"|FIELD!|GETTING_DATA|#+)",
    re.IGNORECASE,
)


def parse(cell: Cell, variable: Variable, book: Codebook, *, reserved: bool) -> ParsedCell:
    """Return the value of `variable` in `cell`; `reserved` accepts NSP and NC.

    A variable of kind `modalite` must be given with its question's nomenclature.
    """
    if is_empty(cell):
        return ParsedCell()
    wanted = expected(variable, book, reserved=reserved)
    broken = _broken(cell, wanted)
    if broken is not None:
        return broken
    code = reserved_code(cell) if variable.kind not in {"texte", "identifiant"} else None
    if code is not None:
        return (
            _reserved(code, variable, wanted)
            if reserved
            else refuse("« NSP » et « NC » ne sont pas admis dans cette colonne.", wanted)
        )
    parsed = _by_kind(cell, variable, book, wanted)
    if parsed.refused and says_nothing(cell):
        return refuse(
            "Une absence de réponse se note par une cellule vide.", wanted, "vider la cellule"
        )
    return parsed


def with_question(variable: Variable, question: str) -> Variable:
    """Return the variable as one answer from the list of `question`."""
    return replace(variable, kind="code", nomenclature=question)


def _broken(cell: Cell, wanted: str) -> ParsedCell | None:
    text = text_of(cell) if isinstance(cell, str) else ""
    if _FAILED.fullmatch(text):
        return refuse("La cellule contient une erreur de formule.", wanted)
    if text.startswith("="):
        return refuse(
            "La cellule contient une formule sans résultat enregistré.",
            f"{wanted} ; ouvrir le classeur dans un tableur et l’enregistrer, ou coller la valeur",
        )
    return None


def _reserved(code: str, variable: Variable, wanted: str) -> ParsedCell:
    if variable.is_number:
        return ParsedCell(status=code)
    if variable.kind in {"code", "codes", "modalite"}:
        return ParsedCell(code)
    return refuse("« NSP » et « NC » ne sont pas admis dans cette colonne.", wanted)


def _by_kind(cell: Cell, variable: Variable, book: Codebook, wanted: str) -> ParsedCell:
    if variable.kind in {"code", "codes"}:
        answers = book.nomenclatures[variable.nomenclature]
        one_or_more = parse_code if variable.kind == "code" else parse_codes
        return one_or_more(cell, answers, wanted)
    if variable.is_number:
        number = parse_year if variable.kind == "annee" else parse_number
        return number(cell, variable, wanted)
    text = {"date": parse_date, "siren": parse_siren, "identifiant": parse_identifier}
    return text[variable.kind](cell, wanted) if variable.kind in text else parse_text(cell, wanted)
