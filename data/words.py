"""The few words that tables carry: counts that agree with their noun."""

from typing import Final

NARROW: Final = "\u202f"
NBSP: Final = "\u00a0"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return « 1 234 coopérations », « 1 coopération », « 0 coopération »."""
    many = abs(count) > 1
    words = (plural or f"{noun}s") if many else noun
    return f"{count:,}".replace(",", NARROW) + NBSP + words
