"""What a comparison says in one sentence: the widest difference that may be concluded from."""

from typing import Final

from components.figures import formats, ranges
from data.table import Table, Value

NBSP: Final = formats.NBSP


def widest(table: Table) -> str:
    """Name the answer on which a group is farthest from its reference, and by how much."""
    if table.measure == "mediane":
        return _medians(table)
    rows = list(table)
    if len({row["groupe"] for row in rows}) == 1:
        return f"{_asked(table)} {_first(rows, _of(table))}"
    told = [row for row in rows if isinstance(row["ecart"], int | float)]
    if not told:
        few = "trop peu de réponses pour comparer ces groupes, seuls les effectifs sont donnés."
        return f"{_asked(table)} {table.facts['pourquoi'] or few}"
    solid = [row for row in told if not row["ecart_fragile"]]
    if not solid:
        none = f"aucun écart ne dépasse le poids d’une réponse{NBSP}: rien à en conclure."
        return f"{_asked(table)} {none}"
    top = max(solid, key=lambda row: abs(_number(row["ecart"])))
    reference = next(
        row
        for row in rows
        if row["groupe"] == table.facts["reference"]
        and row[table.dimension] == top[table.dimension]
    )
    name = f"«{NBSP}{top['libelle']}{NBSP}»"
    widest_gap = (
        f"écart le plus net sur {name}, {_side(top, _of(table))} contre {_side(reference)}, "
        f"{_gap(top)}."
    )
    return f"{_asked(table)} {widest_gap}"


def _asked(table: Table) -> str:
    """Return the question, which neither the card nor its page says elsewhere."""
    return f"{table.column('libelle').label}{NBSP}:"


def _medians(table: Table) -> str:
    """Say each group's median and its base, the reference last."""
    column = table.column("mediane")
    told = [
        f"{ranges.quantity(column, _number(row['mediane']))} pour «{NBSP}{row['libelle']}{NBSP}» "
        f"(n{NBSP}={NBSP}{formats.number(_number(row['n']))})"
        for row in sorted(table, key=lambda row: row["groupe"] == table.facts["reference"])
        if row["mediane"] is not None
    ]
    if not told:
        why = table.facts["pourquoi"] or "trop peu de réponses pour une médiane."
        return f"{column.label}{NBSP}: {why}"
    return f"{column.label}{NBSP}: {' ; '.join(told)}."


def _first(rows: list[dict[str, Value]], unit: str) -> str:
    """Name the answer that the one group gives most."""
    first = max(rows, key=lambda row: _number(row["part"]))
    name = f"«{NBSP}{first['libelle']}{NBSP}»"
    if first["part"] is None:
        return "un seul groupe, et trop peu de réponses pour une part."
    return f"en tête {name}, {_side(first, unit)}."


def _of(table: Table) -> str:
    """Return what a share is a share of: « des coopérations »."""
    counted = any(column.name == "cooperations" for column in table.columns)
    return " des coopérations" if counted else " des collectivités"


def _side(row: dict[str, Value], unit: str = "") -> str:
    share = f"{formats.percent(_number(row['part']), 1)}{unit}"
    n = formats.number(_number(row["n"]))
    return f"{share} pour «{NBSP}{row['groupe_libelle']}{NBSP}» (n{NBSP}={NBSP}{n})"


def _gap(row: dict[str, Value]) -> str:
    gap = _number(row["ecart"])
    sign = "+" if gap > 0 else formats.MINUS
    return f"soit {sign}{formats.number(abs(gap), 1)}{NBSP}{formats.plural(abs(gap), 'point')}"


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
