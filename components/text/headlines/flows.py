"""Headline of flows: from which groups of collectivités to which zones most cooperations go."""

from components.text import phrases
from data import french
from data.french import NBSP
from data.table import Table, as_number


def headline(table: Table) -> str:
    """Name the three largest flows, with the count of each; none where all count for one."""
    rows = sorted(table, key=lambda row: -as_number(row["cooperations"]))
    flows = [row for row in rows if row["cooperations"]]
    if len(flows) > 1 and flows[0]["cooperations"] == 1:
        return "Aucun flux ne se détache."
    origin = f"{table.series}_libelle"
    first = [
        f"{phrases.quoted_label(row, origin)} vers {phrases.quoted_label(row)} "
        f"({french.number(as_number(row['cooperations']))})"
        for row in flows[:3]
    ]
    total = french.counted(table.base.n, phrases.COOPERATION)
    title = french.plural(len(first), "Premier flux", "Premiers flux")
    return f"{title}, sur {total}{NBSP}: {', '.join(first)}."


def reading(table: Table) -> str:
    """Put the largest flow in a sentence; empty where there is none."""
    row = max(table, key=lambda row: as_number(row["cooperations"]), default=None)
    if row is None:
        return ""
    count = french.counted(as_number(row["cooperations"]), phrases.COOPERATION)
    group = phrases.quoted_label(row, f"{table.series}_libelle")
    n = french.number(as_number(row["n"]))
    share = f", soit {phrases.share(row['part'])}" if row["part"] is not None else ""
    return (
        f"{count} du groupe {group} se font dans la zone {phrases.quoted_label(row)}, "
        f"sur les {n} de ce groupe dont la zone est connue{share}."
    )
