"""The values of a small table as French text, each with its unit, its sign, or why it is absent."""

from collections.abc import Mapping
from typing import Final

from components.figures.labels import MASKED_TEXT
from data import french
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.disclosure.rules import MASKED
from data.table import Column, Value

COUNT: Final = Column("n", "n")

#: What stands for a value that is not told, by status.
WITHHELD: Final[Mapping[str, str]] = {
    MASKED: MASKED_TEXT,
    UNLISTED: "non publié",
    WITHDRAWN: "retiré",
}


def cell_text(column: Column, row: Mapping[str, Value]) -> str:
    """Return the value of a column as French text; « masqué » for a withheld one.

    A negative amount is marked as a repayment; a difference (`signed`) has its sign instead.
    """
    if is_masked(column, row):
        return MASKED_TEXT
    value = row[column.name]
    shown = value_text(column, value)
    if not isinstance(value, int | float):
        return shown
    if column.signed:
        return f"+{shown}" if value > 0 else shown
    return f"{shown} (remboursement)" if column.unit == "euros" and value < 0 else shown


def is_masked(column: Column, row: Mapping[str, Value]) -> bool:
    """Return whether the value of one column is withheld, and not only absent."""
    status = row.get(f"{column.name}_statut", row.get("statut"))
    return row[column.name] is None and status == MASKED


def key_figure_text(row: Mapping[str, Value], name: str = "valeur", unit: str = "unite") -> str:
    """Return a key figure, from the columns `name` and `unit`: « 73,4 % », « masqué »."""
    column = Column(name, "", str(row[unit]), decimals=1)
    if row[name] is None and (status := row.get(f"{name}_statut", row.get("statut"))) in WITHHELD:
        return WITHHELD[str(status)]
    return value_text(column, row[name])


def value_text(column: Column, value: Value) -> str:
    """Return one value as French text, with its unit; an absent one is a dash."""
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    if column.unit == "%":
        return french.percent(value, column.decimals)
    if column.unit == "euros":
        return french.euros(value)
    return french.number(value, column.decimals)
