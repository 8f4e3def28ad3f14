"""« Lecture » under a chart: a number of its table in a sentence, as an example."""

from components.figures import formats
from components.text import phrases
from data import french
from data.dimensions import CONCERNS, said_of
from data.table import Table, TableRow, as_number


def reading(table: Table) -> str:
    """Read one number aloud, so that all others can be read likewise; empty where none is shown."""
    known = [row for row in table if row[table.measure] is not None]
    if not known:
        return ""
    # Nobody is no good example.
    row = next((row for row in known if row[table.measure]), known[0])
    if table.measure == "mediane":
        return _quartiles(table, row)
    if table.measure != "part":
        value = formats.measured(table.column(table.measure), row[table.measure])
        return f"{row['libelle']} : {value}."
    unit = phrases.unit_column(table)
    n = row["n"] if table.series else table.base.n
    who = phrases.share_of_units(row["part"], row[unit], n, phrases.unit_noun(table))
    if table.series:
        who = f"{who} du groupe {phrases.quoted_label(row, f'{table.series}_libelle')}"
    pattern = said_of(table.dimension) if unit == "collectivites" else CONCERNS
    return f"{pattern.format(who=who, answer=row['libelle'])}."


def _quartiles(table: Table, row: TableRow) -> str:
    """Read a median and its quartiles aloud."""
    middle, low, high = (
        formats.measured(table.column(name), row[name]) for name in ("mediane", "q1", "q3")
    )
    return (
        f"{phrases.quoted_label(row)} : la moitié des {french.number(as_number(row['n']))} "
        f"réponses sont sous {middle} environ, un quart sous {low} et un quart au-dessus de {high}."
    )
