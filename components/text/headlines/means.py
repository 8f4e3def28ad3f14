"""Sentences about means and organisation: made from small tables, as those of `sentences`."""

from typing import Final

from components.figures import formats
from components.figures.ranges import quantity
from components.text.headlines import shares
from components.text.headlines.beside_rest import TIED, listed, out_of, quoted, tied
from data.aggregates.means import ORDERED
from data.table import Table, Value

#: A mean this many times the median is pulled up by a few.
PULLED: Final = 1.5


def budget(table: Table) -> str:
    """Say how many set a budget aside; between groups, where they differ most."""
    if table.series:
        return shares.widest_gap(table)
    row = next((row for row in table if row[table.dimension] == "oui"), None)
    if row is None or row["collectivites"] is None:
        return "Aucune collectivité ne déclare de budget consacré."
    base = formats.number(table.base.n)
    if row["part"] is None:
        told = formats.counted(_number(row["collectivites"]), "collectivité")
        return f"{told} sur {base} y consacrent un budget."
    share = formats.percent(_number(row["part"]), 1)
    count = formats.number(_number(row["collectivites"]))
    return f"{share} des collectivités y consacrent un budget ({count} sur {base})."


def answers(table: Table) -> str:
    """Name the commonest answer, or between groups the widest gap."""
    if table.series:
        return shares.widest_gap(table)
    if table.dimension in ORDERED:
        return classes(table)
    return shares.first_of_cooperations(table)


def classes(table: Table) -> str:
    """Name the class that holds most collectivités."""
    rows = [row for row in table if row["collectivites"]]
    if not rows:
        return "Trop peu de réponses pour en dire plus."
    top = max(_number(row["collectivites"]) for row in rows)
    first = [row for row in rows if row["collectivites"] == top]
    base = out_of(int(top), table.base.n)
    if first[0]["part"] is None:
        share = f"{formats.counted(top, 'collectivité')} sur{formats.NBSP}{table.base.n}"
    else:
        share = f"{formats.percent(_number(first[0]['part']), 1)} des collectivités ({base})"
    if len(first) > 1:
        return f"À égalité, {tied(share, [quoted(row) for row in first])}."
    return f"Réponse la plus fréquente{formats.NBSP}: {quoted(first[0])}, {share}."


def medians(table: Table) -> str:
    """Say the median of the whole and its mean, then between which groups medians differ most."""
    column = table.column("mediane")
    whole, mean = table.together.get("mediane"), table.together.get("moyenne")
    told = []
    if whole is not None:
        text = f"La médiane est de {quantity(column, _number(whole))}"
        if mean is not None and _number(mean) > PULLED * _number(whole):
            few = "quelques réponses très élevées tirent la moyenne à"
            text += f"{formats.NBSP}; {few} {quantity(column, _number(mean))}"
        told.append(f"{text}.")
    told.append(_between(table))
    return " ".join(filter(None, told)) or "Trop peu de réponses pour une médiane."


def _between(table: Table) -> str:
    """Say from which group's median to which other's, and which groups have too few answers."""
    column = table.column("mediane")
    rows = [row for row in table if row["mediane"] is not None]
    shown = sorted(rows, key=lambda row: _number(row["mediane"]))
    if not shown:
        return ""
    low, high = (
        f"{quantity(column, _number(row['mediane']))} ({row['libelle']})"
        for row in (shown[0], shown[-1])
    )
    few = str(table.facts.get("sans_mediane", "")).split("\n")
    if len(shown) == 1 and any(few):
        return f"Un seul groupe a assez de réponses pour une médiane{formats.NBSP}: {low}."
    if shown[0]["mediane"] == shown[-1]["mediane"]:
        return ""
    lacking = f"{formats.NBSP}; trop peu de réponses pour {_named(few)}" if any(few) else ""
    return f"Selon le groupe, la médiane va de {low} à {high}{lacking}."


def _named(groups: list[str]) -> str:
    """Return « Départements et Régions », or « 9 autres groupes » where they are many."""
    return listed(groups) if len(groups) <= TIED else f"{len(groups)} autres groupes"


def profile(table: Table) -> str:
    """Say a crossed table, or one of medians, of the models of organisation."""
    return medians(table) if table.measure == "mediane" else shares.widest_gap(table)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
