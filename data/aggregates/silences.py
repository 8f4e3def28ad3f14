"""How questions were answered: a value, zero, « non concerné », « ne sait pas », or nothing."""

from typing import Final

from data.aggregates.counts import AUTHORITIES, STATUS
from data.aggregates.groups import SHARES
from data.aggregates.means import ZERO
from data.codebook import DONT_KNOW, NOT_CONCERNED
from data.dataset import RESPONDENT
from data.dimensions import dimension
from data.filters import Selection
from data.table import Base, Column, Table, Value

#: What someone may have answered to a question about means, in the order in which it is told.
STATES: Final = (
    ("valeur", "Réponse"),
    (ZERO, "Zéro déclaré"),
    (NOT_CONCERNED, "Non concerné"),
    (DONT_KNOW, "Ne sait pas"),
    ("absent", "Sans réponse"),
)
ASKED: Final = ("budget_specifique", "budget_classe", "etp_classe", "anciennete")


def answering(selection: Selection) -> Table:
    """How each question about means was answered, told for all respondents of the selection.

    Columns `etat`, `libelle`, `variable`, `variable_libelle`, `collectivites`, `part`, `n`,
    `statut`: one row per question and kind of answer.
    """
    book, rules = selection.dataset.book, selection.dataset.rules
    n = len(selection.respondents)
    rows: list[tuple[Value, ...]] = []
    for key in ASKED:
        what = dimension(key, book)
        states = selection.respondents[what.column].astype("object").map(_state)
        for state, label in STATES:
            shown = rules.share(int((states == state).sum()), n, confidential=True)
            rows.append((state, label, key, what.label(book), *shown[:2], n, shown[2]))
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


def _state(answer: object) -> str:
    if not isinstance(answer, str):
        return "absent"
    return answer if answer in {ZERO, DONT_KNOW, NOT_CONCERNED} else "valeur"
