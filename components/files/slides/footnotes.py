"""The texts around a chart on a slide: the footer, the speaker's notes, the notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components.answers import captions
from components.answers.answer import ANSWERED, Answer
from components.answers.content import Content
from data import french
from data.codebook import Question
from data.demonstration import DEMONSTRATION_NOTICE
from data.dimensions import dimension
from data.disclosure.rules import SMALL
from data.french import bound

NBSP: Final = french.NBSP
#: Most definitions in the notes; the method page has them all.
MOST_DEFINITIONS: Final = 40
#: Most characters of filters or of an address on a slide.
MOST_WORDS: Final = 260


@dataclass(frozen=True)
class Footnotes:
    """The footer, the speaker's notes and the demonstration notice of one slide."""

    foot: tuple[str, ...]
    notes: tuple[str, ...]
    mark: str


def slide_footnotes(answer: Answer, address: str, more: Sequence[str] = ()) -> Footnotes:
    """Return the texts around the slide of `answer`.

    `address` is absolute; `more` are notes about how the table is drawn.
    """
    warnings = captions.warnings(answer.table, answer) if answer.table else []
    own = answer.table.drawn_notes if answer.table and answer.state == ANSWERED else ()
    if _starred(answer):
        # The first warning is about small bases: the star of the drawing refers to it.
        warnings[:1] = [f"* {text}" for text in warnings[:1]]
    notes = list(map(bound, [*more, *_nowhere(answer), *warnings, *own]))
    foot = [
        f"Champ{NBSP}: {_scope(answer)}",
        f"Source{NBSP}: {captions.source(answer)} {short_address(address)}",
        # Last, because the longest: it is the first to be cut, and the notes have it in full.
        *([f"Note{NBSP}: {' '.join(notes)}"] if notes else []),
    ]
    return Footnotes(tuple(foot), _notes(answer, notes, address), mark(answer))


def short_filters(words: Sequence[str]) -> str:
    """Return the filters in words, or their number where they would fill the slide."""
    text = " ; ".join(words)
    if len(text) <= MOST_WORDS:
        return text
    return f"{len(words)} filtres, que les commentaires de la diapositive détaillent"


def short_address(address: str) -> str:
    """Return an address without its query if it is too long; the notes have it in full."""
    if len(address) <= MOST_WORDS:
        return address
    return f"{address.partition('?')[0]} (adresse entière dans les commentaires)"


def _scope(answer: Answer) -> str:
    words = answer.filter_words
    return captions.dated_scope(answer).replace(" ; ".join(words), short_filters(words))


def mark(shown: Answer | Content) -> str:
    """Return the demonstration notice, "" for real data."""
    return DEMONSTRATION_NOTICE if shown.source.demonstration else ""


def _starred(answer: Answer) -> bool:
    table = answer.table
    names = [column.name for column in table.columns] if table else []
    return bool(table and "statut" in names and SMALL in table.values("statut"))


def _nowhere(answer: Answer) -> list[str]:
    count = answer.table.facts.get("non_ventile") if answer.table else None
    if not isinstance(count, int) or not count:
        return []
    many = french.plural(count, "coopération non ventilée", "coopérations non ventilées")
    return [f"{french.number(count)}{NBSP}{many} par pays."]


def _notes(answer: Answer, notes: list[str], address: str) -> tuple[str, ...]:
    table, source = answer.table, answer.source
    shown = table if answer.state == ANSWERED else None
    base = f"{table.base.label}, {french.base_size(table.base.n)}" if table else ""
    entries = (
        ("Question", answer.chart.question),
        ("Message", answer.sentence),
        ("Mesure", " · ".join(filter(None, (answer.choice.label, answer.chart.unit)))),
        ("Base", base),
        ("Champ", captions.dated_scope(answer)),
        ("Lecture", answer.chart.reading(shown) if shown else ""),
        ("Notes", " ".join(notes)),
        ("Source", captions.source(answer)),
        ("Licence", source.licence),
        ("Adresse", address),
        ("Version des données", answer.dataset.version),
    )
    lines = [f"{term}{NBSP}: {text}" for term, text in entries if text]
    return (*lines, *_definitions(answer))


def _definitions(answer: Answer) -> tuple[str, ...]:
    """Return the wording of the questions, and the definitions of the answers shown."""
    book = answer.dataset.book
    lines = []
    for key in answer.choice.asks:
        what = dimension(key, book)
        entry = what.entry(book)
        wording = entry.wording if isinstance(entry, Question) else entry.question
        label = what.label(book)
        if wording and wording != label:
            lines.append(f"{french.quoted(label)}{NBSP}: {wording}")
    meant = [f"{name}{NBSP}: {text}" for name, text in captions.definitions(answer) if text != name]
    definitions = [*lines, *meant[:MOST_DEFINITIONS]]
    return ("Définitions", *definitions) if definitions else ()
