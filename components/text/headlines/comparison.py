"""The headline of a comparison: the widest difference that may be concluded from."""

from collections.abc import Sequence
from typing import Final

from components.figures import ranges
from components.text import phrases
from components.text.by_kind import written_by
from data import french
from data.french import NBSP
from data.table import Kind, Table, TableRow, as_number


def _widest_gap(table: Table) -> str:
    """Name the answer on which a group is farthest from its reference, and by how much."""
    rows = list(table)
    question = f"{table.column('libelle').label}{NBSP}:"  # neither the card nor its page says it
    if len({row["groupe"] for row in rows}) == 1:
        return f"{question} {_single_group(rows, _of_units(table))}"
    compared = [row for row in rows if isinstance(row["ecart"], int | float)]
    if not compared:
        few = "trop peu de réponses pour comparer ces groupes, seuls les effectifs sont donnés."
        return f"{question} {table.facts['pourquoi'] or few}"
    solid = [row for row in compared if not row["ecart_fragile"]]
    if not solid:
        none = f"aucun écart ne dépasse le poids d’une réponse{NBSP}: rien à en conclure."
        return f"{question} {none}"
    top = max(solid, key=lambda row: abs(as_number(row["ecart"])))
    return (
        f"{question} écart le plus net sur {phrases.quoted_label(top)}, "
        f"{_group_share(top, _of_units(table))} contre {_group_share(_reference(table, top))}, "
        f"soit {french.signed_points(as_number(top['ecart']))}."
    )


def _reference(table: Table, row: TableRow) -> TableRow:
    """Return the row of the same answer in the group that others are compared with."""
    return next(
        other
        for other in table
        if other["groupe"] == table.facts["reference"]
        and other[table.dimension] == row[table.dimension]
    )


def _medians(table: Table) -> str:
    """State each group's median and its base, the reference last."""
    column = table.column("mediane")
    medians = [
        f"{ranges.quantity(column, as_number(row['mediane']))} pour {phrases.quoted_label(row)} "
        f"({french.base_size(as_number(row['n']))})"
        for row in sorted(table, key=lambda row: row["groupe"] == table.facts["reference"])
        if row["mediane"] is not None
    ]
    if not medians:
        why = table.facts["pourquoi"] or "trop peu de réponses pour une médiane."
        return f"{column.label}{NBSP}: {why}"
    return f"{column.label}{NBSP}: {' ; '.join(medians)}."


def _single_group(rows: Sequence[TableRow], of_units: str) -> str:
    """Name the answer that the only group gives most."""
    first = max(rows, key=lambda row: as_number(row["part"]))
    if first["part"] is None:
        return "un seul groupe, et trop peu de réponses pour une part."
    return f"en tête {phrases.quoted_label(first)}, {_group_share(first, of_units)}."


def _of_units(table: Table) -> str:
    """Return what a share is a share of: « des coopérations »."""
    return f" des {table.unit.noun}s"


def _group_share(row: TableRow, of_units: str = "") -> str:
    """Return « 40 % des coopérations pour « Communes » (n = 35) »."""
    group = phrases.quoted_label(row, "groupe_libelle")
    n = french.base_size(as_number(row["n"]))
    return f"{phrases.share(row['part'])}{of_units} pour {group} ({n})"


widest_gap: Final = written_by({Kind.COMPARED: _widest_gap, Kind.MEDIANS: _medians})
