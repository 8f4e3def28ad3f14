"""The country of a country page, and the cells of its list of collectivités."""

from components.answers.content import Content
from components.text.cells import cell_text
from data.codebook import Country
from data.table import Column, Value


def country_of(content: Content) -> Country:
    """Return the country that the page is about."""
    return content.dataset.book.countries[content.view.filters.codes("pays")[0]]


def country_name(content: Content) -> str:
    """Return the name of the country that the page is about."""
    return country_of(content).name


def authority_cell_text(column: Column, row: dict[str, Value]) -> str:
    """Return one cell as French text; a year has no thousands separator."""
    year = row[column.name]
    return str(year) if column.name == "depuis" and year is not None else cell_text(column, row)
