"""Shares by group: one question, side by side for types, zones or themes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from data.aggregates.counts import (
    AUTHORITIES,
    COOPERATIONS,
    MULTIPLE,
    SHARE,
    STATUS,
    missing_notes,
    withheld,
)
from data.codebook import NONE_CODES, RESERVED
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import Dimension, answers_to, concerned, dimension, members
from data.disclosure import MASKED, Rules
from data.filters import Selection, has_cooperation_filter
from data.table import Base, Column, Table, Value
from data.words import NBSP, counted

UNITS: Final = {COOPERATION: COOPERATIONS, RESPONDENT: AUTHORITIES}
SHARES: Final = {
    COOPERATION: SHARE,
    RESPONDENT: Column("part", "Part des collectivités", "%", decimals=1),
}


@dataclass(frozen=True)
class _Crossing:
    """Who answered what (`answers`), in which group (`groups`); both hold the counted unit."""

    answers: pd.DataFrame
    groups: pd.DataFrame
    unit: str

    def bases(self) -> dict[str, int]:
        """Return, for each group, how many units of it answered."""
        units = self.answers[[self.unit]].drop_duplicates()
        sizes = self.groups.merge(units, on=self.unit).groupby("groupe")[self.unit].nunique()
        return {str(code): int(n) for code, n in sizes.items()}

    def counts(self) -> dict[tuple[str, str], int]:
        """Return the number of units by (group, answer)."""
        both = self.groups.merge(self.answers, on=self.unit)
        sizes = both.groupby(["groupe", "code"])[self.unit].nunique().reset_index()
        return {(str(group), str(code)): int(n) for group, code, n in sizes.to_numpy()}


def authorities_by(selection: Selection, key: str) -> Table:
    """Share of collectivités by answer to a question that they were asked.

    Columns `<key>`, `libelle`, `collectivites`, `part`, `statut`. Base: those that answered; an
    answer such as « aucun » is one, and comes last.
    """
    what = dimension(key, selection.dataset.book)
    book, rules = selection.dataset.book, selection.dataset.rules
    answers = members(selection, what, RESPONDENT)
    n = answers[RESPONDENT].nunique()
    sizes = _sizes(answers, RESPONDENT)
    rows: list[tuple[Value, ...]] = []
    for code in _ranked(sizes, n, what, selection):
        shown = rules.share(sizes.get(code, 0), n, confidential=what.confidential(book))
        rows.append((what.value(code), what.words(book).label(code), *shown))
    notes = (MULTIPLE,) if what.multiple else ()
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(book)),
            AUTHORITIES,
            SHARES[RESPONDENT],
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(n, what.base),
        dimension=key,
        measure="part",
        notes=(*notes, *outside(selection, what)),
    )


def funders(selection: Selection) -> Table:
    """Share of collectivités that cite each funder, and euros where known.

    Columns `financeur`, `libelle`, `collectivites`, `part`, `statut`, `montant_eur`
    and its status.
    """
    table = authorities_by(selection, "financeur")
    amounts = _funder_amounts(selection)
    return replace(
        table,
        columns=(
            *table.columns,
            Column("montant_eur", "Montant connu", "euros"),
            Column("montant_eur_statut", "Statut du montant", hidden=True),
        ),
        rows=tuple((*row, *withheld(amounts, str(row[0]))) for row in table.rows),
        column_notes={"montant_eur": _unknown_amounts(selection)},
    )


def shares_by_group(selection: Selection, answers: str, group: str) -> Table:
    """Share of each answer to `answers` within each group; one row per group and answer.

    Columns `<answers>`, `libelle`, `<group>`, `<group>_libelle`, the count, `part`, `n` (units
    of the group that answered) and `statut`. Cooperations are counted where both are about them,
    collectivités for what only these can say (funders).
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what, who = dimension(answers, book), dimension(group, book)
    unit = what.level
    # A group told in confidence is one, even of those who do what is public.
    hidden = what.confidential(book) or who.confidential(book)
    groups = members(selection, who, unit).rename(columns={"code": "groupe"})
    crossing = _Crossing(members(selection, what, unit), groups, unit)
    bases, counts = crossing.bases(), crossing.counts()
    n = crossing.answers[unit].nunique()
    few = _concealed(bases, rules) if hidden else set()
    ranked = _ranked(_sizes(crossing.answers, unit), n, what, selection)
    if few and what.confidential(book):
        # What is listed, and in which order, is told by the groups that are shown.
        shown_sizes = {
            code: sum(counts.get((g, code), 0) for g in bases if g not in few)
            for code in what.words(book).codes
        }
        ranked = _ranked(shown_sizes, rules.masked_below, what, selection)
    # A group told in confidence is listed whether anyone is in it or not.
    every = who.confidential(book)
    rows: list[tuple[Value, ...]] = []
    for name in (c for c in who.words(book).codes if every or c in bases):
        for code in ranked:
            base = 0 if name in few else bases.get(name, 0)
            count, part, status = rules.share(
                counts.get((name, code), 0), base, confidential=hidden
            )
            words = (what.words(book).label(code), who.words(book).short(name))
            shown = (what.value(code), words[0], name, words[1])
            rows.append((*shown, count, part, bases.get(name, 0), status))
    return Table(
        columns=(
            Column(answers, "Code", hidden=True),
            Column("libelle", what.label(book)),
            Column(group, "Code du groupe", hidden=True),
            Column(f"{group}_libelle", who.label(book)),
            UNITS[unit],
            SHARES[unit],
            Column("n", "Base (n)", UNITS[unit].unit),
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(n, f"{what.base}, base propre à chaque groupe"),
        dimension=answers,
        measure="part",
        series=group,
        notes=(*group_notes(what, who), *_missing(selection, what)),
    )


def _concealed(bases: Mapping[str, int], rules: Rules) -> set[str]:
    """Return the groups to mask: those too small, and what keeps them from being told.

    All together are shown beside the groups: masked groups are what is left of them, and must be
    as many as one group that may be shown. Else the smallest of the others is masked too.
    """
    few = {name for name, size in bases.items() if rules.status(size) == MASKED}
    others = sorted((size, name) for name, size in bases.items() if name not in few)
    while others and 0 < sum(bases[name] for name in few) < rules.masked_below:
        few.add(others.pop(0)[1])
    return few


def _sizes(answers: pd.DataFrame, unit: str) -> dict[str, int]:
    """Return the number of units by answer."""
    sizes = answers.groupby("code")[unit].nunique()
    return {str(code): int(n) for code, n in sizes.items()}


def _ranked(sizes: dict[str, int], n: int, what: Dimension, selection: Selection) -> list[str]:
    """Order answers by frequency (ODD by number, all of them); « aucun » always comes last.

    Where the counts are masked every answer is listed, in the codebook's order: which answers were
    given, and which more often, would tell what the masked counts hide.
    """
    dataset = selection.dataset
    codes = what.words(dataset.book).codes
    hidden = what.confidential(dataset.book)
    if sizes and hidden and dataset.rules.status(n) == MASKED:
        return list(codes)
    place = {code: index for index, code in enumerate(codes)}
    if what.numbered:
        return list(codes) if sizes else []
    return sorted(sizes, key=lambda code: (code in NONE_CODES, -sizes[code], place[code]))


def _missing(selection: Selection, what: Dimension) -> tuple[str, ...]:
    told = outside if what.level == RESPONDENT else missing_notes
    return told(selection, what)


def group_notes(what: Dimension, who: Dimension) -> tuple[str, ...]:
    """Say in how many groups one unit, and in how many answers one group, may count."""
    notes = [MULTIPLE] if what.multiple else []
    if what.level == RESPONDENT and who.level == COOPERATION:
        notes.append("Une collectivité compte dans chaque groupe où elle coopère.")
    elif who.multiple:
        notes.append("Une coopération compte dans chacun de ses groupes.")
    return tuple(notes)


def _payments(selection: Selection) -> pd.DataFrame:
    """Return the payments that the selection is about.

    One tied to a cooperation counts if that cooperation is kept; one tied to none only while no
    filter chooses among cooperations, for it may be for another.
    """
    payments = selection.answers("financements")
    named = ~payments["famille"].isin([*NONE_CODES, *RESERVED])
    tied = payments[COOPERATION].to_numpy()
    kept = np.append(selection.kept[COOPERATION], not has_cooperation_filter(selection.filters))
    about: pd.DataFrame = payments[named & kept[tied]]
    return about


def _funder_amounts(selection: Selection) -> dict[str, float | None]:
    dataset = selection.dataset
    variable = dataset.book.tables["financements"]["montant_eur"]
    hidden = variable.confidential and not dataset.source(selection.filters.wave).open_data
    known = _payments(selection).dropna(subset=["montant_eur"])
    owned = known.groupby(["famille", RESPONDENT], observed=True)["montant_eur"].sum()
    return {
        str(code): dataset.rules.amount(part.tolist(), confidential=hidden)
        for code, part in owned.groupby(level=0, observed=True)
    }


def _unknown_amounts(selection: Selection) -> tuple[str, ...]:
    amounts = _payments(selection)["montant_eur"]
    if not len(amounts):
        return ()
    told = counted(len(amounts), "financement")
    note = f"Montant connu : {int(amounts.notna().sum())} sur {told}."
    if not has_cooperation_filter(selection.filters):
        return (note,)
    return (note, "Seuls sont comptés les montants rattachés aux coopérations de la sélection.")


def outside(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return the note about those who were asked and are not in the base; none when all are."""
    told = left_out(selection, what)
    return (f"Collectivités hors de la base{NBSP}: {told}.",) if told else ()


def left_out(selection: Selection, what: Dimension) -> str:
    """Say how many were asked and left it blank, do not know, or are not concerned.

    These are answers too: among very few respondents nothing is said of them.
    """
    rules, hidden = selection.dataset.rules, what.confidential(selection.dataset.book)
    asked = concerned(selection, what)
    answers = answers_to(selection, what)
    said = answers[answers[what.column].notna()]
    codes = said[what.column].astype("str")
    known = set(said.loc[~codes.isin(list(RESERVED)), RESPONDENT])
    counts = {what.absent: int((~asked[RESPONDENT].isin(said[RESPONDENT])).sum())}
    for code, words in RESERVED.items():
        only = set(said.loc[codes == code, RESPONDENT]) - known
        counts[f"«{NBSP}{words.lower()}{NBSP}»"] = len(only)
    shown = {
        words: rules.share(count, len(asked), confidential=hidden)[0]
        for words, count in counts.items()
        if count
    }
    return ", ".join(f"{count} {words}" for words, count in shown.items() if count)
