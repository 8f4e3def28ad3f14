"""« Méthode »: field, definitions, rules and dictionary, written from the data and the codebook."""

from dash.development.base_component import Component

from components.screen.openings.method import data_dictionary, places, rules, sources
from data.dataset import Dataset


def sections(dataset: Dataset) -> list[Component]:
    """Return every section of the page, in reading order."""
    return [
        sources.published(dataset),
        rules.reading(),
        rules.filters(),
        rules.disclosure(dataset.rules),
        places.zones(dataset.book),
        places.boundaries(),
        sources.open_data(),
        sources.reuse(),
        data_dictionary.dictionary(dataset.book),
    ]
