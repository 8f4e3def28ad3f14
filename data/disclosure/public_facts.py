"""What may be published row by row: facts that are public already, and never an answer.

The codebook decides: a variable that is « réservée » is left out; not where the whole source is
open data. Answers to questions with several answers (`reponses`) are left out whole, and so are
rows of funding that name no funder: « aucun » and « ne sait pas » are answers, not funders.
"""

from typing import Final

import pandas as pd

from data.codebook import NONE_CODES, RESERVED, Codebook, TableSpec, Variable
from data.dataset import Dataset, Source

TABLES: Final = ("collectivites", "cooperations", "financements")


def withheld(variable: Variable, book: Codebook, source: Source) -> str:
    """Return why the package does not hold `variable`; empty when it does."""
    if not book.asked(variable.waves, source.wave):
        absent = "Information absente de ces données ouvertes."
        return absent if source.open_data else "Question non posée dans cette vague."
    if variable.table not in TABLES or (variable.confidential and not source.open_data):
        return "Réponse réservée : diffusée regroupée, non ligne à ligne."
    return ""


def variables(spec: TableSpec, book: Codebook, source: Source) -> list[Variable]:
    """Return the columns of a table that the package holds, in the codebook's order."""
    return [one for one in spec.variables if not withheld(one, book, source)]


def rows(dataset: Dataset, name: str, wave: str) -> pd.DataFrame:
    """Return the rows of a table that may be published, all columns."""
    frame = dataset.frames[name]
    kept: pd.DataFrame = frame[(frame["vague"] == wave).to_numpy()]
    if name == "financements":
        unnamed = [*RESERVED, *NONE_CODES]
        return kept[kept["financeur"].notna() & ~kept["financeur"].isin(unnamed)]
    return kept
