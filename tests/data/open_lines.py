"""Open data that can be added up in the head: six lines of one year, one of them paid back."""

from data.dataset import Dataset
from data.filters import Filters
from data.selection import Selection, select
from tests.data.survey import survey

WAVE = "crs-2023"

SOURCE = {
    "vague": WAVE, "titre": "Extrait d’essai", "producteur": "Essai", "licence": "", "date": None,
    "champ": "six lignes", "demonstration": "non", "donnees_ouvertes": "oui",
}  # fmt: skip

#: A hosts refugees and digs wells; B only hosts; C has administrative costs, and is paid back.
LINES = [
    {"cooperation_id": name, "collectivite_id": who, "vague": WAVE, "pays": country,
     "nature": nature, "montant_eur": euros}
    for name, who, country, nature, euros in (
        ("1", "A", "SEN", "projet", 100),
        ("2", "A", "NV", "accueil-refugies", 1000),
        ("3", "B", "NV", "accueil-refugies", 5000),
        ("4", "C", "MLI", "frais-administratifs", 30),
        ("5", "C", "MLI", "projet", -10),
        ("6", None, "SEN", None, 7),
    )
]  # fmt: skip

AUTHORITIES = [
    {"collectivite_id": who, "vague": WAVE, "nom": f"Commune {who}", "type": "commune",
     "region": "84"}
    for who in "ABC"
]  # fmt: skip


def open_lines(
    cooperations: list[dict[str, object]] | None = None,
    authorities: list[dict[str, object]] | None = None,
) -> Dataset:
    """Return the lines as a dataset, or others in their place."""
    return survey(
        sources=[SOURCE],
        collectivites=authorities or AUTHORITIES,
        cooperations=cooperations or LINES,
        financements=[],
        reponses=[],
    )


def lines(**chosen: str) -> Selection:
    """Return what `chosen` keeps of the lines: `lines(hors="accueil-refugies")`."""
    codes = {key: text.split(",") for key, text in chosen.items()}
    return select(open_lines(), Filters.of(WAVE, codes))
