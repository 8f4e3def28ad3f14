"""The headline of amounts by answer: their sum, and its three largest parts."""

from components.figures import formats
from components.text import phrases
from data import french
from data.aggregates.amounts import ALL_COUNTED
from data.french import NBSP
from data.table import Table, as_number


def largest_amounts(table: Table) -> str:
    """State the sum of the amounts, and the three largest parts of it."""
    column, total = table.column(table.measure), table.facts["total"]
    start = f"{formats.short(column, total)} pour" if isinstance(total, int | float) else "Pour"
    counted = french.counted(table.base.n, phrases.COOPERATION)
    known_only = table.facts.get(ALL_COUNTED) is None
    text = (
        f"{start} {counted} au montant connu"
        if known_only
        else f"{start} les montants connus de {counted}"
    )
    known = [row for row in table if row[table.measure] is not None]
    if not known:
        return f"{text}{NBSP}: aucune somme ne peut être montrée."
    first = [
        f"{row['libelle']} ({formats.short(column, as_number(row[table.measure]))})"
        for row in known[:3]
    ]
    return f"{text}. {phrases.RANKED_FIRST}{NBSP}: {french.listed(first)}."
