"""« Méthode »: the data dictionary, written from the codebook."""

from typing import Final

from dash import html

from components.screen.openings.method.blocks import section, table
from data import french
from data.codebook import RESERVED, Codebook, TableSpec, Variable

#: Answers beyond which the dictionary gives their number, not their names.
LONG_LIST: Final = 40

#: Characters beyond which they are named in short, and once: then the dictionary says where.
LONG_WORDS: Final = 400


def dictionary(book: Codebook) -> html.Section:
    """Return the dictionary: each table of the codebook, then the questions."""
    tables = [
        table(
            f"{spec.label} : {spec.row}",
            ("Variable", "Nom", "Question", "Réponses", "Base", "Diffusion"),
            [_variable(variable, spec, book) for variable in spec.variables],
            spec.name,
        )
        for spec in book.tables.values()
    ]
    questions = table(
        "Questions à plusieurs réponses",
        ("Question", "Nom", "Intitulé", "Réponses", "Base"),
        [
            (
                question.label,
                question.code,
                question.wording,
                " · ".join(m.label for m in book.nomenclatures[question.code].modalities),
                question.base,
            )
            for question in book.questions.values()
        ],
        "question",
    )
    note = html.P(
        "Toute question accepte aussi : "
        + ", ".join(f"« {label} » ({code.upper()})" for code, label in RESERVED.items())
        + ". Une case vide est une non-réponse."
    )
    return section("dictionnaire", "Dictionnaire des données", [note, *tables, questions])


def _variable(variable: Variable, spec: TableSpec, book: Codebook) -> tuple[str, ...]:
    return (
        variable.label,
        variable.name,
        variable.question or variable.help,
        _answers(variable, spec, book),
        variable.base,
        "réservée" if variable.confidential else "publique",
    )


def _answers(variable: Variable, spec: TableSpec, book: Codebook) -> str:
    words = book.nomenclatures.get(variable.nomenclature)
    if words is None:
        return variable.unit
    if len(words.modalities) > LONG_LIST:
        return f"liste de {len(words.modalities)} codes"
    named = " · ".join(modality.label for modality in words.modalities)
    if len(named) <= LONG_WORDS:
        return named
    first = _first_with(variable.nomenclature, book)
    if first is not spec:
        return f"comme dans la table {french.quoted(first.label)}"
    return " · ".join(words.short(modality.code) for modality in words.modalities)


def _first_with(nomenclature: str, book: Codebook) -> TableSpec:
    """Return the first table of the dictionary that has these answers."""
    return next(
        spec
        for spec in book.tables.values()
        if any(variable.nomenclature == nomenclature for variable in spec.variables)
    )
