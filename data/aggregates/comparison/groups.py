"""The groups of a comparison: the units of each, and their answers to one question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from data.aggregates.counts import not_shown, possible
from data.aggregates.means import indicator_dimension
from data.aggregates.tallies import confided, everyone, tally
from data.answers import members
from data.comparison import (
    OVERALL,
    REST,
    Comparison,
    Group,
    group_label,
    inapplicable_filters,
    plan_of,
)
from data.dataset import COOPERATION, RESPONDENT, Dataset
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.published import UNLISTED, WITHDRAWN, Tally
from data.filters import Filters
from data.selection import Mask, Selection, select
from data.table import Base

#: The frame of the units of each level; both have the column `collectivite_id`.
_TABLES: Final = {RESPONDENT: "collectivites", COOPERATION: "cooperations"}


@dataclass(frozen=True)
class ComparedGroup:
    """One of the groups compared, and its answers to one question.

    `inapplicable_filters` are the keys of the page's filters on variables that its wave does not
    have: they do not restrict it. `by_name`: its members were chosen by name, or it is the rest
    without such a group. `published` is what may be told of it, where the question was answered in
    confidence; None where the answers are counted.
    """

    code: str
    label: str
    selection: Selection
    what: Dimension
    inapplicable_filters: tuple[str, ...] = ()
    by_name: bool = False
    published: Tally | None = None

    @cached_property
    def tally(self) -> Tally:
        """Number of units by answer."""
        if self.published is not None:
            return self.published
        pairs = members(self.selection, self.what, self.what.level)
        sizes = pairs.groupby("code")[self.what.level].nunique()
        counts = {str(code): int(n) for code, n in sizes.items()}
        return Tally(len(self.answering), counts)

    @cached_property
    def answering(self) -> frozenset[int]:
        """Identifiers of the units that answered; nobody where that was in confidence."""
        if self.published is not None:
            return frozenset()
        pairs = members(self.selection, self.what, self.what.level)
        return frozenset(int(unit) for unit in pairs[self.what.level].unique())

    @property
    def n(self) -> int:
        """Number of units that answered; 0 where it is not told."""
        return self.tally.n or 0

    @cached_property
    def people(self) -> frozenset[str]:
        """`collectivite_id` of those that answered: the same identifier in every wave."""
        units, column = sorted(self.answering), "collectivite_id"
        return frozenset(
            self.selection.dataset.frames[_TABLES[self.what.level]][column].iloc[units].dropna()
        )

    @property
    def noun(self) -> str:
        """French noun of the units counted, in the singular."""
        return "coopération" if self.what.level == COOPERATION else "collectivité"

    @property
    def wave(self) -> str:
        """The wave that the group answered."""
        return self.selection.filters.wave

    @property
    def asked(self) -> bool:
        """Tell whether the question was asked in the group's wave."""
        return self.what.asked(self.selection.dataset.book, self.wave)

    @property
    def impossible(self) -> tuple[str, ...]:
        """Filters of the group on variables that its wave does not have: nobody can be in it."""
        return inapplicable_filters(self.selection.filters, self.selection.dataset.book)

    @cached_property
    def suppressed(self) -> bool:
        """Tell whether nothing about it is published: of a group chosen by name, or by filters."""
        return self.tally.status in {UNLISTED, WITHDRAWN}


def unlisted_note(
    shown: Sequence[ComparedGroup], listed: int, most: int, *, masked: bool
) -> tuple[str, ...]:
    """Return a French note on the answers beyond the first `most` of those `listed`.

    It also counts the answers that nobody gave, unless a group is `masked`.
    """
    if not shown or not listed:
        return ()
    group = shown[0]
    unused = 0 if masked else possible(group.what, group.selection.dataset.book) - listed
    return not_shown(listed - most, unused, group.noun)


def comparison_groups(selection: Selection, comparison: Comparison) -> tuple[ComparedGroup, ...]:
    """Return the groups of `comparison`, in its order, restricted by the filters of `selection`."""
    dataset = selection.dataset
    plan = plan_of(comparison, selection.filters, dataset)
    what = dimension(indicator_dimension(comparison.indicator), dataset.book)
    selections = _selections(dataset, plan.base, plan.groups)
    several = len({selected.filters.wave for selected in selections.values()}) > 1
    any_by_name = any(group.members_by_name for group in selections)
    groups = tuple(
        ComparedGroup(
            group.text,
            group_label(group, dataset, waves=several),
            selected,
            what,
            inapplicable_filters(replace(plan.base, wave=selected.filters.wave), dataset.book),
            bool(group.members_by_name) or (any_by_name and group.kind == REST),
        )
        for group, selected in selections.items()
    )
    if any(confided(group.selection, what) for group in groups):
        several_of_panel = comparison.panel and several
        return _published_groups(tuple(selections), groups, panel=several_of_panel)
    members = panel(groups) if comparison.panel else None
    if members is None:
        return groups
    return tuple(
        replace(compared, selection=_restricted(compared.selection, members)) for compared in groups
    )


