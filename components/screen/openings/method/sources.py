"""« Méthode »: where the data come from, and where they can be taken."""

from dash import html

from components.screen.openings.method.blocks import section, table
from data import french
from data.dataset import Dataset


def published(dataset: Dataset) -> html.Section:
    """Return the published sources: who, when, under which licence, on which field."""
    rows = [
        (
            dataset.book.waves[source.wave].label,
            source.title,
            source.publisher,
            source.licence or "non précisée",
            french.day(source.date) or "non précisée",
            source.field,
            "démonstration" if source.demonstration else "données réelles",
        )
        for source in dataset.sources
    ]
    head = ("Vague", "Titre", "Producteur", "Licence", "Date", "Champ", "Nature")
    return section("sources", "Sources et champ", [table("Sources publiées", head, rows)])


def open_data() -> html.Section:
    """Return how lines of open data are counted."""
    return section(
        "donnees-ouvertes",
        "Données ouvertes de l’aide au développement",
        [
            html.P(
                "Une ligne déclarée à l’OCDE compte pour une coopération. La collectivité, "
                "son type "
                "et son territoire sont lus dans la description de la ligne ; une ligne qui ne "
                "nomme personne reste comptée, sous « non précisée ». Les remboursements gardent "
                "leur signe. Les frais administratifs, l’accueil des réfugiés en France et la "
                "sensibilisation gardent leur nature. Les cibles des ODD sont ramenées à leur "
                "objectif."
            )
        ],
    )


def reuse() -> html.Section:
    """Return where the tables and the data can be taken."""
    return section(
        "reutiliser",
        "Réutiliser les données",
        [
            html.P(
                [
                    "Chaque tableau se télécharge, la partie publique des données aussi. ",
                    html.A("Fichiers, paquets de données et API", href="/api"),
                    ".",
                ]
            )
        ],
    )
