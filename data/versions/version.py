"""The manifest of a published version: its files, its tables, and the id computed from them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final, Self

import pandas as pd

#: Length of a version's id: long enough to be unique, short enough to be typed.
ID_LENGTH: Final = 12

_HEXADECIMAL: Final = frozenset("0123456789abcdef")

#: Stands for a missing value; no spreadsheet cell can contain it.
_ABSENT: Final = "\x00"


@dataclass(frozen=True)
class StoredFile:
    """One received file. `name` is relative to `fichiers/`, `size` is in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class StoredTable:
    """One table: `content` is a hash of its cells, `sha256` that of its Parquet file."""

    name: str
    rows: int
    content: str
    sha256: str


@dataclass(frozen=True)
class Version:
    """One published version. When `problem` (French) is not empty, other fields are unreliable."""

    id: str
    published_at: datetime | None = None
    files: tuple[StoredFile, ...] = ()
    tables: tuple[StoredTable, ...] = ()
    waves: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    demonstration: bool = False
    current: bool = False
    problem: str = ""

    @property
    def readable(self) -> bool:
        """Tell whether the manifest could be read."""
        return not self.problem

    @property
    def rows(self) -> Mapping[str, int]:
        """Number of rows of each table."""
        return {table.name: table.rows for table in self.tables}

    @property
    def summary(self) -> str:
        """Return one line of French: id, date, files, waves and numbers of rows."""
        if self.problem:
            return f"{self.id} — illisible ({self.problem})"
        date = f"{self.published_at:%d/%m/%Y %H:%M} UTC" if self.published_at else ""
        files = ", ".join(f"« {file.name} »" for file in self.files)
        rows = ", ".join(f"{name} {count}" for name, count in self.rows.items() if count)
        parts = (self.id, date, files, " ".join(self.waves), f"lignes : {rows or 'aucune'}")
        mention = ("démonstration",) if self.demonstration else ()
        return " — ".join(part for part in (*parts, *mention) if part)

    def to_json(self) -> str:
        """Return the text of `version.json`."""
        texts = asdict(self)
        del texts["current"], texts["problem"]
        date = self.published_at.isoformat() if self.published_at else None
        return json.dumps({**texts, "published_at": date}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back `to_json`. Raises ValueError, TypeError or KeyError on damage."""
        fields: dict[str, Any] = json.loads(text)
        version = cls(
            id=fields["id"],
            published_at=datetime.fromisoformat(fields["published_at"]).astimezone(UTC),
            files=tuple(StoredFile(**file) for file in fields["files"]),
            tables=tuple(StoredTable(**table) for table in fields["tables"]),
            waves=tuple(map(str, fields["waves"])),
            sources=tuple(map(str, fields["sources"])),
            demonstration=bool(fields["demonstration"]),
        )
        if version.id != content_id(version.tables, version.files):
            message = "its name is not the one that its content gives"
            raise ValueError(message)
        return version


def is_id(name: str) -> bool:
    """Tell whether `name` is a complete id (hence also safe as a file name)."""
    return len(name) == ID_LENGTH and set(name) <= _HEXADECIMAL


def recent_first(version: Version) -> tuple[float, str]:
    """Sort key: the latest first, those that cannot be read at the end."""
    date = version.published_at
    return (-date.timestamp() if date else 0.0, version.id)


def content_id(tables: Iterable[StoredTable], files: Iterable[StoredFile] = ()) -> str:
    """Return the id of a version with this content; it does not depend on the date."""
    parts = [[[t.name, t.content] for t in tables], sorted([f.name, f.sha256] for f in files)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:ID_LENGTH]


def identify(tables: Mapping[str, pd.DataFrame]) -> str:
    """Return the id of a dataset built from `tables` without files."""
    return content_id(
        StoredTable(name, len(frame), content_hash(frame), "") for name, frame in tables.items()
    )


def content_hash(frame: pd.DataFrame) -> str:
    """Return a hash of the cells and column names, independent of the file format."""
    digest = hashlib.sha256()
    step = 50_000
    digest.update(json.dumps(list(map(str, frame.columns))).encode())
    for start in range(0, len(frame), step):
        part = frame.iloc[start : start + step]
        text = part.to_csv(index=False, header=False, na_rep=_ABSENT, lineterminator="\n")
        digest.update(text.encode())
    return digest.hexdigest()


def source_fields(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the fields of `Version` that come from the table `sources`."""
    sources = tables["sources"]
    return {
        "waves": tuple(map(str, sources["vague"])),
        "sources": tuple(map(str, sources["titre"].dropna())),
        "demonstration": bool((sources["demonstration"] == "oui").any()),
    }
