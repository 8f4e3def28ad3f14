"""Sentences about two groups set side by side: a region and the others, a country and its zone."""

from collections.abc import Mapping, Sequence
from typing import Final

from components.figures import formats
from data.codebook import NONE_CODES
from data.table import Table, Value

Row = Mapping[str, Value]

#: Beyond this many equal answers, none stands out.
TIED: Final = 3
_OF: Final = {"cooperations": "coopération", "collectivites": "collectivité"}
NBSP: Final = formats.NBSP


def first_beside(table: Table) -> str:
    """Name the first answer of the chosen side, its share or count, and what it is elsewhere."""
    leading = leaders(table, none=True)
    if not leading:
        return f"Aucune réponse ne se détache {table.facts.get('ici', 'dans la sélection')}."
    if len(leading) > 1:
        return f"À égalité, {tied(_said(table, leading[0]), [quoted(row) for row in leading])}."
    return f"En tête{NBSP}: {quoted(leading[0])}, {compared(table, leading[0])}."


def first_answer(table: Table | None, words: tuple[str, str]) -> str:
    """Say the chosen side's first answer under `words`, singular or plural; nothing for none."""
    leading = leaders(table) if table else []
    if table is None or not leading:
        return ""
    if len(leading) > 1:
        names = [quoted(row) for row in leading]
        return f"{words[1]}, à égalité, {tied(_said(table, leading[0]), names)}."
    return f"{words[0]}{NBSP}: {quoted(leading[0])}, {compared(table, leading[0])}."


def tied(share: str, names: Sequence[str]) -> str:
    """Return « avec 2 coopérations sur 4 chaque fois : « A » et « B » », after « À égalité, »."""
    return f"avec {share} chaque fois{NBSP}: {shortlist(names, TIED)}"


def shortlist(names: Sequence[str], most: int) -> str:
    """Return at most so many names in a list, and how many others there are."""
    others = len(names) - most
    return listed([*names[:most], formats.counted(others, "autre")] if others > 0 else names)


def leaders(table: Table, *, none: bool = False) -> list[Row]:
    """Return the rows of the first group's most frequent answer, ties included; [] beyond three.

    « Aucun » is an answer like another only with `none`: it is no first need, no first funder.
    """
    own: list[Row] = [row for row in table if row["groupe"] != "reste" and _count(table, row) > 0]
    named = [row for row in own if none or row[table.dimension] not in NONE_CODES]
    top = max((_count(table, row) for row in named), default=0)
    first = [row for row in named if _count(table, row) == top]
    return first if len(first) <= TIED else []


def compared(table: Table, first: Row) -> str:
    """Return « 40 % des coopérations (41 sur 102), contre 38 % hors région, soit +2 points »."""
    told = _said(table, first)
    rest = next(
        (
            r
            for r in table
            if r["groupe"] == "reste" and r[table.dimension] == first[table.dimension]
        ),
        None,
    )
    if rest is None:
        return told
    if first["ecart"] is None:
        return f"{told}, contre {_elsewhere(table, rest)}"
    gap = number(first["ecart"])
    sign = "+" if gap > 0 else formats.MINUS if gap < 0 else ""
    points = f"{sign}{formats.number(abs(gap), 1)}{NBSP}{formats.plural(gap, 'point')}"
    return f"{told}, contre {_elsewhere(table, rest)}, soit {points}"


def _said(table: Table, row: Row) -> str:
    unit = next(name for name in _OF if any(c.name == name for c in table.columns))
    out = out_of(_count(table, row), int(number(row["n"])))
    if row["part"] is None:
        n = int(number(row["n"]))
        return f"{formats.counted(_count(table, row), _OF[unit])} sur{NBSP}{formats.number(n)}"
    return f"{formats.percent(number(row['part']), 1)} des {_OF[unit]}s ({out})"


def _elsewhere(table: Table, row: Row) -> str:
    """Return « 38 % hors région (n = 610) », or « 3 sur 7 hors région »."""
    n, where = int(number(row["n"])), table.facts["ailleurs"]
    if row["part"] is None:
        if next(row[name] for name in _OF if name in row) is None:
            return f"masqué {where}"
        return f"{out_of(_count(table, row), n)} {where}"
    share = formats.percent(number(row["part"]), 1)
    return f"{share} {where} (n{NBSP}={NBSP}{formats.number(n)})"


def _count(table: Table, row: Row) -> int:
    name = next(name for name in _OF if any(c.name == name for c in table.columns))
    return int(number(row[name]))


def out_of(count: int, base: int) -> str:
    """Return « 3 sur 7 », on one line."""
    return f"{formats.number(count)}{NBSP}sur{NBSP}{formats.number(base)}"


def quoted(row: Row) -> str:
    """Return the words of a row between guillemets."""
    return f"«{NBSP}{row['libelle']}{NBSP}»"


def listed(texts: Sequence[str]) -> str:
    """Return « a, b et c »."""
    return " et ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]


def number(value: Value) -> float:
    """Return a number, zero for what is none."""
    return float(value) if isinstance(value, int | float) else 0.0
