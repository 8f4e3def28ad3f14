"""Sentences made from small tables. Nothing here knows a number that its table does not hold."""

from collections.abc import Mapping
from typing import Final

from components.figures import formats
from components.text.headlines.beside_rest import tied
from components.text.headlines.ranking import ranked
from data.codebook import NONE_CODES, Codebook
from data.dimensions import CONCERNS, said_of
from data.disclosure.rules import MASKED, SMALL
from data.filters import Filters
from data.table import Table, Value

WIDE_GAP: Final = 1.0

Row = dict[str, Value]


def lead(figures: Table, filters: Filters, book: Codebook) -> str:
    """Say in one sentence what the selection shows."""
    facts = figures.facts
    place = _place(filters, book)
    if not facts["cooperations"]:
        nothing = "Aucune coopération ne correspond à cette sélection."
        return (
            f"{place}{formats.NBSP}: aucune coopération dans cette sélection." if place else nothing
        )
    rows = {str(row["indicateur"]): row for row in figures}
    people, authors = _int(facts["repondants"]), _int(facts["auteurs"])
    what = formats.counted(_int(facts["cooperations"]), "coopération")
    where = formats.counted(_int(rows["pays"]["valeur"]), "pays", "pays")
    who = formats.counted(authors, "collectivité")
    if facts["survey"] and people > authors:
        who = f"{formats.number(authors)} des {formats.counted(people, 'collectivité')} répondantes"
    words = formats.plural(authors, "déclare", "déclarent")
    wave = book.waves[filters.wave].short
    if place:
        told = f"{who} {words} {what}" if authors else f"{what}, sans collectivité nommée"
        return f"{place}{formats.NBSP}: {told}."
    africa = rows["afrique-francophone"]
    if africa["unite"] != "%":
        return f"{wave} : {who} {words} {what} dans {where}."
    share = formats.percent(_float(africa["valeur"]), 1)
    return f"{wave} : {who} {words} {what} dans {where}, dont {share} en Afrique francophone (OIF)."


def who(figures: Table, filters: Filters, book: Codebook) -> str:
    """Say in a few words who answers: « ACTER 2023-2024, 122 collectivités répondantes »."""
    facts = figures.facts
    people = _int(facts["repondants"])
    if facts["survey"]:
        told = formats.counted(people, "collectivité répondante", "collectivités répondantes")
    elif people:
        told = formats.counted(people, "collectivité")
    else:
        told = formats.counted(_int(facts["cooperations"]), "coopération")
    return f"{_place(filters, book) or book.waves[filters.wave].short}, {told}"


def _place(filters: Filters, book: Codebook) -> str:
    """Return the one country of a selection with its wave; nothing where there are several."""
    places = filters.codes("pays")
    wave = book.waves[filters.wave].short
    return f"{book.countries[places[0]].name}, {wave}" if len(places) == 1 else ""


def countries(table: Table) -> str:
    """Name the number of countries, and the first three by what is measured."""
    places = [row for row in table if row["latitude"] is not None]
    named = [row for row in places if row[table.measure]]
    first = sorted(named, key=lambda row: -_float(row[table.measure]))[:3]
    told = [f"{row['libelle']} ({_told(table, row, alone=not at)})" for at, row in enumerate(first)]
    total = formats.counted(table.base.n, "coopération")
    nowhere = _int(table.facts["non_ventile"])
    if nowhere == table.base.n:
        return f"{total}, sans pays précis."
    where = formats.counted(_int(table.facts["pays"]), "pays", "pays")
    placed = formats.counted(table.base.n - nowhere, "coopération")
    if not first:
        return f"{placed} dans {where}{formats.NBSP}: aucun montant ne peut être montré."
    total = f"{placed} dans {where}"
    if len(first) == 1 and table.measure == "cooperations":
        return f"{total}{formats.NBSP}: {told[0]}."
    masked = sum(row["montant_eur_statut"] == MASKED for row in places)
    if table.measure == "montant_eur" and masked:
        total = f"{total} (montant masqué pour {_of_them(masked)})"
    what = ", en montants déclarés" if table.measure == "montant_eur" else ""
    return f"{total}. En tête{what}{formats.NBSP}: {_listed(told)}."


