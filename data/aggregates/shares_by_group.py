"""Shares of the answers to one question within each group (types, zones, themes…)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import pandas as pd

from data.aggregates.counts import AUTHORITIES, COOPERATIONS, MULTIPLE, SHARE, STATUS
from data.aggregates.tallies import (
    confided,
    facts_of,
    outside_note,
    ranked,
    tallies_by,
    tally,
)
from data.answers import members
from data.codebook import Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.published import Tally
from data.disclosure.rules import MASKED
from data.disclosure.words import MASKED_SOME
from data.french import NBSP, counted
from data.non_response import outside
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

    def counts(self) -> dict[tuple[str, str], int]:
        """Return the number of units by (group, answer)."""
        both = self.groups.merge(self.answers, on=self.unit)
        sizes = both.groupby(["groupe", "code"])[self.unit].nunique().reset_index()
        return {(str(group), str(code)): int(n) for group, code, n in sizes.to_numpy()}


def authorities_by(selection: Selection, key: str) -> Table:
    """Share of collectivités by answer to a question.

    Columns `<key>`, `libelle`, `collectivites`, `part`, `statut`. Base: those that answered;
    « aucun » is an answer, and comes last. Answers given in confidence are those published: where
    the group is masked every answer is listed, in the codebook's order, without its count; where
    the selection is in no published table there is no row.
    """
    what = dimension(key, selection.dataset.book)
    words, found = what.words(selection.dataset.book), tally(selection, what)
    facts = facts_of(found)
    rows: list[tuple[Value, ...]] = []
    for code in _listed(found, what, words.codes) if not facts else ():
        shown = disclosed(selection, what, found, code)
        rows.append((what.value(code), words.label(code), *shown))
    notes = (MULTIPLE,) if what.multiple else ()
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(selection.dataset.book)),
            AUTHORITIES,
            SHARES[RESPONDENT],
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(found.n or 0, what.base),
        kind=Kind.SHARES,
        unit=what.unit,
        multiple=what.multiple,
        dimension=key,
        measure="part",
        notes=(
            *notes,
            *outside_note(selection, what, found),
            *masked_note(row[-1] for row in rows),
        ),
        facts=facts,
    )


def disclosed(
    selection: Selection, what: Dimension, found: Tally, code: str
) -> tuple[int | None, float | None, str]:
    """Return count, share (%) and status of one answer of a group; None where masked."""
    count = None if found.status else found.counts.get(code, 0)
    if count is None or found.n is None:
        return None, None, MASKED
    hidden = confided(selection, what)
    return selection.dataset.rules.share(count, found.n, confidential=hidden)


def masked_note(statuses: Iterable[Value]) -> tuple[str, ...]:
    """Return the note on values of which some, but not all, are masked."""
    masked = [status == MASKED for status in statuses]
    return (MASKED_SOME,) if any(masked) and not all(masked) else ()


def _listed(found: Tally, what: Dimension, codes: tuple[str, ...]) -> list[str]:
    return list(codes) if found.status else ranked(found.counts, what, codes)


def shares_by_group(selection: Selection, answers: str, group: str) -> Table:
    """Share of each answer to `answers` within each group; one row per group and answer.

    Columns `<answers>`, `libelle`, `<group>`, `<group>_libelle`, the count, `part`, `n` (units
    of the group that answered) and `statut`. The unit counted is the one that answers `answers`:
    cooperations, or collectivités (funders…). Answers given in confidence are those published, for
    the groups of the closed list.
    """
    book = selection.dataset.book
    what, who = dimension(answers, book), dimension(group, book)
    if confided(selection, what) or confided(selection, who):
        return _published_by_group(selection, what, who)
    unit = what.level
    groups = members(selection, who, unit).rename(columns={"code": "groupe"})
    crossing = _Crossing(members(selection, what, unit), groups, unit)
    bases = {code: len(units) for code, units in crossing.inside.items()}
    counts, n = crossing.counts(), len(crossing.answering)
    codes = ranked(_sizes(crossing.answers, unit), what, what.words(book).codes)
    rows: list[tuple[Value, ...]] = []
    for name in (code for code in who.words(book).codes if code in bases):
        for code in codes:
            shown = selection.dataset.rules.share(
                counts.get((name, code), 0), bases[name], confidential=False
            )
            rows.append(_row(what, who, book, (code, name), (shown, bases[name])))
    notes = (*_notes(what, who), *outside(selection, what), *crossing.outside(who.label(book)))
    return replace(_crossed(what, who, book, tuple(rows), n), notes=notes)


def _published_by_group(selection: Selection, what: Dimension, who: Dimension) -> Table:
    """Return the same of a question answered in confidence, from its published cells alone."""
    book = selection.dataset.book
    tallies = tallies_by(selection, what, who)
    whole = tally(selection, what)
    facts = facts_of(*tallies.values()) if tallies else facts_of(whole)
    shown = {code: found for code, found in tallies.items() if found.shown}
    # Only what is shown says which answers are listed, and in which order.
    sizes: dict[str, int | None] = {
        code: sum(found.counts.get(code) or 0 for found in shown.values())
        for code in what.words(book).codes
        if any(found.counts.get(code, 0) != 0 for found in shown.values())
    }
    codes = ranked(sizes, what, what.words(book).codes) if shown else what.words(book).codes
    rows = tuple(
        _row(what, who, book, (code, name), (disclosed(selection, what, found, code), found.n))
        for name, found in tallies.items()
        for code in (() if facts else codes)
    )
    notes = (
        *_notes(what, who),
        *outside_note(selection, what, whole),
        *masked_note(row[-1] for row in rows),
    )
    return replace(_crossed(what, who, book, rows, whole.n or 0), notes=notes, facts=facts)


def _row(
    what: Dimension,
    who: Dimension,
    book: Codebook,
    codes: tuple[str, str],
    disclosed_of: tuple[tuple[int | None, float | None, str], int | None],
) -> tuple[Value, ...]:
    (code, name), ((count, part, status), n) = codes, disclosed_of
    words = (what.value(code), what.words(book).label(code), name, who.words(book).short(name))
    return (*words, count, part, n, status)


def _crossed(
    what: Dimension, who: Dimension, book: Codebook, rows: tuple[tuple[Value, ...], ...], n: int
) -> Table:
    return Table(
        columns=(
            Column(what.key, "Code", hidden=True),
            Column("libelle", what.label(book)),
            Column(who.key, "Code du groupe", hidden=True),
            Column(f"{who.key}_libelle", who.label(book)),
            UNITS[what.level],
            SHARES[what.level],
            Column("n", "Base (n)", UNITS[what.level].unit),
            STATUS,
        ),
        rows=rows,
        base=Base(n, f"{what.base}, base propre à chaque groupe"),
        kind=Kind.CROSSED,
        unit=what.unit,
        multiple=what.multiple,
        dimension=what.key,
        measure="part",
        series=who.key,
    )


def _sizes(answers: pd.DataFrame, unit: str) -> dict[str, int | None]:
    """Return the number of units by answer."""
    sizes = answers.groupby("code")[unit].nunique()
    return {str(code): int(n) for code, n in sizes.items()}


def _notes(what: Dimension, who: Dimension) -> tuple[str, ...]:
    """Return the notes on units that count in several answers or in several groups."""
    notes = [MULTIPLE] if what.multiple else []
    if what.level == RESPONDENT and who.level == COOPERATION:
        notes.append("Une collectivité compte dans chaque groupe où elle coopère.")
    elif who.multiple:
        notes.append("Une coopération compte dans chacun de ses groupes.")
    return tuple(notes)