def _published_groups(
    asked: Sequence[Group], groups: Sequence[ComparedGroup], *, panel: bool
) -> tuple[ComparedGroup, ...]:
    """Return the groups with what was published of each, for a question answered in confidence.

    Who answered in two waves is in no published table.
    """
    unlisted = Tally(status=UNLISTED)
    told = [
        unlisted if panel or compared.by_name else tally(compared.selection, compared.what)
        for compared in groups
    ]
    defined = {
        group: found
        for group, found in zip(asked, told, strict=True)
        if group.kind not in {REST, OVERALL}
    }
    return tuple(
        replace(compared, published=_rest(compared, one, defined) if group.kind == REST else one)
        for group, compared, one in zip(asked, groups, told, strict=True)
    )


def _rest(compared: ComparedGroup, whole: Tally, defined: Mapping[Group, Tally]) -> Tally:
    """Return what was published of those of a `whole` that are in none of the `defined` groups.

    Everyone without the groups, where these have nobody in common and no filter of the page
    leaves out any of them. That nobody is left is a public fact.
    """
    if whole.status or compared.selection.respondents.empty:
        return whole
    if compared.selection.filters.chosen or not _apart(tuple(defined)):
        return Tally(status=UNLISTED)
    return _less_all(whole, defined.values())


def _apart(groups: Sequence[Group]) -> bool:
    """Tell whether groups have nobody in common: different codes of one filter, in one wave."""
    if any(len(group.chosen) != 1 or group.members_by_name for group in groups):
        return False
    codes = [code for group in groups for code in group.chosen[0][1]]
    keys = {(group.wave, group.chosen[0][0]) for group in groups}
    return len(keys) == 1 and len(codes) == len(set(codes))


def _less_all(whole: Tally, parts: Iterable[Tally]) -> Tally:
    for part in parts:
        whole = whole - part
    return whole


def panel(groups: Iterable[ComparedGroup]) -> frozenset[str] | None:
    """Return `collectivite_id` of those that answered, in some group, in each wave that asked.

    None where fewer than two waves asked the question.
    """
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        if group.asked and group.published is None:
            found[group.wave] = found.get(group.wave, frozenset()) | group.people
    return frozenset.intersection(*found.values()) if len(found) > 1 else None


def base_of(groups: Sequence[ComparedGroup], what: Dimension) -> Base:
    """Return the number of units that answered in any group, with its French label.

    A collectivité that answered in two waves counts once. Cooperations have no identifier common
    to two waves: they are counted in each, and the label says so. Of answers given in confidence,
    who answered what is not known here: the base is everyone's, of the first group's wave; 0 where
    none of the groups is told.
    """
    if groups and groups[0].published is not None:
        if all(group.tally.status for group in groups):
            return Base(0, f"{what.base}, base propre à chaque groupe")
        whole = everyone(groups[0].selection, what).n or 0
        return Base(whole, f"{what.base}, base propre à chaque groupe")
    if what.level == RESPONDENT:
        n = len(frozenset().union(*(group.people for group in groups)))
        return Base(n, f"{what.base}, base propre à chaque groupe")
    n = len(frozenset().union(*(group.answering for group in groups)))
    twice = ", comptées dans chaque vague" if len({group.wave for group in groups}) > 1 else ""
    return Base(n, f"{what.base}{twice}, base propre à chaque groupe")


def less(selection: Selection, others: Iterable[Selection]) -> Selection:
    """Return the units of `selection` that are in none of `others`, missing values included."""
    masks = dict(selection.masks)
    for other in others:
        masks = {level: mask & ~other.masks[level] for level, mask in masks.items()}
    return replace(selection, masks=masks)


def _selections(
    dataset: Dataset, base: Filters, groups: tuple[Group, ...]
) -> Mapping[Group, Selection]:
    by_group = {group: select(dataset, group.within(base, dataset.book)) for group in groups}
    by_group |= {
        group: _restricted(by_group[group], frozenset(group.members_by_name))
        for group in groups
        if group.members_by_name
    }
    defined = [
        selected for group, selected in by_group.items() if group.kind not in {REST, OVERALL}
    ]
    return {
        group: less(selected, defined) if group.kind == REST else selected
        for group, selected in by_group.items()
    }


def _restricted(selection: Selection, identifiers: frozenset[str]) -> Selection:
    """Return `selection` restricted to the collectivités of these `collectivite_id`."""
    people = selection.dataset.frames["collectivites"]
    inside: Mask = people["collectivite_id"].isin(list(identifiers)).to_numpy()
    authors = selection.dataset.frames["cooperations"][RESPONDENT].to_numpy()
    masks = {
        RESPONDENT: selection.masks[RESPONDENT] & inside,
        COOPERATION: selection.masks[COOPERATION] & np.append(inside, False)[authors],
    }
    return replace(selection, masks=masks)
