"""Texts of CSV files that no spreadsheet runs as a formula (OWASP, « CSV injection »).

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, or with a tab or a line break
before them. Where its separator is not the file's, a cell also begins after a `;` or a `,` inside
a text. There an apostrophe is put first: spreadsheets show a text, and the rest stays as it was.
"""

import re
from typing import Final

#: What may stand between the start of a cell and its formula, and what begins one, with the wide
#: forms that Japanese and Chinese spreadsheets take for the same.
_RUN: Final = r"(?=['\"\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_START: Final = rf"(?:\A|(?<=[;,\t\r\n])){_RUN}|\A(?='*[\t\r\n])"
_FORMULA: Final = re.compile(_START)
_ADDED: Final = re.compile(rf"(?:\A|(?<=[;,\t\r\n]))'{_RUN}|\A'(?='*[\t\r\n])")


def inert(text: str) -> str:
    """Return `text` with an apostrophe before each part that a spreadsheet would run."""
    return _FORMULA.sub("'", text)


def original(text: str) -> str:
    """Return the text that `inert` was given."""
    return _ADDED.sub("", text)
