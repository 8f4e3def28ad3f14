"""Three respondents and four cooperations, as validated tables: small enough to add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.codebook import TableSpec, load
from data.intake.problems import Problem

BOOK = load()

ROWS: dict[str, list[dict[str, object]]] = {
    "sources": [
        {
            "vague": "acter-2024", "titre": "Enquête d’essai", "producteur": "Essai",
            "licence": "Licence Ouverte", "date": "2024-05-17", "champ": "trois collectivités",
            "demonstration": "non", "donnees_ouvertes": "non",
        },
    ],
    "collectivites": [
        {"collectivite_id": "com-a", "nom": "Commune A", "type": "commune", "region": "84",
         "departement": "69", "population": 520_000, "action": "oui", "budget_eur": 300_000},
        {"collectivite_id": "com-b", "nom": "Commune B", "type": "commune", "region": "53",
         "departement": "29", "population": 140_000, "action": "oui", "budget_eur_statut": "nsp"},
        {"collectivite_id": "dep-c", "nom": "Département C", "type": "departement", "region": "76",
         "departement": "32", "population": 0, "action": "non", "budget_eur_statut": "nc"},
    ],
    "cooperations": [
        {"cooperation_id": "a", "collectivite_id": "com-a", "pays": "MLI", "odd": "6 13",
         "montant_eur": 1000},
        {"cooperation_id": "b", "collectivite_id": "com-a", "pays": "BFA", "odd": "6"},
        {"cooperation_id": "c", "collectivite_id": "com-b", "pays": "MLI", "odd": "4",
         "montant_eur": 0},
        {"cooperation_id": "d", "pays": "SEN"},
    ],
    "financements": [
        {"collectivite_id": "com-a", "financeur": "fonds-propres", "montant_eur": 5000},
    ],
    "reponses": [],
}  # fmt: skip


@dataclass(frozen=True)
class Verified:
    """What verifying hands to publishing."""

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...] = ()
    ok: bool = True


def tables(**changes: list[dict[str, object]]) -> dict[str, pd.DataFrame]:
    """Return every table of the codebook, `changes` taking the place of a table's rows."""
    rows = {**ROWS, **changes}
    return {name: frame(spec, rows[name]) for name, spec in BOOK.tables.items()}


def frame(spec: TableSpec, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return the rows with every column of the contract."""
    columns = {}
    for variable in spec.variables:
        default = "acter-2024" if variable.name == "vague" else None
        cells = [row.get(variable.name, default) for row in rows]
        columns[variable.name] = pd.Series(cells, dtype="float64" if variable.is_number else "str")
        if variable.is_number:
            name = f"{variable.name}_statut"
            columns[name] = pd.Series([row.get(name) for row in rows], dtype="str")
    return pd.DataFrame(columns)


def numbered(count: int) -> dict[str, pd.DataFrame]:
    """Return whole tables in which everything tells the same number: `count` of each thing."""
    return tables(
        collectivites=[
            {"collectivite_id": f"c{i}", "nom": f"tirage {count}", "type": "commune"}
            for i in range(count)
        ],
        cooperations=[
            {"cooperation_id": f"k{i}", "collectivite_id": f"c{i}", "pays": "MLI"}
            for i in range(count)
        ],
        financements=[
            {"collectivite_id": f"c{i}", "financeur": "fonds-propres"} for i in range(count)
        ],
    )


def received(folder: Path, name: str = "enquete.csv", text: str = "vague;nom\n") -> Path:
    """Write a file as someone might send it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
