"""Parse single CRS cells: amounts in euros, and goals (ODD)."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_CENT: Final = Decimal("0.01")
_MILLION: Final = 1_000_000
#: A million million euros: beyond it a cell is a slip, not an amount.
_LIMIT: Final = Decimal(1_000_000)
_GOAL: Final = re.compile(r"0?([1-9]|1[0-7])(\.([0-9]{1,2}|[a-d]))?", re.IGNORECASE)


def euros(text: str) -> Decimal | None:
    """Return in euros, rounded to the cent, an amount in millions of euros; None when empty.

    `3.20E-05` gives 32.00. A decimal comma is accepted. Raises ValueError on anything else.
    """
    if not text:
        return None
    try:
        millions = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ValueError(text) from None
    if not millions.is_finite() or abs(millions) >= _LIMIT:
        raise ValueError(text)
    return (millions * _MILLION).quantize(_CENT)


def goals(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the distinct goals of `text`, in order, and the items that are no goal.

    A target gives its goal: `6.1,3.3,17` gives 3, 6 and 17; `1.a` gives 1.
    """
    items = [item for item in re.split(r"[\s,;|]+", text) if item]
    found = [(item, _GOAL.fullmatch(item)) for item in items]
    numbers = sorted({int(match[1]) for _, match in found if match})
    return tuple(map(str, numbers)), tuple(item for item, match in found if not match)
