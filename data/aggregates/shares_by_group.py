"""Shares of the answers to one question within each group (types, zones, themes…)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from data.aggregates.counts import AUTHORITIES, COOPERATIONS, MULTIPLE, SHARE, STATUS
from data.aggregates.non_response import outside
from data.answers import members
from data.codebook import NONE_CODES
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.differencing import complementary_suppression
from data.disclosure.rules import MASKED, Rules
from data.french import NBSP, counted
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Value

UNITS: Final = {COOPERATION: COOPERATIONS, RESPONDENT: AUTHORITIES}
SHARES: Final = {
    COOPERATION: SHARE,
    RESPONDENT: Column("part", "Part des collectivités", "%", decimals=1),
}


@dataclass(frozen=True)
class _Crossing:
    """Pairs of unit and answer (`answers`), and of unit and group (`groups`)."""

    answers: pd.DataFrame
    groups: pd.DataFrame
    unit: str

    @cached_property
    def answering(self) -> frozenset[int]:
        """Units that answered, including those of no group."""
        return frozenset(map(int, self.answers[self.unit].unique()))

    @cached_property
    def inside(self) -> dict[str, frozenset[int]]:
        """Units of each group that answered."""
        units = self.groups[self.groups[self.unit].isin(self.answering)].groupby("groupe")
        return {str(code): frozenset(map(int, part[self.unit])) for code, part in units}

    def outside(self, group: str) -> tuple[str, ...]:
        """Return a note on the units that answered and are in no group."""
        n = len(self.answering.difference(*self.inside.values()))
        lead = f"Hors des groupes, faute d’information sur «{NBSP}{group}{NBSP}»"
        return (f"{lead}{NBSP}: {counted(n, UNITS[self.unit].unit[:-1])}.",) if n else ()

    def masked(self, rules: Rules) -> set[str]:
        """Return the groups to mask for a confidential question: too small, or deducible.

        The total is published with the groups, so that a masked group, or the units of no group,
        could be found by difference.
        """
        codes, parts = list(self.inside), list(self.inside.values())
        complementary = complementary_suppression(parts, self.answering, rules.masked_below)
        few = {code for code, units in self.inside.items() if rules.status(len(units)) == MASKED}
        return few | {codes[place] for place in complementary}

    def counts(self) -> dict[tuple[str, str], int]:
        """Return the number of units by (group, answer)."""
        both = self.groups.merge(self.answers, on=self.unit)
        sizes = both.groupby(["groupe", "code"])[self.unit].nunique().reset_index()
        return {(str(group), str(code)): int(n) for group, code, n in sizes.to_numpy()}


def authorities_by(selection: Selection, key: str) -> Table:
    """Share of collectivités by answer to a question.

    Columns `<key>`, `libelle`, `collectivites`, `part`, `statut`. Base: those that answered;
    « aucun » is an answer, and comes last.
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
        kind=Kind.SHARES,
        unit=what.unit,
        multiple=what.multiple,
        dimension=key,
        measure="part",
        notes=(*notes, *outside(selection, what)),
    )


def shares_by_group(selection: Selection, answers: str, group: str) -> Table:
    """Share of each answer to `answers` within each group; one row per group and answer.

    Columns `<answers>`, `libelle`, `<group>`, `<group>_libelle`, the count, `part`, `n` (units
    of the group that answered) and `statut`. The unit counted is the one that answers `answers`:
    cooperations, or collectivités (funders…).
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what, who = dimension(answers, book), dimension(group, book)
    unit = what.level
    # Confidential groups make the table confidential, even for a public question.
    hidden = what.confidential(book) or who.confidential(book)
    groups = members(selection, who, unit).rename(columns={"code": "groupe"})
    crossing = _Crossing(members(selection, what, unit), groups, unit)
    bases = {code: len(units) for code, units in crossing.inside.items()}
    counts, n = crossing.counts(), len(crossing.answering)
    few = crossing.masked(rules) if hidden else set()
    ranked = _ranked(_sizes(crossing.answers, unit), n, what, selection)
    if few and what.confidential(book):
        # Only the groups that are shown determine which answers are listed, and their order.
        shown_sizes = {
            code: sum(counts.get((g, code), 0) for g in bases if g not in few)
            for code in what.words(book).codes
        }
        ranked = _ranked(shown_sizes, rules.masked_below, what, selection)
    # A confidential group is listed even when empty: its absence would be an answer.
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
        kind=Kind.CROSSED,
        unit=what.unit,
        multiple=what.multiple,
        dimension=answers,
        measure="part",
        series=group,
        notes=(*_notes(what, who), *outside(selection, what), *crossing.outside(who.label(book))),
    )


def _sizes(answers: pd.DataFrame, unit: str) -> dict[str, int]:
    """Return the number of units by answer."""
    sizes = answers.groupby("code")[unit].nunique()
    return {str(code): int(n) for code, n in sizes.items()}


def _ranked(sizes: dict[str, int], n: int, what: Dimension, selection: Selection) -> list[str]:
    """Order answers by frequency (ODD by number, all of them); « aucun » always comes last.

    Where the counts are masked every answer is listed, in the codebook's order: the list and its
    order would disclose what the masked counts hide.
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


def _notes(what: Dimension, who: Dimension) -> tuple[str, ...]:
    """Return the notes on units that count in several answers or in several groups."""
    notes = [MULTIPLE] if what.multiple else []
    if what.level == RESPONDENT and who.level == COOPERATION:
        notes.append("Une collectivité compte dans chaque groupe où elle coopère.")
    elif who.multiple:
        notes.append("Une coopération compte dans chacun de ses groupes.")
    return tuple(notes)
