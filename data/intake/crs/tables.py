"""Correspondence tables from CRS codes to codebook codes, read from the `crs_*.csv` files."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.codebook.reading import FOLDER


@dataclass(frozen=True)
class Tables:
    """CRS code -> codebook code(s). A purpose may map to several themes, or none (empty text)."""

    purposes: Mapping[str, str]
    natures: Mapping[str, str]
    channels: Mapping[str, str]
    recipients: Mapping[str, str]


def load_tables(folder: Path = FOLDER) -> Tables:
    """Read the four correspondence files of `folder`."""
    return Tables(
        purposes=_pairs(folder / "crs_objets.csv", "thematiques"),
        natures=_pairs(folder / "crs_natures.csv", "nature"),
        channels=_pairs(folder / "crs_canaux.csv", "canal"),
        recipients=_pairs(folder / "crs_destinataires.csv", "pays"),
    )


def longest_prefix(pairs: Mapping[str, str], code: str) -> str | None:
    """Return the value of `code` in `pairs`, or that of its longest prefix that is a key.

    So `12002` may have its own value, and `12` that of every other channel that begins with it.
    """
    beginnings = (code[:end] for end in range(len(code), 0, -1))
    return next((pairs[start] for start in beginnings if start in pairs), None)


def _pairs(path: Path, column: str) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row[column] for row in csv.DictReader(file, delimiter=";")}
