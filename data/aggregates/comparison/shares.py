"""Shares of the answers to one question in two to four groups, and their differences in points."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.aggregates.comparison.groups import (
    ComparedGroup,
    base_of,
    comparison_groups,
    unlisted_note,
)
from data.aggregates.comparison.notes import notes, share_notes, shared_by_waves, why_masked
from data.aggregates.counts import STATUS
from data.aggregates.means import ORDERED
from data.aggregates.shares_by_group import SHARES, UNITS
from data.aggregates.tallies import NOT_PUBLISHED
from data.codebook import NONE_CODES
from data.comparison import REST, Comparison, plan_of
from data.disclosure.rules import MASKED
from data.filters import Filters
from data.french import points_between
from data.selection import Selection
from data.table import Column, Kind, Table, Value

#: Answers shown at most, the most frequent first: all ODD, but not every country.
MOST: Final = 17
GAP: Final = Column("ecart", "Écart", "points", decimals=1, hidden=True)
#: « oui » where one answer weighs more than the difference.
CAREFUL: Final = Column("ecart_fragile", "Écart trop petit pour conclure", hidden=True)


@dataclass(frozen=True)
class ComparedGroups:
    """The groups of a comparison that can be computed, and what of each may be published.

    `base` holds the filters common to all. `all_groups` also has the groups whose wave did not ask
    the question, or lacks a variable that defines them.
    """

    groups: tuple[ComparedGroup, ...]
    base: Filters
    all_groups: tuple[ComparedGroup, ...]

    @cached_property
    def hidden(self) -> bool:
        """Tell whether the question was answered in confidence."""
        return any(group.published is not None for group in self.groups)

    @cached_property
    def masked(self) -> frozenset[str]:
        """Codes of the groups that are not shown: masked, or in no published table."""
        return frozenset(group.code for group in self.groups if group.tally.status)

    @property
    def disclosed_groups(self) -> tuple[ComparedGroup, ...]:
        """The groups that are not masked."""
        return tuple(group for group in self.groups if group.code not in self.masked)

    def disclosed(self, group: ComparedGroup, code: str) -> tuple[Value, ...]:
        """Return count, share (%), base and status of the answer `code`, None where masked."""
        count = group.tally.counts.get(code, 0)
        if group.tally.status or count is None:
            return None, None, group.tally.n, MASKED
        rules = group.selection.dataset.rules
        shown = rules.share(count, group.n, confidential=self.hidden)
        return *shown[:2], group.n, shown[2]

    @cached_property
    def unlisted(self) -> str:
        """The status of a comparison of which nothing is published; empty where something is."""
        outside = [group.tally.status for group in self.groups if group.suppressed]
        return outside[0] if outside and not any(group.n for group in self.disclosed_groups) else ""

    @property
    def filled(self) -> bool:
        """Tell whether the first group has answers (a masked one is taken to have some)."""
        return bool(self.groups[0].tally.status) or self.groups[0].n > 0

    @property
    def reference(self) -> ComparedGroup:
        """The group that differences are taken from: the rest, or else the first one shown."""
        shown = [group for group in self.groups if group.code not in self.masked and group.n]
        shown = shown or [*self.groups]
        return next((group for group in shown if group.code == REST), shown[0])

    def gap(self, group: ComparedGroup, code: str) -> tuple[float | None, str]:
        """Return the difference in points from the reference, and « oui » if it is fragile.

        A difference is fragile when it is smaller than the weight of one answer. None where one of
        the two shares is not published.
        """
        own, other = (self.disclosed(compared, code)[1] for compared in (group, self.reference))
        if group is self.reference or not isinstance(own, float) or not isinstance(other, float):
            return None, ""
        gap = points_between(own, other)
        weight = round(100 / min(group.n, self.reference.n), 1)
        return gap, "oui" if abs(gap) < weight else ""

    def ordered(self) -> list[str]:
        """Return the codes of the answers, the most frequent in the first disclosed group first.

        « Aucun » comes last. Ordered answers keep their order. Masked groups influence neither the
        list nor its order.
        """
        what, shown = self.groups[0].what, [group for group in self.disclosed_groups if group.n]
        codes = what.words(self.groups[0].selection.dataset.book).codes
        if not shown or what.key in ORDERED or what.key == "strate":
            return list(codes)
        counts = [group.tally.counts for group in shown]
        found = [code for code in codes if any(sizes.get(code, 0) != 0 for sizes in counts)]
        return sorted(
            found,
            key=lambda code: (
                code in NONE_CODES,
                *((sizes.get(code, 0) is None, -(sizes.get(code) or 0)) for sizes in counts),
            ),
        )


def shares_of_groups(selection: Selection, comparison: Comparison) -> Table:
    """Share of each answer to one question in each of the groups compared.

    One row an answer and group: columns `<indicator>`, `libelle`, `groupe` (as an address writes
    it), `groupe_libelle`, the count, `part`, `n`, `statut`, `ecart` (points from the rest, or from
    the first group that is not masked) and `ecart_fragile`. At most `MOST` answers. A group whose
    wave did not ask the question, or lacks a variable of its filters, is left out and mentioned in
    a note. No row where the first group is empty. `facts`: see `facts_of`.
    """
    compared = compare(selection, comparison)
    groups, what = compared.groups, compared.groups[0].what
    codes = compared.ordered() if compared.filled and not compared.unlisted else []
    rows: list[tuple[Value, ...]] = []
    for code in codes[:MOST]:
        for group in groups:
            words = what.words(selection.dataset.book).label(code)
            named = (what.value(code), words, group.code, group.label)
            rows.append((*named, *compared.disclosed(group, code), *compared.gap(group, code)))
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
        base=base_of(groups, what),
        kind=Kind.COMPARED,
        unit=what.unit,
        multiple=what.multiple,
        dimension=what.key,
        measure="part",
        series="groupe",
        notes=(
            *notes(compared.all_groups, comparison, compared.masked),
            *unlisted_note(
                compared.disclosed_groups, len(codes), MOST, masked=bool(compared.masked)
            ),
            *share_notes(compared.all_groups, compared.masked, careful=careful),
        ),
        facts=facts_of(compared),
    )


def facts_of(compared: ComparedGroups) -> dict[str, Value]:
    """Return the code of the `reference`, the size of the `panel`, and the reason of the masking.

    Also that nothing is published (`NOT_PUBLISHED`), if that is so. `panel` is None where only one
    wave asked the question; `pourquoi` (French) is empty where no group is masked.
    """
    return {
        "reference": compared.reference.code,
        "panel": shared_by_waves(compared.all_groups),
        "pourquoi": why_masked(compared.groups, compared.masked),
        **({NOT_PUBLISHED: compared.unlisted} if compared.unlisted else {}),
    }


def compare(selection: Selection, comparison: Comparison) -> ComparedGroups:
    """Return the groups that can be computed: their wave asked the question and has their filters.

    Where no group can, all are returned.
    """
    all_groups = comparison_groups(selection, comparison)
    base = plan_of(comparison, selection.filters, selection.dataset).base
    answerable = tuple(group for group in all_groups if group.asked and not group.impossible)
    return ComparedGroups(answerable or all_groups, base, all_groups)
