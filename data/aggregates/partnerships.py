"""Partnerships: conventions, age, number per collectivité, flows from groups to zones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from data.aggregates.counts import COOPERATIONS, SHARE, STATUS, cooperations_by
from data.aggregates.means import OVERALL_LABEL, every_answer
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.answers import members
from data.codebook import Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.rules import COUNTS_ONLY
from data.french import counted
from data.non_response import outside
from data.selection import Selection
from data.table import OVERALL, Base, Column, Kind, Table, Unit, Value

#: The label of the row of all, under filters: « Ensemble » alone is everyone.
OF_SELECTION: Final = "Ensemble de la sélection"
KNOWN: Final = Column("n", "Base (n)", COOPERATIONS.unit)
CONVENTIONS: Final = (
    replace(COOPERATIONS, label="Conventionnées"),
    replace(SHARE, label="Part des coopérations conventionnées"),
    KNOWN,
)
AGES: Final = (
    Column("mediane", "Âge médian", "ans", decimals=1),
    Column("q1", "Premier quartile", "ans", decimals=1),
    Column("q3", "Troisième quartile", "ans", decimals=1),
    KNOWN,
)


def conventions_by(selection: Selection, group: str) -> Table:
    """Share of the cooperations under a convention within each group, the largest group first.

    Columns `<group>`, `libelle`, `cooperations` (under a convention), `part` (of `n`), `n` (those
    of the group that answered), `statut`. `facts`: the same for all groups (`signees`, `part`).
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what, who = DIMENSIONS["conventionnee"], dimension(group, book)
    answers = members(selection, what, COOPERATION)
    n, yes = len(answers), int((answers["code"] == "oui").sum())
    rows: list[tuple[Value, ...]] = []
    for code, signed, known in _signed(answers, members(selection, who, COOPERATION), who, book):
        count, part, status = rules.share(signed, known, confidential=False)
        rows.append((who.value(code), who.words(book).label(code), count, part, known, status))
    return Table(
        columns=(
            Column(group, "Code", hidden=True),
            Column("libelle", who.label(book)),
            *CONVENTIONS,
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(n, f"{what.base}, base propre à chaque ligne"),
        kind=Kind.SHARES,
        unit=Unit.COOPERATIONS,
        dimension=group,
        measure="part",
        notes=outside(selection, what),
        facts={"signees": yes, "part": rules.share(yes, n, confidential=False)[1]},
    )


def _signed(
    answers: pd.DataFrame, groups: pd.DataFrame, who: Dimension, book: Codebook
) -> list[tuple[str, int, int]]:
    """Return (group, cooperations under a convention, answers), the largest group first."""
    both = answers.rename(columns={"code": "reponse"}).merge(groups, on=COOPERATION)
    known = both.groupby("code")[COOPERATION].nunique()
    signed = both[both["reponse"] == "oui"].groupby("code")[COOPERATION].nunique()
    codes = [code for code in who.words(book).codes if code in known]
    found = [(code, int(signed.get(code, 0)), int(known[code])) for code in codes]
    return sorted(found, key=lambda row: -row[2])


def cooperations_by_age(selection: Selection) -> Table:
    """Cooperations by age, every class in its order; columns as `cooperations_by`.

    `facts`: the median age in years (`mediane`), None where too few are known, and the last year of
    the wave (`jusqu_a`).
    """
    what = DIMENSIONS["age"]
    table = cooperations_by(selection, what)
    given = {str(row[0]): row for row in table.rows}
    nobody = selection.dataset.rules.share(0, table.base.n, confidential=False)
    words = what.words(selection.dataset.book)
    rows = tuple(
        given.get(code, (code, words.label(code), nobody[0], 0, *nobody[1:]))
        for code in words.codes
    )
    return replace(
        table,
        rows=rows if table.rows else (),
        notes=(*table.notes, *_until(selection)),
        facts=_age_facts(selection),
    )


def ages_by(selection: Selection, group: str) -> Table:
    """Median age and quartiles of the cooperations within each group, in the codebook's order.

    Columns `<group>`, `libelle`, `mediane`, `q1`, `q3` (years), `n`, `statut`. Years are public:
    quartiles are the usual ones, for groups of at least `counts_only_below`. If there is none, all
    groups are listed, without quartiles. `facts` as `cooperations_by_age`; `overall_row` is about
    all cooperations.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    who = dimension(group, book)
    known = selection.cooperations[[COOPERATION, "age"]].dropna()
    grouped = known.merge(members(selection, who, COOPERATION), on=COOPERATION).groupby("code")
    ages = {str(code): part["age"].tolist() for code, part in grouped}
    found = [code for code in who.words(book).codes if code in ages]
    shown = [code for code in found if len(ages[code]) >= rules.counts_only_below] or found
    rows: list[tuple[Value, ...]] = []
    for code in shown:
        n = len(ages[code])
        named = (who.value(code), who.words(book).short(code))
        large = n >= rules.counts_only_below
        quartile_values = _quartiles(ages[code]) if large else (None, None, None)
        rows.append((*named, *quartile_values, n, rules.status(n) if large else COUNTS_ONLY))
    left = [
        f"{who.words(book).short(code)} (n = {len(ages[code])})"
        for code in found
        if code not in shown
    ]
    few = f"Moins de {rules.counts_only_below} coopérations, donc sans médiane : "
    return Table(
        columns=(
            Column(who.key, "Code", hidden=True),
            Column("libelle", who.label(book)),
            *AGES,
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(len(known), DIMENSIONS["age"].base),
        kind=Kind.MEDIANS,
        unit=Unit.COOPERATIONS,
        dimension=group,
        measure="mediane",
        notes=(
            *outside(selection, DIMENSIONS["age"]),
            *_until(selection),
            *((f"{few}{', '.join(left)}.",) if left else ()),
        ),
        facts=_age_facts(selection),
        overall_row=_overall_row(selection),
    )


def authorities_by_number(selection: Selection) -> Table:
    """Share of collectivités by number of selected cooperations.

    Columns as `authorities_by`, every class in its order. `facts`: the `maximum`, the `mediane`
    (None where too few collectivités have one) and the sum (`cooperations`).
    """
    table = authorities_by(selection, "partenariats")
    what = DIMENSIONS["partenariats"]
    owners = selection.cooperations[RESPONDENT]
    sizes = owners[owners >= 0].value_counts()
    enough = max(selection.dataset.rules.counts_only_below, 1)
    return replace(
        table,
        rows=every_answer(selection, what, table) if table.rows else (),
        facts={
            "maximum": int(sizes.max()) if len(sizes) else 0,
            "mediane": float(sizes.median()) if len(sizes) >= enough else None,
            "cooperations": int(sizes.sum()),
        },
    )


def flows(selection: Selection, group: str) -> Table:
    """Cooperations from each group of collectivités to each part of the world, as counts.

    Columns as `shares_by_group`, the largest groups and zones first, so that a narrow screen begins
    with the large flows. The measure is the count.
    """
    table = shares_by_group(selection, "zone", group).measured_by("cooperations")
    base = [column.name for column in table.columns].index("n")
    rows = tuple(sorted(table.rows, key=lambda row: -int(row[base] or 0)))
    return replace(table, kind=Kind.FLOWS, rows=rows)


def _quartiles(ages: Sequence[float]) -> tuple[float | None, ...]:
    """Return median, first and third quartile in years."""
    return tuple(round(float(value), 1) for value in np.quantile(ages, (0.5, 0.25, 0.75)))


def _age_facts(selection: Selection) -> dict[str, Value]:
    ages = selection.cooperations["age"].dropna().tolist()
    enough = len(ages) >= max(selection.dataset.rules.counts_only_below, 1)
    return {"mediane": _quartiles(ages)[0] if enough else None, "jusqu_a": _last_year(selection)}


def _overall_row(selection: Selection) -> tuple[Value, ...]:
    """Return the row of quartiles of all cooperations; empty where they are too few."""
    rules = selection.dataset.rules
    ages = selection.cooperations["age"].dropna().tolist()
    if len(ages) < max(rules.counts_only_below, 1):
        return ()
    label = OF_SELECTION if selection.filters.chosen else OVERALL_LABEL
    return (OVERALL, label, *_quartiles(ages), len(ages), rules.status(len(ages)))


def _last_year(selection: Selection) -> int:
    return selection.dataset.book.waves[selection.filters.wave].last_year


def _until(selection: Selection) -> tuple[str, ...]:
    """Return the note on how an age is computed, and how many cooperations had ended."""
    year = _last_year(selection)
    rows = selection.cooperations
    ended = int((rows["age"].notna() & (rows["fin"] < year)).sum())
    ended_before = counted(ended, "coopération terminée avant", "coopérations terminées avant")
    more = f" ; {ended_before} {year} comprise{'s' if ended > 1 else ''}" if ended else ""
    return (f"Âge : années écoulées de l’année de début à {year}{more}.",)
