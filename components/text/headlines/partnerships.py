"""Headline of the number of partnerships of each collectivité."""

from components.text import phrases
from components.text.headlines.first_answers import most_frequent
from data import french
from data.french import NBSP
from data.table import Table, TableRow, as_number


def headline(table: Table) -> str:
    """State how many have one partnership only, the median, and the greatest number."""
    most, median = as_number(table.facts["maximum"]), table.facts["mediane"]
    text = most_frequent(table, "Le plus souvent", _label)
    if median is None:
        return f"{text} Maximum{NBSP}: {french.counted(most, 'partenariat')}."
    half = french.counted(as_number(median), "partenariat", decimals=1)
    return f"{text} Médiane{NBSP}: {half}{NBSP}; maximum{NBSP}: {french.number(most)}."


def reading(table: Table) -> str:
    """Put the commonest class in a sentence; empty where there is none."""
    first = max(table, key=lambda row: as_number(row["collectivites"]), default=None)
    if first is None:
        return ""
    count, n = as_number(first["collectivites"]), table.base.n
    label = phrases.quoted_label(first)
    if n == 1:
        return f"{label}{NBSP}: la seule collectivité qui coopère est dans ce cas."
    verb = french.plural(count, "est", "sont")
    everyone = french.counted(n, phrases.AUTHORITY)
    return f"{label}{NBSP}: {french.number(count)} des {everyone} qui coopèrent {verb} dans ce cas."


def _label(row: TableRow) -> str:
    return phrases.quoted_label(row).lower()