def _told(table: Table, row: Row, *, alone: bool) -> str:
    """Return « 86 coopérations » for the first country, « 62 » for those that follow it."""
    column = table.column(table.measure)
    say = formats.measured if alone else formats.short
    return say(column, _float(row[table.measure]))


def _of_them(count: int) -> str:
    return f"{formats.number(count)} d’entre eux" if count > 1 else "l’un d’eux"


def first_of_cooperations(table: Table) -> str:
    """Say which answer comes first, with its share, and which two follow; ties are said as such."""
    return _podium(table, list(table))


def amounts(table: Table) -> str:
    """Say the sum of the amounts, and the three largest parts of it."""
    column, total = table.column(table.measure), table.facts["total"]
    known = [row for row in table if row[table.measure] is not None]
    counted = formats.counted(table.base.n, "coopération")
    whole = f"{formats.short(column, total)} pour" if isinstance(total, int | float) else "Pour"
    told = f"{whole} {counted} au montant connu"
    if not known:
        return f"{told}{formats.NBSP}: aucune somme ne peut être montrée."
    first = [f"{row['libelle']} ({_told(table, row, alone=False)})" for row in known[:3]]
    return f"{told}. En tête{formats.NBSP}: {_listed(first)}."


def first_goal(table: Table) -> str:
    """Say which goals are served by most cooperations."""
    aimed_at = (row for row in table if row["cooperations"])
    rows = sorted(aimed_at, key=lambda row: -_float(row["cooperations"]))
    named = [{**row, "libelle": f"ODD {row['odd']} ({row['libelle']})"} for row in rows]
    return _podium(table, named)


def first_funder(table: Table) -> str:
    """Say how many collectivités in ten cite the first funder, and who comes next."""
    named = [row for row in table if row["financeur"] not in NONE_CODES]
    if not named:
        return "Aucun financeur n’est cité."
    first, *others = named
    if first["part"] is None or (others and others[0]["part"] == first["part"]):
        return _podium(table, list(table))
    tenth = formats.out_of_ten(_float(first["part"]), "collectivité")
    told = f"Premier financeur cité{formats.NBSP}: {first['libelle']}, par {tenth}"
    told = f"{told} ({_short(table, first)})"
    follow = [f"{row['libelle']} ({_short(table, row)})" for row in others[:2]]
    return f"{told}. Puis {_listed(follow)}." if follow else f"{told}."


def _podium(table: Table, rows: list[Row]) -> str:
    """Name the first answer and the two that follow, or those that share the first place."""
    found = ranked(table, rows, _unit(table))
    first = found.leading[0]
    none = without(found.none, _short(table, found.none)) if found.none else ""
    if len(found.leading) > 1:
        return f"{_tie(table, found.leading)}{none}."
    told = f"En tête{formats.NBSP}: {first['libelle']}, {_share(table, first)}"
    follow = [f"{row['libelle']} ({_short(table, row)})" for row in found.following]
    return f"{told}, devant {_listed(follow)}{none}." if follow else f"{told}{none}."


def without(none: Row, share: str) -> str:
    """Return « ; 27,2 % répondent « Aucun service » », which ends a list that it ranks in."""
    one = none["part"] is None and none["collectivites"] == 1
    return f"{formats.NBSP}; {share} {'répond' if one else 'répondent'} {_quoted(none)}"


def _tie(table: Table, rows: list[Row]) -> str:
    """Name the answers that share the first place, and their share."""
    share = _share(table, rows[0])
    if {row[table.dimension] for row in rows} == {"oui", "non"}:
        yes, no = (f"«{formats.NBSP}{word}{formats.NBSP}»" for word in ("Oui", "Non"))
        return f"Autant de {yes} que de {no}{formats.NBSP}: {share} chaque fois"
    names = [_quoted(row) for row in rows]
    return f"À égalité, {tied(share, names)}"


