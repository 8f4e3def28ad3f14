"""Headlines of questions with several answers: how many cite the first, and which two follow."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import compress
from typing import Final

from components.text import phrases
from components.text.by_kind import written_by
from components.text.headlines.first_answers import none_clause
from components.text.headlines.gaps import widest_gap
from components.text.headlines.ranking import Ranking, ranked
from data import french
from data.codebook import NONE_CODES
from data.french import NBSP
from data.table import Kind, Table, TableRow, Value, as_number

SMALL_GROUPS: Final = "Groupes peu nombreux : à lire avec prudence."
_TWO_TENTHS: Final = 15


def _first_citation(table: Table) -> str:
    """State how many cite the first answer, and which two follow."""
    if not _without_none(table):
        return "Aucune réponse n’est citée."
    return _citation(table, ranked(table, list(table)))


def most_cited(table: Table) -> str:
    """State how many cite the first answer, where the others are as long as sentences."""
    ranking = ranked(table, list(table))
    return _citation(table, replace(ranking, following=[], none=None))


def active_share(singular: str, plural: str) -> Callable[[Table], str]:
    """Return the headline that says how many do something at all (the verb, in both numbers).

    « aucun » excludes all other answers, so that all but those who say it do something.
    """

    def headline(table: Table) -> str:
        none = next((row for row in table if row[table.dimension] in NONE_CODES), None)
        active = table.base.n - (as_number(none["collectivites"]) if none else 0)
        known = table.values("part")[0] is not None
        share = 100 * active / table.base.n
        row: TableRow = {"collectivites": round(active), "part": share if known else None}
        text = f"{subject(table, row, singular, plural)}{_bracketed_share(row)}"
        answers = _without_none(table)
        return f"{text}{_leading_clause(table, answers)}." if answers else f"{text}."

    return headline


def subject(table: Table, row: TableRow, singular: str, plural: str) -> str:
    """Return « 8 collectivités sur 10 citent », or « 3 collectivités sur 7 citent »."""
    if row["part"] is None:
        count = as_number(row["collectivites"])
        n = as_number(_base(table, row))
        counted = french.counted_out_of(count, phrases.AUTHORITY, n)
        return f"{counted} {french.plural(count, singular, plural)}"
    share = as_number(row["part"])
    tenths = french.out_of_ten(share, phrases.AUTHORITY)
    return f"{phrases.capitalized(tenths)} {plural if share >= _TWO_TENTHS else singular}"


def followers(table: Table, ranking: Ranking) -> str:
    """Name the answers equal to the first, or else the two that it leads; « aucun » in its place.

    Returns « , à égalité avec « B » et « C » » or « , devant « B » (20 %) et « C » (10 %) ».
    """
    equal = [phrases.quoted_label(row) for row in ranking.leading[1:]]
    following = [
        f"{phrases.quoted_label(row)} ({_share_or_count(table, row)})" for row in ranking.following
    ]
    none = none_clause(ranking.none, _share_or_count(table, ranking.none)) if ranking.none else ""
    if equal:
        return f", à égalité avec {french.shortlist(equal, 2)}{none}"
    return f", devant {french.listed(following)}{none}" if following else none


def _citation(table: Table, ranking: Ranking) -> str:
    """State how many cite the first answer; « aucun » is no answer that can be cited."""
    first = ranking.leading[0]
    verbs = ("répond", "répondent") if first[table.dimension] in NONE_CODES else ("cite", "citent")
    who = subject(table, first, *verbs)
    text = f"{who} {phrases.quoted_label(first)}{_bracketed_share(first)}"
    return f"{text}{followers(table, ranking)}."


def _leading_clause(table: Table, answers: list[TableRow]) -> str:
    """Return « ; en tête, « A » (66,7 %) »."""
    leading = ranked(table, answers).leading
    words = "à égalité" if len(leading) > 1 else "en tête"
    names = french.shortlist([phrases.quoted_label(row) for row in leading], 2)
    return f"{NBSP}; {words}, {names} ({_share_or_count(table, leading[0])})"


def _gap(table: Table) -> str:
    """Name the widest gap among groups that need no caution; among all, with a warning."""
    if all(value is None for value in table.values("collectivites")):
        return "Chaque groupe compte trop peu de réponses pour être montré."
    strong = replace(table, rows=tuple(_large_enough(table)))
    if len(set(strong.values(table.series))) > 1:
        return widest_gap(strong)
    text = widest_gap(table)
    return f"{text} {SMALL_GROUPS}" if "écart" in text else text


def _large_enough(table: Table) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of groups large enough for a share to need no caution."""
    return compress(table.rows, (not status for status in table.values("statut")))


def _without_none(table: Table) -> list[TableRow]:
    return [row for row in table if row[table.dimension] not in NONE_CODES]


def _bracketed_share(row: TableRow) -> str:
    return "" if row["part"] is None else f" ({phrases.share(row['part'])})"


def _share_or_count(table: Table, row: TableRow) -> str:
    return phrases.share_or_count(row["part"], row["collectivites"], _base(table, row))


def _base(table: Table, row: TableRow) -> Value:
    return row.get("n", table.base.n)


first_opinion: Final = written_by({Kind.SHARES: _first_citation, Kind.CROSSED: _gap})
