"""Two to four groups side by side: shares on one scale, the difference in points, its weight."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.aggregates.comparison.groups import Side, base_of, compared, left_out
from data.aggregates.comparison.notes import notes, share_notes, shared_by_waves, why_masked
from data.aggregates.counts import STATUS
from data.aggregates.means import ORDERED
from data.aggregates.shares_by_group import SHARES, UNITS
from data.codebook import NONE_CODES
from data.comparison import REST, WHOLE, Comparison, Group, settled
from data.dimensions import dimension
from data.disclosure.differencing import told_by_others
from data.disclosure.rules import MASKED
from data.filters import BY_KEY, Filters, Selection, select
from data.table import Column, Table, Value
from data.words import points

#: Answers shown at most, the most frequent first: all ODD, but not every country.
MOST: Final = 17
GAP: Final = Column("ecart", "Écart", "points", decimals=1, hidden=True)
#: « oui » where one answer weighs more than the difference.
CAREFUL: Final = Column("ecart_fragile", "Écart trop petit pour conclure", hidden=True)


@dataclass(frozen=True)
class Beside:
    """Sides set beside one another, and what of each may be shown.

    `base` restricts them all; `every` holds also those whose wave did not ask the question, or
    holds nothing of what would make them.
    """

    sides: tuple[Side, ...]
    base: Filters
    every: tuple[Side, ...]

    @cached_property
    def hidden(self) -> bool:
        """Tell whether answers, or what tells the groups apart, were given in confidence."""
        book = self.sides[0].selection.dataset.book
        chosen = {key for side in self.sides for key, _ in side.selection.filters.chosen}
        keys = {key for key in chosen if not BY_KEY[key].excludes}
        return self.sides[0].what.confidential(book) or any(
            dimension(key, book).confidential(book) for key in keys
        )

    @cached_property
    def masked(self) -> frozenset[str]:
        """Codes of the sides whose answers are masked: too few, or told by the others."""
        rules = self.sides[0].selection.dataset.rules
        sealed = {side.code for side in self.sides if side.sealed}
        if not self.hidden:
            return frozenset(sealed)
        few = {side.code for side in self.open if side.n and rules.status(side.n) == MASKED}
        return frozenset(sealed | few | self._told(rules.masked_below))

    @cached_property
    def open(self) -> tuple[Side, ...]:
        """The sides of which something may be said: their number of answers at least."""
        return tuple(side for side in self.sides if not side.sealed)

    @property
    def told(self) -> tuple[Side, ...]:
        """The sides that are not masked."""
        return tuple(side for side in self.sides if side.code not in self.masked)

    def _told(self, below: int) -> set[str]:
        found = set()
        for wave in {side.wave for side in self.open}:
            own = [side for side in self.open if side.wave == wave]
            dataset = own[0].selection.dataset
            everyone = select(dataset, Group(wave=wave).within(self.base, dataset.book))
            whole = Side(WHOLE, "", everyone, own[0].what).answering
            # Who names groups wants to see them, more than what is left.
            rest = [place for place, side in enumerate(own) if side.code == REST]
            places = told_by_others([side.answering for side in own], whole, below, first=rest)
            found |= {own[place].code for place in places}
        return found

    def shown(self, side: Side, code: str) -> tuple[Value, ...]:
        """Return count, share, base and status of one answer."""
        if side.code in self.masked:
            return None, None, None if side.sealed else side.n, MASKED
        rules = side.selection.dataset.rules
        count, part, status = rules.share(side.sizes.get(code, 0), side.n, confidential=self.hidden)
        return count, part, side.n, status

    @property
    def filled(self) -> bool:
        """Tell whether there is something to compare: somebody answered in the first group."""
        return self.sides[0].sealed or self.sides[0].n > 0

    @property
    def reference(self) -> Side:
        """The side from which differences are taken: the rest, or else the first that is shown."""
        shown = [side for side in self.sides if side.code not in self.masked and side.n]
        shown = shown or [*self.sides]
        return next((side for side in shown if side.code == REST), shown[0])

    def gap(self, side: Side, code: str) -> tuple[float | None, str]:
        """Return the difference in points, and whether one answer weighs more than it."""
        own, other = (self.shown(one, code)[1] for one in (side, self.reference))
        if side is self.reference or not isinstance(own, float) or not isinstance(other, float):
            return None, ""
        gap = points(own, other)
        weight = round(100 / min(side.n, self.reference.n), 1)
        return gap, "oui" if abs(gap) < weight else ""

    def ordered(self) -> list[str]:
        """Return the answers, the most frequent of the first shown side first.

        « Aucun » comes last. Answers with an order of their own keep it. Masked sides have no say
        in which answers are listed, nor in their order.
        """
        what, shown = self.sides[0].what, [side for side in self.told if side.n]
        codes = what.words(self.sides[0].selection.dataset.book).codes
        if not shown or what.key in ORDERED or what.key == "strate":
            return list(codes)
        found = [code for code in codes if any(code in side.sizes for side in shown)]
        rank = [side.sizes for side in shown]
        return sorted(found, key=lambda c: (c in NONE_CODES, *(-s.get(c, 0) for s in rank)))


def shares_of_groups(selection: Selection, comparison: Comparison) -> Table:
    """Share of each answer to one question in each of the groups compared.

    One row an answer and group: columns `<indicator>`, `libelle`, `groupe` (as an address writes
    it), `groupe_libelle`, the count, `part`, `n`, `statut`, `ecart` (points from the rest, or from
    the first group that is not masked) and `ecart_fragile`. At most `MOST` answers. A group whose
    wave did not put the question, or holds nothing of its filters, is left out and told in a note.
    Nothing where the first group is empty. `facts`: see `facts_of`.
    """
    told = beside(selection, comparison)
    sides, what = told.sides, told.sides[0].what
    codes = told.ordered() if told.filled else []
    rows: list[tuple[Value, ...]] = []
    for code in codes[:MOST]:
        for side in sides:
            words = what.words(selection.dataset.book).label(code)
            named = (what.value(code), words, side.code, side.label)
            rows.append((*named, *told.shown(side, code), *told.gap(side, code)))
    careful = any(row[-1] for row in rows)
    return Table(
        columns=(
            Column(what.key, "Code", hidden=True),
            Column("libelle", what.label(selection.dataset.book)),
            Column("groupe", "Code du groupe", hidden=True),
            Column("groupe_libelle", "Groupe"),
            UNITS[what.level],
            SHARES[what.level],
            Column("n", "Base (n)", UNITS[what.level].unit, hidden=True),
            STATUS,
            GAP,
            CAREFUL,
        ),
        rows=tuple(rows),
        base=base_of(told.open, what),
        dimension=what.key,
        measure="part",
        series="groupe",
        notes=(
            *notes(told.every, comparison, told.masked),
            *left_out(told.told, len(codes), MOST, masked=bool(told.masked)),
            *share_notes(told.every, told.masked, careful=careful),
        ),
        facts=facts_of(told),
    )


def facts_of(told: Beside) -> dict[str, Value]:
    """Return the `reference` of the gaps, the size of the `panel`, and why groups are masked.

    None for a panel where one wave asked the question; no words (`pourquoi`) where none is masked.
    """
    return {
        "reference": told.reference.code,
        "panel": shared_by_waves(told.every),
        "pourquoi": why_masked(told.sides, told.masked),
    }


def beside(selection: Selection, comparison: Comparison) -> Beside:
    """Return the sides whose wave asked the question and can hold them; all where none did."""
    every = compared(selection, comparison)
    base = settled(comparison, selection.filters, selection.dataset).base
    told = tuple(side for side in every if side.asked and not side.impossible)
    return Beside(told or every, base, every)
