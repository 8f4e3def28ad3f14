"""Filters on confidential answers, and whether they select too few respondents."""

from data.codebook import NONE_CODES
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.disclosure.rules import MASKED
from data.filters import BY_KEY, Filters
from data.selection import select


def confidential_filters_of(filters: Filters, dataset: Dataset) -> tuple[str, ...]:
    """Return the keys of the filters on a confidential answer.

    That is a confidential question, or « aucun » financeur, which is an answer too. Open data have
    none.
    """
    if not filters.wave or dataset.source(filters.wave).open_data:
        return ()
    return tuple(
        key
        for key, codes in filters.chosen
        if not BY_KEY[key].excludes
        and (DIMENSIONS[key].confidential(dataset.book) or NONE_CODES.intersection(codes))
    )


def filters_leaving_too_few(filters: Filters, dataset: Dataset) -> tuple[str, ...]:
    """Return the keys of `confidential_filters_of` if all filters together select too few.

    Too few collectivités, or none: an empty selection also discloses an answer. Empty otherwise.
    """
    keys = confidential_filters_of(filters, dataset)
    if not keys:
        return ()
    remaining = len(select(dataset, filters).respondents)
    return keys if dataset.rules.status(remaining) == MASKED else ()
