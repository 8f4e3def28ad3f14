"""Headlines of two groups set side by side: a region and the others, a country and its zone."""

from components.figures.labels import MASKED_TEXT
from components.text import phrases
from data import french
from data.codebook import NONE_CODES
from data.french import NBSP
from data.table import Table, TableRow, as_number


def first_answer_and_rest(table: Table) -> str:
    """Name the first answer of the chosen group, its share or count, and what it is elsewhere."""
    first = leaders(table, none=True)
    if not first:
        return f"Aucune réponse ne se détache {table.facts.get('ici', 'dans la sélection')}."
    if len(first) > 1:
        return f"{_equal_answers(table, first)}."
    answer = phrases.quoted_label(first[0])
    return f"{phrases.RANKED_FIRST}{NBSP}: {answer}, {compared(table, first[0])}."


def titled_first_answer(table: Table | None, titles: tuple[str, str]) -> str:
    """Name the chosen group's first answer after a title, singular or plural; empty for none."""
    first = leaders(table) if table else []
    if table is None or not first:
        return ""
    if len(first) > 1:
        return f"{titles[1]}, {phrases.uncapitalized(_equal_answers(table, first))}."
    return f"{titles[0]}{NBSP}: {phrases.quoted_label(first[0])}, {compared(table, first[0])}."


def leaders(table: Table, *, none: bool = False) -> list[TableRow]:
    """Return the rows of the first group's most frequent answer, ties included; [] beyond three.

    « Aucun » is an answer like another only with `none`: it is no first need, no first funder.
    """
    own = [row for row in table if row["groupe"] != "reste" and _count(table, row) > 0]
    named = [row for row in own if none or row[table.dimension] not in NONE_CODES]
    top = max((_count(table, row) for row in named), default=0)
    first: list[TableRow] = [row for row in named if _count(table, row) == top]
    return first if len(first) <= phrases.TIED else []


def compared(table: Table, first: TableRow) -> str:
    """Return « 40 % des coopérations (41 sur 102), contre 38 % hors région, soit +2 points »."""
    share = _share(table, first)
    answer = first[table.dimension]
    rest = next(
        (row for row in table if row["groupe"] == "reste" and row[table.dimension] == answer), None
    )
    if rest is None or rest["n"] == 0:
        return share
    text = f"{share}, contre {_elsewhere(table, rest)}"
    if first["ecart"] is None:
        return text
    return f"{text}, soit {french.signed_points(as_number(first['ecart']))}"


def _equal_answers(table: Table, rows: list[TableRow]) -> str:
    names = [phrases.quoted_label(row) for row in rows]
    return phrases.equal_answers(_share(table, rows[0]), names)


def _share(table: Table, row: TableRow) -> str:
    count = _count(table, row)
    return phrases.share_of_units(row["part"], count, row["n"], table.unit.noun)


def _elsewhere(table: Table, row: TableRow) -> str:
    """Return « 38 % hors région (n = 610) », or « 3 sur 7 hors région »."""
    where = table.facts["ailleurs"]
    if row["part"] is not None:
        return f"{phrases.share(row['part'])} {where} ({french.base_size(as_number(row['n']))})"
    if row[table.unit] is None:
        return f"{MASKED_TEXT} {where}"
    return f"{phrases.out_of(_count(table, row), row['n'])} {where}"


def _count(table: Table, row: TableRow) -> float:
    return as_number(row[table.unit])
