"""A comparison as an address asks for it: one indicator, two to four groups of respondents.

A group is a set of filters (`type:commune.region:84`), possibly in another wave
(`vague:acter-2027`) or of collectivités chosen by name (`collectivite:a1,a2`); or one of two
keywords: `reste` (units in none of the other groups) and `ensemble` (all units).
The filters of the page restrict every group, except those that the group sets itself.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from data.codebook import Codebook
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.disclosure.by_name import names_of
from data.filters import BY_KEY, WAVE, Filters
from data.selection import select

REST: Final = "reste"
OVERALL: Final = "ensemble"
#: Indicator compared by default: a question that every wave asks.
DEFAULT_INDICATOR: Final = "thematique"
MAX_GROUPS: Final = 4
#: Answers, or collectivités, named in the label of a group; more are counted.
MAX_NAMED: Final = 2
#: Key, in an address, of the members of a group chosen by name.
MEMBERS_KEY: Final = "collectivite"

#: Separators of an address: between groups, between filters, between the codes of one filter.
BETWEEN_GROUPS: Final = ";"
BETWEEN_FILTERS: Final = "."
BETWEEN_CODES: Final = ","
#: Characters of an identifier that must be escaped in an address.
_SIGNS: Final = re.compile(r"[^\w-]")


@dataclass(frozen=True)
class Group:
    """One group: its filters, its wave (empty: that of the page), or its keyword (`kind`).

    `members_by_name` holds the `collectivite_id` chosen by name; empty: all that match.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wave: str = ""
    kind: str = ""
    members_by_name: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the group in an address; equal groups have equal texts."""
        wave = ((WAVE, (self.wave,)),) if self.wave else ()
        members = (
            ((MEMBERS_KEY, tuple(map(escaped_identifier, self.members_by_name))),)
            if self.members_by_name
            else ()
        )
        parts = (*wave, *self.chosen, *members)
        texts = (f"{key}:{BETWEEN_CODES.join(codes)}" for key, codes in parts)
        return self.kind or BETWEEN_FILTERS.join(texts)

    def within(self, base: Filters, book: Codebook) -> Filters:
        """Return the filters of the group, merged with those of the page (`base`).

        Filters of `base` on variables that the group's wave does not have are left out.
        """
        own = {} if self.kind else dict(self.chosen)
        moved = Filters(self.wave or base.wave, base.chosen)
        inapplicable = inapplicable_filters(moved, book)
        applicable = {key: codes for key, codes in base.chosen if key not in inapplicable}
        return Filters.of(moved.wave, {**applicable, **own})


@dataclass(frozen=True)
class Comparison:
    """What an address asks to compare. Without groups, `plan_of` suggests some."""

    indicator: str = DEFAULT_INDICATOR
    groups: tuple[Group, ...] = ()
    panel: bool = False

    @property
    def key(self) -> str:
        """Stable text for cache keys: everything that determines the table, except filters."""
        panel = "|panel" if self.panel else ""
        return f"{self.indicator}|{groups_text(self.groups)}{panel}"

    def with_groups(self, *groups: Group) -> Self:
        """Return the same comparison with other groups."""
        return replace(self, groups=groups)


@dataclass(frozen=True)
class ComparisonPlan:
    """The groups to compute, and the filters common to all (`base`)."""

    base: Filters
    groups: tuple[Group, ...]

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves read, each once."""
        return tuple(dict.fromkeys(group.wave or self.base.wave for group in self.groups))


def inapplicable_filters(filters: Filters, book: Codebook) -> tuple[str, ...]:
    """Return the keys of `filters` whose variable does not exist in its wave."""
    sources = ((key, BY_KEY[key] if BY_KEY[key].excludes else DIMENSIONS[key])
              for key, _ in filters.chosen)  # fmt: skip
    return tuple(key for key, item in sources if not item.asked(book, filters.wave))


def escaped_identifier(identifier: str) -> str:
    """Return `identifier` escaped for an address: other characters as `~<hexadecimal code>~`."""
    return _SIGNS.sub(lambda sign: f"~{ord(sign[0]):x}~", identifier)


