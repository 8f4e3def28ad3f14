"""One cell at a time: from what a spreadsheet holds to what the codebook means."""

from data.intake.cells.expected import expected
from data.intake.cells.parsed import Note, Parsed, is_empty, show, text_of
from data.intake.cells.parsing import parse

__all__ = ["Note", "Parsed", "expected", "is_empty", "parse", "show", "text_of"]
