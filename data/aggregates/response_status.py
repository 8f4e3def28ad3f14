"""How questions were answered: a value, zero, « non concerné », « ne sait pas », or nothing."""

from typing import Final

import pandas as pd

from data.aggregates.counts import AUTHORITIES, STATUS
from data.aggregates.means import ZERO
from data.aggregates.non_response import ABSENT, unanswered
from data.aggregates.shares_by_group import SHARES
from data.codebook import DONT_KNOW, NOT_CONCERNED
from data.dataset import RESPONDENT
from data.dimensions import dimension, members
from data.disclosure.rules import MASKED
from data.filters import Selection
from data.table import Base, Column, Table, Value

VALUE: Final = "valeur"
#: What someone may have answered to a question about means, in the order in which it is told.
STATES: Final = (
    (VALUE, "Réponse"),
    (ZERO, "Zéro déclaré"),
    (NOT_CONCERNED, "Non concerné"),
    (DONT_KNOW, "Ne sait pas"),
    (ABSENT, "Sans réponse"),
)
ASKED: Final = ("budget_specifique", "budget_classe", "etp_classe", "anciennete")


def answering(selection: Selection) -> Table:
    """How each question about means was answered, told for all respondents of the selection.

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
        said = answers.map(lambda code: ZERO if code == ZERO else VALUE)
        states = pd.concat([said, unanswered(selection, what)])
        for state, label in STATES:
            # Zero is an answer: told, or not, as the others are.
            base = len(said) if state in {VALUE, ZERO} else n
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
        dimension="etat",
        measure="part",
        series="variable",
    )
