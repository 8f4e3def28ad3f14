"""Headline of conventions: how many cooperations are under one, and where that differs."""

from components.text import phrases
from data import french
from data.french import NBSP
from data.table import Table, TableRow, as_number


def headline(table: Table) -> str:
    """State how many cooperations are under a convention, and between which groups it differs."""
    overall = _overall(table)
    large = [row for row in table if row["part"] is not None and not row["statut"]]
    if len(large) < 2:  # noqa: PLR2004  (a gap takes two)
        return overall
    low, high = (find(large, key=lambda row: as_number(row["part"])) for find in (min, max))
    if low["part"] == high["part"]:
        return overall
    return f"{overall} De {_group_share(low)} à {_group_share(high)}."


def reading(table: Table) -> str:
    """Put the first row in a sentence; empty where there is none."""
    row = next(iter(table), None)
    if row is None:
        return ""
    signed, n = as_number(row["cooperations"]), as_number(row["n"])
    among = f"{french.number(signed)} des {french.counted(n, phrases.COOPERATION)}"
    sentence = phrases.uncapitalized(_under_convention(among, signed, n))
    text = f"{phrases.quoted_label(row)}{NBSP}: {sentence}"
    if row["part"] is None:
        return f"{text}."
    return f"{text}, soit {phrases.share(row['part'])}."


def _overall(table: Table) -> str:
    n, signed, part = table.base.n, as_number(table.facts["signees"]), table.facts["part"]
    if part is None:
        few = french.counted_out_of(signed, phrases.COOPERATION, n)
        return f"{_under_convention(few, signed, n)}."
    count = french.out_of(signed, n)
    return f"{phrases.share(part)} des coopérations font l’objet d’une convention ({count})."


def _under_convention(cooperations: str, signed: float, n: float) -> str:
    """State that so many cooperations are under a convention; none of them, where none."""
    if not signed:
        everyone = french.counted(n, phrases.COOPERATION)
        return f"Aucune des {everyone} ne fait l’objet d’une convention"
    return f"{cooperations} {french.plural(signed, 'fait', 'font')} l’objet d’une convention"


def _group_share(row: TableRow) -> str:
    """Return « 12 % pour « Communes » (n = 35) »."""
    n = french.base_size(as_number(row["n"]))
    return f"{french.percent(as_number(row['part']))} pour {phrases.quoted_label(row)} ({n})"
