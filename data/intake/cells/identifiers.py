"""Parse identifiers, SIREN numbers and free text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from data.french import TEXT, number
from data.intake.cells.parsed import ParsedCell, refuse, text_of

if TYPE_CHECKING:
    from data.intake.sheets import Cell

_SIREN: Final = 9
_SIRET: Final = 14

#: Unseen, they turn the order in which the letters after them are read.
_TURNS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def parse_text(cell: Cell, wanted: str) -> ParsedCell:
    """Return the cell as one line of text, which pages and figures have room for."""
    text = text_of(cell)
    if len(text) > TEXT:
        return refuse(f"Ce texte a {number(len(text))} caractères, {TEXT} au plus.", wanted)
    if turned := _TURNS.search(text):
        unseen = f"U+{ord(turned[0]):04X}"
        message = f"Ce texte contient un caractère invisible qui en retourne l’ordre ({unseen})."
        return refuse(message, wanted, _TURNS.sub("", text))
    return ParsedCell(text or None)


def parse_identifier(cell: Cell, wanted: str) -> ParsedCell:
    """Return an identifier: text without any space. A whole number loses its decimals."""
    if isinstance(cell, (bool, date)):
        return refuse("Le tableur a transformé cet identifiant en date ou en vrai/faux.", wanted)
    text = text_of(cell)
    if len(text) > TEXT:
        return refuse(f"Cet identifiant a plus de {TEXT} caractères.", wanted)
    if " " in text:
        return refuse("Un identifiant ne contient pas d’espace.", wanted, text.replace(" ", "-"))
    return ParsedCell(text)


def parse_siren(cell: Cell, wanted: str) -> ParsedCell:
    """Return the nine digits of a SIREN number whose check digit is right."""
    if isinstance(cell, (bool, date)):
        return refuse("Ce n’est pas un numéro SIREN.", wanted)
    digits = re.sub(r"[ .]", "", text_of(cell))
    if not digits.isascii() or not digits.isdigit():
        return refuse("Un numéro SIREN ne contient que des chiffres.", wanted)
    if len(digits) == _SIRET and luhn(digits[:_SIREN]):
        return refuse("C’est un numéro SIRET (14 chiffres).", wanted, digits[:_SIREN])
    if len(digits) != _SIREN:
        return refuse(f"Un numéro SIREN a neuf chiffres ; celui-ci en a {len(digits)}.", wanted)
    if not luhn(digits):
        return refuse("La clé de contrôle de ce numéro SIREN est fausse.", wanted)
    return ParsedCell(digits)


def luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of the others (ISO/IEC 7812, as Insee)."""
    doubled = (sum(divmod(int(d) * 2, 10)) for d in digits[-2::-2])
    return (sum(int(d) for d in digits[-1::-2]) + sum(doubled)) % 10 == 0
