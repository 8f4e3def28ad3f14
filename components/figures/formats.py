"""Numbers, amounts, shares and counts as French readers expect them.

U+202F (narrow no-break space) separates thousands and stands before « % »; U+00A0 stands between a
number and its unit. Halves round away from zero, as on paper.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from data.table import Column, Value
from data.words import rounded

NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
MISSING: Final = "non renseigné"
_PLURAL_FROM: Final = 2
_TEN: Final = 10

_NOUNS: Final = {
    "cooperations": "coopération",
    "collectivites": "collectivité",
    "citations": "citation",
    "financeurs": "financeur",
    "repondants": "répondant",
}
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_SCALES: Final = ((Decimal(10**9), "Md€"), (Decimal(10**6), "M€"), (Decimal(10**3), "k€"))


def number(value: float, decimals: int = 0) -> str:
    """Return « 1 234,5 »: at most `decimals` decimals, none when they are all zero."""
    shown = rounded(value, decimals)
    digits = f"{abs(shown):,f}".replace(",", NARROW).replace(".", ",")
    short = re.sub(r",0+$", "", digits)
    return (MINUS if shown < 0 else "") + short


def percent(value: float, decimals: int = 0) -> str:
    """Return « 73,4 % » from a share in percent (0 to 100)."""
    return f"{number(value, decimals)}{NARROW}%"


def euros(value: float) -> str:
    """Return « 1,2 M€ », « 350 k€ », « 480 € » from an amount in euros."""
    amount = Decimal(str(value))
    for scale, unit in _SCALES:
        scaled = amount / scale
        decimals = 0 if unit == "k€" and abs(scaled) >= _TEN else 1
        if abs(rounded(float(scaled), 3)) >= 1:
            return f"{number(float(scaled), decimals)}{NBSP}{unit}"
    return f"{number(value)}{NBSP}€"


def plural(count: float, singular: str, plural_form: str = "") -> str:
    """Return the noun alone, agreeing with `count`: the plural starts at 2, and adds an « s »."""
    many = abs(count) >= _PLURAL_FROM
    return (plural_form or f"{singular}s") if many else singular


def counted(count: float, singular: str, plural_form: str = "") -> str:
    """Return « 43 coopérations », « 1 coopération », « 0 coopération »."""
    return f"{number(count)}{NBSP}{plural(count, singular, plural_form)}"


def out_of_ten(share: float, noun: str) -> str:
    """Return « 6 collectivités sur 10 » from a share in percent.

    « toutes les collectivités » (the noun is feminine) where they are all. Some are never rounded
    to none, nor nearly all to all.
    """
    if share == 100:  # noqa: PLR2004  (percent)
        return f"toutes les {noun}s"
    tenths = int(rounded(share / _TEN))
    if tenths == 0 and share > 0:
        return f"moins d’1{NBSP}{noun} sur{NBSP}10"
    if tenths == _TEN:
        return f"plus de {counted(9, noun)} sur{NBSP}10"
    return f"{counted(tenths, noun)} sur{NBSP}10"


def is_share(column: Column) -> bool:
    """Say whether the column holds percentages."""
    return column.unit == "%"


def is_amount(column: Column) -> bool:
    """Say whether the column holds euros."""
    return column.unit in {"€", "EUR", "euros"} or column.name.endswith("_eur")


def noun(column: Column | None) -> str:
    """Return the singular of what a column counts: « collectivité », or « réponse »."""
    return _NOUNS.get(column.name, "réponse") if column else "réponse"


def measured(column: Column, value: Value) -> str:
    """Return the value with its unit in words: « 43 coopérations », « 1,2 M€ », « 51 % »."""
    if not isinstance(value, int | float):
        return value or MISSING
    if column.name in _NOUNS:
        return counted(value, _NOUNS[column.name])
    bare = short(column, value)
    return bare if is_share(column) or is_amount(column) else f"{bare}{NBSP}{column.unit}".strip()


def short(column: Column, value: float) -> str:
    """Return the value as it stands beside a mark, where the axis already names the unit."""
    if is_share(column):
        return percent(value, min(column.decimals, 1))
    return euros(value) if is_amount(column) else number(value, min(column.decimals, 1))


def axis_title(column: Column) -> str:
    """Return what is drawn, in which unit: « Part, en % », « Nombre de coopérations »."""
    if is_amount(column):
        return f"{column.label}, en{NBSP}euros"
    if is_share(column):
        return f"{column.label}, en{NBSP}%"
    if column.unit.casefold() == column.label.casefold():
        return f"Nombre de {column.unit}"
    told = not column.unit or f"({column.unit})" in column.label
    return column.label if told else f"{column.label} ({column.unit})"


def day(iso: str) -> str:
    """Return « 17 janvier 2025 » from `2025-01-17`; what is no such date comes back as it is."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    first = "1er" if when.day == 1 else str(when.day)
    return f"{first} {_MONTHS[when.month - 1]} {when.year}"


def sort_key(text: str) -> str:
    """Return what puts « Égypte » between « Djibouti » and « Ghana »: letters without accents."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()


def escaped(text: str) -> str:
    """Return `text` with the signs that Plotly would read as markup made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
