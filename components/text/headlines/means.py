"""Headlines of means and organisation: budgets, staff, classes, medians."""

from typing import Final

from components.figures.ranges import quantity
from components.text import phrases
from components.text.by_kind import written_by
from components.text.headlines.first_answers import first_answer, most_frequent
from components.text.headlines.gaps import widest_gap
from data import french
from data.aggregates.means import ORDERED
from data.french import NBSP
from data.table import Kind, Table, as_number


def _budget(table: Table) -> str:
    """State how many set a budget aside."""
    row = next((row for row in table if row[table.dimension] == "oui"), None)
    if row is None or row["collectivites"] is None:
        return "Aucune collectivité ne déclare de budget consacré."
    base = french.number(table.base.n)
    if row["part"] is None:
        counted = french.counted(as_number(row["collectivites"]), phrases.AUTHORITY)
        return f"{counted} sur {base} y consacrent un budget."
    count, share = french.number(as_number(row["collectivites"])), phrases.share(row["part"])
    return f"{share} des collectivités y consacrent un budget ({count} sur {base})."


def _answers(table: Table) -> str:
    """Name the commonest answer."""
    if table.dimension in ORDERED:
        return most_frequent_class(table)
    return first_answer(table)


def most_frequent_class(table: Table) -> str:
    """Name the class of most collectivités, or those that are as frequent."""
    if not any(row["collectivites"] for row in table):
        return "Trop peu de réponses pour en dire plus."
    return most_frequent(table, "Réponse la plus fréquente")


def medians(table: Table) -> str:
    """State the median of all, then between which groups medians differ most."""
    sentences = filter(None, (_overall(table), _between_groups(table)))
    return " ".join(sentences) or "Trop peu de réponses pour une médiane."


def _overall(table: Table) -> str:
    """State the median of all groups together."""
    column = table.column("mediane")
    median = table.overall.get("mediane")
    if median is None:
        return ""
    return f"La médiane de l’ensemble est de {quantity(column, as_number(median))}."


def _between_groups(table: Table) -> str:
    """State from which group's median to which other's, and which groups have too few answers."""
    column = table.column("mediane")
    rows = [row for row in table if row["mediane"] is not None]
    shown = sorted(rows, key=lambda row: as_number(row["mediane"]))
    if not shown:
        return ""
    low, high = (
        f"{quantity(column, as_number(row['mediane']))} ({row['libelle']})"
        for row in (shown[0], shown[-1])
    )
    few = str(table.facts.get("sans_mediane", "")).split("\n")
    if len(shown) == 1 and not any(few):
        return f"La médiane est de {low}."
    if len(shown) == 1:
        return f"Une seule médiane de groupe est publiée{NBSP}: {low}."
    if shown[0]["mediane"] == shown[-1]["mediane"]:
        return ""
    lacking = f"{NBSP}; pas de médiane publiée pour {_groups(few)}" if any(few) else ""
    return f"Selon le groupe, la médiane va de {low} à {high}{lacking}."


def _groups(names: list[str]) -> str:
    """Return « Départements et Régions », or « 9 autres groupes » where they are many."""
    return french.listed(names) if len(names) <= phrases.TIED else f"{len(names)} autres groupes"


budget: Final = written_by({Kind.SHARES: _budget, Kind.CROSSED: widest_gap})
answers: Final = written_by({Kind.SHARES: _answers, Kind.CROSSED: widest_gap})
profile: Final = written_by({Kind.MEDIANS: medians, Kind.CROSSED: widest_gap})
