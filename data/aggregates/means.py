"""Budget, staff and organisation of the collectivités, as shares and as medians."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.aggregates.counts import STATUS
from data.aggregates.shares_by_group import authorities_by, disclosed, shares_by_group
from data.aggregates.tallies import NOT_PUBLISHED, cells, outside_note, published, tally
from data.answers import members
from data.dataset import RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.cell import EVERYONE, GROUPINGS, Cell
from data.disclosure.closed_list import grouping_of
from data.disclosure.published import UNLISTED, WITHDRAWN, Quartiles
from data.disclosure.words import crossing
from data.french import counted
from data.selection import Selection
from data.table import OVERALL, Base, Column, Kind, Table, Unit, Value

#: Dimensions whose answers are ordered: they are not sorted by frequency.
ORDERED: Final = frozenset(
    {"budget_classe", "budget_habitant_classe", "etp_classe", "anciennete", "age", "partenariats"}
)
ZERO: Final = "zero"
OVERALL_LABEL: Final = "Ensemble"
_OUTSIDE: Final = frozenset({UNLISTED, WITHDRAWN})
ROUNDED: Final = (
    "Médiane et quartiles : chacun est la moyenne des trois ou quatre réponses les plus proches, "
    "arrondie à deux chiffres, pour ne donner la réponse de personne."
)


@dataclass(frozen=True)
class Measure:
    """One quantity asked of collectivités, and the dimension of its classes."""

    column: Column
    classes: str


MEASURES: Final = {
    item.column.name: item
    for item in (
        Measure(Column("budget_eur", "Budget annuel", "euros"), "budget_classe"),
        Measure(
            Column("budget_habitant", "Budget annuel par habitant", "€ par habitant", decimals=2),
            "budget_habitant_classe",
        ),
        Measure(Column("etp", "Agents (ETP)", "ETP", decimals=1), "etp_classe"),
    )
}


def answers_to(selection: Selection, key: str) -> Table:
    """Share of collectivités by answer, in the answers' own order where they have one.

    Columns as `authorities_by`. Empty classes are kept, so that a gap is visible.
    """
    table = authorities_by(selection, key)
    what = dimension(key, selection.dataset.book)
    if key in ORDERED and table.rows:
        table = replace(table, rows=every_answer(selection, what, table))
    return replace(table, notes=(*table.notes, *_zeros(selection, what)))


def answers_by(selection: Selection, key: str, group: str) -> Table:
    """Share of each answer within each group; columns as `shares_by_group`."""
    table = shares_by_group(selection, key, group)
    book = selection.dataset.book
    what = dimension(key, book)
    if not what.multiple:
        table = replace(table, rows=_in_order(selection, what, table, group))
    return replace(table, notes=(*table.notes, *_zeros(selection, what)))


def quartiles_by(selection: Selection, measure: str, group: str) -> Table:
    """Median and quartiles of a quantity within each group, in the codebook's order.

    Columns `<group>`, `libelle`, `mediane`, `q1`, `q3`, `n`, `statut`, as published.
    Groups too small for a median are left out (unless all are) and named in a note and, one per
    line, in the fact `sans_mediane`. `overall_row` has the same values for all respondents of the
    wave, where there are several groups. Where `group` would cross the filter, the groups are those
    of the filter itself, if a median of theirs is published, and a note says so.
    """
    own = grouping_of(selection.filters)
    if own not in {"", group} and group in GROUPINGS:
        chosen = _by_group(selection, measure, own)
        if any(value is not None for value in chosen.values("mediane")):
            why = crossing(group, own)
            whose = "du groupe choisi" if len(chosen) == 1 else "des groupes choisis"
            said = f"{why} {'Médiane' if len(chosen) == 1 else 'Médianes'} {whose}."
            return replace(chosen, notes=(said, *chosen.notes))
    return _by_group(selection, measure, group)


def _by_group(selection: Selection, measure: str, group: str) -> Table:
    book, quantity = selection.dataset.book, MEASURES[measure]
    asked, who = (dimension(key, book) for key in (quantity.classes, group))
    words = who.words(book)
    found = {
        code: (code, words.short(code), *values_of(quartiles))
        for code, quartiles in _quartiles_by(selection, measure, who).items()
    }
    hidden = {row[-1] for row in found.values()} & _OUTSIDE
    shown = [row for row in found.values() if row[2] is not None]
    without = [row for row in found.values() if row[2] is None]
    whole = _told(published(selection).quartiles_of(measure, (EVERYONE,)))
    return Table(
        columns=_columns(who, quantity, selection),
        rows=() if hidden else tuple(shown or found.values()),
        base=Base(_answering(selection, measure), asked.base),
        kind=Kind.MEDIANS,
        unit=Unit.COLLECTIVITES,
        dimension=group,
        measure="mediane",
        notes=(
            *outside_note(selection, asked, tally(selection, asked)),
            *_zeros(selection, asked),
            ROUNDED,
            *_without_median_note(without, selection.dataset.rules.counts_only_below),
        ),
        facts={
            "mesure": measure,
            "sans_mediane": "\n".join(str(row[1]) for row in without),
            **({NOT_PUBLISHED: hidden.pop()} if hidden else {}),
        },
        overall_row=()
        if hidden or len(found) == 1 or whole.median is None
        else (OVERALL, OVERALL_LABEL, *values_of(whole)),
    )


def quartiles(selection: Selection, measure: str) -> Quartiles:
    """Return the published quartiles of a selection."""
    return _told(published(selection).quartiles_of(measure, cells(selection)))


def _told(found: Quartiles) -> Quartiles:
    """Return quartiles; masked where it is not told of how many answers they are."""
    return Quartiles() if found.n is None and found.status not in _OUTSIDE else found


def _answering(selection: Selection, measure: str) -> int:
    """Return how many of a selection answered; 0 where it is not told."""
    n = quartiles(selection, measure).n
    if n is not None:
        return n
    return tally(selection, dimension(MEASURES[measure].classes, selection.dataset.book)).n or 0


def _quartiles_by(selection: Selection, measure: str, who: Dimension) -> dict[str, Quartiles]:
    """Return the published quartiles of each group of `who`, models included."""
    book, filters = selection.dataset.book, selection.filters
    if selection.respondents.empty:
        return {}
    if who.confidential(book):
        codes: list[str] = list(who.words(book).codes)
        listed = not filters.chosen
    else:
        present = set(members(selection, who, RESPONDENT)["code"])
        codes = [code for code in who.words(book).codes if code in present]
        listed = who.key in GROUPINGS and {key for key, _ in filters.chosen} <= {who.key}
    wave = published(selection)
    if not listed or wave.status:
        return {code: Quartiles(status=wave.status or UNLISTED) for code in codes}
    known = wave.quartiles.get(measure, {})
    return {code: _told(known.get(Cell(who.key, code), Quartiles())) for code in codes}


def values_of(found: Quartiles) -> tuple[Value, ...]:
    """Return median, first and third quartiles, count and status."""
    return found.median, found.first, found.third, found.n, found.status


def indicator_dimension(indicator: str) -> str:
    """Return the key of an indicator's dimension: for a quantity, that of its classes."""
    return MEASURES[indicator].classes if indicator in MEASURES else indicator


