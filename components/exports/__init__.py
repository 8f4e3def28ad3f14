"""The small table out of the browser: one entry a file format.

Address (`/graphiques/<key>.<extension>`), menu of the card and catalogue tests come from the entry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from components.answers import Answer
from components.exports.data import as_csv, as_json, json_text
from components.exports.names import DEMONSTRATION, file_address, file_name, page_file_name


@dataclass(frozen=True)
class Format:
    """One way to write an answer as a file. `attached`: a browser saves it, and does not show it.

    `write` may return text (sent as UTF-8) or bytes.
    """

    extension: str
    label: str
    mimetype: str
    write: Callable[[Answer], str | bytes]
    attached: bool = True


FORMATS: Final[Mapping[str, Format]] = {
    one.extension: one
    for one in (
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
    "file_address",
    "file_name",
    "page_file_name",
]
