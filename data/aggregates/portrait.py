"""A side beside another: a region and the others, a country and the rest of its zone.

Two groups, the same question, the difference in points.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.groups import SHARES, UNITS
from data.aggregates.means import ORDERED
from data.aggregates.sides import Side, left_out
from data.codebook import NONE_CODES
from data.dimensions import Dimension, dimension
from data.disclosure import MASKED, Rules
from data.filters import BY_KEY, Filters, Selection, select
from data.table import Base, Column, Table, Value
from data.words import points

REST: Final = "reste"
WHOLE: Final = "ensemble"

GAP: Final = Column("ecart", "Écart", "points", decimals=1, hidden=True)
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
    choice, the one group is `ensemble`. Where the chosen side is masked, so is the other: its
    difference from the whole would tell. `facts` hold where each side is (`ici`, `ailleurs`).
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what = dimension(key, book)
    sides = _sides(selection, what, pair)
    secret = what.confidential(book)
    hidden = secret and rules.status(sides[0].n) == MASKED
    seen = sides[:1] if secret and rules.status(sides[-1].n) == MASKED else sides
    codes = _ordered(seen, hidden=hidden) if sides[0].n else []
    rows: list[tuple[Value, ...]] = []
    for code in codes[:MOST]:
        for side in sides[:1] if hidden else sides:
            label = what.words(book).label(code)
            named = (what.value(code), label, side.code, side.label)
            rows.append((*named, *_shown(side, code, rules), _gap(sides, code, side)))
    return Table(
        columns=(
            Column(key, "Code", hidden=True),
            Column("libelle", what.label(book)),
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
        notes=_notes(
            sides, left_out(() if hidden else seen, len(codes), MOST, masked=len(seen) < len(sides))
        ),
        facts={"ici": pair.here, "ailleurs": pair.elsewhere} if len(sides) > 1 else {},
    )


def beside_rest(key: str, pair: Pair = REGIONS) -> Callable[[Selection], Table]:
    """Return the aggregate that sets one side beside the other for the question `key`."""
    return lambda selection: shares_beside_rest(selection, key, pair)


def _sides(selection: Selection, what: Dimension, pair: Pair) -> tuple[Side, ...]:
    rest = rest_of(selection, pair)
    if rest is None:
        return (Side(WHOLE, "Ensemble", selection, what),)
    chosen = selection.filters.codes(pair.key)
    names = BY_KEY[pair.key].words(selection.dataset.book)
    label = names.short(chosen[0]) if len(chosen) == 1 else pair.several
    return (
        Side(pair.key, label, selection, what),
        Side(REST, pair.others(selection)[1], rest, what),
    )


def _ordered(sides: tuple[Side, ...], *, hidden: bool) -> list[str]:
    """Order answers by frequency on the first side, then the other; « aucun » comes last.

    Classes keep their own order. What is masked keeps the order of the list, and all of it: an
    order would tell.
    """
    codes = sides[0].what.words(sides[0].selection.dataset.book).codes
    if hidden:
        return list(codes)
    found = [code for code in codes if any(code in side.sizes for side in sides)]
    if sides[0].what.key in ORDERED:
        return found
    return sorted(
        found, key=lambda code: (code in NONE_CODES, *(-s.sizes.get(code, 0) for s in sides))
    )


def _shown(side: Side, code: str, rules: Rules) -> tuple[Value, ...]:
    book = side.selection.dataset.book
    count, part, status = rules.share(
        side.sizes.get(code, 0), side.n, confidential=side.what.confidential(book)
    )
    return count, part, side.n, status


def _gap(sides: tuple[Side, ...], code: str, side: Side) -> float | None:
    """Return the difference in points, on the first side's own row."""
    if side is not sides[0] or len(sides) == 1:
        return None
    rules = side.selection.dataset.rules
    own, other = (_shown(one, code, rules)[1] for one in sides)
    if not isinstance(own, int | float) or not isinstance(other, int | float):
        return None
    return points(own, other)


def _notes(sides: tuple[Side, ...], left: tuple[str, ...]) -> tuple[str, ...]:
    what, n = sides[0].what, sides[0].n
    told = [*([MULTIPLE] if what.multiple else []), *left]
    if len(sides) > 1 and 0 < n < sides[0].selection.dataset.rules.small_below:
        told.append(TOO_CLOSE)
    return tuple(told)
