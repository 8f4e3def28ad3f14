"""Headlines of shares by answer: the first answer, its share, and the two that follow."""

from collections.abc import Callable, Sequence

from components.text import phrases
from components.text.headlines.ranking import ranked
from data import french
from data.codebook import NONE_CODES
from data.french import NBSP
from data.table import Table, TableRow, as_number


def first_answer(table: Table) -> str:
    """State the first answer with its share, and the next two; or the answers that tie."""
    return _podium(table, list(table))


def first_goal(table: Table) -> str:
    """State which goals are served by most cooperations."""
    served = (row for row in table if row["cooperations"])
    rows = sorted(served, key=lambda row: -as_number(row["cooperations"]))
    named = [{**row, "libelle": f"ODD {row['odd']} ({row['libelle']})"} for row in rows]
    return _podium(table, named)


def first_funder(table: Table) -> str:
    """State how many collectivités in ten cite the first funder, and who comes next."""
    named = [row for row in table if row["financeur"] not in NONE_CODES]
    if not named:
        return "Aucun financeur n’est cité."
    first, *others = named
    if first["part"] is None or (others and others[0]["part"] == first["part"]):
        return _podium(table, list(table))
    tenths = french.out_of_ten(as_number(first["part"]), phrases.AUTHORITY)
    text = f"Premier financeur cité{NBSP}: {first['libelle']}, par {tenths}"
    text = f"{text} ({_share_or_count(table, first)})"
    return f"{text}. Puis {_with_shares(table, others[:2])}." if others else f"{text}."


def most_frequent(
    table: Table, title: str, label: Callable[[TableRow], str] = phrases.quoted_label
) -> str:
    """Name the row with the highest count after a title, or those that tie."""
    top = max(as_number(row[table.unit]) for row in table)
    first = [row for row in table if as_number(row[table.unit]) == top]
    share = phrases.share_of_units(first[0]["part"], top, table.base.n, table.unit.noun)
    names = [label(row) for row in first]
    if len(names) > 1:
        return f"{phrases.equal_answers(share, names)}."
    return f"{title}{NBSP}: {names[0]}, {share}."


def none_clause(none: TableRow, share: str) -> str:
    """Return « ; 27,2 % répondent « Aucun service » », which ends a list that it ranks in."""
    single = none["part"] is None and none["collectivites"] == 1
    verb = "répond" if single else "répondent"
    return f"{NBSP}; {share} {verb} {phrases.quoted_label(none)}"


def _podium(table: Table, rows: Sequence[TableRow]) -> str:
    """Name the first answer and the two that follow, or those that share the first place."""
    ranking = ranked(table, rows)
    first, none = ranking.leading[0], ranking.none
    ending = none_clause(none, _share_or_count(table, none)) if none else ""
    if len(ranking.leading) > 1:
        return f"{_tie(table, ranking.leading)}{ending}."
    text = f"{phrases.RANKED_FIRST}{NBSP}: {first['libelle']}, {_share_of_units(table, first)}"
    if ranking.following:
        text = f"{text}, devant {_with_shares(table, ranking.following)}"
    return f"{text}{ending}."


def _tie(table: Table, rows: Sequence[TableRow]) -> str:
    """Name the answers that share the first place, and their share."""
    share = _share_of_units(table, rows[0])
    if {row[table.dimension] for row in rows} == {"oui", "non"}:
        yes, no = french.quoted("Oui"), french.quoted("Non")
        return f"Autant de {yes} que de {no}{NBSP}: {share} chaque fois"
    return phrases.equal_answers(share, [phrases.quoted_label(row) for row in rows])


def _with_shares(table: Table, rows: Sequence[TableRow]) -> str:
    """Return « Mali (12,5 %) et Bénin (3,2 %) »."""
    return french.listed([f"{row['libelle']} ({_share_or_count(table, row)})" for row in rows])


def _share_of_units(table: Table, row: TableRow) -> str:
    count, noun = row[table.unit], table.unit.noun
    return phrases.share_of_units(row["part"], count, table.base.n, noun)


def _share_or_count(table: Table, row: TableRow) -> str:
    return phrases.share_or_count(row["part"], row[table.unit], table.base.n)
