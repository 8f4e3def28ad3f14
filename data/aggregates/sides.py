"""Sides: groups of units set one beside the other, and what each answers to one question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from data.aggregates.counts import not_shown, possible
from data.aggregates.means import indicator_dimension
from data.comparison import REST, WHOLE, Comparison, Group, label, settled
from data.dataset import COOPERATION, RESPONDENT, Dataset
from data.dimensions import Dimension, dimension, members
from data.filters import WAVE, Filters, Mask, Selection, select


@dataclass(frozen=True)
class Side:
    """One of the groups compared, and what it answers to one question."""

    code: str
    label: str
    selection: Selection
    what: Dimension

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
    waves = {one.filters.wave for one in kept.values()}
    if comparison.panel and len(waves) > 1:
        both = panel(dataset, waves)
        kept = {group: _only(one, both) for group, one in kept.items()}
    return tuple(
        Side(group.text, label(group, dataset, waves=len(waves) > 1), one, what)
        for group, one in kept.items()
    )


def panel(dataset: Dataset, waves: Iterable[str]) -> frozenset[str]:
    """Return the identifiers of the collectivités that answered to every one of `waves`."""
    frame = dataset.frames["collectivites"]
    found = [frozenset(frame.loc[frame[WAVE] == wave, "collectivite_id"]) for wave in waves]
    return frozenset.intersection(*found) if found else frozenset()


def less(whole: Selection, others: Iterable[Selection]) -> Selection:
    """Return the units of `whole` that none of `others` keeps, whatever is not known of them."""
    kept = dict(whole.kept)
    for other in others:
        kept = {level: mask & ~other.kept[level] for level, mask in kept.items()}
    return replace(whole, kept=kept)


def _selections(
    dataset: Dataset, base: Filters, groups: tuple[Group, ...]
) -> Mapping[Group, Selection]:
    every = {group: select(dataset, group.within(base)) for group in groups}
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
