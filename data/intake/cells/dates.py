"""Parse years and dates: date cells, texts, and serial numbers of spreadsheets."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from data.codebook import Variable, fold
from data.intake.cells.numbers import parse_number
from data.intake.cells.parsed import ParsedCell, doubt, refuse, text_of

if TYPE_CHECKING:
    from data.intake.sheets import Cell

#: Day 0 of spreadsheets (1900 system), and the serial numbers of 1954 to 2119.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)

_MONTHS: Final = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]+Z?)?")
_FRENCH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: [\d:.]+)?")
_WORDS: Final = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4})")
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")


def parse_year(cell: Cell, variable: Variable, wanted: str) -> ParsedCell:
    """Return the year of a cell. A date gives its year, with a warning."""
    day = cell if isinstance(cell, date) else _from_text(cell) if isinstance(cell, str) else None
    if day is not None:
        within = parse_number(day.year, variable, wanted)
        return (
            within
            if within.refused
            else doubt(
                float(day.year), "Une date est donnée : seule son année est retenue.", wanted
            )
        )
    serial = _serial(cell)
    if serial is not None:
        return refuse(
            f"Ce nombre semble être une date Excel ({_french(serial)}).", wanted, str(serial.year)
        )
    years = _YEAR.findall(cell) if isinstance(cell, str) else []
    parsed = parse_number(cell, variable, wanted)
    if parsed.refused and len(years) == 1:
        return refuse("Seule l’année est attendue.", wanted, years[0])
    if parsed.value is not None and not float(parsed.value).is_integer():
        return refuse("Une année n’a pas de décimales.", wanted)
    return parsed


def parse_date(cell: Cell, wanted: str) -> ParsedCell:
    """Return the date of a cell as `YYYY-MM-DD`."""
    if isinstance(cell, datetime):
        return ParsedCell(cell.date().isoformat())
    if isinstance(cell, date):
        return ParsedCell(cell.isoformat())
    day = _from_text(cell) if isinstance(cell, str) else None
    if day is not None:
        return ParsedCell(day.isoformat())
    serial = _serial(cell)
    if serial is not None:
        message = "Ce nombre est le numéro de série d’une date : il est compris comme cette date."
        return doubt(serial.isoformat(), message, _french(serial))
    return refuse("Ce n’est pas une date complète (jour, mois, année).", wanted)


def _serial(cell: Cell) -> date | None:
    text = text_of(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return None
    days = int(float(text))
    return _DAY_ZERO + timedelta(days=days) if days in _SERIALS else None


def _from_text(text: str) -> date | None:
    flat = text_of(text)
    if iso := _ISO.fullmatch(flat):
        return _day(iso[1], iso[2], iso[3])
    if french := _FRENCH.fullmatch(flat):
        return _day(french[3], french[2], french[1])
    words = _WORDS.fullmatch(fold(flat))
    if words and words[2] in _MONTHS:
        return _day(words[3], str(_MONTHS.index(words[2]) + 1), words[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _french(day: date) -> str:
    return f"{day:%d/%m/%Y}"
