"""Sentences about questions with several answers, made from their small tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import compress
from typing import Final

from components.figures import formats
from components.text.headlines import shares as shares_headlines
from components.text.headlines.beside_rest import shortlist
from components.text.headlines.ranking import Ranking, ranked
from data.codebook import NONE_CODES
from data.table import Table, Value

AUTHORITY: Final = "collectivité"
WEAK: Final = "Groupes peu nombreux : à lire avec prudence."
_TWO_TENTHS: Final = 15

Row = dict[str, Value]


def first_opinion(table: Table) -> str:
    """Say how many cite the first answer, and which two follow; crossed, the widest gap."""
    if table.series:
        return _gap(table)
    if not _named(table):
        return "Aucune réponse n’est citée."
    return _cited(table, ranked(table, list(table), "collectivites"))


def most_cited(table: Table) -> str:
    """Say how many cite the first answer, where the others are as long as sentences."""
    found = ranked(table, list(table), "collectivites")
    return _cited(table, replace(found, following=[], none=None))


def at_least_one(one: str, many: str) -> Callable[[Table], str]:
    """Return the sentence that says how many do something at all (`one`, `many`: the verb).

    « aucun » excludes all other answers, so that all but those who say it do something.
    """

    def said(table: Table) -> str:
        none = next((row for row in table if row[table.dimension] in NONE_CODES), None)
        idle = _number(none["collectivites"]) if none else 0
        active = table.base.n - idle
        share = 100 * active / table.base.n
        known = table.values("part")[0] is not None
        row: Row = {"collectivites": round(active), "part": share if known else None}
        named = _named(table)
        told = f"{_who(table, row, one, many)}{_bracketed(row)}"
        if not named:
            return f"{told}."
        leading = ranked(table, named, "collectivites").leading
        words = "à égalité" if len(leading) > 1 else "en tête"
        first = f"{shortlist([_quoted(row) for row in leading], 2)} ({_share(table, leading[0])})"
        return f"{told}{formats.NBSP}; {words}, {first}."

    return said


def needs_and_support(table: Table) -> str:
    """Name the support most awaited beyond what is received; of unmet needs, the first."""
    if not _is_paired(table):
        return _unmet(table)
    gaps = [row for row in table if row["ecart"] is not None]
    if not gaps:
        return "Trop peu de réponses pour des parts : seuls les effectifs sont donnés."
    widest = max(gaps, key=lambda row: _number(row["ecart"]))
    need, had = (formats.percent(_number(widest[name]), 1) for name in ("part", "recu_part"))
    gap = _number(widest["ecart"])
    if gap <= 0:
        return "Aucun appui n’est plus souvent attendu que reçu."
    points = f"{formats.number(gap, 1)}{formats.NBSP}{formats.plural(gap, 'point')}"
    return (
        f"Plus grand écart{formats.NBSP}: {_quoted(widest)}, {need} en ont besoin et {had} "
        f"l’ont déjà reçu ({points})."
    )


def support_reading(table: Table) -> str:
    """Read one pair of shares aloud, each with its own base."""
    row = next((row for row in table if row["part"] is not None), None)
    if row is None:
        return ""
    need = _plainly(row, _base(table, row))
    if not _is_paired(table):
        return f"{_quoted(row)} : {need} en ont besoin et ne l’ont pas reçu."
    told = f"{_quoted(row)} : {need} en ont besoin"
    if row["recu_part"] is None:
        return f"{told}."
    had = formats.percent(_number(row["recu_part"]), 1)
    return f"{told}, {had} ({_out_of(row['recu_collectivites'], row['recu_n'])}) l’ont déjà reçu."


def _unmet(table: Table) -> str:
    first = next(iter(table))
    if first["collectivites"] == 0:
        return "Aucun besoin cité n’est resté sans appui."
    who = _who(table, first, "attend", "attendent")
    told = f"{who} sans l’avoir reçu{formats.NBSP}: {_quoted(first)}{_bracketed(first)}"
    return f"{told}{_following(table, ranked(table, list(table), 'collectivites'))}."


def _gap(table: Table) -> str:
    if all(value is None for value in table.values("collectivites")):
        return "Chaque groupe compte trop peu de réponses pour être montré."
    strong = replace(table, rows=tuple(_sound(table)))
    if len(set(strong.values(table.series))) > 1:
        return shares_headlines.widest_gap(strong)
    told = shares_headlines.widest_gap(table)
    return f"{told} {WEAK}" if "écart" in told else told


def _sound(table: Table) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of groups large enough for a share to need no caution."""
    sound = (not status for status in table.values("statut"))
    return compress(table.rows, sound)


def _is_paired(table: Table) -> bool:
    return any(column.name == "recu_part" for column in table.columns)


def _named(table: Table) -> list[Row]:
    return [row for row in table if row[table.dimension] not in NONE_CODES]


def _who(table: Table, row: Row, one: str, many: str) -> str:
    """Return « 8 collectivités sur 10 citent », or « 3 collectivités sur 7 citent »."""
    if row["part"] is None:
        count = _number(row["collectivites"])
        counted = f"{formats.counted(count, AUTHORITY)} sur{formats.NBSP}{_base(table, row)}"
        return f"{counted} {formats.plural(count, one, many)}"
    share = _number(row["part"])
    told = formats.out_of_ten(share, AUTHORITY)
    return f"{told[:1].upper()}{told[1:]} {many if share >= _TWO_TENTHS else one}"


def _cited(table: Table, found: Ranking) -> str:
    """Say how many cite the first answer; « aucun » is no answer that one cites."""
    first = found.leading[0]
    verbs = ("répond", "répondent") if first[table.dimension] in NONE_CODES else ("cite", "citent")
    told = f"{_who(table, first, *verbs)} {_quoted(first)}{_bracketed(first)}"
    return f"{told}{_following(table, found)}."


def _following(table: Table, found: Ranking) -> str:
    """Name the answers equal to the first, or else the two that it leads; « aucun » in its place.

    Returns « , à égalité avec « B » et « C » » or « , devant « B » (20 %) et « C » (10 %) ».
    """
    equal = [_quoted(row) for row in found.leading[1:]]
    follow = [f"{_quoted(row)} ({_share(table, row)})" for row in found.following]
    none = shares_headlines.without(found.none, _share(table, found.none)) if found.none else ""
    if equal:
        return f", à égalité avec {shortlist(equal, 2)}{none}"
    return f", devant {' et '.join(follow)}{none}" if follow else none


def _bracketed(row: Row) -> str:
    return "" if row["part"] is None else f" ({formats.percent(_number(row['part']), 1)})"


def _share(table: Table, row: Row) -> str:
    if row["part"] is None:
        return _out_of(row["collectivites"], _base(table, row))
    return formats.percent(_number(row["part"]), 1)


def _plainly(row: Row, n: Value) -> str:
    share = formats.percent(_number(row["part"]), 1)
    return f"{share} des {AUTHORITY}s ({_out_of(row['collectivites'], n)})"


def _base(table: Table, row: Row) -> Value:
    return row.get("n", table.base.n)


def _out_of(count: Value, n: Value) -> str:
    numbers = (formats.number(_number(value)) for value in (count, n))
    return f"{formats.NBSP}sur{formats.NBSP}".join(numbers)


def _quoted(row: Row, name: str = "libelle") -> str:
    return f"«{formats.NBSP}{row[name]}{formats.NBSP}»"


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
