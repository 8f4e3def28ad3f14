"""Profile of the collectivités of each organisational model, without disclosing any model."""

from dataclasses import replace
from typing import Final

import pandas as pd

from data.aggregates.shares_by_group import shares_by_group
from data.answers import members
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import dimension
from data.disclosure.rules import COUNTS_ONLY, MASKED
from data.selection import Selection
from data.table import Table, Value

MODEL: Final = "modele"
GUARDED: Final = (
    "Qui coopère où est public, le modèle déclaré ne l’est pas : le profil n’est donné que pour "
    "l’ensemble, et masque les modèles de peu de collectivités et les réponses que peu d’entre "
    "elles partagent."
)


def profile(selection: Selection, key: str) -> Table:
    """Share of each answer to `key` (modes, themes, ODD…) within each model.

    Columns as `shares_by_group`. The model is confidential, while the cooperations of each
    collectivité are public: counts by model are sums of known numbers, from which the members could
    be deduced. So everything is masked under a filter, where few collectivités leave few solutions,
    and for a model of fewer than `counts_only_below` members; an answer given by fewer than
    `masked_below` collectivités is masked in every model.
    """
    table = shares_by_group(selection, key, MODEL)
    owners = _owners(selection, key)
    in_model = owners.groupby("modele")[RESPONDENT].nunique()
    if selection.filters.chosen:
        in_model = in_model.iloc[:0]
    in_answer = owners.groupby("code")[RESPONDENT].nunique()
    rows = tuple(
        _guarded(
            row,
            int(in_model.get(str(row[2]), 0)),
            int(in_answer.get(str(row[0]), 0)),
            selection,
        )
        for row in table.rows
    )
    return replace(table, rows=rows, notes=(*table.notes, *_sizes(in_model, selection), GUARDED))


def _owners(selection: Selection, key: str) -> pd.DataFrame:
    """Return one row per collectivité, answer to `key` and model (columns `code`, `modele`)."""
    what = dimension(key, selection.dataset.book)
    answers = members(selection, what, what.level)
    if what.level == COOPERATION:
        authors = selection.cooperations[[COOPERATION, RESPONDENT]]
        answers = answers.merge(authors, on=COOPERATION)
    models = members(selection, dimension(MODEL, selection.dataset.book), RESPONDENT)
    return answers.merge(models.rename(columns={"code": "modele"}), on=RESPONDENT)


def _guarded(
    row: tuple[Value, ...], in_model: int, in_answer: int, selection: Selection
) -> tuple[Value, ...]:
    """Return a row of `shares_by_group`, masked where the model or the answer has too few."""
    rules = selection.dataset.rules
    *words, count, part, n, status = row
    if rules.status(in_model) in {MASKED, COUNTS_ONLY}:
        return (*words, None, None, None, MASKED)
    if 0 < in_answer < rules.masked_below or count is None:
        return (*words, None, None, n, MASKED)
    return (*words, count, part, n, status)


def _sizes(in_model: "pd.Series[int]", selection: Selection) -> tuple[str, ...]:
    """Return a note on the number of collectivités of each model, where it may be shown."""
    words = dimension(MODEL, selection.dataset.book).words(selection.dataset.book)
    below = selection.dataset.rules.counts_only_below
    sizes = [
        f"{words.short(code)} {in_model[code]}"
        for code in words.codes
        if code in in_model and in_model[code] >= below
    ]
    return (f"Collectivités par modèle : {', '.join(sizes)}.",) if sizes else ()
