"""The columns of a small table for people: their order, and their titles with units."""

from typing import Final

from data.table import Column, Table

#: How the name of a column ends that says how another is shown: `part_statut`.
STATUS: Final = "statut"

_UNITS: Final = {"euros": "€"}


def titles(table: Table) -> list[tuple[str, Column]]:
    """Return each column with its title, words first: what the screen shows, then the codes."""
    shown = [one for one in table.columns if not one.hidden]
    codes = [one for one in table.columns if one.hidden]
    return [(_title(column, table), column) for column in (*shown, *codes)]


def is_status(column: Column) -> bool:
    """Tell whether a column says how another is shown."""
    return column.name.rpartition("_")[2] == STATUS


def _title(column: Column, table: Table) -> str:
    """Return « Part des coopérations (%) », or « Statut : … » for what says how it is shown."""
    name = column.name.removesuffix(f"_{STATUS}")
    told = [one for one in table.columns if one.name == name and name != column.name]
    return f"Statut : {_with_unit(told[0])}" if told else _with_unit(column)


def _with_unit(column: Column) -> str:
    unit = _UNITS.get(column.unit, column.unit)
    said = column.label.endswith(")") or unit.casefold() == column.label.casefold()
    return column.label if said or not unit else f"{column.label} ({unit})"
