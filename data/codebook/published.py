"""What the study itself published: `publie.csv`, one line a figure, beside what we compute."""

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
    """Return what was published of `wave`, by finding; nothing for most waves."""
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
