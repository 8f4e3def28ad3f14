"""The figures published by the study (`publie.csv`), to be compared with those computed here."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Published:
    """One published figure: a `value`, or only `words` where no number was given.

    Its `unit` is « % », or the noun of what is counted, in the singular.
    """

    finding: str
    wave: str
    value: float | None
    unit: str
    words: str
    source: str
    date: str


@cache
def published(wave: str, folder: Path = FOLDER) -> Mapping[str, Published]:
    """Return the figures published for `wave`, by finding; empty for most waves."""
    with (folder / "publie.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["vague"] == wave]
    return {row["constat"]: _published(row) for row in rows}


def _published(row: Mapping[str, str]) -> Published:
    return Published(
        finding=row["constat"],
        wave=row["vague"],
        value=float(row["valeur"]) if row["valeur"] else None,
        unit=row["unite"],
        words=row["mots"],
        source=row["source"],
        date=row["date"],
    )
