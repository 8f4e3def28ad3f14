"""Amounts of cooperations, in euros, by answer."""

from typing import Final

import pandas as pd

from data.aggregates.counts import (
    COOPERATIONS,
    EUROS,
    STATUS,
    amount_notes,
    confidential_amounts,
)
from data.answers import members
from data.codebook import Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.rules import MASKED
from data.french import NBSP, counted, exact_euros
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

MANY_THEMES: Final = (
    "Un montant compte sous chacune des réponses de sa coopération : leur total peut le dépasser."
)


def amounts_by_answer(selection: Selection, key: str) -> Table:
    """Euros of the cooperations whose amount is known, by answer, the largest sum first.

    Columns `<key>`, `libelle`, `montant_eur`, `cooperations` (of a known amount), `statut`. A sum
    that would disclose the amount of one collectivité is masked: such rows come last, in the
    codebook's order. `facts`: the sum of all (`total`), None where it is masked.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what = dimension(key, book)
    known = selection.cooperations.dropna(subset=["montant_eur"])
    paid = members(selection, what, COOPERATION).merge(
        known[[COOPERATION, RESPONDENT, "montant_eur"]], on=COOPERATION
    )
    # The contributor to protect is the authority, which may have several rows.
    owned = paid.groupby(["code", RESPONDENT])["montant_eur"].sum()
    counts = paid.groupby("code")[COOPERATION].nunique()
    hidden = confidential_amounts(selection)
    sums = {
        code: rules.amount(owned[code].tolist(), confidential=hidden)
        for code in what.words(book).codes
        if code in counts
    }
    total = known.groupby(RESPONDENT)["montant_eur"].sum().tolist()
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(book)),
            EUROS,
            COOPERATIONS,
            STATUS,
        ),
        rows=tuple(
            _row(code, sums[code], int(counts[code]), (what, book)) for code in _ranked_codes(sums)
        ),
        base=Base(len(known), "coopérations dont le montant est connu"),
        kind=Kind.AMOUNTS,
        unit=Unit.COOPERATIONS,
        multiple=what.multiple,
        dimension=key,
        measure="montant_eur",
        notes=(
            *((MANY_THEMES,) if what.multiple else ()),
            *_outside_note(known[~known[COOPERATION].isin(paid[COOPERATION])], what, hidden=hidden),
            *amount_notes(selection),
        ),
        facts={"total": rules.amount(total, confidential=hidden)},
    )


def _outside_note(rows: pd.DataFrame, what: Dimension, *, hidden: bool) -> tuple[str, ...]:
    """Return a note on the cooperations without an answer, with their sum where it is public."""
    if rows.empty:
        return ()
    absent = f"{counted(len(rows), 'coopération')} {what.absent}"
    euros = "" if hidden else f", {exact_euros(float(rows['montant_eur'].sum()))}"
    return (f"Hors du graphique{NBSP}: {absent}{euros}.",)


def _ranked_codes(sums: dict[str, float | None]) -> list[str]:
    """Return the codes, those of the largest sums first, then those of masked sums."""
    return sorted(sums, key=lambda code: (sums[code] is None, -(sums[code] or 0)))


def _row(
    code: str, amount: float | None, count: int, words: tuple[Dimension, Codebook]
) -> tuple[Value, ...]:
    what, book = words
    status = MASKED if amount is None else ""
    return (what.value(code), what.words(book).label(code), amount, count, status)
