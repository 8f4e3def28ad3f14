"""A region beside the others: two groups, the same question, the difference in points."""

from collections.abc import Callable
from typing import Final

from data.aggregates.counts import MULTIPLE, STATUS
from data.aggregates.groups import SHARES, UNITS
from data.aggregates.sides import Side
from data.codebook import NONE_CODES
from data.dimensions import Dimension, dimension
from data.disclosure import MASKED, Rules
from data.filters import BY_KEY, Filters, Selection, select
from data.table import Base, Column, Table, Value
from data.words import counted

REGION: Final = "region"
OWN: Final = "region"
REST: Final = "reste"
WHOLE: Final = "ensemble"

GAP: Final = Column("ecart", "Écart", "points", decimals=1, hidden=True)
TOO_CLOSE: Final = "Un écart plus petit que le poids d’une réponse ne permet pas de conclure."
#: Answers shown at most, the most frequent of the region first.
MOST: Final = 8


def rest_of(selection: Selection) -> Selection | None:
    """Return what the same filters keep in every other region; None where no region is chosen.

    What has no known region is on neither side.
    """
    chosen = selection.filters.codes(REGION)
    if not chosen:
        return None
    every = BY_KEY[REGION].words(selection.dataset.book).codes
    others = [code for code in every if code not in chosen]
    filters = Filters.of(selection.filters.wave, {**dict(selection.filters.chosen), REGION: others})
    return select(selection.dataset, filters)


def shares_beside_rest(selection: Selection, key: str) -> Table:
    """Share of each answer to the question `key`, in the region and in the others.

    Two rows an answer: columns `<key>`, `libelle`, `groupe` (`region` or `reste`),
    `groupe_libelle`, the count, `part`, `n`, `statut` and `ecart` (points, on the region's row
    where both shares may be shown). Base: the region's. At most `MOST` answers. Without a region,
    the one group is `ensemble`. Where the region's answers are masked, so are the others': their
    difference from the whole would tell them.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    what = dimension(key, book)
    sides = _sides(selection, what)
    hidden = what.confidential(book) and rules.status(sides[0].n) == MASKED
    codes = _ordered(sides, hidden=hidden) if sides[0].n else []
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
        base=Base(sides[0].n, _base_label(sides, what)),
        dimension=key,
        measure="part",
        series="groupe",
        notes=_notes(sides, len(codes) - MOST),
    )


def beside_rest(key: str) -> Callable[[Selection], Table]:
    """Return the aggregate that sets the region beside the others for the question `key`."""
    return lambda selection: shares_beside_rest(selection, key)


def _sides(selection: Selection, what: Dimension) -> tuple[Side, ...]:
    rest = rest_of(selection)
    if rest is None:
        return (Side(WHOLE, "Ensemble", selection, what),)
    chosen = selection.filters.codes(REGION)
    names = BY_KEY[REGION].words(selection.dataset.book)
    label = names.short(chosen[0]) if len(chosen) == 1 else "Régions choisies"
    return (Side(OWN, label, selection, what), Side(REST, "Hors région", rest, what))


def _ordered(sides: tuple[Side, ...], *, hidden: bool) -> list[str]:
    """Order answers by frequency in the region, then elsewhere; « aucun » comes last.

    What is masked keeps the order of the list, and all of it: an order would tell.
    """
    codes = sides[0].what.words(sides[0].selection.dataset.book).codes
    if hidden:
        return list(codes)
    found = [code for code in codes if any(code in side.sizes for side in sides)]
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
    """Return the difference in points, on the region's own row."""
    if side is not sides[0] or len(sides) == 1:
        return None
    rules = side.selection.dataset.rules
    own, other = (_shown(one, code, rules)[1] for one in sides)
    if not isinstance(own, int | float) or not isinstance(other, int | float):
        return None
    return round(own - other, 1)


def _base_label(sides: tuple[Side, ...], what: Dimension) -> str:
    return f"{what.base}, dans la région" if len(sides) > 1 else what.base


def _notes(sides: tuple[Side, ...], left: int) -> tuple[str, ...]:
    what, n = sides[0].what, sides[0].n
    told = [MULTIPLE] if what.multiple else []
    if left > 0:
        told.append(
            f"Hors de ce tableau : {counted(left, 'réponse moins citée', 'réponses moins citées')}."
        )
    if len(sides) > 1 and 0 < n < sides[0].selection.dataset.rules.small_below:
        told.append(TOO_CLOSE)
    return tuple(told)
