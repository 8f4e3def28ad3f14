"""Sentences about partnerships: conventions, ages, numbers, flows."""

from typing import Final

from components.figures import formats
from components.text.headlines import shares
from components.text.headlines.beside_rest import number, out_of, quoted, tied
from data.table import Table, Value

Row = dict[str, Value]
NBSP: Final = formats.NBSP


def conventions(table: Table) -> str:
    """Say how many cooperations are under a convention, and between which groups it differs."""
    n, signed, part = table.base.n, number(table.facts["signees"]), table.facts["part"]
    if part is None:
        few = f"{formats.counted(signed, 'coopération')} sur{NBSP}{formats.number(n)}"
        told = f"{_signed(few, signed, n)}."
    else:
        share = formats.percent(number(part), 1)
        told = f"{share} des coopérations font l’objet d’une convention ({_out_of(signed, n)})."
    large = [row for row in table if row["part"] is not None and not row["statut"]]
    if len(large) < 2:  # noqa: PLR2004  (a gap takes two)
        return told
    low, high = (find(large, key=lambda row: number(row["part"])) for find in (min, max))
    if low["part"] == high["part"]:
        return told
    return (
        f"{told} De {formats.percent(number(low['part']))} pour {quoted(low)} ({_n(low)}) à "
        f"{formats.percent(number(high['part']))} pour {quoted(high)} ({_n(high)})."
    )


def _signed(words: str, signed: float, n: int) -> str:
    """Say that `words`, so many cooperations, are under a convention; none of them, where none."""
    convention = "l’objet d’une convention"
    if not signed:
        return f"Aucune des {formats.counted(n, 'coopération')} ne fait {convention}"
    return f"{words} {formats.plural(signed, 'fait', 'font')} {convention}"


def convention_read(table: Table) -> str:
    """Read one row of the conventions aloud."""
    row = next(iter(table), None)
    if row is None:
        return ""
    signed, n = number(row["cooperations"]), int(number(row["n"]))
    among = f"{formats.number(signed)} des {formats.counted(n, 'coopération')}"
    said = _signed(among, signed, n)
    told = f"{quoted(row)}{NBSP}: {said[0].lower()}{said[1:]}"
    if row["part"] is None:
        return f"{told}."
    return f"{told}, soit {formats.percent(number(row['part']), 1)}."


def ages(table: Table) -> str:
    """Say the median age, then the commonest class, or the groups with the extreme medians."""
    column = "mediane" if table.measure == "mediane" else "cooperations"
    whole = table.facts["mediane"]
    half = "" if whole is None else f"La moitié des coopérations ont {_years(whole)} ou plus."
    rows = [row for row in table if row[column] is not None]
    if not rows:
        few = "Trop peu de coopérations par groupe pour une médiane."
        return half or (few if table.base.n else "Aucun âge connu.")
    more = _between(rows) if column == "mediane" else _commonest(table, "Classe la plus fréquente")
    return " ".join(filter(None, (half, more)))


def _between(rows: list[Row]) -> str:
    """Name the groups with the extreme medians; nothing where these are equal."""
    low, high = (find(rows, key=lambda row: number(row["mediane"])) for find in (min, max))
    if low["mediane"] == high["mediane"]:
        return ""
    return (
        f"La médiane va de {_years(low['mediane'])} ({low['libelle']}, {_n(low)}) à "
        f"{_years(high['mediane'])} ({high['libelle']}, {_n(high)})."
    )


def _commonest(table: Table, words: str) -> str:
    """Name the commonest class under `words`, or those that are as common."""
    unit = _unit(table)
    top = max(number(row[unit]) for row in table)
    first = [row for row in table if number(row[unit]) == top]
    share = _share(table, first[0])
    names = [quoted(row) for row in first]
    if unit == "collectivites":
        names = [name.lower() for name in names]
    if len(names) > 1:
        return f"À égalité, {tied(share, names)}."
    return f"{words}{NBSP}: {names[0]}, {share}."


