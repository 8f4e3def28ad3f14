"""What collectivités answer to a question with several answers, and who is left out."""

from dataclasses import replace
from typing import Final

from data.aggregates import groups
from data.aggregates.counts import MULTIPLE
from data.codebook import DONT_KNOW, NOT_CONCERNED
from data.dataset import RESPONDENT
from data.dimensions import Dimension, dimension, members
from data.filters import Selection
from data.table import Base, Table
from data.words import NBSP, counted

#: Base, in the codebook, of the questions put to those who act and to those who do not.
EVERYONE: Final = "Ensemble des répondants"


def opinions(selection: Selection, key: str) -> Table:
    """Share of collectivités that give each answer to the question `key`, « aucun » last.

    Columns as `groups.authorities_by`. Base: those that answered; the others are told in a note.
    """
    table = groups.authorities_by(selection, key)
    what = dimension(key, selection.dataset.book)
    multiple = tuple(note for note in table.notes if note == MULTIPLE)
    return replace(
        table,
        base=Base(table.base.n, _base(selection, what)),
        notes=(*multiple, *outside(selection, what)),
    )


def opinions_by(selection: Selection, key: str, group: str) -> Table:
    """Share of collectivités of each `group` that give each answer to the question `key`.

    Columns as `groups.shares_by_group`. Base: those of the group that answered.
    """
    table = groups.shares_by_group(selection, key, group)
    book = selection.dataset.book
    what, who = dimension(key, book), dimension(group, book)
    return replace(
        table,
        base=Base(table.base.n, f"{_base(selection, what)}, base propre à chaque groupe"),
        notes=(*table.notes, *_ungrouped(selection, what, who), *outside(selection, what)),
    )


def outside(selection: Selection, what: Dimension) -> tuple[str, ...]:
    """Return the note about those who were asked and are not in the base; none when all are."""
    told = left_out(selection, what)
    return (f"Collectivités hors de la base{NBSP}: {told}.",) if told else ()


def left_out(selection: Selection, what: Dimension) -> str:
    """Say how many were asked and left it blank, do not know, or are not concerned.

    These are answers too: among very few respondents nothing is said of them.
    """
    dataset, respondents = selection.dataset, selection.respondents
    said = selection.answers(what.frame)
    concerned = respondents
    if dataset.book.questions[what.key].base != EVERYONE:
        concerned = respondents[respondents["action"] == "oui"]
    reserved = said[what.column].astype("str")
    counts = (
        ((~concerned[RESPONDENT].isin(said[RESPONDENT])).sum(), "sans réponse"),
        ((reserved == DONT_KNOW).sum(), f"«{NBSP}ne sait pas{NBSP}»"),
        ((reserved == NOT_CONCERNED).sum(), f"«{NBSP}non concerné{NBSP}»"),
    )
    hidden = what.confidential(dataset.book)
    shown = (
        (dataset.rules.share(int(n), len(respondents), confidential=hidden)[0], words)
        for n, words in counts
    )
    return ", ".join(f"{n} {words}" for n, words in shown if n)


def _ungrouped(selection: Selection, what: Dimension, who: Dimension) -> tuple[str, ...]:
    """Say how many answered and stand in no group (their size is not known)."""
    answered = members(selection, what, RESPONDENT)[RESPONDENT].unique()
    grouped = members(selection, who, RESPONDENT)[RESPONDENT].unique()
    n = len(set(answered) - set(grouped))
    told = (
        f"Hors des groupes, faute d’information («{NBSP}{who.label(selection.dataset.book)}{NBSP}»)"
    )
    return (f"{told}{NBSP}: {counted(n, 'collectivité')}.",) if n else ()


def _base(selection: Selection, what: Dimension) -> str:
    label = what.label(selection.dataset.book)
    return f"collectivités ayant répondu à la question «{NBSP}{label}{NBSP}»"
