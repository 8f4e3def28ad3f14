"""What may be published row by row: facts that are already public, and no answer.

The codebook decides: a variable that is « réservée » is left out, unless the source is open data.
The table of questions with several answers (`reponses`) is left out entirely, and so are the rows
of funding that name no funder: « aucun » and « ne sait pas » are answers, not funders.
"""

from typing import Final

import pandas as pd

from data.codebook import NONE_CODES, RESERVED, Codebook, TableSpec, Variable
from data.dataset import Dataset, Source

TABLES: Final = ("collectivites", "cooperations", "financements")


def withheld(variable: Variable, book: Codebook, source: Source) -> str:
    """Return the French reason why the package leaves out `variable`; empty if it does not."""
    if not book.asked(variable.waves, source.wave):
        absent = "Information absente de ces données ouvertes."
        return absent if source.open_data else "Question non posée dans cette vague."
    if variable.table not in TABLES or (variable.confidential and not source.open_data):
        return "Réponse réservée : diffusée regroupée, non ligne à ligne."
    return ""


def variables(spec: TableSpec, book: Codebook, source: Source) -> list[Variable]:
    """Return the public columns of a table, in the codebook's order."""
    return [variable for variable in spec.variables if not withheld(variable, book, source)]


def rows(dataset: Dataset, name: str, wave: str) -> pd.DataFrame:
    """Return the rows of the table `name` that may be published, with all columns."""
    frame = dataset.frames[name]
    rows_of_wave: pd.DataFrame = frame[(frame["vague"] == wave).to_numpy()]
    if name == "financements":
        unnamed = [*RESERVED, *NONE_CODES]
        return rows_of_wave[
            rows_of_wave["financeur"].notna() & ~rows_of_wave["financeur"].isin(unnamed)
        ]
    return rows_of_wave
