"""The data dictionary of the package: its variables, and the labels of its codes."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from data.codebook import RESERVED, Codebook, Variable
from data.dataset import Source
from data.disclosure.public_facts import withheld
from data.package.schema import text_field

CsvRow = tuple[str, ...]

VARIABLES: tuple[dict[str, Any], ...] = (
    text_field("table", "Table", "Le tableau de la variable.", required=True),
    text_field("variable", "Variable", "Le nom de la colonne.", required=True),
    text_field("libelle", "Libellé", "Le nom en toutes lettres.", required=True),
    text_field("question", "Question", "La question posée."),
    text_field("nomenclature", "Nomenclature", "La liste des codes, dans « modalites »."),
    text_field("unite", "Unité", "L’unité des nombres."),
    text_field("base", "Base", "Qui est concerné."),
    text_field(
        "diffusion",
        "Diffusion",
        "Publique ou réservée, selon le dictionnaire de l’enquête.",
        enum=["publique", "réservée"],
    ),
    text_field("publiee", "Publiée", "Dans ce paquet ou non.", enum=["oui", "non"]),
    text_field("raison", "Raison", "Pourquoi elle n’est pas dans ce paquet."),
)

CODES: tuple[dict[str, Any], ...] = (
    text_field("nomenclature", "Nomenclature", "La liste de codes.", required=True),
    text_field("code", "Code", "Le code, tel qu’il est dans les tableaux.", required=True),
    text_field("libelle", "Libellé", "Ce que le code veut dire.", required=True),
    text_field("definition", "Définition", "La définition, s’il y en a une."),
)


#: The nomenclature of waves: a package contains only one of its codes.
WAVES: Final = "vagues"


def variables(book: Codebook, source: Source) -> Iterator[CsvRow]:
    """Yield every variable of the codebook; one not published has the reason why."""
    for spec in book.tables.values():
        for variable in spec.variables:
            why = "" if spec.name == "sources" else withheld(variable, book, source)
            published = "non" if why or spec.name == "sources" else "oui"
            spread = "réservée" if variable.confidential else "publique"
            why = why or ("Donnée dans datapackage.json." if spec.name == "sources" else "")
            yield (
                *(
                    spec.name,
                    variable.name,
                    variable.label,
                    variable.question,
                    variable.nomenclature,
                    variable.unit,
                ),
                *(variable.base, spread, published, why),
            )


def codes(book: Codebook, published: Sequence[Variable], wave: str) -> Iterator[CsvRow]:
    """Yield the codes of the published variables, in a package of `wave`."""
    for name in dict.fromkeys(
        variable.nomenclature for variable in published if variable.nomenclature
    ):
        for modality in book.nomenclatures[name].modalities:
            if name == WAVES and modality.code != wave:
                continue
            yield name, modality.code, modality.label, modality.definition
        for code, label in RESERVED.items():
            yield name, code, label, ""
