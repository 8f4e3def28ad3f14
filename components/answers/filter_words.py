"""Filters as French text: the chosen ones, the scope, and the ignored parts of an address."""

from collections.abc import Iterable, Sequence
from typing import Final

from data.codebook import Codebook
from data.filters import BY_KEY, FILTERS, SCOPE, Filter, Filters, included
from data.french import NBSP, sort_key


def _named(item: Filter, code: str, book: Codebook) -> str:
    number = f"{code}{NBSP}· " if item.key == "odd" else ""
    return f"{number}{item.words(book).label(code)}"


def ordered(item: Filter, codes: Iterable[str], book: Codebook) -> list[str]:
    """Return codes of a filter in the order in which they are offered."""
    words, wanted = item.words(book), frozenset(codes)
    found = [code for code in words.codes if code in wanted]
    return sorted(found, key=lambda c: sort_key(words.label(c))) if item.by_name else found


def chosen_words(filters: Filters, book: Codebook) -> list[tuple[str, str, str]]:
    """Return each choice in words, in the order of the filter bar: (key, code, « Région : … »)."""
    return [
        (item.key, code, f"{item.label}{NBSP}: {_named(item, code, book)}")
        for item in FILTERS
        for code in filters.codes(item.key)
    ]


def scope_words(filters: Filters, book: Codebook) -> list[str]:
    """Return the active filters as French text, then the scope of what is counted.

    « Région : Île-de-France, Auvergne-Rhône-Alpes »,
    « Périmètre : hors accueil des réfugiés, frais administratifs compris ».
    """
    chosen = [
        f"{item.label}{NBSP}: {', '.join(_named(item, code, book) for code in codes)}"
        for item in FILTERS
        if item.key != SCOPE and (codes := filters.codes(item.key))
    ]
    return [*chosen, *_scope(filters, book)]


def scope_items(filters: Filters, book: Codebook) -> list[str]:
    """Return the same with one text a choice, where those that do not fit are counted."""
    chosen = [words for key, _, words in chosen_words(filters, book) if key != SCOPE]
    return [*chosen, *_scope(filters, book)]


def _scope(filters: Filters, book: Codebook) -> list[str]:
    scope = BY_KEY[SCOPE]
    left = [scope.words(book).label(code) for code in filters.codes(SCOPE)]
    counted = [*left, *filter(None, [included(filters, book)])]
    return [f"{scope.label}{NBSP}: {', '.join(counted)}"] if counted else []


#: Ignored parts that are named; the others are counted.
NAMED: Final = 5


def ignored_words(ignored: Sequence[str]) -> str:
    """Return the ignored parts as one text: the first `NAMED`, and the number of the others."""
    more = len(ignored) - NAMED
    words = " ; ".join(ignored[:NAMED])
    return f"{words} ; et {more} de plus" if more > 0 else words
