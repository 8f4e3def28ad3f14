"""What collectivités need, against the support they already received from their network."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.non_response import left_out
from data.aggregates.shares_by_group import SHARES
from data.codebook import NONE_CODES
from data.dataset import RESPONDENT
from data.dimensions import dimension, members
from data.filters import Selection
from data.table import Base, Column, Table, Value
from data.words import NBSP, counted, points

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
UNMET: Final = (
    CODE,
    LABEL,
    Column("collectivites", "En ont besoin, sans l’avoir reçu", "collectivités"),
    SHARES[RESPONDENT],
    STATUS,
)


@dataclass(frozen=True)
class _Said:
    """Who gave which answer to one of the two questions."""

    pairs: pd.DataFrame

    @property
    def who(self) -> set[int]:
        """Those who answered."""
        return set(self.pairs[RESPONDENT])

    @property
    def n(self) -> int:
        """How many answered."""
        return len(self.who)

    def of(self, code: str) -> set[int]:
        """Return those who gave the answer `code`."""
        return set(self.pairs.loc[self.pairs["code"] == code, RESPONDENT])


def needs_and_support(selection: Selection) -> Table:
    """Share that needs each kind of support, and share that received it; most needed first.

    Each share has its own count and base: `part`, `collectivites`, `n`, then the same with
    `recu_`. `ecart` is their difference in points, as they are read, where both may be shown.
    """
    needs, received = _said(selection)
    return Table(
        columns=PAIRED,
        rows=tuple(
            _pair(selection, code, needs, received) for code in _codes(selection, needs, received)
        ),
        base=Base(
            needs.n,
            "collectivités ayant répondu sur leurs besoins ; "
            f"{received.n} {'ont' if received.n > 1 else 'a'} répondu sur l’appui reçu",
        ),
        dimension=NEEDS,
        measure="part",
        notes=_notes(selection, needs, received),
        facts={"recu_n": received.n},
    )


def unmet_needs(selection: Selection) -> Table:
    """Share that needs each kind of support and did not receive it, most frequent first.

    Columns `besoins`, `libelle`, `collectivites`, `part`, `statut`. Base: those that answered
    both questions.
    """
    needs, received = _said(selection)
    both = needs.who & received.who
    words = dimension(NEEDS, selection.dataset.book).words(selection.dataset.book)
    codes = [code for code in words.codes if code not in NONE_CODES]
    counts = {code: len((needs.of(code) - received.of(code)) & both) for code in codes}
    rows = [
        (code, words.label(code), *_share(selection, counts[code], len(both)))
        for code in _ordered(selection, counts, len(both))
    ]
    return Table(
        columns=UNMET,
        rows=tuple(rows) if both else (),
        base=Base(
            len(both), "collectivités ayant répondu à la fois sur leurs besoins et l’appui reçu"
        ),
        dimension=NEEDS,
        measure="part",
        notes=(MULTIPLE,),
    )


def _said(selection: Selection) -> tuple[_Said, _Said]:
    book = selection.dataset.book
    pairs = (members(selection, dimension(key, book), RESPONDENT) for key in (NEEDS, RECEIVED))
    needs, received = (_Said(pair) for pair in pairs)
    return needs, received


def _codes(selection: Selection, needs: _Said, received: _Said) -> list[str]:
    """Return every kind of support, the most needed first; none when nobody answered.

    Where needs are masked the codebook's order is kept: a ranking would tell them.
    """
    codes = dimension(NEEDS, selection.dataset.book).words(selection.dataset.book).codes
    listed = [code for code in codes if code not in NONE_CODES]
    if not needs.n and not received.n:
        return []
    return _ordered(selection, {code: len(needs.of(code)) for code in listed}, needs.n)


def _ordered(selection: Selection, counts: dict[str, int], n: int) -> list[str]:
    """Return codes by frequency, or as they come where the counts are masked."""
    told = _share(selection, 0, n)[0] is not None
    return sorted(counts, key=lambda code: -counts[code]) if told else list(counts)


def _share(selection: Selection, count: int, n: int) -> tuple[int | None, float | None, str]:
    book = selection.dataset.book
    hidden = any(dimension(key, book).confidential(book) for key in (NEEDS, RECEIVED))
    return selection.dataset.rules.share(count, n, confidential=hidden)


def _pair(selection: Selection, code: str, needs: _Said, received: _Said) -> tuple[Value, ...]:
    label = dimension(NEEDS, selection.dataset.book).words(selection.dataset.book).label(code)
    count, part, status = _share(selection, len(needs.of(code)), needs.n)
    had, share, other = _share(selection, len(received.of(code)), received.n)
    gap = None if part is None or share is None else points(part, share)
    weaker = status if part is None else other
    shown = (code, label, part, count, needs.n, share, had, received.n, gap)
    return (*shown, status, other, other, weaker)


def _notes(selection: Selection, needs: _Said, received: _Said) -> tuple[str, ...]:
    both = len(needs.who & received.who)
    return (
        MULTIPLE,
        f"Ont répondu aux deux questions{NBSP}: {counted(both, 'collectivité')}.",
        f"Écart en points{NBSP}: positif, l’appui est plus souvent attendu que reçu.",
        *_none(selection, needs, received),
        *_outside(selection),
    )


def _none(selection: Selection, needs: _Said, received: _Said) -> tuple[str, ...]:
    """Say how many need nothing, and how many received nothing."""
    told = []
    for words, said in (("aucun besoin", needs), ("aucun appui reçu", received)):
        count, *_ = _share(selection, sum(len(said.of(code)) for code in NONE_CODES), said.n)
        if count:
            told.append(f"{words}, {count} sur {said.n}")
    return (f"Hors du graphique{NBSP}: {' ; '.join(told)}.",) if told else ()


def _outside(selection: Selection) -> tuple[str, ...]:
    book = selection.dataset.book
    asked = [dimension(key, book) for key in (NEEDS, RECEIVED)]
    said = [(what.label(book).lower(), left_out(selection, what)) for what in asked]
    told = " ; ".join(f"{label}, {who}" for label, who in said if who)
    return (f"Collectivités hors des bases{NBSP}: {told}.",) if told else ()
