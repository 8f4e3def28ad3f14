"""Refusals before reading: files too large, zip bombs, protected or unsupported containers."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.intake.problems import ERROR, Problem

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SAVE_AS: Final = "enregistrer au format « Classeur Excel (.xlsx) », puis recommencer"

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Maximums accepted. Sizes in bytes; `ratio` is the unpacked size over the packed size."""

    file: int = 50 * _MEGABYTE
    unpacked: int = 300 * _MEGABYTE
    ratio: int = 100
    parts: int = 2_000
    rows: int = 300_000
    columns: int = 100


LIMITS: Final = Limits()


def refused(path: Path, message: str, expected: str = "", value: str = "") -> Problem:
    """Return an error about a file."""
    return Problem(ERROR, path.name, message, value=value, expected=expected)


def absence(path: Path) -> Problem | None:
    """Return the problem of a path that is missing, empty or no file; None otherwise."""
    if not path.exists():
        return refused(path, "Ce fichier n’existe pas.", "le chemin d’un fichier ou d’un dossier")
    if path.is_dir():
        return None
    if not path.is_file():
        return refused(path, "Ce n’est pas un fichier ordinaire.", "un classeur ou un fichier CSV")
    if not path.stat().st_size:
        return refused(
            path, "Ce fichier est vide (0 octet).", "un classeur ou un fichier CSV rempli"
        )
    return None


def oversize(path: Path, limits: Limits = LIMITS) -> Problem | None:
    """Return the problem of a file larger than `limits.file`; None otherwise."""
    size = path.stat().st_size
    if size > limits.file:
        wanted = f"au plus {_megabytes(limits.file)}"
        return refused(path, "Ce fichier est trop gros.", wanted, _megabytes(size))
    return None


def container_refusal(path: Path, limits: Limits = LIMITS) -> Problem | None:
    """Return the problem of a container that is not a safe XLSX; None otherwise.

    Nothing is unpacked. The declared sizes can be trusted: zipfile never returns more bytes than an
    entry declares, and a wrong declaration fails its checksum.
    """
    head = start(path)
    if head.startswith(OLE):
        return _ole(path)
    if not head.startswith((ZIP, EMPTY_ZIP)):
        return refused(path, "Ce n’est pas un classeur Excel, malgré son extension.", SAVE_AS)
    try:
        with zipfile.ZipFile(path) as archive:
            return _bomb(path, archive, limits) or _foreign(path, archive)
    except Exception:  # noqa: BLE001 - zipfile and zlib fail in countless ways on damage
        return damaged(path)


def damaged(path: Path) -> Problem:
    """Return the error for a workbook that cannot be opened."""
    wanted = f"un classeur intact : l’ouvrir dans un tableur, l’{SAVE_AS}"
    return refused(path, "Ce classeur est endommagé ou incomplet.", wanted)


def start(path: Path, size: int = 8) -> bytes:
    """Return the first bytes of a file; none when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def _ole(path: Path) -> Problem:
    """Tell an old workbook from a new one under a password: both are OLE containers."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        wanted = "un classeur sans mot de passe (Fichier, Informations, Protéger le classeur)"
        return refused(path, "Ce classeur est protégé par un mot de passe.", wanted)
    return refused(path, "L’ancien format Excel (.xls) n’est pas lu.", SAVE_AS)


def _bomb(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Problem | None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    too_dense = unpacked > limits.unpacked // 30 and unpacked / packed > limits.ratio
    if len(parts) > limits.parts or unpacked > limits.unpacked or too_dense:
        wanted = f"au plus {_megabytes(limits.unpacked)} une fois décompressé"
        message = "Ce classeur est démesuré une fois décompressé : il n’a pas été ouvert."
        return refused(path, message, wanted, _megabytes(unpacked))
    return None


def _foreign(path: Path, archive: zipfile.ZipFile) -> Problem | None:
    names = set(archive.namelist())
    if any(part.flag_bits & 1 for part in archive.infolist()):
        return refused(path, "Cette archive est protégée par un mot de passe.", SAVE_AS)
    if "xl/workbook.xml" in names:
        return damaged(path) if any(_declares(archive, name) for name in names) else None
    if "content.xml" in names and "mimetype" in names:
        return refused(path, "Le format OpenDocument (.ods) n’est pas lu.", SAVE_AS)
    if "xl/workbook.bin" in names:
        return refused(path, "Le format binaire d’Excel (.xlsb) n’est pas lu.", SAVE_AS)
    if not names:
        return damaged(path)
    wanted = "un classeur .xlsx, un fichier CSV ou un dossier de fichiers CSV"
    return refused(path, "Cette archive n’est pas un classeur Excel.", wanted)


def _declares(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether a part declares entities, which no spreadsheet does and bombs do."""
    with archive.open(name) as part:
        return name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part.read(4_096)


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.0f} Mo"
