"""A finding as computed beside the same one as the study published it: both numbers, their gap."""

from typing import Final

from components.text.headlines import findings
from data import french
from data.codebook.published import Published
from data.table import Table, Value, as_number

PERCENT: Final = "%"


def computed(key: str, table: Table, known: Published) -> str:
    """Return the number of the finding `key` to set beside the published one."""
    row = next(row for row in table if row["constat"] == key)
    if known.unit == PERCENT:
        return findings.share_or_count(row)
    return in_its_unit(row["effectif"], known)


def in_its_unit(value: Value, known: Published) -> str:
    """Return a number in the unit of what is published: « 73,4 % », « 122 collectivités »."""
    shown = as_number(value)
    if known.unit == PERCENT:
        return french.percent(shown, 1)
    return french.counted(shown, known.unit)


def finding_gap(key: str, table: Table, known: Published) -> str:
    """Return « +0,6 point » between computed and published; empty without two numbers."""
    row = next(row for row in table if row["constat"] == key)
    return gap(row["part" if known.unit == PERCENT else "effectif"], known)


def gap(value: Value, known: Published) -> str:
    """Return the gap of `value` from the published number; empty without two numbers."""
    if known.value is None or not isinstance(value, int | float):
        return ""
    # The gap of what is read: both numbers as they stand on the screen.
    points = round(round(value, 1) - known.value, 1)
    if not points:
        return "aucun"
    noun = "point" if known.unit == PERCENT else known.unit
    return f"{'+' if points > 0 else ''}{french.counted(points, noun, decimals=1)}"
