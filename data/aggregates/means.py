"""Budget, staff and organisation of the collectivités, as shares and as medians."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.aggregates.counts import STATUS
from data.aggregates.non_response import outside
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.answers import members
from data.dataset import RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.rules import MASKED
from data.french import counted
from data.selection import Selection
from data.table import OVERALL, Base, Column, Kind, Table, Unit, Value

#: Dimensions whose answers are ordered: they are not sorted by frequency.
ORDERED: Final = frozenset(
    {"budget_classe", "budget_habitant_classe", "etp_classe", "anciennete", "age", "partenariats"}
)
ZERO: Final = "zero"
OVERALL_LABEL: Final = "Ensemble"
ROUNDED: Final = (
    "Médiane et quartiles : chacun est la moyenne des trois ou quatre réponses les plus proches, "
    "arrondie à deux chiffres, pour ne donner la réponse de personne. La moyenne de toutes est "
    "arrondie de même."
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

    Columns `<group>`, `libelle`, `mediane`, `q1`, `q3`, `moyenne`, `n`, `statut`: each value goes
    through `Rules.quantile` or `Rules.mean`. Groups too small for a median are left out (unless all
    are) and named in a note and, one per line, in the fact `sans_mediane`. `overall_row` has the
    same values for all respondents, where they may be shown.
    """
    quantity, rules = MEASURES[measure], selection.dataset.rules
    asked, who = (dimension(key, selection.dataset.book) for key in (quantity.classes, group))
    known = selection.respondents[[RESPONDENT, measure]].dropna()
    grouped = known.merge(members(selection, who, RESPONDENT), on=RESPONDENT).groupby("code")
    values = {str(code): part[measure].tolist() for code, part in grouped}
    words = who.words(selection.dataset.book)
    # A confidential group is listed even when empty: its absence would be an answer.
    every = who.confidential(selection.dataset.book) and len(selection.respondents) > 0
    found = [
        (code, words.short(code), *quartiles(selection, values.get(code, [])))
        for code in words.codes
        if every or code in values
    ]
    shown = [row for row in found if row[2] is not None]
    everyone = known[measure].tolist()
    overall = quartiles(selection, everyone)
    return Table(
        columns=_columns(who, quantity, selection),
        rows=tuple(shown or found),
        base=Base(len(everyone), asked.base),
        kind=Kind.MEDIANS,
        unit=Unit.COLLECTIVITES,
        dimension=group,
        measure="mediane",
        notes=(
            *outside(selection, asked),
            *_zeros(selection, asked),
            ROUNDED,
            *_without_median_note(
                [row for row in found if row[2] is None], rules.counts_only_below
            ),
        ),
        facts={
            "mesure": measure,
            "sans_mediane": "\n".join(str(row[1]) for row in found if row[2] is None),
        },
        overall_row=() if overall[0] is None else (OVERALL, OVERALL_LABEL, *overall),
    )


def indicator_dimension(indicator: str) -> str:
    """Return the key of an indicator's dimension: for a quantity, that of its classes."""
    return MEASURES[indicator].classes if indicator in MEASURES else indicator


def _zeros(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return a note on the number of zeros, which are answers; none where it is masked."""
    answers = members(selection, what, RESPONDENT)["code"]
    hidden = what.confidential(selection.dataset.book)
    declared_zero = int((answers == ZERO).sum())
    zeros, *_ = selection.dataset.rules.share(declared_zero, len(answers), confidential=hidden)
    if not zeros:
        return ()
    verb = "déclare" if zeros == 1 else "déclarent"
    return (f"{counted(zeros, 'collectivité')} {verb} zéro, ce qui est une réponse.",)


def quartiles(selection: Selection, values: Sequence[float]) -> tuple[Value, ...]:
    """Return median, first and third quartiles, mean, count and status."""
    rules, n = selection.dataset.rules, len(values)
    status = rules.status(n)
    return (
        *(rules.quantile(values, part) for part in (0.5, 0.25, 0.75)),
        rules.mean(values),
        None if status == MASKED else n,
        status,
    )


def quantity_columns(quantity: Measure) -> tuple[Column, ...]:
    """Return the columns `mediane`, `q1`, `q3` and `moyenne` of a quantity."""
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
        ("moyenne", "Moyenne"),
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
    """Return a note that names the groups without a median, with their size where public."""
    groups = [f"{row[1]} (n = {row[-2]})" if row[-2] is not None else str(row[1]) for row in rows]
    return (
        (f"Moins de {below} réponses, donc sans médiane : {', '.join(groups).removesuffix('.')}.",)
        if groups
        else ()
    )


def every_answer(
    selection: Selection, what: Dimension, table: Table
) -> tuple[tuple[Value, ...], ...]:
    """Return one row for each possible answer, in order, including those that nobody gave."""
    book, rules = selection.dataset.book, selection.dataset.rules
    given = {str(row[0]): row for row in table.rows}
    nobody = rules.share(0, table.base.n, confidential=what.confidential(book))
    words = what.words(book)
    return tuple(given.get(code, (code, words.label(code), *nobody)) for code in words.codes)


def _in_order(
    selection: Selection, what: Dimension, table: Table, group: str
) -> tuple[tuple[Value, ...], ...]:
    codes = what.words(selection.dataset.book).codes
    groups = list(dict.fromkeys(table.values(group)))
    return tuple(
        sorted(table.rows, key=lambda row: (groups.index(row[2]), codes.index(str(row[0]))))
    )
