"""The table of an answer as a file: one function per format of `files.names`."""

from collections.abc import Callable, Mapping
from typing import Final

from components.answers.answer import Answer
from components.files.exports.data import as_csv, as_json, json_text
from components.files.exports.workbook import as_xlsx

#: By extension. Text is sent as UTF-8.
WRITERS: Final[Mapping[str, Callable[[Answer], str | bytes]]] = {
    "xlsx": as_xlsx,
    "csv": as_csv,
    "json": json_text,
}

__all__ = ["WRITERS", "as_csv", "as_json", "as_xlsx"]
