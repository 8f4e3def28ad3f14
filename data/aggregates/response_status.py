"""Status of the answers to questions: a value, zero, « non concerné », « ne sait pas », none."""

from typing import Final

import pandas as pd

from data.aggregates.counts import AUTHORITIES, STATUS
from data.aggregates.means import ZERO
from data.aggregates.non_response import ABSENT, unanswered
from data.aggregates.shares_by_group import SHARES
from data.answers import members
from data.codebook import DONT_KNOW, NOT_CONCERNED
from data.dataset import RESPONDENT
from data.dimensions import dimension
from data.disclosure.rules import MASKED
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

VALUE: Final = "valeur"
#: Possible states of an answer to a question about means, in display order.
STATES: Final = (
    (VALUE, "Réponse"),
    (ZERO, "Zéro déclaré"),
    (NOT_CONCERNED, "Non concerné"),
    (DONT_KNOW, "Ne sait pas"),
    (ABSENT, "Sans réponse"),
)
ASKED: Final = ("budget_specifique", "budget_classe", "etp_classe", "anciennete")


def response_states(selection: Selection) -> Table:
    """Count the respondents by state of their answer, for each question about means.

    Columns `etat`, `libelle`, `variable`, `variable_libelle`, `collectivites`, `part`, `n`,
    `statut`: one row per question and kind of answer.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    everyone = selection.units(RESPONDENT)
    n = len(everyone)
    rows: list[tuple[Value, ...]] = []
    for key in ASKED:
        what = dimension(key, book)
        answers = members(selection, what, RESPONDENT).set_index(RESPONDENT)["code"]
        answered = answers.map(lambda code: ZERO if code == ZERO else VALUE)
        states = pd.concat([answered, unanswered(selection, what)])
        for state, label in STATES:
            # Zero is an answer: masked, or not, on the same base as the others.
            base = len(answered) if state in {VALUE, ZERO} else n
            masked = rules.status(base) == MASKED
            count, part, status = rules.share(
                int((states == state).sum()), 0 if masked else n, confidential=True
            )
            rows.append((state, label, key, what.label(book), count, part, n, status))
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
    )
