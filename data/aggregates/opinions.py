"""What collectivités of each group answer to a question, and who stands in no group."""

from dataclasses import replace

from data.aggregates import groups
from data.dataset import RESPONDENT
from data.dimensions import Dimension, dimension, members
from data.filters import Selection
from data.table import Table
from data.words import NBSP, counted


def opinions_by(selection: Selection, key: str, group: str) -> Table:
    """Share of collectivités of each `group` that give each answer to the question `key`.

    Columns as `groups.shares_by_group`. Base: those of the group that answered.
    """
    table = groups.shares_by_group(selection, key, group)
    book = selection.dataset.book
    what, who = dimension(key, book), dimension(group, book)
    return replace(
        table,
        notes=(*table.notes, *_ungrouped(selection, what, who)),
    )


def _ungrouped(selection: Selection, what: Dimension, who: Dimension) -> tuple[str, ...]:
    """Say how many answered and stand in no group (their size is not known)."""
    answered = members(selection, what, RESPONDENT)[RESPONDENT].unique()
    grouped = members(selection, who, RESPONDENT)[RESPONDENT].unique()
    n = len(set(answered) - set(grouped))
    name = who.label(selection.dataset.book)
    told = f"Hors des groupes, faute d’information sur «{NBSP}{name}{NBSP}»"
    return (f"{told}{NBSP}: {counted(n, 'collectivité')}.",) if n else ()