def _zeros(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return a note on the number of zeros, which are answers; none where it is masked."""
    found = tally(selection, what)
    zeros = found.counts.get(ZERO) if found.shown else None
    if not zeros:
        return ()
    verb = "déclare" if zeros == 1 else "déclarent"
    return (f"{counted(zeros, 'collectivité')} {verb} zéro, ce qui est une réponse.",)


def quantity_columns(quantity: Measure) -> tuple[Column, ...]:
    """Return the columns `mediane`, `q1` and `q3` of a quantity."""
    unit, decimals = quantity.column.unit, quantity.column.decimals
    named = (
        (
            "mediane",
            f"{quantity.column.label} médian"
            if unit != "ETP"
            else f"{quantity.column.label}, médiane",
        ),
        ("q1", "Premier quartile"),
        ("q3", "Troisième quartile"),
    )
    return tuple(Column(name, label, unit, decimals) for name, label in named)


def _columns(who: Dimension, quantity: Measure, selection: Selection) -> tuple[Column, ...]:
    return (
        Column(who.key, "Code", hidden=True),
        Column("libelle", who.label(selection.dataset.book)),
        *quantity_columns(quantity),
        Column("n", "Réponses (n)"),
        STATUS,
    )


def _without_median_note(rows: Sequence[tuple[Value, ...]], below: int) -> tuple[str, ...]:
    """Return notes that name the groups without a median: the small ones, and the masked ones.

    A masked group may have many answers: those of another one could be deduced from them.
    """
    small = [f"{row[1]} (n = {row[-2]})" for row in rows if row[-2] is not None]
    masked = [str(row[1]) for row in rows if row[-2] is None]
    leads = (
        (f"Moins de {below} réponses, donc sans médiane", small),
        ("Sans médiane, pour ne dévoiler la réponse de personne", masked),
    )
    return tuple(
        f"{lead} : {', '.join(groups).removesuffix('.')}." for lead, groups in leads if groups
    )


def every_answer(
    selection: Selection, what: Dimension, table: Table
) -> tuple[tuple[Value, ...], ...]:
    """Return one row for each possible answer, in order, including those that nobody gave."""
    book, found = selection.dataset.book, tally(selection, what)
    given = {str(row[0]): row for row in table.rows}
    words = what.words(book)
    return tuple(
        given.get(code) or (code, words.label(code), *disclosed(selection, what, found, code))
        for code in words.codes
    )


def _in_order(
    selection: Selection, what: Dimension, table: Table, group: str
) -> tuple[tuple[Value, ...], ...]:
    codes = what.words(selection.dataset.book).codes
    groups = list(dict.fromkeys(table.values(group)))
    return tuple(
        sorted(table.rows, key=lambda row: (groups.index(row[2]), codes.index(str(row[0]))))
    )
