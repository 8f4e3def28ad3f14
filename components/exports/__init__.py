"""The small table out of the browser: one entry a file format.

Address (`/graphiques/<key>.<extension>`), menu of the card and catalogue tests come from the entry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from components.answers import Answer
from components.exports.data import as_csv, as_json, json_text
from components.exports.names import file_address, file_name, page_file_name
from components.exports.workbook import as_xlsx
from data.words import DEMONSTRATION


@dataclass(frozen=True)
class Format:
    """One way to write an answer as a file. `attached`: its address alone is saved, and not shown.

    `write` may return text (sent as UTF-8) or bytes.
    """

    extension: str
    label: str
    mimetype: str
    write: Callable[[Answer], str | bytes]
    attached: bool = True


XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Final[Mapping[str, Format]] = {
    one.extension: one
    for one in (
        Format("xlsx", "Classeur (Excel)", XLSX, as_xlsx),
        Format("csv", "Données (CSV)", "text/csv", as_csv),
        Format("json", "Données (JSON)", "application/json", json_text, attached=False),
    )
}

__all__ = [
    "DEMONSTRATION",
    "FORMATS",
    "Format",
    "as_csv",
    "as_json",
    "as_xlsx",
    "file_address",
    "file_name",
    "page_file_name",
]
