"""The codebook: every table, variable, question and answer, described in the CSV files here.

Validation, the template workbook, filter labels, axis titles and the data dictionary derive from
it. A new wave, question or answer is a line in these files, without change to the code.
"""

from data.codebook.confidentiality import CodebookError, CodebookProblem
from data.codebook.criterion import Criterion
from data.codebook.model import BASES, Codebook, Question, TableSpec, Variable, Wave
from data.codebook.nomenclature import (
    DONT_KNOW,
    NONE_CODES,
    NOT_CONCERNED,
    RESERVED,
    Modality,
    Nomenclature,
    fold,
)
from data.codebook.reading import load
from data.codebook.territories import Country, Region, Zone

__all__ = [
    "BASES",
    "DONT_KNOW",
    "NONE_CODES",
    "NOT_CONCERNED",
    "RESERVED",
    "Codebook",
    "CodebookError",
    "CodebookProblem",
    "Country",
    "Criterion",
    "Modality",
    "Nomenclature",
    "Question",
    "Region",
    "TableSpec",
    "Variable",
    "Wave",
    "Zone",
    "fold",
    "load",
]
