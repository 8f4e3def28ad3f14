"""The headline of the map: how many countries, and the first three by what is measured."""

from collections.abc import Sequence
from typing import Final

from components.figures import formats
from components.text import phrases
from data import french
from data.disclosure.rules import MASKED
from data.french import NBSP
from data.table import Table, TableRow, as_number

#: Countries named in the sentence.
NAMED: Final = 3


def first_countries(table: Table) -> str:
    """Name the number of countries, and the first three by what is measured."""
    unplaced = int(as_number(table.facts["non_ventile"]))
    if unplaced == table.base.n:
        return f"{french.counted(table.base.n, phrases.COOPERATION)}, sans pays précis."
    placed = french.counted(table.base.n - unplaced, phrases.COOPERATION)
    total = f"{placed} dans {french.counted(as_number(table.facts['pays']), 'pays', 'pays')}"
    countries = [row for row in table if row["latitude"] is not None]
    first = _first_names(table, countries)
    if not first:
        return f"{total}{NBSP}: aucun montant ne peut être montré."
    if len(first) == 1 and table.measure == "cooperations":
        return f"{total}{NBSP}: {first[0]}."
    if table.measure == "montant_eur":
        leading = f"{phrases.RANKED_FIRST}, en montants déclarés"
        return f"{total}{_masked(countries)}. {leading}{NBSP}: {french.listed(first)}."
    return f"{total}. {phrases.RANKED_FIRST}{NBSP}: {french.listed(first)}."


def _first_names(table: Table, countries: Sequence[TableRow]) -> list[str]:
    """Return « Sénégal (86 coopérations) », « Mali (62) »: the unit is written once."""
    column = table.column(table.measure)
    measured = [row for row in countries if row[table.measure]]
    ordered = sorted(measured, key=lambda row: -as_number(row[table.measure]))[:NAMED]
    writers = (formats.measured, *[formats.short] * (NAMED - 1))
    return [
        f"{row['libelle']} ({write(column, as_number(row[table.measure]))})"
        for row, write in zip(ordered, writers, strict=False)
    ]


def _masked(countries: Sequence[TableRow]) -> str:
    """Return « (montant masqué pour 2 d’entre eux) », or nothing where no amount is."""
    count = sum(row["montant_eur_statut"] == MASKED for row in countries)
    if not count:
        return ""
    which = f"{french.number(count)} d’entre eux" if count > 1 else "l’un d’eux"
    return f" (montant masqué pour {which})"
