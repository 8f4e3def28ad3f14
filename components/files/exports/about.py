"""The description of a file's numbers: filters, base, definitions, source, as lines of a sheet."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from components.answers import captions
from components.answers.answer import ANSWERED, Answer, empty_reason
from components.files.exports.columns import titles
from data.codebook import Nomenclature
from data.demonstration import DEMONSTRATION_NOTICE
from data.dimension import Dimension
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.rules import Rules

#: Kinds of line.
TITLE: Final = "titre"
HEADER: Final = "en-tete"
LINE: Final = "ligne"

#: What stands for the base of answers that are not published.
NOT_TOLD: Final = "non publié"

#: Value of a cell of such a line: text, a count, a day.
CellValue = str | int | date
Line = tuple[str, tuple[CellValue, ...]]


def about_lines(answer: Answer) -> Iterator[Line]:
    """Yield (kind, cells): the title, then terms and their texts, then tables of definitions."""
    yield TITLE, (answer.chart.title,)
    yield from ((LINE, (term, text)) for term, text in _terms(answer) if text != "")
    yield from _columns(answer)
    yield from _questions(answer)
    yield from _answers(answer)


def _terms(answer: Answer) -> Iterator[tuple[str, CellValue]]:
    source, table = answer.source, answer.table
    if source.demonstration:
        yield "Attention", f"{DEMONSTRATION_NOTICE}."
    yield "Question", answer.chart.question
    yield "Pourquoi rien n’est montré", empty_reason(answer)
    yield "Mesure", answer.choice.label
    yield "Ce qu’on y lit", answer.sentence
    yield "Unité", answer.unit
    yield "Vague" if len(answer.waves) == 1 else "Vagues", answer.waves_words
    yield "Filtres", " ; ".join(answer.filter_words) or "aucun"
    if table is not None:
        yield "Effectif (n)", NOT_TOLD if answer.n is None else answer.n
        yield "Base", table.base.label
    yield "Champ", captions.scope(answer)
    if table and answer.state == ANSWERED:
        yield "Lecture", answer.chart.reading(table)
        for note in (*table.every_note, *captions.warnings(table, answer)):
            yield "Note", note
    yield "Valeurs masquées", _masking(answer.dataset.rules)
    yield "Source", source.title
    yield "Producteur", source.publisher
    yield "Licence", source.licence or "non précisée"
    yield "Date de la source", _day(source.date) or "non précisée"
    yield "Données publiées le", _day(source.published)
    yield "Version des données", answer.dataset.version
    yield "Adresse de la vue", answer.address


def _day(text: str) -> str | date:
    """Return an ISO date as a date; any other text (« été 2024 ») stays a text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _masking(rules: Rules) -> str:
    return (
        f"« masqué » : moins de {rules.masked_below} réponses à une question réservée, ou réponses "
        "que l’on pourrait déduire des autres tableaux publiés et des faits publics. "
        f"En dessous de {rules.counts_only_below} réponses, l’effectif est donné sans pourcentage. "
        "Une case vide : la valeur n’existe pas ou n’est pas connue."
    )


def _columns(answer: Answer) -> Iterator[Line]:
    if answer.table is None:
        return
    yield LINE, ("",)
    yield HEADER, ("Colonne", "Nom dans les fichiers CSV et JSON", "Unité")
    for title, column in titles(answer.table):
        yield LINE, (title, column.name, column.unit or "—")


def _questions(answer: Answer) -> Iterator[Line]:
    asked = _asked(answer)
    if not asked:
        return
    book = answer.dataset.book
    yield LINE, ("",)
    yield HEADER, ("Question ou variable", "Intitulé", "Base", "Diffusion")
    for what in asked:
        entry = what.entry(book)
        wording = getattr(entry, "wording", "") or getattr(entry, "question", "")
        spread = "réservée" if entry.confidential else "publique"
        yield LINE, (entry.label, wording or "—", entry.base or "—", spread)


def _asked(answer: Answer) -> list[Dimension]:
    book = answer.dataset.book
    return [dimension(key, book) for key in answer.choice.asks]


def _answers(answer: Answer) -> Iterator[Line]:
    """Yield the definition of each answer in the table, where the codebook has one."""
    table, book = answer.table, answer.dataset.book
    if table is None or table.dimension not in {*DIMENSIONS, *book.questions}:
        return  # rows are groups, which no list defines
    codes = dict.fromkeys(str(code) for code in table.values(table.dimension))
    words = dimension(table.dimension, book).words(book)
    zones = {code: zone.definition for code, zone in book.zones.items()}
    definitions = list(_defined(codes, words, zones if words.name == "zones" else {}))
    if definitions:
        yield LINE, ("",)
        yield HEADER, ("Réponse", "Définition", "Code")
        yield from definitions


def _defined(codes: Iterable[str], words: Nomenclature, zones: dict[str, str]) -> Iterator[Line]:
    for code in codes:
        text = zones.get(code, words[code].definition if code in words else "")
        if text:
            yield LINE, (words.label(code), text, code)