def widest_gap(table: Table) -> str:
    """Name the answer on which two groups of sufficient size differ most."""
    groups = {row[table.series] for row in table}
    if len(groups) == 1:
        return "Un seul groupe dans cette sélection : rien à comparer."
    shares: dict[Value, list[Row]] = {}
    for row in table:
        if row["part"] is not None:
            shares.setdefault(row[table.dimension], []).append(row)
    # The widest gaps are found between the smallest groups: those are looked at last.
    gaps = _gaps(shares, ("",)) or _gaps(shares, ("", SMALL))
    if not gaps:
        return "Les groupes sont trop petits pour être comparés : seuls les effectifs sont donnés."
    high, low = max(gaps, key=lambda pair: _part(pair[0]) - _part(pair[1]))
    if _part(high) - _part(low) < WIDE_GAP:
        return "Aucun écart de plus d’un point entre les groupes."
    name = f"{table.series}_libelle"
    return (
        f"Plus grand écart : {_quoted(high)}, {formats.percent(_part(high))} des {_noun(table)}s "
        f"pour {_quoted(high, name)} (n = {formats.number(_int(high['n']))}) contre "
        f"{formats.percent(_part(low))} pour {_quoted(low, name)} "
        f"(n = {formats.number(_int(low['n']))})."
    )


def _gaps(shares: Mapping[Value, list[Row]], sizes: tuple[str, ...]) -> list[tuple[Row, Row]]:
    """Return, for each answer, the groups of these sizes with the highest and the lowest share."""
    large = ([row for row in rows if row["statut"] in sizes] for rows in shares.values())
    return [(max(rows, key=_part), min(rows, key=_part)) for rows in large if len(rows) > 1]


def reading(table: Table) -> str:
    """Read one number aloud, so that all others can be read likewise."""
    known = [row for row in table if row[table.measure] is not None]
    if not known:
        return ""
    # Nobody is no good example.
    row = next((row for row in known if row[table.measure]), known[0])
    if table.measure == "mediane":
        return _halves(table, row)
    if table.measure != "part":
        value = formats.measured(table.column(table.measure), row[table.measure])
        return f"{row['libelle']} : {value}."
    who = _share(table, row)
    if table.series:
        who = f"{_crossed(table, row)} du groupe {_quoted(row, f'{table.series}_libelle')}"
    said = said_of(table.dimension) if _unit(table) == "collectivites" else CONCERNS
    return f"{said.format(who=who, answer=row['libelle'])}."


def _halves(table: Table, row: Row) -> str:
    """Read a median and its quartiles aloud."""
    middle, low, high = (
        formats.measured(table.column(name), row[name]) for name in ("mediane", "q1", "q3")
    )
    return (
        f"{_quoted(row)} : la moitié des {formats.number(_int(row['n']))} réponses sont sous "
        f"{middle} environ, un quart sous {low} et un quart au-dessus de {high}."
    )


def _share(table: Table, row: Row) -> str:
    """Return « 52,8 % des coopérations (412 sur 780) », or « 3 coopérations sur 7 »."""
    count, base, words = _int(row[_unit(table)]), table.base.n, _noun(table)
    if row["part"] is None:
        return f"{formats.counted(count, words)} sur{formats.NBSP}{formats.number(base)}"
    share = formats.percent(_float(row["part"]), 1)
    return f"{share} des {words}s ({_out_of(count, base)})"


def _short(table: Table, row: Row) -> str:
    if row["part"] is None:
        return _out_of(_int(row[_unit(table)]), table.base.n)
    return formats.percent(_float(row["part"]), 1)


def _crossed(table: Table, row: Row) -> str:
    told = _out_of(_int(row[_unit(table)]), _int(row["n"]))
    return f"{formats.percent(_float(row['part']), 1)} des {_noun(table)}s ({told})"


def _out_of(count: int, base: int) -> str:
    """Return « 3 sur 7 », on one line."""
    return f"{formats.number(count)}{formats.NBSP}sur{formats.NBSP}{formats.number(base)}"


def _unit(table: Table) -> str:
    share = table.column("part").label
    return "collectivites" if "collectivités" in share else "cooperations"


def _noun(table: Table) -> str:
    return "coopération" if _unit(table) == "cooperations" else "collectivité"


def _quoted(row: Row, name: str = "libelle") -> str:
    """Return the words of a row between guillemets, which no line break parts from them."""
    return f"«{formats.NBSP}{row[name]}{formats.NBSP}»"


def _listed(texts: list[str]) -> str:
    return " et ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]


def _part(row: Row) -> float:
    return _float(row["part"])


def _float(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _int(value: Value) -> int:
    return int(_float(value))
