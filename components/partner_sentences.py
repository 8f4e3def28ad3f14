"""Sentences about partnerships: conventions, ages, numbers, flows."""

from typing import Final

from components import sentences
from components.beside_sentences import number, out_of
from components.figures import formats
from data.table import Table, Value

Row = dict[str, Value]
NBSP: Final = formats.NBSP


def conventions(table: Table) -> str:
    """Say how many cooperations are under a convention, and between which groups it differs."""
    n, signed, part = table.base.n, number(table.facts["signees"]), table.facts["part"]
    if part is None:
        told = f"{_out_of(signed, n)} coopérations font l’objet d’une convention."
    else:
        share = formats.percent(number(part), 1)
        told = f"{share} des coopérations font l’objet d’une convention ({_out_of(signed, n)})."
    large = [row for row in table if row["part"] is not None and not row["statut"]]
    if len(large) < 2:  # noqa: PLR2004  (a gap takes two)
        return told
    low, high = (find(large, key=lambda row: number(row["part"])) for find in (min, max))
    return (
        f"{told} De {formats.percent(number(low['part']))} pour {_quoted(low)} à "
        f"{formats.percent(number(high['part']))} pour {_quoted(high)}."
    )


def convention_read(table: Table) -> str:
    """Read one row of the conventions aloud."""
    row = next(iter(table), None)
    if row is None:
        return ""
    told = f"{_quoted(row)}{NBSP}: {_out_of(row['cooperations'], row['n'])} coopérations"
    verb = "font l’objet d’une convention"
    if row["part"] is None:
        return f"{told} {verb}."
    return f"{told} {verb}, soit {formats.percent(number(row['part']), 1)}."


def ages(table: Table) -> str:
    """Say the median age, then the commonest class, or the groups with the extreme medians."""
    column = "mediane" if table.measure == "mediane" else "cooperations"
    whole = table.facts["mediane"]
    told = f"La moitié des coopérations ont {_years(whole)} ou plus." if whole else ""
    rows = [row for row in table if row[column]]
    if not rows:
        return told or "Aucun âge connu."
    if table.measure != "mediane":
        first = max(rows, key=lambda row: number(row[column]))
        return f"{told} Classe la plus fréquente{NBSP}: {_quoted(first)}, {_share(table, first)}."
    low, high = (find(rows, key=lambda row: number(row["mediane"])) for find in (min, max))
    if low["mediane"] == high["mediane"]:
        return told
    return (
        f"{told} La médiane va de {_years(low['mediane'])} ({low['libelle']}) à "
        f"{_years(high['mediane'])} ({high['libelle']})."
    )


def numbers(table: Table) -> str:
    """Say how many have one partnership only, the median, and the greatest number."""
    most = number(table.facts["maximum"])
    half = formats.number(number(table.facts["mediane"]), 1)
    first = max(table, key=lambda row: number(row["collectivites"]))
    return (
        f"Le plus souvent{NBSP}: {_quoted(first).lower()}, {_share(table, first)}. "
        f"La médiane est de {half}, le maximum de {formats.number(most)}."
    )


def number_read(table: Table) -> str:
    """Read the commonest class aloud."""
    first = max(table, key=lambda row: number(row["collectivites"]), default=None)
    if first is None:
        return ""
    return (
        f"{_quoted(first)}{NBSP}: {_out_of(first['collectivites'], table.base.n)} collectivités "
        "qui coopèrent sont dans ce cas."
    )


def flows(table: Table) -> str:
    """Name the three largest flows, with what each is of all."""
    rows = sorted(table, key=lambda row: -number(row["cooperations"]))
    name = f"{table.series}_libelle"
    said = [
        f"de {_quoted(row, name)} vers {_quoted(row)} ({_count(row)})"
        for row in rows[:3]
        if row["cooperations"]
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
        f"{_count(row)} du groupe {group} se font dans la zone {_quoted(row)}, "
        f"sur les {whole} de ce groupe dont la zone est connue{share}."
    )


def age_read(table: Table) -> str:
    """Read a class or a median aloud."""
    row = next((row for row in table if row[table.measure] is not None), None)
    if table.measure != "mediane" or row is None:
        return sentences.reading(table)
    return (
        f"{_quoted(row)}{NBSP}: la moitié des {formats.number(number(row['n']))} coopérations ont "
        f"{_years(row['mediane'])} ou plus, un quart {_years(row['q1'])} ou moins, et un quart "
        f"{_years(row['q3'])} ou plus."
    )


def _share(table: Table, row: Row) -> str:
    """Return « 28 % (210 sur 750) », or « 3 sur 7 »."""
    unit = "cooperations" if "cooperations" in [c.name for c in table.columns] else "collectivites"
    out = _out_of(row[unit], table.base.n)
    return out if row["part"] is None else f"{formats.percent(number(row['part']), 1)} ({out})"


def _count(row: Row) -> str:
    return formats.counted(number(row["cooperations"]), "coopération")


def _years(value: Value) -> str:
    return formats.counted(number(value), "an") if number(value) % 1 == 0 else _half(value)


def _half(value: Value) -> str:
    return f"{formats.number(number(value), 1)}{NBSP}ans"


def _out_of(count: Value, base: Value) -> str:
    return out_of(int(number(count)), int(number(base)))


def _quoted(row: Row, name: str = "libelle") -> str:
    return f"«{NBSP}{row[name]}{NBSP}»"
