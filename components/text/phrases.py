"""Phrases of headlines: the cells of a row as French text, with their noun."""

from collections.abc import Sequence
from typing import Final

from data import french
from data.table import TableRow, Unit, Value, as_number

COOPERATION: Final = Unit.COOPERATIONS.noun
AUTHORITY: Final = Unit.COLLECTIVITES.noun
#: What opens a list of the first answers.
RANKED_FIRST: Final = "En tête"
#: Beyond this many equal answers, none stands out.
TIED: Final = 3


def quoted_label(row: TableRow, column: str = "libelle") -> str:
    """Return the label of a row between guillemets."""
    return french.quoted(row[column])


def share(part: Value) -> str:
    """Return « 52,8 % »: a share to the tenth."""
    return french.percent(as_number(part), 1)


def out_of(count: Value, n: Value) -> str:
    """Return « 3 sur 7 »."""
    return french.out_of(as_number(count), as_number(n))


def share_or_count(part: Value, count: Value, n: Value) -> str:
    """Return « 52,8 % », or « 3 sur 7 » where the base is too small for a share."""
    return out_of(count, n) if part is None else share(part)


def share_of_units(part: Value, count: Value, n: Value, noun: str) -> str:
    """Return « 52,8 % des coopérations (412 sur 780) », or « 3 coopérations sur 7 »."""
    if part is None:
        return french.counted_out_of(as_number(count), noun, as_number(n))
    return f"{share(part)} des {noun}s ({out_of(count, n)})"


def equal_answers(share: str, names: Sequence[str]) -> str:
    """Return « À égalité, avec 2 coopérations sur 4 chaque fois : « A » et « B » »."""
    answers = french.shortlist(names, TIED)
    return f"À égalité, avec {share} chaque fois{french.NBSP}: {answers}"


def capitalized(text: str) -> str:
    """Return `text` with a capital first letter, the others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalized(text: str) -> str:
    """Return `text` with a small first letter, the others as they are."""
    return f"{text[:1].lower()}{text[1:]}"
