"""Parse quantities as people and spreadsheets write them: `1 234,5 €`, `1234.5`, `12 k€`."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from data.intake.cells.expected import thousands
from data.intake.cells.parsed import ParsedCell, refuse, text_of

if TYPE_CHECKING:
    from data.codebook import Variable
    from data.intake.sheets import Cell

_NUMBER: Final = re.compile(r"[+-]?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?")
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)")
_AMBIGUOUS: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_SCALED: Final = re.compile(r"([+-]?[\d .,]+?) ?(k|m|md|millions?|milliers?)(?: ?d?['’]?euros?)?")
_SCALES: Final = {"k": 1e3, "millier": 1e3, "milliers": 1e3, "md": 1e9}
_UNITS: Final = re.compile(r" ?(?:€|eur|euros?|habitants?|hab\.?|etp)$")


def parse_number(cell: Cell, variable: Variable, wanted: str) -> ParsedCell:
    """Return the quantity of a cell; `wanted` is the description of the column for errors."""
    if isinstance(cell, bool):
        return refuse("Une case vrai/faux se trouve là où un nombre est attendu.", wanted)
    if isinstance(cell, date):
        return refuse("Une date se trouve là où un nombre est attendu.", wanted)
    if isinstance(cell, (int, float)):
        return _within(_finite(cell), variable, wanted)
    return _from_text(text_of(cell), variable, wanted)


def decimal(text: str) -> float | None:
    """Return the number written in `text`, in French or English notation, or None."""
    if _NUMBER.fullmatch(text):
        return float(text.replace(" ", "").replace(",", "."))
    if _GROUPED.fullmatch(text):
        last = max(text.rfind(","), text.rfind("."))
        tail = "" if text.count(text[last]) > 1 else text[last + 1 :]
        integer_part = re.sub("[.,]", "", text if not tail else text[:last])
        return float(f"{integer_part}.{tail or 0}")
    return None


def _finite(cell: float) -> float:
    try:
        return float(cell)
    except OverflowError:
        return math.inf


def _from_text(text: str, variable: Variable, wanted: str) -> ParsedCell:
    bare = _UNITS.sub("", text.lower().replace("−", "-").replace("- ", "-"))
    if variable.kind != "decimal" and _AMBIGUOUS.fullmatch(bare):
        readings = (re.sub("[.,]", "", bare), bare.replace(",", "."))
        return refuse(
            "Nombre ambigu : le séparateur est-il celui des milliers ou des décimales ?",
            wanted,
            " ou ".join(thousands(float(reading)) for reading in readings),
        )
    value = decimal(bare)
    if value is None:
        return refuse("Ce texte n’est pas un nombre.", wanted, _guess(bare))
    return _within(value, variable, wanted)


def _within(value: float, variable: Variable, wanted: str) -> ParsedCell:
    if not math.isfinite(value):
        return refuse("Ce nombre est démesuré.", wanted)
    if variable.kind == "entier" and not value.is_integer():
        return refuse("Un nombre entier est attendu, sans décimales.", wanted)
    if variable.minimum is not None and value < variable.minimum:
        sign = (
            "Un nombre négatif n’est pas admis ici." if value < 0 else "Ce nombre est trop petit."
        )
        return refuse(sign, wanted)
    if variable.maximum is not None and value > variable.maximum:
        return refuse("Ce nombre est trop grand.", wanted)
    return ParsedCell(value + 0.0)


def _guess(bare: str) -> str:
    scaled = _SCALED.fullmatch(bare.strip("€ ").removesuffix(" d'"))
    amount = decimal(scaled[1].strip()) if scaled else None
    if scaled and amount is not None:
        return thousands(amount * _SCALES.get(scaled[2], 1e6))
    found = re.findall(r"\d+(?: \d{3})*(?:[.,]\d+)?", bare)
    amount = decimal(found[0]) if len(found) == 1 else None
    return thousands(amount) if amount is not None else ""
