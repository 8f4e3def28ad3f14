"""A side beside another: a region and the others, a country and the rest of its zone.

Two groups, the same question, the difference in points.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.aggregates.comparison.groups import Side, left_out
from data.aggregates.comparison.shares import GAP, Beside
from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.shares_by_group import SHARES, UNITS
from data.comparison import REST, WHOLE
from data.dimensions import dimension
from data.filters import BY_KEY, Filters, Selection, select
from data.table import Base, Column, Table, Value

TOO_CLOSE: Final = "Un écart plus petit que le poids d’une réponse ne permet pas de conclure."
#: Answers shown at most, the most frequent of the first side first.
MOST: Final = 8
#: A code that nothing has: the other side of what is alone.
NOWHERE: Final = ""


@dataclass(frozen=True)
class Pair:
    """What is set beside what: the choice of the filter `key`, and other codes of it.

    `others` returns those codes for a selection, with the name of their group. `here` and
    `elsewhere` say in French where each group is; `several` names more than one code.
    """

    key: str
    others: Callable[[Selection], tuple[list[str], str]]
    here: str
    elsewhere: str
    several: str


def _other_regions(selection: Selection) -> tuple[list[str], str]:
    """Return every other region; what has no known region is on neither side."""
    chosen = selection.filters.codes("region")
    every = BY_KEY["region"].words(selection.dataset.book).codes
    return [code for code in every if code not in chosen], "Hors région"


def _rest_of_zone(selection: Selection) -> tuple[list[str], str]:
    """Return the other places in the same parts of the world, « régional » included."""
    book, chosen = selection.dataset.book, selection.filters.codes("pays")
    zones = dict.fromkeys(book.countries[code].zone for code in chosen)
    names = ", ".join(book.zones[zone].name for zone in zones if zone)
    others = [
        code for code, one in book.countries.items() if one.zone in zones and code not in chosen
    ]
    return others, f"Autres pays : {names}"


REGIONS: Final = Pair("region", _other_regions, "dans la région", "hors région", "Régions choisies")
COUNTRIES: Final = Pair(
    "pays", _rest_of_zone, "dans le pays", "ailleurs dans sa zone", "Pays choisis"
)


def rest_of(selection: Selection, pair: Pair = REGIONS) -> Selection | None:
    """Return what the same filters keep on the other side; None where nothing is chosen."""
    if not selection.filters.codes(pair.key):
        return None
    others, _ = pair.others(selection)
    chosen = {**dict(selection.filters.chosen), pair.key: others or [NOWHERE]}
    return select(selection.dataset, Filters.of(selection.filters.wave, chosen))


def shares_beside_rest(selection: Selection, key: str, pair: Pair = REGIONS) -> Table:
    """Share of each answer to the question `key`, on the chosen side and on the other.

    Two rows an answer: columns `<key>`, `libelle`, `groupe` (the filter's key, or `reste`),
    `groupe_libelle`, the count, `part`, `n`, `statut` and `ecart` (points, on the chosen side's
    row where both shares may be shown). Base: the chosen side's. At most `MOST` answers. With no
    choice, the one group is `ensemble`. `facts` hold where each side is (`ici`, `ailleurs`).
    """
    what = dimension(key, selection.dataset.book)
    told = set_beside(selection, key, pair)
    sides = told.sides
    codes = told.ordered() if sides[0].n else []
    rows: list[tuple[Value, ...]] = []
    for code in codes[:MOST]:
        for side in sides:
            words = what.words(selection.dataset.book).label(code)
            named = (what.value(code), words, side.code, side.label)
            rows.append((*named, *told.shown(side, code), told.gap(side, code)[0]))
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
        base=Base(sides[0].n, f"{what.base}, {pair.here}" if len(sides) > 1 else what.base),
        dimension=key,
        measure="part",
        series="groupe",
        notes=(
            *_notes(told),
            *left_out(told.told, len(codes), MOST, masked=bool(told.masked)),
        ),
        facts={"ici": pair.here, "ailleurs": pair.elsewhere} if len(sides) > 1 else {},
    )


def beside_rest(key: str, pair: Pair = REGIONS) -> Callable[[Selection], Table]:
    """Return the aggregate that sets one side beside the other for the question `key`."""
    return lambda selection: shares_beside_rest(selection, key, pair)


def set_beside(selection: Selection, key: str, pair: Pair = REGIONS) -> Beside:
    """Return the chosen side and the other, and what each may show of the question `key`."""
    what = dimension(key, selection.dataset.book)
    chosen, rest = selection.filters.codes(pair.key), rest_of(selection, pair)
    if rest is None:
        sides = (Side(WHOLE, "Ensemble", selection, what),)
        return Beside(sides, selection.filters, sides)
    names = BY_KEY[pair.key].words(selection.dataset.book)
    label = names.short(chosen[0]) if len(chosen) == 1 else pair.several
    both = (
        Side(pair.key, label, selection, what),
        Side(REST, pair.others(selection)[1], rest, what),
    )
    return Beside(both, selection.filters.without(pair.key), both)


def _notes(told: Beside) -> tuple[str, ...]:
    first = told.sides[0]
    notes = [MULTIPLE] if first.what.multiple else []
    if len(told.sides) > 1 and 0 < first.n < first.selection.dataset.rules.small_below:
        notes.append(TOO_CLOSE)
    return tuple(notes)
