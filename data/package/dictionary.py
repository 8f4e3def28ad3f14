"""The codebook inside the package: what each variable is, and what each code stands for."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from data.codebook import RESERVED, Codebook, Variable
from data.dataset import Source
from data.disclosure.public_facts import withheld
from data.package.schema import text_field

Row = tuple[str, ...]

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


#: The list of waves: a package holds one of them.
WAVES: Final = "vagues"


def variables(book: Codebook, source: Source) -> Iterator[Row]:
    """Yield every variable of the codebook, and why it is not published where it is not."""
    for spec in book.tables.values():
        for one in spec.variables:
            why = "" if spec.name == "sources" else withheld(one, book, source)
            published = "non" if why or spec.name == "sources" else "oui"
            spread = "réservée" if one.confidential else "publique"
            why = why or ("Donnée dans datapackage.json." if spec.name == "sources" else "")
            yield (
                *(spec.name, one.name, one.label, one.question, one.nomenclature, one.unit),
                *(one.base, spread, published, why),
            )


def codes(book: Codebook, published: Sequence[Variable], wave: str) -> Iterator[Row]:
    """Yield every code that a published variable may hold, in a package of `wave` alone."""
    for name in dict.fromkeys(one.nomenclature for one in published if one.nomenclature):
        for modality in book.nomenclatures[name].modalities:
            if name == WAVES and modality.code != wave:
                continue
            yield name, modality.code, modality.label, modality.definition
        for code, label in RESERVED.items():
            yield name, code, label, ""
