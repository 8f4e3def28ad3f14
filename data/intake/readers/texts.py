"""Encoding, delimiter and records of CSV text."""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import Final

from data.intake.readers.grid import Line

DELIMITERS: Final = (";", ",", "\t")

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: « Ã© » : UTF-8 once read as Windows-1252 and saved again; « � » : what could not be read.
_SPOILT: Final = re.compile("Ã[\u0080-\u00bfƒ‚„…†‡ˆ‰Š‹Œ]|â€|\ufffd")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class NotTextError(ValueError):
    """The bytes are not text in a known encoding."""


def decode(raw: bytes) -> str:
    """Return the text of `raw`: UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1252.

    Raises NotTextError for anything else, binary content included.
    """
    encodings = ("utf-16",) if raw.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    raise NotTextError


def looks_like_text(raw: bytes) -> bool:
    """Tell whether the beginning of a file is text; the last character may be cut."""
    for cut in range(min(len(raw), 4)):
        try:
            decode(raw[: len(raw) - cut])
        except NotTextError:
            continue
        return True
    return False


def is_garbled(line: Line) -> bool:
    """Tell whether a row has characters garbled by a wrong encoding."""
    return any(isinstance(cell, str) and _SPOILT.search(cell) for cell in line[1])


def split(text: str) -> tuple[list[str], str]:
    """Return the lines of `text` and the delimiter that a `sep=` line declares (else empty)."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines = [f"{line}\n" for line in flat.split("\n")]
    first = lines[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) <= len("sep=;"):
        return lines[1:], first[4:] or "\t"  # spreadsheets do not count this line
    return lines, ""


def delimiter(header: str) -> str:
    """Return the delimiter most frequent in the header; `;` when there is none."""
    return max(DELIMITERS, key=header.count)


def records(lines: list[str], separator: str) -> Iterator[Line]:
    """Yield each record with its number; blank lines and comments before the header count.

    Raises csv.Error where quotes are not closed.
    """
    top = next((at for at, line in enumerate(lines) if _starts(line)), len(lines))
    reader = csv.reader(lines[top:], delimiter=separator, strict=True)
    yield from enumerate(reader, start=top + 1)


def header_line(lines: list[str]) -> str:
    """Return the first line that is neither blank nor a comment."""
    return next((line for line in lines if _starts(line)), "")


def _starts(line: str) -> bool:
    return bool(line.strip(' \t;,\r\n"')) and not line.lstrip(' "').startswith("#")