def groups_text(groups: tuple[Group, ...]) -> str:
    """Return the text of several groups in an address."""
    return BETWEEN_GROUPS.join(group.text for group in groups)


def plan_of(comparison: Comparison, filters: Filters, dataset: Dataset) -> ComparisonPlan:
    """Return the groups to compare.

    A single group is compared with the rest. Without groups, the page's selection is compared with
    the rest; without a selection, the two most frequent types of collectivité are compared. A
    filter that excludes never defines a group: it applies to all of them.
    """
    named = comparison.groups
    if named:
        alone = len(named) == 1 and (named[0].chosen or named[0].members_by_name)
        all_groups = (*named, Group(kind=REST)) if alone else named
        # The rest belongs to the wave of the groups that it completes.
        wave = next((group.wave for group in all_groups if not group.kind), "")
        return ComparisonPlan(
            filters,
            tuple(
                replace(group, wave=wave) if group.kind == REST else group for group in all_groups
            ),
        )
    scope = scope_of(filters)
    chosen = tuple(choice for choice in filters.chosen if choice not in scope.chosen)
    if chosen:
        return ComparisonPlan(scope, (Group(chosen), Group(kind=REST)))
    return ComparisonPlan(scope, largest_groups("type", scope, dataset, 2))


def scope_of(filters: Filters) -> Filters:
    """Return those of `filters` that exclude: they apply to every group."""
    excluding = (choice for choice in filters.chosen if BY_KEY[choice[0]].excludes)
    return Filters(filters.wave, tuple(excluding))


def largest_groups(
    key: str, base: Filters, dataset: Dataset, most: int = MAX_GROUPS
) -> tuple[Group, ...]:
    """Return a group for each of the `most` most frequent codes of the filter `key`.

    In the codebook's order. `key` is a filter on collectivités.
    """
    item = BY_KEY[key]
    sizes = select(dataset, base).frame(item.frame, item.level)[item.column].value_counts()
    present = [code for code in item.words(dataset.book).codes if sizes.get(code, 0)]
    largest = sorted(present, key=lambda code: -int(sizes[code]))[:most]
    return tuple(Group(((key, (code,)),)) for code in present if code in largest)


def group_label(group: Group, dataset: Dataset, *, waves: bool) -> str:
    """Return the French label of a group, with its wave if `waves` (several waves compared)."""
    book = dataset.book
    words = [_listed([_word(key, code, book) for code in codes]) for key, codes in group.chosen]
    if group.members_by_name:
        words.append(_member_words(group, dataset))
    names_wave = group.wave and (waves or not (words or group.kind))
    wave = [book.waves[group.wave].short] if names_wave else []
    kinds = {REST: "Le reste", OVERALL: "Ensemble"}
    text = " · ".join((*([kinds[group.kind]] if group.kind else words), *wave)) or "Ensemble"
    return text[0].upper() + text[1:]


def member_names(group: Group, dataset: Dataset) -> list[str]:
    """Return the names of the members of a group chosen by name."""
    names = names_of(dataset)
    return [names.get(identifier, identifier) for identifier in group.members_by_name]


def _member_words(group: Group, dataset: Dataset) -> str:
    """Return the label of a group chosen by name: the names of its members, or their number."""
    several = len(group.members_by_name) > MAX_NAMED
    count_words = f"{len(group.members_by_name)} collectivités choisies"
    return count_words if several else ", ".join(member_names(group, dataset))


def _word(key: str, code: str, book: Codebook) -> str:
    """Return the label of one answer; the label of an excluded one begins with « hors »."""
    item = BY_KEY[key]
    words = item.words(book)
    return words.label(code) if item.excludes else words.short(code)


def _listed(words: list[str]) -> str:
    more = len(words) - MAX_NAMED
    listed = ", ".join(words[:MAX_NAMED])
    return f"{listed} et {more} de plus" if more > 0 else listed
