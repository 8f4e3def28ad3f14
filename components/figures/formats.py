"""The values and titles of a table's columns as text, and text as Plotly's markup."""

from typing import Final

from data.french import NBSP, counted, euros, number, percent
from data.table import Column, Value

MISSING: Final = "non renseigné"

_NOUNS: Final = {
    "cooperations": "coopération",
    "collectivites": "collectivité",
    "citations": "citation",
    "financeurs": "financeur",
    "repondants": "répondant",
}


def is_share(column: Column) -> bool:
    """Tell whether the column holds percentages."""
    return column.unit == "%"


def is_amount(column: Column) -> bool:
    """Tell whether the column holds euros."""
    return column.unit in {"€", "EUR", "euros"} or column.name.endswith("_eur")


def noun(column: Column | None) -> str:
    """Return the singular of what a column counts: « collectivité », or « réponse »."""
    return _NOUNS.get(column.name, "réponse") if column else "réponse"


def measured(column: Column, value: Value) -> str:
    """Return the value with its unit in words: « 43 coopérations », « 1,2 M€ », « 51 % »."""
    if not isinstance(value, int | float):
        return value or MISSING
    if column.name in _NOUNS:
        return counted(value, _NOUNS[column.name])
    bare = short(column, value)
    return bare if is_share(column) or is_amount(column) else f"{bare}{NBSP}{column.unit}".strip()


def short(column: Column, value: float) -> str:
    """Return the value as written beside a mark, without the unit that the axis title names."""
    if is_share(column):
        return percent(value, min(column.decimals, 1))
    return euros(value) if is_amount(column) else number(value, min(column.decimals, 1))


def axis_title(column: Column) -> str:
    """Return the measure and its unit: « Part, en % », « Nombre de coopérations »."""
    if is_amount(column):
        return f"{column.label}, en{NBSP}euros"
    if is_share(column):
        return f"{column.label}, en{NBSP}%"
    if column.unit.casefold() == column.label.casefold():
        return f"Nombre de {column.unit}"
    unit_in_label = not column.unit or f"({column.unit})" in column.label
    return column.label if unit_in_label else f"{column.label} ({column.unit})"


def escaped(text: str) -> str:
    """Return `text` with `&`, `<` and `>` escaped, which Plotly would read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
