"""Filters that look at what was answered in confidence: they choose groups large enough, or not."""

from data.codebook import NONE_CODES
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.disclosure.rules import MASKED
from data.filters import BY_KEY, Filters, select


def confided(filters: Filters, dataset: Dataset) -> tuple[str, ...]:
    """Return the keys of the filters that tell of whom they keep an answer given in confidence.

    A confidential question, or who has no funder, which is an answer too. Open data hold none.
    """
    if not filters.wave or dataset.source(filters.wave).open_data:
        return ()
    return tuple(
        key
        for key, codes in filters.chosen
        if not BY_KEY[key].excludes
        and (DIMENSIONS[key].confidential(dataset.book) or NONE_CODES.intersection(codes))
    )


def too_few(filters: Filters, dataset: Dataset) -> tuple[str, ...]:
    """Return those keys where the filters, all together, keep too few collectivités to be told of.

    None of them at all included: that nobody is left is an answer of those who were there.
    """
    keys = confided(filters, dataset)
    if not keys:
        return ()
    kept = len(select(dataset, filters).respondents)
    return keys if dataset.rules.status(kept) == MASKED else ()
