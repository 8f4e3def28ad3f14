"""Status of the answers to questions: a value, zero, « non concerné », « ne sait pas », none."""

from typing import Final

from data.aggregates.counts import AUTHORITIES, STATUS
from data.aggregates.means import ZERO
from data.aggregates.shares_by_group import SHARES
from data.aggregates.tallies import facts_of, tally
from data.codebook import DONT_KNOW
from data.dataset import RESPONDENT
from data.dimensions import dimension
from data.disclosure.published import Tally
from data.disclosure.rules import MASKED
from data.non_response import ABSENT
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

VALUE: Final = "valeur"
#: Possible states of an answer to a question about means, in display order.
STATES: Final = (
    (VALUE, "Réponse"),
    (ZERO, "Zéro déclaré"),
    (DONT_KNOW, "Ne sait pas"),
    (ABSENT, "Sans réponse ou non concerné"),
)
ASKED: Final = ("budget_specifique", "budget_classe", "etp_classe", "anciennete")


def response_states(selection: Selection) -> Table:
    """Count the respondents by state of their answer, for each question about means.

    Columns `etat`, `libelle`, `variable`, `variable_libelle`, `collectivites`, `part`, `n`,
    `statut`: one row per question and kind of answer.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    n = len(selection.respondents)
    found = {key: tally(selection, dimension(key, book)) for key in ASKED}
    facts = facts_of(*found.values())
    rows: list[tuple[Value, ...]] = []
    for key, answers in found.items() if not facts else ():
        for state, label in STATES:
            count = _count(answers, state, n)
            shown = (
                (None, None, MASKED) if count is None else rules.share(count, n, confidential=True)
            )
            rows.append(
                (state, label, key, dimension(key, book).label(book), *shown[:2], n, shown[2])
            )
    return Table(
        columns=(
            Column("etat", "Code", hidden=True),
            Column("libelle", "Ce qui a été répondu"),
            Column("variable", "Variable", hidden=True),
            Column("variable_libelle", "Question"),
            AUTHORITIES,
            SHARES[RESPONDENT],
            Column("n", "Base (n)", AUTHORITIES.unit),
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(n, "collectivités répondantes"),
        kind=Kind.CROSSED,
        unit=Unit.COLLECTIVITES,
        dimension="etat",
        measure="part",
        series="variable",
        facts=facts,
    )


def _count(found: Tally, state: str, size: int) -> int | None:
    """Return how many are in a state; None where it is masked, or told for everyone only."""
    if found.status or found.n is None:
        return None
    zeros = found.counts.get(ZERO, 0)
    if state == ZERO:
        return zeros
    if state == VALUE:
        return None if zeros is None else found.n - zeros
    if found.n == size:
        return 0
    return found.silences.get(state, 0) if found.silences else None
