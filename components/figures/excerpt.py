"""What a picture draws of its table: what one reads in a glance; the rest is in the table.

One rule for all charts, by the kind and the size of the table: the largest rows and groups, in the
table's order, with those that the headline names and those that the reader has chosen.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from components.figures import labels
from components.figures.marks import Mark, groups, marks
from data.french import bound
from data.table import BY_GROUP, Kind, Table, TableRow, as_number

#: Most rows of a picture; one more is drawn rather than left out alone.
MOST_ROWS: Final = 10
MOST_FLOWS: Final = 10
#: Most rows of dots, most groups that dots tell apart, most groups with a bar each.
MOST_DOTTED: Final = 7
MOST_LOOKS: Final = 6
MOST_STACKS: Final = 8
#: Most answers in a readable stacked bar.
MOST_STACKED: Final = 6
#: Most bars side by side in all, and the least number of rows that hold them.
MOST_BARS: Final = 14
LEAST_ROWS: Final = 4
#: Rows that stand in an order of their own, of which a part would be a wrong picture: the goals.
_WHOLE: Final = frozenset({"odd"})
_UNDRAWN: Final = -1.0


@dataclass(frozen=True)
class Excerpt:
    """What is drawn of a table (some of its rows), and in `words` what is not (French)."""

    table: Table
    words: str = ""


def is_exclusive(table: Table) -> bool:
    """Tell whether each unit gave one answer, among few enough for a stacked bar."""
    answers = set(table.values(table.dimension))
    return not table.multiple and len(answers) <= MOST_STACKED


def excerpt(
    table: Table, sentence: str = "", selected: Collection[str] = (), most: int = 0
) -> Excerpt:
    """Return what a picture draws of `table`, under the headline `sentence`.

    `selected` are codes of rows that the reader has chosen, and `most`, if given, is the number of
    rows of bars that there is room for. A table that fits comes back as it is;
    maps and lists have a rule of their own.
    """
    if table.kind in {Kind.COUNTRIES, Kind.LIST, Kind.KEY_FIGURES}:
        return Excerpt(table)
    return _flows(table) if table.kind is Kind.FLOWS else _cut(table, sentence, selected, most)


def _flows(table: Table) -> Excerpt:
    """Return the largest flows, in their order."""
    count = table.measure
    flows = sorted((row for row in _indexed(table) if as_number(row[1][count])), key=lambda row:
                   -as_number(row[1][count]))  # fmt: skip
    few = [at for at, _ in flows[: _tolerant(len(flows), MOST_FLOWS)]]
    drawn = replace(table, rows=tuple(table.rows[at] for at in few))
    if len(few) == len(flows):
        return Excerpt(drawn)
    many = f"Les {len(few)} premiers flux sur {len(flows)} ; tous sont dans le tableau."
    return Excerpt(drawn, bound(many))


def _cut(table: Table, sentence: str, selected: Collection[str], most: int) -> Excerpt:
    most_rows, most_groups = _most(table, most or MOST_ROWS)
    drawn = marks(table)
    names = {mark.code: str(row["libelle"]) for mark, row in zip(drawn, table, strict=True)}
    rows = _first(
        list(names),
        most_rows,
        _weights(table, drawn),
        lambda code: _is_named(names[code], sentence) or code in selected,
    )
    columns = {group.code: group for group in groups(table)} if table.series else {}
    # Groups without a share are named where all groups are, else left out first.
    with_shares = [
        code for code in columns if code in {m.series for m in drawn if m.value is not None}
    ]
    series = _first(
        list(columns) if len(columns) <= most_groups else with_shares or list(columns),
        most_groups,
        {code: group.n or 0 for code, group in columns.items()},
        lambda code: _is_named(columns[code].label, sentence),
    )
    if len(rows) == len(names) and len(series) == len(columns):
        return Excerpt(table)
    kept = tuple(
        table.rows[at]
        for at, mark in enumerate(drawn)
        if mark.code in rows and (not columns or mark.series in series)
    )
    is_start = rows == list(names)[: len(rows)]
    words = _words((len(rows), len(names)), (len(series), len(columns)), is_start=is_start)
    return Excerpt(replace(table, rows=kept), bound(words))


def _most(table: Table, rows: int) -> tuple[int, int]:
    """Return the most rows and the most groups that a picture of `table` draws."""
    if table.kind is Kind.CROSSED:
        if is_exclusive(table):
            return MOST_STACKED, MOST_STACKS
        return _tolerant(_count(table, table.dimension), MOST_DOTTED), MOST_LOOKS
    if table.kind is Kind.COMPARED:
        beside = _count(table, table.series)
        most = min(max(MOST_BARS // max(beside, 1), LEAST_ROWS), rows)
        return _tolerant(_count(table, table.dimension), most), beside
    count = _count(table, table.dimension)
    return count if table.dimension in _WHOLE else _tolerant(count, rows), 0


def _tolerant(count: int, most: int) -> int:
    return count if count <= most + 1 else most


def _count(table: Table, column: str) -> int:
    return len(set(table.values(column)))


def _first(
    codes: list[str], most: int, weights: dict[str, float], is_kept: Callable[[str], bool]
) -> list[str]:
    """Return `most` of `codes` in their order: those to keep, then the heaviest."""
    by_rank = sorted(codes, key=lambda code: (not is_kept(code), -weights[code]))
    chosen = set(by_rank[:most])
    return [code for code in codes if code in chosen]


def _weights(table: Table, drawn: Iterable[Mark]) -> dict[str, float]:
    """Return the weight of each row: its value, its base for medians, its count in all groups."""
    behind = labels.count_column(table)
    weights: dict[str, float] = {}
    for mark, (_, row) in zip(drawn, _indexed(table), strict=True):
        own = _UNDRAWN if mark.value is None else mark.value
        if table.kind is Kind.MEDIANS and mark.value is not None:
            own = as_number(row["n"])
        if table.kind in BY_GROUP:
            own = as_number(row[behind.name]) if behind else max(own, 0)
            weights[mark.code] = weights.get(mark.code, 0) + own
        else:
            weights[mark.code] = own
    return weights


def _indexed(table: Table) -> Iterable[tuple[int, TableRow]]:
    return enumerate(table)


def _is_named(name: str, sentence: str) -> bool:
    """Tell whether `sentence` names a row or a group, whatever the case of its letters."""
    pattern = rf"(?<!\w){re.escape(bound(name).casefold())}(?!\w)"
    return bool(re.search(pattern, bound(sentence).casefold()))


def _words(rows: tuple[int, int], columns: tuple[int, int], *, is_start: bool) -> str:
    if columns[0] == columns[1]:
        if is_start:
            return f"Les {rows[0]} premières lignes ; les {rows[1]} sont dans le tableau."
        return f"{rows[0]} lignes sur {rows[1]} ; toutes sont dans le tableau."
    groups_words = f"{columns[0]} groupes sur {columns[1]}"
    if rows[0] == rows[1]:
        return f"{groups_words} ; tous sont dans le tableau."
    return f"{rows[0]} lignes sur {rows[1]} et {groups_words} ; tout est dans le tableau."
