"""Amounts of cooperations, in euros, by answer."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from data.aggregates.counts import (
    COOPERATIONS,
    EUROS,
    STATUS,
    amount_notes,
    confidential_amounts,
    published_sum,
    published_sums,
)
from data.aggregates.tallies import NOT_PUBLISHED, published
from data.answers import members
from data.codebook import Codebook
from data.dataset import COOPERATION
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.published import UNLISTED
from data.disclosure.rules import MASKED
from data.french import NBSP, counted, exact_euros
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

#: The fact of a table whose base holds cooperations of unknown amounts too.
ALL_COUNTED: Final = "toutes"
MANY_THEMES: Final = (
    "Un montant compte sous chacune des réponses de sa coopération : leur total peut le dépasser."
)


def amounts_by_answer(selection: Selection, key: str) -> Table:
    """Euros of the cooperations whose amount is known, by answer, the largest sum first.

    Columns `<key>`, `libelle`, `montant_eur`, `cooperations`, `statut`. Where amounts are public
    the cooperations are those of a known amount; where they were given in confidence, all: whose
    amount is known is an answer too. A masked sum comes last, in the codebook's order. `facts`: the
    sum of all (`total`), None where it is masked.
    """
    book = selection.dataset.book
    what = dimension(key, book)
    hidden = confidential_amounts(selection)
    pairs = members(selection, what, COOPERATION)
    rows_counted = selection.cooperations
    if not hidden:
        rows_counted = rows_counted.dropna(subset=["montant_eur"])
    paid = pairs.merge(rows_counted[[COOPERATION, "montant_eur"]], on=COOPERATION)
    counts = paid.groupby("code")[COOPERATION].nunique()
    summed = paid.groupby("code")["montant_eur"].sum()
    told = _told(selection, what) if hidden else None
    codes = [code for code in what.words(book).codes if code in counts]
    sums: dict[str, float | None] = {
        code: (told or {}).get(code) if hidden else round(float(summed[code]), 2) for code in codes
    }
    unlisted = hidden and told is None and len(rows_counted) > 0
    status = published(selection).status or UNLISTED
    outside = rows_counted[~rows_counted[COOPERATION].isin(paid[COOPERATION])]
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(book)),
            EUROS,
            COOPERATIONS,
            STATUS,
        ),
        rows=()
        if unlisted
        else tuple(
            _row(code, sums[code], int(counts[code]), (what, book)) for code in _ranked_codes(sums)
        ),
        base=Base(
            len(rows_counted),
            "coopérations, dont le montant n’est pas toujours connu"
            if hidden
            else "coopérations dont le montant est connu",
        ),
        kind=Kind.AMOUNTS,
        unit=Unit.COOPERATIONS,
        multiple=what.multiple,
        dimension=key,
        measure="montant_eur",
        notes=(
            *((MANY_THEMES,) if what.multiple else ()),
            *_outside_note(outside, what, hidden=hidden),
            *amount_notes(selection),
        ),
        facts={
            "total": _total(selection, rows_counted),
            **({ALL_COUNTED: 1} if hidden else {}),
            **({NOT_PUBLISHED: status} if unlisted else {}),
        },
    )


def _told(selection: Selection, what: Dimension) -> Mapping[str, float | None] | None:
    """Return the published sums by answer; None where the selection cuts them.

    A cooperation with several answers is kept by a filter on one: the others' sums are cut.
    """
    told = published_sums(selection, what.key, {what.key})
    chosen = selection.filters.codes(what.key)
    if told is None or not (what.multiple and chosen):
        return told
    return {code: told[code] for code in chosen if code in told}


def _total(selection: Selection, rows: pd.DataFrame) -> float | None:
    if confidential_amounts(selection):
        return published_sum(selection)[0]
    return round(float(rows["montant_eur"].sum()), 2)


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
