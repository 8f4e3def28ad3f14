"""Needs of the collectivités, compared with the support already received from their network."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.non_response import outside_counts
from data.aggregates.shares_by_group import SHARES
from data.answers import members
from data.codebook import NONE_CODES
from data.dataset import RESPONDENT
from data.dimensions import dimension
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
UNMET: Final = (
    CODE,
    LABEL,
    Column("collectivites", "En ont besoin, sans l’avoir reçu", "collectivités"),
    SHARES[RESPONDENT],
    STATUS,
)


@dataclass(frozen=True)
class _Answers:
    """The answers to one of the two questions, one row per respondent and answer."""

    pairs: pd.DataFrame

    @property
    def who(self) -> set[int]:
        """Respondents that answered."""
        return set(self.pairs[RESPONDENT])

    @property
    def n(self) -> int:
        """Number of respondents that answered."""
        return len(self.who)

    def of(self, code: str) -> set[int]:
        """Return the respondents that gave the answer `code`."""
        return set(self.pairs.loc[self.pairs["code"] == code, RESPONDENT])


def needs_and_support(selection: Selection) -> Table:
    """Share that needs each kind of support, and share that received it; most needed first.

    Each share has its own count and base: `part`, `collectivites`, `n`, then the same with
    `recu_`. `ecart` is the difference in points of the rounded shares, where both may be shown.
    """
    needs, received = _answers(selection)
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
        kind=Kind.NEEDS,
        unit=Unit.COLLECTIVITES,
        multiple=True,
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
    needs, received = _answers(selection)
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
        kind=Kind.SHARES,
        unit=Unit.COLLECTIVITES,
        multiple=True,
        dimension=NEEDS,
        measure="part",
        notes=(MULTIPLE,),
    )


def _answers(selection: Selection) -> tuple[_Answers, _Answers]:
    book = selection.dataset.book
    pairs = (members(selection, dimension(key, book), RESPONDENT) for key in (NEEDS, RECEIVED))
    needs, received = (_Answers(pair) for pair in pairs)
    return needs, received


def _codes(selection: Selection, needs: _Answers, received: _Answers) -> list[str]:
    """Return every kind of support, the most needed first; none when nobody answered.

    Where needs are masked the codebook's order is kept: a ranking would disclose them.
    """
    codes = dimension(NEEDS, selection.dataset.book).words(selection.dataset.book).codes
    listed = [code for code in codes if code not in NONE_CODES]
    if not needs.n and not received.n:
        return []
    return _ordered(selection, {code: len(needs.of(code)) for code in listed}, needs.n)


def _ordered(selection: Selection, counts: dict[str, int], n: int) -> list[str]:
    """Return codes by frequency, or in their given order where the counts are masked."""
    disclosed = _share(selection, 0, n)[0] is not None
    return sorted(counts, key=lambda code: -counts[code]) if disclosed else list(counts)


def _share(selection: Selection, count: int, n: int) -> tuple[int | None, float | None, str]:
    book = selection.dataset.book
    hidden = any(dimension(key, book).confidential(book) for key in (NEEDS, RECEIVED))
    return selection.dataset.rules.share(count, n, confidential=hidden)


def _pair(
    selection: Selection, code: str, needs: _Answers, received: _Answers
) -> tuple[Value, ...]:
    label = dimension(NEEDS, selection.dataset.book).words(selection.dataset.book).label(code)
    count, part, status = _share(selection, len(needs.of(code)), needs.n)
    had, share, other = _share(selection, len(received.of(code)), received.n)
    gap = None if part is None or share is None else points_between(part, share)
    weaker = status if part is None else other
    shown = (code, label, part, count, needs.n, share, had, received.n, gap)
    return (*shown, status, other, other, weaker)


def _notes(selection: Selection, needs: _Answers, received: _Answers) -> tuple[str, ...]:
    both = len(needs.who & received.who)
    return (
        MULTIPLE,
        f"Ont répondu aux deux questions{NBSP}: {counted(both, 'collectivité')}.",
        f"Écart en points{NBSP}: positif, l’appui est plus souvent attendu que reçu.",
        *_none(selection, needs, received),
        *_outside(selection),
    )


def _none(selection: Selection, needs: _Answers, received: _Answers) -> tuple[str, ...]:
    """Return a note on those that need nothing, and those that received nothing."""
    parts = []
    for phrase, answers in (("aucun besoin", needs), ("aucun appui reçu", received)):
        count, *_ = _share(selection, sum(len(answers.of(code)) for code in NONE_CODES), answers.n)
        if count:
            parts.append(f"{phrase}, {count} sur {answers.n}")
    return (f"Hors du graphique{NBSP}: {' ; '.join(parts)}.",) if parts else ()


def _outside(selection: Selection) -> tuple[str, ...]:
    book = selection.dataset.book
    asked = [dimension(key, book) for key in (NEEDS, RECEIVED)]
    counts = [(what.label(book).lower(), outside_counts(selection, what)) for what in asked]
    parts = " ; ".join(f"{label}, {who}" for label, who in counts if who)
    return (f"Collectivités hors des bases{NBSP}: {parts}.",) if parts else ()
