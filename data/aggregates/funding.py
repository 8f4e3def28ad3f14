"""Funders cited by collectivités, and the known amounts of their funding."""

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from data.aggregates.counts import published_sums, withheld
from data.aggregates.shares_by_group import authorities_by
from data.codebook import NONE_CODES, RESERVED
from data.dataset import COOPERATION
from data.filters import has_cooperation_filter
from data.french import counted
from data.selection import Selection
from data.table import Column, Table

FUNDER: Final = "financeur"
PER_WAVE: Final = (
    "Montants réservés : des sommes arrondies, publiées pour l’ensemble des répondants seulement ; "
    "celles qui révéleraient le montant d’une collectivité sont masquées."
)


def funders(selection: Selection) -> Table:
    """Share of collectivités that cite each funder, and euros where known.

    Columns `financeur`, `libelle`, `collectivites`, `part`, `statut`, `montant_eur`
    and its status.
    """
    table = authorities_by(selection, "financeur")
    hidden = _confidential(selection)
    amounts = _funder_amounts(selection, hidden=hidden)
    return replace(
        table,
        columns=(
            *table.columns,
            Column("montant_eur", "Montant connu", "euros"),
            Column("montant_eur_statut", "Statut du montant", hidden=True),
        ),
        rows=tuple(
            (*row, *withheld(amounts, str(row[0]), confidential=hidden)) for row in table.rows
        ),
        column_notes={"montant_eur": (PER_WAVE,) if hidden else _unknown_amounts(selection)},
    )


def _payments(selection: Selection) -> pd.DataFrame:
    """Return the rows of `financements` that belong to the selection and name a funder.

    A payment for a cooperation counts if that cooperation is selected; a payment for none counts
    only without a filter on cooperations, since it may be for another one.
    """
    payments = selection.answers("financements")
    named = ~payments["famille"].isin([*NONE_CODES, *RESERVED])
    tied = payments[COOPERATION].to_numpy()
    kept_cooperations = np.append(
        selection.masks[COOPERATION], not has_cooperation_filter(selection.filters)
    )
    about: pd.DataFrame = payments[named & kept_cooperations[tied]]
    return about


def _funder_amounts(selection: Selection, *, hidden: bool) -> dict[str, float | None]:
    if hidden:
        return dict(published_sums(selection, FUNDER) or {})
    known = _payments(selection).dropna(subset=["montant_eur"])
    summed = known.groupby("famille", observed=True)["montant_eur"].sum()
    return {str(code): round(float(total), 2) for code, total in summed.items()}


def _confidential(selection: Selection) -> bool:
    dataset = selection.dataset
    variable = dataset.book.tables["financements"]["montant_eur"]
    return variable.confidential and not dataset.source(selection.filters.wave).open_data


def _unknown_amounts(selection: Selection) -> tuple[str, ...]:
    amounts = _payments(selection)["montant_eur"]
    if not len(amounts):
        return ()
    payments = counted(len(amounts), "financement")
    note = f"Montant connu : {int(amounts.notna().sum())} sur {payments}."
    if not has_cooperation_filter(selection.filters):
        return (note,)
    return (note, "Seuls sont comptés les montants rattachés aux coopérations de la sélection.")
