"""French typography: numbers, amounts, plurals, dates, lists and the spaces between them.

U+202F (narrow no-break space) separates thousands and stands before « % »; U+00A0 stands between a
number and its unit. Halves round away from zero. This module knows no table: the values of a
column are written by `components.figures.formats`, sentences by `components.text`.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"

#: Letters of a name, and of another free text, that are shown where others stand beside it.
NAME: Final = 100
TEXT: Final = 200

#: French plurals start at two: « 1,5 point ».
_PLURAL_FROM: Final = 2
_TEN: Final = 10

#: Spaces at which a French line is not broken: before « ? ! : ; » %, after «, around « = ».
_BREAKABLE: Final = re.compile(r" (?=[?!:;»%=])|(?<=[«=]) ")
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_SCALES: Final = ((Decimal(10**9), "Md€"), (Decimal(10**6), "M€"), (Decimal(10**3), "k€"))


def cut(text: str, most: int = NAME) -> str:
    """Return `text`; beyond `most` letters, « … » stands for the rest."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Return `value` with so many decimals; halves round away from zero."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@lru_cache(4096)
def number(value: float, decimals: int = 0) -> str:
    """Return « 1 234,5 »: at most `decimals` decimals, none when they are all zero."""
    shown = rounded(value, decimals)
    digits = f"{abs(shown):,f}".replace(",", NARROW).replace(".", ",")
    return (MINUS if shown < 0 else "") + re.sub(r",0+$", "", digits)


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
    return exact_euros(value)


def exact_euros(amount: float) -> str:
    """Return « −12 345 € »: an amount in full, to the euro."""
    return f"{number(amount)}{NBSP}€"


def plural(count: float, singular: str, plural_form: str = "") -> str:
    """Return the noun alone, agreeing with `count`: the plural starts at 2, and adds an « s »."""
    many = abs(count) >= _PLURAL_FROM
    return (plural_form or f"{singular}s") if many else singular


def counted(count: float, singular: str, plural_form: str = "", *, decimals: int = 0) -> str:
    """Return « 1 234 coopérations », « 1 coopération », « 0 coopération », « 2,5 ans »."""
    return f"{number(count, decimals)}{NBSP}{plural(count, singular, plural_form)}"


def out_of(count: float, total: float) -> str:
    """Return « 3 sur 7 », on one line."""
    return f"{number(count)}{NBSP}sur{NBSP}{number(total)}"


def counted_out_of(count: float, noun: str, total: float) -> str:
    """Return « 3 coopérations sur 7 »."""
    return f"{counted(count, noun)} sur{NBSP}{number(total)}"


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
        return f"plus de {counted_out_of(9, noun, 10)}"
    return counted_out_of(tenths, noun, 10)


def points_between(share: float, other: float) -> float:
    """Return the difference of two shares as they are read: each is first rounded to a tenth."""
    return float(rounded(share, 1) - rounded(other, 1))


def signed_points(gap: float) -> str:
    """Return « +14,2 points », « −1 point », « 0 point »."""
    return f"{'+' if rounded(gap, 1) > 0 else ''}{counted(gap, 'point', decimals=1)}"


def answer_weight(n: int, unit: str) -> str:
    """Return « 1 collectivité pèse 7,7 points »: how far one of `n` answers moves a share."""
    if n == 1:
        return "une seule réponse"
    return f"1{NBSP}{unit} pèse {counted(100 / n, 'point', decimals=1)}"


def base_size(n: float) -> str:
    """Return « n = 610 », on one line."""
    return f"n{NBSP}={NBSP}{number(n)}"


def quoted(text: object) -> str:
    """Return `text` between guillemets, which no line break parts from it."""
    return f"«{NBSP}{text}{NBSP}»"


def listed(texts: Sequence[str]) -> str:
    """Return « a, b et c ». Raises IndexError where there is nothing to list."""
    return " et ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]


def shortlist(texts: Sequence[str], most: int) -> str:
    """Return « a, b et 4 autres »: the first `most` texts, and how many others there are."""
    others = len(texts) - most
    return listed([*texts[:most], counted(others, "autre")] if others > 0 else texts)


def day(iso: str) -> str:
    """Return « 17 janvier 2025 » from `2025-01-17`; any other text comes back as it is."""
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


def bound(text: str) -> str:
    """Return `text` with the spaces that French lines are not broken at made unbreakable."""
    return _BREAKABLE.sub(NBSP, text)
