"""Parse answers of a closed list: one, or several in one cell."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from data.codebook import DONT_KNOW, NOT_CONCERNED, Nomenclature, fold
from data.intake.cells.parsed import Note, ParsedCell, doubt, refuse, text_of
from data.intake.problems import ERROR

if TYPE_CHECKING:
    from data.intake.sheets import Cell

_RESERVED_FORMS: Final = {
    **dict.fromkeys(("nsp", "ne sait pas", "ne sais pas", "n.s.p.", "nsp."), DONT_KNOW),
    **dict.fromkeys(("nc", "non concerne", "non concernee", "n.c.", "sans objet"), NOT_CONCERNED),
}
#: Texts that stand for « no answer », where an empty cell is expected.
_ABSENT: Final = frozenset(
    {"", "/", "?", ".", "—", "–", "na", "n/a", "nr", "n.r.", "vide", "null", "none", "nan"}
    | {"non reponse", "non renseigne", "non renseignee"}
)
#: Length above which a text is not compared with the answers: it would be slow.
_COMPARED: Final = 120

#: « ODD 6 », « 6.1 » (a target), « 6 - Eau propre et assainissement ».
_GOAL: Final = re.compile(
    r"(?:odd|objectif|sdg|goal)?\s*(?:n[°o]\s*)?(\d{1,2})(?:\.(\d{1,2}|[a-d]))?[\s.:–-]*(\D.*)?",
    re.IGNORECASE,
)
#: Targets of each goal that carry a number (United Nations, resolution 71/313).
_TARGETS: Final = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)


def reserved_code(cell: Cell) -> str | None:
    """Return `nsp` or `nc` when that is the content of the cell, else None."""
    return _RESERVED_FORMS.get(fold(text_of(cell))) if isinstance(cell, str) else None


def says_nothing(cell: Cell) -> bool:
    """Tell whether the cell contains a mark for « no answer » instead of being empty."""
    return isinstance(cell, str) and fold(text_of(cell)) in _ABSENT


def parse_code(cell: Cell, answers: Nomenclature, wanted: str) -> ParsedCell:
    """Return the code of the single answer of a cell."""
    if isinstance(cell, date):
        return refuse("Le tableur a transformé cette réponse en date.", wanted)
    text = text_of(cell)
    code = _match(text, answers)
    if code is not None:
        return ParsedCell(code)
    pieces = [piece.strip() for piece in re.split(r"[;|\n]", str(cell)) if piece.strip()]
    if len(pieces) > 1 and all(_match(piece, answers) for piece in pieces):
        return refuse("Une seule réponse est attendue.", wanted)
    return _unknown(text, answers, wanted)


def parse_codes(cell: Cell, answers: Nomenclature, wanted: str) -> ParsedCell:
    """Return the codes of the answers of a cell, joined by spaces, in the order of the list."""
    if isinstance(cell, (bool, date)):
        return refuse("Le tableur a transformé cette réponse en date ou en vrai/faux.", wanted)
    found: list[ParsedCell] = [
        parsed for piece in _split(cell, answers) for parsed in _several(piece, answers, wanted)
    ]
    wrong = next((parsed for parsed in found if parsed.refused), None)
    if wrong is not None:
        return wrong
    codes = {str(parsed.value) for parsed in found}
    value = " ".join(code for code in answers.codes if code in codes)
    return ParsedCell(value or None, note=next((p.note for p in found if p.note), None))


def _match(text: str, answers: Nomenclature) -> str | None:
    code = answers.match(text)
    if code is not None:
        return code
    if len(text) == 1 and f"0{text}" in answers:
        return f"0{text}"  # spreadsheets take the zero off « 01 »
    first, _, words = text.partition(" ")  # « 01 Ain », as the template offers it
    return first if first in answers and answers.match(words.lstrip("-–: ")) == first else None


def _unknown(text: str, answers: Nomenclature, wanted: str) -> ParsedCell:
    if reserved_code(text):
        message = "« NSP » et « NC » ne se mêlent pas à d’autres réponses."
        return refuse(message, wanted)
    message = f"Cette réponse n’est pas dans la liste « {answers.name} »."
    return ParsedCell(note=Note(ERROR, message, wanted, nearest=lambda: nearest(text, answers)))


def nearest(text: str, answers: Nomenclature) -> str | None:
    """Return the label closest to `text`, or None when none is close."""
    return answers.suggest(text) if len(text) <= _COMPARED else None


def _split(cell: Cell, answers: Nomenclature) -> list[str]:
    """Split a cell at « ; », « | » and line ends, unless its text is an answer itself."""
    if answers.match(text_of(cell)):
        return [text_of(cell)]
    raw = cell if isinstance(cell, str) else text_of(cell)
    return [text_of(piece) for piece in re.split(r"[;|\n\r]", raw) if text_of(piece)]


def _several(piece: str, answers: Nomenclature, wanted: str) -> list[ParsedCell]:
    """Parse one piece, which may still be several answers (commas) or codes (spaces)."""
    parsed = _answer(piece, answers, wanted)
    if not parsed.refused:
        return [parsed]
    words = piece.split()
    if all(word in answers for word in words):
        return [ParsedCell(word) for word in words]
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    return _longest(parts, answers, wanted) if len(parts) > 1 else [parsed]


def _longest(parts: list[str], answers: Nomenclature, wanted: str) -> list[ParsedCell]:
    """Join parts again where the comma is part of a label (« Paix, justice… »), and parse them."""
    found: list[ParsedCell] = []
    while parts:
        sizes = range(min(len(parts), 4), 0, -1)
        reads = ((size, _answer(", ".join(parts[:size]), answers, wanted)) for size in sizes)
        size, read = next(
            ((n, r) for n, r in reads if not r.refused), (1, _answer(parts[0], answers, wanted))
        )
        found.append(read)
        parts = parts[size:]
    return found


def _answer(text: str, answers: Nomenclature, wanted: str) -> ParsedCell:
    code = _match(text, answers)
    if code is not None:
        return ParsedCell(code)
    if answers.name == "odd" and (goal := _GOAL.fullmatch(text)):
        return _goal(goal, answers, wanted)
    return _unknown(text, answers, wanted)


def _goal(found: re.Match[str], answers: Nomenclature, wanted: str) -> ParsedCell:
    number, target, words = str(int(found[1])), found[2], found[3]
    if number not in answers:
        return refuse(f"L’ODD {number} n’existe pas.", wanted)
    if words and answers.match(words) != number:
        return refuse(
            "Le numéro et le titre de cet ODD ne vont pas ensemble.",
            wanted,
            f"{number} {answers.label(number)}",
        )
    if not target:
        return ParsedCell(number)
    if target.isdigit() and not 1 <= int(target) <= _TARGETS[int(number) - 1]:
        return refuse(f"La cible {number}.{target} n’existe pas.", wanted, f"{number} ; {target}")
    return doubt(number, "Une cible est donnée : seul son ODD est retenu.", wanted)
