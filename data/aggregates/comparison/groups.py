"""Sides: groups of units set one beside the other, and what each answers to one question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from data.aggregates.counts import not_shown, possible
from data.aggregates.means import indicator_dimension
from data.comparison import REST, WHOLE, Comparison, Group, label, settled, unheld
from data.dataset import COOPERATION, RESPONDENT, Dataset
from data.dimensions import DIMENSIONS, Dimension, dimension, members
from data.disclosure.by_name import told_by_name
from data.filters import BY_KEY, Filters, Mask, Selection, select
from data.table import Base

#: Where units of each level stand, each with its collectivité.
_TABLES: Final = {RESPONDENT: "collectivites", COOPERATION: "cooperations"}


@dataclass(frozen=True)
class Side:
    """One of the groups compared, and what it answers to one question.

    `unheld` names the filters of the page that its wave holds nothing of, so that they do not
    restrict it. One that is `picked` was made name by name, or is what is left without such.
    """

    code: str
    label: str
    selection: Selection
    what: Dimension
    unheld: tuple[str, ...] = ()
    picked: bool = False

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Number of units by answer."""
        pairs = members(self.selection, self.what, self.what.level)
        sizes = pairs.groupby("code")[self.what.level].nunique()
        return {str(code): int(n) for code, n in sizes.items()}

    @cached_property
    def answering(self) -> frozenset[int]:
        """The units that answered."""
        pairs = members(self.selection, self.what, self.what.level)
        return frozenset(int(unit) for unit in pairs[self.what.level].unique())

    @property
    def n(self) -> int:
        """Number of units that answered."""
        return len(self.answering)

    @cached_property
    def people(self) -> frozenset[str]:
        """Identifiers of the collectivités that answered, the same from one wave to the next."""
        units, column = sorted(self.answering), "collectivite_id"
        return frozenset(
            self.selection.dataset.frames[_TABLES[self.what.level]][column].iloc[units].dropna()
        )

    @property
    def noun(self) -> str:
        """What is counted."""
        return "coopération" if self.what.level == COOPERATION else "collectivité"

    @property
    def wave(self) -> str:
        """The wave that the side answered to."""
        return self.selection.filters.wave

    @property
    def asked(self) -> bool:
        """Tell whether the side's wave put the question."""
        return self.what.asked(self.selection.dataset.book, self.wave)

    @property
    def impossible(self) -> tuple[str, ...]:
        """The filters that make the group, of which its wave holds nothing: nobody can be in it."""
        return unheld(self.selection.filters, self.selection.dataset.book)

    @cached_property
    def sealed(self) -> bool:
        """Tell whether nothing may be said of it, whatever its size.

        Who chooses names can take one away: the difference is what that one answered.
        """
        dataset, chosen = self.selection.dataset, self.selection.filters.chosen
        looked = [DIMENSIONS[key] for key, _ in chosen if not BY_KEY[key].excludes]
        public = (told_by_name(one, dataset, self.wave) for one in (self.what, *looked))
        return self.picked and not all(public)


def left_out(shown: Sequence[Side], listed: int, most: int, *, masked: bool) -> tuple[str, ...]:
    """Say which answers are not among the first `most` of those `listed` for the sides `shown`.

    Where another side is `masked`, which answers nobody gave is not told.
    """
    if not shown or not listed:
        return ()
    side = shown[0]
    unused = 0 if masked else possible(side.what, side.selection.dataset.book) - listed
    return not_shown(listed - most, unused, side.noun)


def compared(selection: Selection, comparison: Comparison) -> tuple[Side, ...]:
    """Return the sides of `comparison`, under the filters of `selection`, in its order."""
    dataset = selection.dataset
    plan = settled(comparison, selection.filters, dataset)
    what = dimension(indicator_dimension(comparison.indicator), dataset.book)
    kept = _selections(dataset, plan.base, plan.groups)
    several = len({one.filters.wave for one in kept.values()}) > 1
    picked = any(group.picked for group in kept)
    sides = tuple(
        Side(
            group.text,
            label(group, dataset, waves=several),
            one,
            what,
            unheld(replace(plan.base, wave=one.filters.wave), dataset.book),
            bool(group.picked) or (picked and group.kind == REST),
        )
        for group, one in kept.items()
    )
    both = panel(sides) if comparison.panel else None
    if both is None:
        return sides
    return tuple(replace(one, selection=_only(one.selection, both)) for one in sides)


def panel(sides: Iterable[Side]) -> frozenset[str] | None:
    """Return who answered the question in every wave that asked it, in one of the groups compared.

    None where fewer than two waves asked it: there is nobody to follow.
    """
    found: dict[str, frozenset[str]] = {}
    for side in sides:
        if side.asked and not side.sealed:
            found[side.wave] = found.get(side.wave, frozenset()) | side.people
    return frozenset.intersection(*found.values()) if len(found) > 1 else None


def base_of(sides: Sequence[Side], what: Dimension) -> Base:
    """Return who answered in all; a collectivité that two waves asked counts once.

    Cooperations have no name that lasts: those of two waves are counted in each, and it is said.
    """
    if what.level == RESPONDENT:
        n = len(frozenset().union(*(side.people for side in sides)))
        return Base(n, f"{what.base}, base propre à chaque groupe")
    n = len(frozenset().union(*(side.answering for side in sides)))
    twice = ", comptées dans chaque vague" if len({side.wave for side in sides}) > 1 else ""
    return Base(n, f"{what.base}{twice}, base propre à chaque groupe")


def less(whole: Selection, others: Iterable[Selection]) -> Selection:
    """Return the units of `whole` that none of `others` keeps, whatever is not known of them."""
    kept = dict(whole.kept)
    for other in others:
        kept = {level: mask & ~other.kept[level] for level, mask in kept.items()}
    return replace(whole, kept=kept)


def _selections(
    dataset: Dataset, base: Filters, groups: tuple[Group, ...]
) -> Mapping[Group, Selection]:
    every = {group: select(dataset, group.within(base, dataset.book)) for group in groups}
    every |= {one: _only(every[one], frozenset(one.picked)) for one in groups if one.picked}
    named = [one for group, one in every.items() if group.kind not in {REST, WHOLE}]
    return {group: less(one, named) if group.kind == REST else one for group, one in every.items()}


def _only(selection: Selection, identifiers: frozenset[str]) -> Selection:
    """Return what of `selection` is of these collectivités."""
    people = selection.dataset.frames["collectivites"]
    inside: Mask = people["collectivite_id"].isin(list(identifiers)).to_numpy()
    authors = selection.dataset.frames["cooperations"][RESPONDENT].to_numpy()
    kept = {
        RESPONDENT: selection.kept[RESPONDENT] & inside,
        COOPERATION: selection.kept[COOPERATION] & np.append(inside, False)[authors],
    }
    return replace(selection, kept=kept)
