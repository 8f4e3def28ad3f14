"""Write the folder of one version to the disk, and read it back."""

import hashlib
import io
from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pandas as pd
from pyarrow.lib import ArrowException

from data.codebook import TableSpec
from data.versions.atomic_files import copy_synced, sha256, sync_folder, write_synced
from data.versions.errors import DamagedVersionError, reason
from data.versions.version import (
    StoredFile,
    StoredTable,
    Version,
    content_hash,
    content_id,
    source_fields,
)

TABLES: Final = "tables"
FILES: Final = "fichiers"
MANIFEST: Final = "version.json"


def write_version(
    folder: Path, tables: Mapping[str, pd.DataFrame], paths: Iterable[Path]
) -> Generator[str, None, Version]:
    """Write a version to the empty `folder`, yielding the name of each step when it is done."""
    tables_written = []
    (folder / TABLES).mkdir()
    for name, frame in tables.items():
        tables_written.append(_write_table(folder / TABLES, name, frame))
        yield f"table {name}"
    files = []
    (folder / FILES).mkdir()
    for name, path in _received(paths):
        target = folder / FILES / name
        target.parent.mkdir(exist_ok=True)
        files.append(StoredFile(name, *copy_synced(path, target)))
        yield f"fichier {name}"
    version = Version(
        id=content_id(tables_written, files),
        published_at=datetime.now(UTC),
        files=tuple(files),
        tables=tuple(tables_written),
        **source_fields(tables),
    )
    write_synced(folder / MANIFEST, version.to_json().encode())
    for inside in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sync_folder(inside)
    yield MANIFEST
    return version


def read_version(folder: Path, version_id: str = "") -> Version:
    """Return the manifest of the version in `folder`; if it cannot be read, `problem` says why.

    Its id is the name of the folder, unless it is given.
    """
    version_id = version_id or folder.name
    try:
        version = Version.from_json((folder / MANIFEST).read_text("utf-8"))
    except OSError as error:
        return Version(version_id, problem=reason(error))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Version(version_id, problem=f"« {MANIFEST} » est abîmé")
    if version.id != version_id:
        return Version(version_id, problem=f"le dossier contient la version {version.id}")
    return version


def file_hashes(version: Version) -> dict[str, str]:
    """Return the SHA-256 of every file that the manifest of `version` lists, by relative path."""
    tables = {f"{TABLES}/{table.name}.parquet": table.sha256 for table in version.tables}
    return tables | {f"{FILES}/{file.name}": file.sha256 for file in version.files}


def check_files(folder: Path, version: Version) -> None:
    """Check the hash of every file of `version`. Raises DamagedVersionError if one differs."""
    for name, expected in file_hashes(version).items():
        try:
            intact = sha256(folder / name) == expected
        except OSError as error:
            raise DamagedVersionError(version.id, reason(error)) from error
        if not intact:
            raise DamagedVersionError(version.id, f"« {name} » a changé")


def read_tables(
    folder: Path, version: Version, specs: Mapping[str, TableSpec]
) -> dict[str, pd.DataFrame]:
    """Return the tables of `version` with exactly the columns of `specs`.

    A table or column that the version lacks is empty. Raises DamagedVersionError.
    """
    frames = {table.name: _read_table(folder, version.id, table) for table in version.tables}
    return {name: _conform(frames.get(name, pd.DataFrame()), spec) for name, spec in specs.items()}


def _read_table(folder: Path, version_id: str, table: StoredTable) -> pd.DataFrame:
    path = folder / TABLES / f"{table.name}.parquet"
    try:
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() != table.sha256:
            raise DamagedVersionError(version_id, f"« {path.name} » a changé")
        return pd.read_parquet(io.BytesIO(raw))
    except OSError as error:
        raise DamagedVersionError(version_id, reason(error)) from error
    except ArrowException as error:
        raise DamagedVersionError(version_id, f"« {path.name} » est illisible") from error


def _write_table(folder: Path, name: str, frame: pd.DataFrame) -> StoredTable:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    raw = buffer.getvalue()
    write_synced(folder / f"{name}.parquet", raw)
    return StoredTable(name, len(frame), content_hash(frame), hashlib.sha256(raw).hexdigest())


def _received(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Yield each received file with its name in the version; a folder's CSV files stay together."""
    taken: set[str] = set()
    for path in dict.fromkeys(Path(path).resolve() for path in paths):
        name = _free(path, taken)
        taken.add(name.casefold())
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() == ".csv")
            yield from ((f"{name}/{file.name}", file) for file in inside)
        else:
            yield name, path


def _free(path: Path, taken: set[str]) -> str:
    """Return the name of `path`, with a number when another file already has it."""
    name, number = path.name, 1
    while name.casefold() in taken:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def _conform(frame: pd.DataFrame, spec: TableSpec) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    for variable in spec.variables:
        columns[variable.name] = _column(frame, variable.name, number=variable.is_number)
        if variable.is_number:
            status = f"{variable.name}_statut"
            columns[status] = _column(frame, status, number=False)
    return pd.DataFrame(columns, index=frame.index)


def _column(frame: pd.DataFrame, name: str, *, number: bool) -> "pd.Series[float] | pd.Series[str]":
    kind = "float64" if number else "str"
    if name not in frame.columns:
        return pd.Series([None] * len(frame), index=frame.index, dtype=kind)
    column = frame[name]
    if number:
        return pd.to_numeric(column, errors="coerce").astype("float64")
    return column.astype("str")
