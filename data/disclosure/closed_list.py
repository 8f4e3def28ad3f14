"""Which selections the closed list of confidential tables has, and which are near the others."""

from data.disclosure.cell import EVERYONE, GROUPINGS, Cell
from data.filters import Filters


def cells_of(filters: Filters) -> tuple[Cell, ...] | None:
    """Return the groups of the list that make up a selection; None for one outside of the list.

    Several codes of one filter are several groups, that have nobody in common.
    """
    if not filters.chosen:
        return (EVERYONE,)
    if len(filters.chosen) > 1:
        return None
    ((key, codes),) = filters.chosen
    return tuple(Cell(key, code) for code in codes) if key in GROUPINGS else None


def grouping_of(filters: Filters) -> str:
    """Return the grouping that a selection is made of; empty for everyone, and outside the list."""
    return (cells_of(filters) or (EVERYONE,))[0].grouping


def nearest_published(filters: Filters) -> tuple[Filters, ...]:
    """Return the selections of the list that are near another one: by one of its filters, then all.

    Amounts are published by country too.
    """
    wave, chosen = filters.wave, dict(filters.chosen)
    keys = (*GROUPINGS, "pays")
    return (*(Filters.of(wave, {k: chosen[k]}) for k in keys if k in chosen), Filters(wave))
