"""Class of the codebook that a budget, a number of staff or an age falls into."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.codebook import Codebook


def with_classes(respondents: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """Add `budget_habitant` (euros), and the classes of budget, budget by inhabitant and staff.

    A column of classes holds the reserved answer (« nsp », « nc ») where there is no quantity.
    """
    population = respondents["population"].where(respondents["population"] > 0)
    per_head = respondents["budget_eur"] / population
    budget, staff = respondents["budget_eur_statut"], respondents["etp_statut"]
    return respondents.assign(
        budget_habitant=per_head,
        budget_classe=_classes(respondents["budget_eur"], budget, book.classes["budget"]),
        budget_habitant_classe=_classes(per_head, budget, book.classes["budget_habitant"]),
        etp_classe=_classes(respondents["etp"], staff, book.classes["etp"]),
    )


def with_ages(cooperations: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """Add `age` (years from `debut` to the last year of the wave) and its class `age_classe`.

    A cooperation that begins after its wave has no age.
    """
    last = cooperations["vague"].map({code: wave.last_year for code, wave in book.waves.items()})
    years = last.astype("float64") - cooperations["debut"]
    ages = years.where(years >= 0)
    return cooperations.assign(
        age=ages, age_classe=_classes(ages, cooperations["debut_statut"], book.classes["age"])
    )


def class_of(values: "pd.Series[int]", minimums: Mapping[str, float]) -> "pd.Series[str]":
    """Return the class of each integer; no value may be missing."""
    return _classes(values, pd.Series(pd.NA, index=values.index, dtype="str"), minimums)


def _classes(
    values: "pd.Series[float] | pd.Series[int]",
    statuses: "pd.Series[str]",
    minimums: Mapping[str, float],
) -> "pd.Series[str]":
    codes = [*minimums, None]
    found = np.searchsorted(list(minimums.values()), values.to_numpy(), side="right") - 1
    known = values.notna().to_numpy()
    named = [codes[at] if is_known else None for at, is_known in zip(found, known, strict=True)]
    return pd.Series(named, index=values.index, dtype="str").fillna(statuses.astype("str"))
