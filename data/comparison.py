"""What a reader compares: one indicator, two to four groups. Frozen, and text for cache keys.

A group is a small set of filters (`type:commune.region:84`), maybe of another wave
(`vague:acter-2027`) or of collectivités chosen by name (`collectivite:a1,a2`); or it is one of two
words: `reste` (who is in none of the others) and `ensemble`.
The filters of the page restrict every group, unless the group says otherwise of the same filter.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

from data.codebook import Codebook
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.disclosure.by_name import names_of
from data.filters import BY_KEY, WAVE, Filters, select

REST: Final = "reste"
WHOLE: Final = "ensemble"
#: What is compared when nothing is said: a question that every wave asks.
FIRST: Final = "thematique"
MOST: Final = 4
#: Answers, or collectivités, that the words for a group name; more are counted.
NAMED: Final = 2
#: What the members of a group that was chosen by name are written after.
PICKED: Final = "collectivite"

#: How an address writes groups, the filters of one, and the answers of one filter.
BETWEEN_GROUPS: Final = ";"
BETWEEN_FILTERS: Final = "."
BETWEEN_CODES: Final = ","
#: What an identifier may hold that would mean something in an address.
_SIGNS: Final = re.compile(r"[^\w-]")


@dataclass(frozen=True)
class Group:
    """One group: its filters, its wave (none: that of the page), or its word (`kind`).

    `picked` holds the identifiers of the collectivités chosen by name; none: all of them.
    """

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wave: str = ""
    kind: str = ""
    picked: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The group as an address writes it; equal groups have equal texts."""
        wave = ((WAVE, (self.wave,)),) if self.wave else ()
        picked = ((PICKED, tuple(map(written, self.picked))),) if self.picked else ()
        parts = (*wave, *self.chosen, *picked)
        told = (f"{key}:{BETWEEN_CODES.join(codes)}" for key, codes in parts)
        return self.kind or BETWEEN_FILTERS.join(told)

    def within(self, base: Filters, book: Codebook) -> Filters:
        """Return what the group selects where `base` selects already.

        What its wave does not hold cannot restrict it: such filters of `base` are left out.
        """
        own = {} if self.kind else dict(self.chosen)
        every = Filters(self.wave or base.wave, base.chosen)
        kept = {key: codes for key, codes in base.chosen if key not in unheld(every, book)}
        return Filters.of(every.wave, {**kept, **own})


@dataclass(frozen=True)
class Comparison:
    """What an address asks to compare. No group: those that the page suggests (`settled`)."""

    indicator: str = FIRST
    groups: tuple[Group, ...] = ()
    panel: bool = False

    @property
    def key(self) -> str:
        """Stable text for cache keys: all that decides of the table, beside filters."""
        panel = "|panel" if self.panel else ""
        return f"{self.indicator}|{groups_text(self.groups)}{panel}"

    def with_groups(self, *groups: Group) -> Self:
        """Return the same question put to other groups."""
        return replace(self, groups=groups)


@dataclass(frozen=True)
class Settled:
    """Groups to compare, and the filters that restrict them all."""

    base: Filters
    groups: tuple[Group, ...]

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves read, each once."""
        return tuple(dict.fromkeys(group.wave or self.base.wave for group in self.groups))


def unheld(filters: Filters, book: Codebook) -> tuple[str, ...]:
    """Return the keys of `filters` that its wave holds nothing of."""
    looked = ((key, BY_KEY[key] if BY_KEY[key].excludes else DIMENSIONS[key])
              for key, _ in filters.chosen)  # fmt: skip
    return tuple(key for key, one in looked if not one.asked(book, filters.wave))


def written(identifier: str) -> str:
    """Return an identifier as an address holds it, whatever signs it is made of."""
    return _SIGNS.sub(lambda sign: f"~{ord(sign[0]):x}~", identifier)


def groups_text(groups: tuple[Group, ...]) -> str:
    """Return groups as an address writes them."""
    return BETWEEN_GROUPS.join(group.text for group in groups)


def settled(comparison: Comparison, filters: Filters, dataset: Dataset) -> Settled:
    """Return what is compared with what.

    One group alone stands beside the rest. Without groups, the page's selection stands beside all
    that it leaves out; without a selection, the two types that most collectivités are of. What a
    filter excludes makes no group: it is left out of them all.
    """
    named = comparison.groups
    if named:
        alone = len(named) == 1 and (named[0].chosen or named[0].picked)
        every = (*named, Group(kind=REST)) if alone else named
        # The rest is of the wave whose groups it completes.
        wave = next((group.wave for group in every if not group.kind), "")
        return Settled(
            filters, tuple(replace(one, wave=wave) if one.kind == REST else one for one in every)
        )
    scope = scope_of(filters)
    chosen = tuple(one for one in filters.chosen if one not in scope.chosen)
    if chosen:
        return Settled(scope, (Group(chosen), Group(kind=REST)))
    return Settled(scope, largest("type", scope, dataset, 2))


def scope_of(filters: Filters) -> Filters:
    """Return what of `filters` excludes: it is said of all that is compared."""
    kept = (one for one in filters.chosen if BY_KEY[one[0]].excludes)
    return Filters(filters.wave, tuple(kept))


def largest(key: str, base: Filters, dataset: Dataset, most: int = MOST) -> tuple[Group, ...]:
    """Return a group for each of the codes that most collectivités have, in the codebook's order.

    `key` is a filter on collectivités.
    """
    item = BY_KEY[key]
    sizes = select(dataset, base).frame(item.frame, item.level)[item.column].value_counts()
    held = [code for code in item.words(dataset.book).codes if sizes.get(code, 0)]
    kept = sorted(held, key=lambda code: -int(sizes[code]))[:most]
    return tuple(Group(((key, (code,)),)) for code in held if code in kept)


def label(group: Group, dataset: Dataset, *, waves: bool) -> str:
    """Return the words for a group; its wave is said where `waves` differ."""
    book = dataset.book
    words = [_listed([_word(key, code, book) for code in codes]) for key, codes in group.chosen]
    if group.picked:
        words.append(_people(group, dataset))
    said = group.wave and (waves or not (words or group.kind))
    wave = [book.waves[group.wave].short] if said else []
    kinds = {REST: "Le reste", WHOLE: "Ensemble"}
    told = " · ".join((*([kinds[group.kind]] if group.kind else words), *wave)) or "Ensemble"
    return told[0].upper() + told[1:]


def members_of(group: Group, dataset: Dataset) -> list[str]:
    """Return the names of those chosen by name for a group."""
    names = names_of(dataset)
    return [names.get(one, one) for one in group.picked]


def _people(group: Group, dataset: Dataset) -> str:
    """Return the words for a group chosen by name: its names, or how many they are."""
    several = len(group.picked) > NAMED
    told = f"{len(group.picked)} collectivités choisies"
    return told if several else ", ".join(members_of(group, dataset))


def _word(key: str, code: str, book: Codebook) -> str:
    """Return the words for one answer: what is excluded is named with « hors »."""
    item = BY_KEY[key]
    words = item.words(book)
    return words.label(code) if item.excludes else words.short(code)


def _listed(words: list[str]) -> str:
    more = len(words) - NAMED
    told = ", ".join(words[:NAMED])
    return f"{told} et {more} de plus" if more > 0 else told
