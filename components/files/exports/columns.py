"""The columns of a table as readers see them: their order, and their titles with units."""

from typing import Final

from data.table import Column, Table

#: Last part of the name of a column with the status of another one: `part_statut`.
STATUS: Final = "statut"

_UNITS: Final = {"euros": "€"}


def titles(table: Table) -> list[tuple[str, Column]]:
    """Return each column with its title: those that the screen shows, then the hidden codes."""
    shown = [column for column in table.columns if not column.hidden]
    codes = [column for column in table.columns if column.hidden]
    return [(_title(column, table), column) for column in (*shown, *codes)]


def is_status(column: Column) -> bool:
    """Tell whether a column holds the status of another one."""
    return column.name.rpartition("_")[2] == STATUS


def _title(column: Column, table: Table) -> str:
    """Return « Part des coopérations (%) », or « Statut : … » for a status column."""
    name = column.name.removesuffix(f"_{STATUS}")
    described = [other for other in table.columns if other.name == name and name != column.name]
    return f"Statut : {_with_unit(described[0])}" if described else _with_unit(column)


def _with_unit(column: Column) -> str:
    unit = _UNITS.get(column.unit, column.unit)
    unit_in_label = column.label.endswith(")") or unit.casefold() == column.label.casefold()
    return column.label if unit_in_label or not unit else f"{column.label} ({unit})"
