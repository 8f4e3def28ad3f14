"""The few words that tables and files carry: counts that agree with their noun, and the mark."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"

#: The mark of made-up answers, on every page and in every file made from them.
DEMONSTRATION: Final = "Données de démonstration : réponses inventées, aucune collectivité réelle"

#: Spaces at which a French line is not broken: before « ? ! : ; » %, after «, around « = ».
_BOUND: Final = re.compile(r" (?=[?!:;»%=])|(?<=[«=]) ")

#: French plurals start at two: « 1,5 point ».
_PLURAL_FROM: Final = 2
MINUS: Final = "\u2212"


def whole_euros(amount: float) -> str:
    """Return « −12 345 € »: an amount to the euro, for a note."""
    text = f"{abs(amount):,.0f}".replace(",", NARROW)
    return f"{MINUS if amount < 0 else ''}{text}{NBSP}€"


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Return `value` with so many decimals; halves round away from zero, as on paper."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def points(own: float, other: float) -> float:
    """Return the difference of two shares as they are read: each is first rounded to a tenth."""
    return float(rounded(own, 1) - rounded(other, 1))


def weight_of_one(n: int, unit: str) -> str:
    """Return « 1 collectivité pèse 7,7 points » : what one of `n` answers weighs in a share."""
    if n == 1:
        return "une seule réponse"
    told = f"{rounded(100 / n, 1)}".replace(".", ",").removesuffix(",0")
    return f"1{NBSP}{unit} pèse {told}{NBSP}{'point' if 100 / n < _PLURAL_FROM else 'points'}"


def bound(text: str) -> str:
    """Return `text` with the spaces that French lines are not broken at made unbreakable."""
    return _BOUND.sub(NBSP, text)


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return « 1 234 coopérations », « 1 coopération », « 0 coopération »."""
    many = abs(count) > 1
    words = (plural or f"{noun}s") if many else noun
    return f"{count:,}".replace(",", NARROW) + NBSP + words
