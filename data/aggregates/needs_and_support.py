"""Needs of the collectivités, compared with the support already received from their network."""

from typing import Final

from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.shares_by_group import SHARES, disclosed, masked_note
from data.aggregates.tallies import facts_of, outside_words, published_tally, tally
from data.codebook import NONE_CODES
from data.dataset import RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.cell import UNMET
from data.disclosure.published import Tally, ranked_first
from data.french import NBSP, counted, points_between
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

NEEDS: Final = "besoins"
RECEIVED: Final = "appui_recu"

CODE: Final = Column(NEEDS, "Code", hidden=True)
LABEL: Final = Column("libelle", "Appui")
PAIRED: Final = (
    CODE,
    LABEL,
    Column("part", "Part qui en a besoin", "%", decimals=1),
    Column("collectivites", "En ont besoin", "collectivités"),
    Column("n", "Base (besoins)"),
    Column("recu_part", "Part qui l’a déjà reçu", "%", decimals=1),
    Column("recu_collectivites", "L’ont déjà reçu", "collectivités"),
    Column("recu_n", "Base (appui reçu)"),
    Column("ecart", "Écart (points)", "points", decimals=1),
    STATUS,
    *(
        Column(f"{name}_statut", "Statut", hidden=True)
        for name in ("recu_part", "recu_collectivites", "ecart")
    ),
)
UNMET_COLUMNS: Final = (
    CODE,
    LABEL,
    Column("collectivites", "En ont besoin, sans l’avoir reçu", "collectivités"),
    SHARES[RESPONDENT],
    STATUS,
)


def needs_and_support(selection: Selection) -> Table:
    """Share that needs each kind of support, and share that received it; most needed first.

    Each share has its own count and base: `part`, `collectivites`, `n`, then the same with
    `recu_`. `ecart` is the difference in points of the rounded shares, where both may be shown.
    """
    needs, received = _tallies(selection)
    facts = facts_of(needs, received)
    codes = () if facts else _codes(selection, needs, received)
    rows = tuple(_pair(selection, code, needs, received) for code in codes)
    return Table(
        columns=PAIRED,
        rows=rows,
        base=Base(needs.n or 0, f"collectivités ayant répondu sur leurs besoins{_had(received)}"),
        kind=Kind.NEEDS,
        unit=Unit.COLLECTIVITES,
        multiple=True,
        dimension=NEEDS,
        measure="part",
        notes=(
            *_notes(selection, needs, received),
            *masked_note(status for row in rows for status in row[-4:]),
        ),
        facts={"recu_n": received.n or 0, **facts},
    )


def unmet_needs(selection: Selection) -> Table:
    """Share that needs each kind of support and did not receive it, most frequent first.

    Columns `besoins`, `libelle`, `collectivites`, `part`, `statut`. Base: those that answered
    both questions.
    """
    what = _dimensions(selection)[0]
    found = _unmet(selection)
    words = what.words(selection.dataset.book)
    codes = [code for code in words.codes if code not in NONE_CODES]
    facts = facts_of(found)
    empty = bool(facts) or found.n == 0
    rows = [
        (code, words.label(code), *disclosed(selection, what, found, code))
        for code in ([] if empty else _ordered(found, codes))
    ]
    return Table(
        columns=UNMET_COLUMNS,
        rows=tuple(rows),
        base=Base(
            found.n or 0,
            "collectivités ayant répondu à la fois sur leurs besoins et l’appui reçu",
        ),
        kind=Kind.SHARES,
        unit=Unit.COLLECTIVITES,
        multiple=True,
        dimension=NEEDS,
        measure="part",
        notes=(MULTIPLE, *masked_note(row[-1] for row in rows)),
        facts=facts,
    )


def _unmet(selection: Selection) -> Tally:
    return published_tally(selection, UNMET)


def _dimensions(selection: Selection) -> tuple[Dimension, Dimension]:
    book = selection.dataset.book
    return dimension(NEEDS, book), dimension(RECEIVED, book)


def _tallies(selection: Selection) -> tuple[Tally, Tally]:
    needs, received = _dimensions(selection)
    return tally(selection, needs), tally(selection, received)


def _had(received: Tally) -> str:
    if not received.n:
        return ""
    return f" ; {received.n} {'ont' if received.n > 1 else 'a'} répondu sur l’appui reçu"


def _codes(selection: Selection, needs: Tally, received: Tally) -> list[str]:
    """Return every kind of support, the most needed first; none when nobody answered.

    Where needs are masked the codebook's order is kept: a ranking would disclose them.
    """
    codes = _dimensions(selection)[0].words(selection.dataset.book).codes
    if needs.n == 0 and received.n == 0:
        return []
    return _ordered(needs, [code for code in codes if code not in NONE_CODES])


def _ordered(found: Tally, codes: list[str]) -> list[str]:
    """Return codes by frequency, masked ones last; or in their order where all are masked."""
    return ranked_first(codes, found.counts) if found.shown else codes


def _pair(selection: Selection, code: str, needs: Tally, received: Tally) -> tuple[Value, ...]:
    asked, had = _dimensions(selection)
    label = asked.words(selection.dataset.book).label(code)
    count, part, status = disclosed(selection, asked, needs, code)
    helped, share, other = disclosed(selection, had, received, code)
    gap = None if part is None or share is None else points_between(part, share)
    weaker = status if part is None else other
    shown = (code, label, part, count, needs.n, share, helped, received.n, gap)
    return (*shown, status, other, other, weaker)


def _notes(selection: Selection, needs: Tally, received: Tally) -> tuple[str, ...]:
    both = _unmet(selection).n
    return (
        MULTIPLE,
        *(
            (f"Ont répondu aux deux questions{NBSP}: {counted(both, 'collectivité')}.",)
            if both
            else ()
        ),
        f"Écart en points{NBSP}: positif, l’appui est plus souvent attendu que reçu.",
        *_none(needs, received),
        *_outside(selection, needs, received),
    )


def _none(needs: Tally, received: Tally) -> tuple[str, ...]:
    """Return a note on those that need nothing, and those that received nothing."""
    parts = []
    for phrase, found in (("aucun besoin", needs), ("aucun appui reçu", received)):
        count = sum(found.counts.get(code) or 0 for code in NONE_CODES)
        if count:
            parts.append(f"{phrase}, {count} sur {found.n}")
    return (f"Hors du graphique{NBSP}: {' ; '.join(parts)}.",) if parts else ()


def _outside(selection: Selection, needs: Tally, received: Tally) -> tuple[str, ...]:
    book = selection.dataset.book
    counts = [
        (what.label(book).lower(), outside_words(selection, what, found))
        for what, found in zip(_dimensions(selection), (needs, received), strict=True)
    ]
    parts = " ; ".join(f"{label}, {who}" for label, who in counts if who)
    return (f"Collectivités hors des bases{NBSP}: {parts}.",) if parts else ()
