"""Parse single cells: from a spreadsheet value to a value of the codebook."""

from data.intake.cells.expected import expected
from data.intake.cells.parsed import Note, ParsedCell, is_empty, show, text_of
from data.intake.cells.parsing import parse

__all__ = ["Note", "ParsedCell", "expected", "is_empty", "parse", "show", "text_of"]
