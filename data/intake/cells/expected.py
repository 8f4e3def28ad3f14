"""French description of what a column accepts, for the report and the template."""

from typing import Final

from data.codebook import Codebook, Nomenclature, Variable
from data.french import TEXT

#: Longer lists are named rather than spelled out.
SPELLED_OUT: Final = 8

RESERVED_WORDS: Final = "NSP (ne sait pas) ou NC (non concerné)"


def expected(variable: Variable, book: Codebook, *, reserved: bool = False) -> str:
    """Return a French phrase that describes the accepted values of `variable`."""
    phrase = _phrase(variable, book)
    return f"{phrase}, {RESERVED_WORDS}" if reserved else phrase


def _phrase(variable: Variable, book: Codebook) -> str:
    if variable.kind in {"code", "codes"}:
        answers = one_of(book.nomenclatures[variable.nomenclature])
        several = " (plusieurs réponses possibles, séparées par « ; » ou « | »)"
        return answers + several if variable.kind == "codes" else answers
    if variable.kind == "annee":
        return f"une année sur quatre chiffres{_bounds(variable, years=True)}"
    if variable.is_number:
        return _number(variable)
    return {
        "siren": "un numéro SIREN de neuf chiffres",
        "identifiant": "un identifiant sans espace",
        "date": "une date, par exemple 17/01/2025",
        "modalite": "une des réponses prévues pour la question",
    }.get(variable.kind, f"un texte de {TEXT} caractères au plus")


def one_of(nomenclature: Nomenclature) -> str:
    """Return the labels of the answers, or the size and name of a list too long to spell out."""
    if nomenclature.name == "odd":
        return "un numéro d’ODD, de 1 à 17"
    labels = [modality.label for modality in nomenclature.modalities]
    if len(labels) <= SPELLED_OUT:
        return " ou ".join(f"« {label} »" for label in labels)
    return f"une des {len(labels)} réponses de la liste « {nomenclature.name} »"


def thousands(value: float) -> str:
    """Return a number as French text: spaces between thousands, decimal comma."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
    return text.replace(",", "\u202f").replace(".", ",")


def _number(variable: Variable) -> str:
    word = "un nombre entier" if variable.kind == "entier" else "un nombre"
    unit = f", en {variable.unit}" if variable.unit else ""
    return f"{word}{unit}{_bounds(variable)}"


def _bounds(variable: Variable, *, years: bool = False) -> str:
    form = (lambda value: f"{value:.0f}") if years else thousands
    low, high = variable.minimum, variable.maximum
    if low is not None and high is not None:
        return f", de {form(low)} à {form(high)}"
    if low is not None:
        return f", au moins {form(low)}"
    return f", au plus {form(high)}" if high is not None else ""
