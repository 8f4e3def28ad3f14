"""Lines of an OECD CRS extract, read as a stream: a full year is hundreds of megabytes."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from data.intake.problems import ERROR, Problem

#: Required columns.
NEEDED: Final = (
    "year",
    "agency_code",
    "crs_id",
    "de_recipientcode",
    "modality",
    "disbursement_national",
    "purpose_code",
    "channel_code",
    "description",
    "sdgfocus",
)
#: Columns used when present.
HELPFUL: Final = ("donor_code", "de_donorcode", "agency_name", "project_id", "project_title")

_WANTED: Final = frozenset((*NEEDED, *HELPFUL))
LONGEST_CELL: Final = 131_072
_DELIMITERS: Final = ",;|\t"
_HEADER_BYTES: Final = 65_536
_CHUNK: Final = 1 << 20
#: Half of the needed columns make a CRS file; a chance namesake does not.
_ENOUGH: Final = len(NEEDED) // 2


@dataclass(frozen=True)
class CrsLine:
    """One line: `number` as the spreadsheet shows it (header = 1), cells by column, trimmed."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of `column`, empty when the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Header:
    """The header of a file: the delimiter, and the names of the columns in order."""

    delimiter: str
    names: tuple[str, ...]


def find_header(path: Path) -> Header | None:
    """Return the header of a CRS file, or None when `path` is not one. Never raises."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER_BYTES)
        first = next(iter(start.decode(_marked(start) or "utf-8-sig", "replace").splitlines()), "")
        rows = [(d, next(csv.reader([first], delimiter=d), [])) for d in _DELIMITERS]
    except (OSError, csv.Error, UnicodeError):
        return None
    candidates = [Header(d, tuple(name.strip().lower() for name in r)) for d, r in rows]
    best = max(candidates, key=_known)
    return best if _known(best) >= _ENOUGH else None


def missing_columns(header: Header, file: str) -> tuple[Problem, ...]:
    """Return one error for each needed column that `header` lacks."""
    return tuple(
        Problem(
            ERROR,
            file,
            f"Colonne absente : « {name} ».",
            row=1,
            column=name,
            expected="Les colonnes du fichier SNPC (CRS) de l’OCDE, sous leurs noms d’origine.",
            suggestion=next(iter(get_close_matches(name, header.names, n=1, cutoff=0.75)), ""),
        )
        for name in NEEDED
        if name not in header.names
    )


def scan(path: Path, header: Header) -> Iterator[CrsLine | Problem]:
    """Yield every non-empty line, or an error in place of a damaged one.

    An error that prevents reading further (a quote never closed, a disk that fails) is the last
    item.
    """
    number = 1
    # Longer is a quote never closed. Another library may have raised this limit of the process.
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=header.delimiter)
            next(reader, None)
            for number, row in enumerate(reader, start=2):
                if any(cell.strip() for cell in row):
                    yield _line(row, number, header, path.name)
    except (OSError, csv.Error, UnicodeError) as error:
        yield Problem(
            ERROR,
            path.name,
            f"Lecture interrompue après la ligne {number} : les lignes suivantes ne sont pas lues.",
            row=number,
            value=str(error),
            expected="Un fichier CSV entier, dont chaque guillemet ouvert est refermé.",
        )


def _line(row: list[str], number: int, header: Header, file: str) -> CrsLine | Problem:
    width = len(header.names)
    if len(row) < width or any(cell.strip() for cell in row[width:]):
        return Problem(
            ERROR,
            file,
            f"Ligne illisible : {len(row)} cellules au lieu de {width}.",
            row=number,
            expected="Autant de cellules que d’en-têtes, les textes entre guillemets.",
        )
    # Zipped backwards, so that the first of two columns of the same name is the one kept.
    named = zip(reversed(header.names), reversed(row[:width]), strict=True)
    return CrsLine(number, {name: cell.strip() for name, cell in named if name in _WANTED})


def _known(header: Header) -> int:
    return len(set(NEEDED) & set(header.names))


def _marked(start: bytes) -> str | None:
    """Return the encoding that a byte order mark announces, if it is UTF-16."""
    return "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def _encoding(path: Path) -> str:
    """Return the encoding of the file: UTF-16 if marked, UTF-8 if valid, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        if marked := _marked(chunk):
            return marked
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