def numbers(table: Table) -> str:
    """Say how many have one partnership only, the median, and the greatest number."""
    most, half = number(table.facts["maximum"]), table.facts["mediane"]
    told = _commonest(table, "Le plus souvent")
    if half is None:
        return f"{told} Maximum{NBSP}: {formats.counted(most, 'partenariat')}."
    median = f"{formats.number(number(half), 1)}{NBSP}{formats.plural(number(half), 'partenariat')}"
    return f"{told} Médiane{NBSP}: {median}{NBSP}; maximum{NBSP}: {formats.number(most)}."


def number_read(table: Table) -> str:
    """Read the commonest class aloud."""
    first = max(table, key=lambda row: number(row["collectivites"]), default=None)
    if first is None:
        return ""
    count, n = number(first["collectivites"]), table.base.n
    if n == 1:
        return f"{quoted(first)}{NBSP}: la seule collectivité qui coopère est dans ce cas."
    verb = formats.plural(count, "est", "sont")
    return (
        f"{quoted(first)}{NBSP}: {formats.number(count)} des {formats.counted(n, 'collectivité')} "
        f"qui coopèrent {verb} dans ce cas."
    )


def flows(table: Table) -> str:
    """Name the three largest flows, with what each is of all; none where all count for one."""
    rows = sorted(table, key=lambda row: -number(row["cooperations"]))
    some = [row for row in rows if row["cooperations"]]
    if len(some) > 1 and some[0]["cooperations"] == 1:
        return "Aucun flux ne se détache."
    name = f"{table.series}_libelle"
    said = [
        f"{_quoted(row, name)} vers {quoted(row)} ({formats.number(number(row['cooperations']))})"
        for row in some[:3]
    ]
    total = formats.counted(table.base.n, "coopération")
    words = formats.plural(len(said), "Premier flux", "Premiers flux")
    return f"{words}, sur {total}{NBSP}: {', '.join(said)}."


def flow_read(table: Table) -> str:
    """Read the largest flow aloud."""
    row = max(table, key=lambda row: number(row["cooperations"]), default=None)
    if row is None:
        return ""
    group = _quoted(row, f"{table.series}_libelle")
    whole = formats.number(number(row["n"]))
    share = f", soit {formats.percent(number(row['part']), 1)}" if row["part"] is not None else ""
    return (
        f"{_count(row)} du groupe {group} se font dans la zone {quoted(row)}, "
        f"sur les {whole} de ce groupe dont la zone est connue{share}."
    )


def age_read(table: Table) -> str:
    """Read a class or a median aloud."""
    row = next((row for row in table if row[table.measure] is not None), None)
    if table.measure != "mediane" or row is None:
        return shares.reading(table)
    return (
        f"{quoted(row)}{NBSP}: la moitié des {formats.number(number(row['n']))} coopérations ont "
        f"{_years(row['mediane'])} ou plus, un quart {_years(row['q1'])} ou moins, et un quart "
        f"{_years(row['q3'])} ou plus."
    )


def _share(table: Table, row: Row) -> str:
    """Return « 28 % des coopérations (210 sur 750) », or « 3 coopérations sur 7 »."""
    unit, n = _unit(table), table.base.n
    noun = "coopération" if unit == "cooperations" else "collectivité"
    if row["part"] is None:
        return f"{formats.counted(number(row[unit]), noun)} sur{NBSP}{formats.number(n)}"
    return f"{formats.percent(number(row['part']), 1)} des {noun}s ({_out_of(row[unit], n)})"


def _unit(table: Table) -> str:
    return "cooperations" if "cooperations" in [c.name for c in table.columns] else "collectivites"


def _n(row: Row) -> str:
    return f"n{NBSP}={NBSP}{formats.number(number(row['n']))}"


def _count(row: Row) -> str:
    return formats.counted(number(row["cooperations"]), "coopération")


def _years(value: Value) -> str:
    return f"{formats.number(number(value), 1)}{NBSP}{formats.plural(number(value), 'an')}"


def _out_of(count: Value, base: Value) -> str:
    return out_of(int(number(count)), int(number(base)))


def _quoted(row: Row, name: str) -> str:
    return f"«{NBSP}{row[name]}{NBSP}»"
