"""A group and its complement: a region and the others, a country and the rest of its zone.

Two groups, the same question, the difference in points.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from data.aggregates.comparison.groups import ComparedGroup, unlisted_note
from data.aggregates.comparison.shares import GAP, ComparedGroups
from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.shares_by_group import SHARES, UNITS, masked_note
from data.aggregates.tallies import confided, everyone, facts_of, tally
from data.comparison import OVERALL, REST
from data.dimensions import dimension
from data.filters import BY_KEY, Filters
from data.selection import Selection, select
from data.table import Base, Column, Kind, Table, Value

TOO_CLOSE: Final = "Un écart plus petit que le poids d’une réponse ne permet pas de conclure."
#: Answers shown at most, the most frequent of the first group first.
MOST: Final = 8
#: A code that no row has: selects an empty complement.
NOWHERE: Final = ""


@dataclass(frozen=True)
class Pair:
    """How a selection is compared with its complement: on the codes of the filter `key`.

    `others` returns, for a selection, the codes of the complement and its French label. `here` and
    `elsewhere` are French phrases for where each group is; `several` is the label of a choice of
    more than one code.
    """

    key: str
    others: Callable[[Selection], tuple[list[str], str]]
    here: str
    elsewhere: str
    several: str


def _other_regions(selection: Selection) -> tuple[list[str], str]:
    """Return every other region; units of no known region are in neither group."""
    chosen = selection.filters.codes("region")
    every = BY_KEY["region"].words(selection.dataset.book).codes
    return [code for code in every if code not in chosen], "Hors région"


def _rest_of_zone(selection: Selection) -> tuple[list[str], str]:
    """Return the other places in the same parts of the world, « régional » included."""
    book, chosen = selection.dataset.book, selection.filters.codes("pays")
    zones = dict.fromkeys(book.countries[code].zone for code in chosen)
    names = ", ".join(book.zones[zone].name for zone in zones if zone)
    others = [
        code
        for code, country in book.countries.items()
        if country.zone in zones and code not in chosen
    ]
    return others, f"Autres pays : {names}"


REGIONS: Final = Pair("region", _other_regions, "dans la région", "hors région", "Régions choisies")
COUNTRIES: Final = Pair(
    "pays", _rest_of_zone, "dans le pays", "ailleurs dans sa zone", "Pays choisis"
)


def rest_of(selection: Selection, pair: Pair = REGIONS) -> Selection | None:
    """Return the complement of `selection` under its other filters; None without a choice."""
    if not selection.filters.codes(pair.key):
        return None
    others, _ = pair.others(selection)
    chosen = {**dict(selection.filters.chosen), pair.key: others or [NOWHERE]}
    return select(selection.dataset, Filters.of(selection.filters.wave, chosen))


def shares_beside_rest(selection: Selection, key: str, pair: Pair = REGIONS) -> Table:
    """Share of each answer to the question `key`, in the chosen group and in the rest.

    Two rows an answer: columns `<key>`, `libelle`, `groupe` (the filter's key, or `reste`),
    `groupe_libelle`, the count, `part`, `n`, `statut` and `ecart` (points, on the chosen group's
    row where both shares may be shown). Base: the chosen group's. At most `MOST` answers. Without a
    choice, the only group is `ensemble`. `facts`: where each group is (`ici`, `ailleurs`).
    """
    what = dimension(key, selection.dataset.book)
    compared = compare_with_rest(selection, key, pair)
    groups = compared.groups
    facts = facts_of(groups[0].tally)
    codes = compared.ordered() if compared.filled and not facts else []
    rows: list[tuple[Value, ...]] = []
    for code in codes[:MOST]:
        for group in groups:
            words = what.words(selection.dataset.book).label(code)
            named = (what.value(code), words, group.code, group.label)
            rows.append((*named, *compared.disclosed(group, code), compared.gap(group, code)[0]))
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(selection.dataset.book)),
            Column("groupe", "Code du groupe", hidden=True),
            Column("groupe_libelle", "Groupe"),
            UNITS[what.level],
            SHARES[what.level],
            Column("n", "Base (n)", UNITS[what.level].unit, hidden=True),
            STATUS,
            GAP,
        ),
        rows=tuple(rows),
        base=Base(groups[0].n, f"{what.base}, {pair.here}" if len(groups) > 1 else what.base),
        kind=Kind.COMPARED,
        unit=what.unit,
        multiple=what.multiple,
        dimension=key,
        measure="part",
        series="groupe",
        notes=(
            *_notes(compared),
            *masked_note(row[-2] for row in rows),
            *unlisted_note(
                compared.disclosed_groups, len(codes), MOST, masked=bool(compared.masked)
            ),
        ),
        facts={"ici": pair.here, "ailleurs": pair.elsewhere, **facts} if len(groups) > 1 else facts,
    )


def beside_rest(key: str, pair: Pair = REGIONS) -> Callable[[Selection], Table]:
    """Return the aggregate `shares_beside_rest` of the question `key`."""
    return lambda selection: shares_beside_rest(selection, key, pair)


def compare_with_rest(selection: Selection, key: str, pair: Pair = REGIONS) -> ComparedGroups:
    """Return the chosen group and the rest, with their answers to the question `key`."""
    what = dimension(key, selection.dataset.book)
    chosen, rest = selection.filters.codes(pair.key), rest_of(selection, pair)
    if rest is None:
        told = tally(selection, what) if confided(selection, what) else None
        groups = (ComparedGroup(OVERALL, "Ensemble", selection, what, published=told),)
        return ComparedGroups(groups, selection.filters, groups)
    names = BY_KEY[pair.key].words(selection.dataset.book)
    label = names.short(chosen[0]) if len(chosen) == 1 else pair.several
    both = (
        ComparedGroup(pair.key, label, selection, what),
        ComparedGroup(REST, pair.others(selection)[1], rest, what),
    )
    if confided(selection, what):
        here = tally(selection, what)
        others = everyone(selection, what) - here
        both = (replace(both[0], published=here), replace(both[1], published=others))
    return ComparedGroups(both, selection.filters.without(pair.key), both)


def _notes(compared: ComparedGroups) -> tuple[str, ...]:
    first = compared.groups[0]
    notes = [MULTIPLE] if first.what.multiple else []
    if len(compared.groups) > 1 and 0 < first.n < first.selection.dataset.rules.small_below:
        notes.append(TOO_CLOSE)
    return tuple(notes)
