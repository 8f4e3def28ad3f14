"""The texts of a figure: beside a mark, in its hover label, and above the figure."""

from collections.abc import Mapping
from typing import Final

from components.figures import formats
from components.figures.look import Look
from data import french
from data.table import Column, Table, Value

#: What stands in the place of a value that may not be published.
MASKED_TEXT: Final = "masqué"
MASKED_WHY: Final = f"{MASKED_TEXT}, effectif trop faible"
#: Columns that may hold the count behind a share; the first of them in a table is the right one.
COUNTS: Final = frozenset({"effectif", "collectivites", "cooperations", "citations"})
_NOT_IN_HOVER: Final = frozenset({"n", "latitude", "longitude", "bulle", "rang"})


def title(table: Table) -> str:
    """Return the measure, its unit, and what the brackets beside each mark contain."""
    drawn = table.column(table.measure)
    named = formats.axis_title(drawn)
    bracketed = formats.is_share(drawn) and not table.series and count_column(table)
    return f"{named} (effectif)" if bracketed else named


def name(table: Table, row: Mapping[str, Value]) -> str:
    """Return the label of a row; an ODD is always its number and its name."""
    code = str(row[table.dimension])
    label = str(row.get("libelle") or code)
    return f"{code} {label}" if table.dimension == "odd" and label != code else label


def mark_text(table: Table, row: Mapping[str, Value], look: Look) -> str:
    """Return « 43 % (52) », « 1,2 M€ », « 3 sur 7 », « masqué » or « non renseigné ».

    In a grid, where space is scarce and the heading has the base: « 43 % ».
    """
    if look == Look.MASKED:
        return MASKED_TEXT
    column, value = table.column(table.measure), row[table.measure]
    count, n = _count(table, row), _base(table, row)
    if look == Look.COUNTS_ONLY and count is not None and n is not None:
        return f"{french.number(count)} sur {french.number(n)}"
    if not isinstance(value, int | float):
        return formats.MISSING
    if table.series and formats.is_share(column):
        text = french.percent(value)
    elif formats.is_share(column) and count is not None:
        text = f"{formats.short(column, value)} ({french.number(count)})"
    else:
        text = formats.short(column, value)
    return f"{text}{french.NBSP}*" if look == Look.SMALL else text


def hover_text(table: Table, row: Mapping[str, Value], look: Look) -> str:
    """Return the hover text of a row, with its bases in words.

    « Sénégal : 43 coopérations, 21 collectivités, 1,2 M€ »; « MEAE : 50,8 % (62 collectivités sur
    122) »; in a grid « Éducation · Régions : 3 coopérations sur 7 ».
    """
    group = str(row.get(f"{table.series}_libelle") or "") if table.series else ""
    subject = formats.escaped(" · ".join(filter(None, (name(table, row), group))))
    if look == Look.MASKED:
        return f"{subject} : {MASKED_WHY}"
    share = formats.is_share(table.column(table.measure))
    behind = count_column(table) if share else None
    first = _share_with_base(table, row, behind) if share else ""
    values = [
        formats.measured(column, row[column.name])
        for column in table.columns
        if _is_in_hover(table, column, row[column.name])
        and not (share and column in {behind, table.column(table.measure)})
    ]
    text = ", ".join(filter(None, (first, *values))) or formats.MISSING
    return f"{subject} : {formats.escaped(text)}"


def _share_with_base(table: Table, row: Mapping[str, Value], behind: Column | None) -> str:
    """Return « 50,8 % (62 collectivités sur 122) », without the parts that are unknown."""
    share, count, n = row[table.measure], _count(table, row), _base(table, row)
    known = behind is not None and count is not None
    counted = formats.measured(behind, count) if behind is not None and known else ""
    fraction = f"{counted} sur {french.number(n)}" if known and n is not None else counted
    if not isinstance(share, int | float):
        return fraction
    bare = formats.short(table.column(table.measure), share)
    return f"{bare} ({fraction})" if fraction else bare


def _is_in_hover(table: Table, column: Column, value: Value) -> bool:
    is_shown = not column.hidden and column.name not in _NOT_IN_HOVER | {
        table.dimension,
        table.series,
    }
    return is_shown and isinstance(value, int | float)


def count_column(table: Table) -> Column | None:
    """Return the column with the count behind a share, or None."""
    return next((c for c in table.columns if c.name in COUNTS and c.name != table.measure), None)


def _count(table: Table, row: Mapping[str, Value]) -> float | None:
    column = count_column(table)
    value = row[column.name] if column else None
    return value if isinstance(value, int | float) else None


def _base(table: Table, row: Mapping[str, Value]) -> float | None:
    n = row.get("n", table.base.n)
    return n if isinstance(n, int | float) else None
