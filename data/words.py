"""The few words that tables and files carry: counts that agree with their noun, and the mark."""

import re
from typing import Final

NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"

#: The mark of made-up answers, on every page and in every file made from them.
DEMONSTRATION: Final = "Données de démonstration : réponses inventées, aucune collectivité réelle"

#: Spaces at which a French line is not broken: before « ? ! : ; » %, after «, around « = ».
_BOUND: Final = re.compile(r" (?=[?!:;»%=])|(?<=[«=]) ")

MINUS: Final = "\u2212"


def whole_euros(amount: float) -> str:
    """Return « −12 345 € »: an amount to the euro, for a note."""
    text = f"{abs(amount):,.0f}".replace(",", NARROW)
    return f"{MINUS if amount < 0 else ''}{text}{NBSP}€"


def bound(text: str) -> str:
    """Return `text` with the spaces that French lines are not broken at made unbreakable."""
    return _BOUND.sub(NBSP, text)


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return « 1 234 coopérations », « 1 coopération », « 0 coopération »."""
    many = abs(count) > 1
    words = (plural or f"{noun}s") if many else noun
    return f"{count:,}".replace(",", NARROW) + NBSP + words
