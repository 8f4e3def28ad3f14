"""The ranking of answers in a headline: the first ones, the next, and the place of « aucun »."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.codebook import NONE_CODES
from data.table import Table, TableRow, as_number

#: Answers named at most after the first.
FOLLOWING: Final = 2


@dataclass(frozen=True)
class Ranking:
    """The first answer with its equals, those that follow, and « aucun » where it ranks too.

    A list that skipped « aucun » would be false: `following` stops before it, and the headline must
    mention `none`.
    """

    leading: list[TableRow]
    following: list[TableRow]
    none: TableRow | None


def ranked(table: Table, rows: Sequence[TableRow]) -> Ranking:
    """Rank `rows` (at least one) by their count."""
    unit = table.unit
    ordered = sorted(rows, key=lambda row: -as_number(row[unit]))
    leading = [row for row in ordered if row[unit] == ordered[0][unit]]
    others = ordered[len(leading) :]
    none = next((row for row in others if row[table.dimension] in NONE_CODES), None)
    following = [row for row in others if row is not none][:FOLLOWING]
    if none is None or (
        len(following) == FOLLOWING and as_number(following[-1][unit]) > as_number(none[unit])
    ):
        return Ranking(leading, following, None)
    ahead = [row for row in following if as_number(row[unit]) >= as_number(none[unit])]
    return Ranking(leading, ahead, none if none[unit] else None)
