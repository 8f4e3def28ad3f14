"""Small tables for the openings of « Moyens » and « Stratégies »."""

from collections.abc import Mapping

from components.site.view import View
from data.aggregates import means, response_status
from data.dimensions import dimension
from data.serving.store import Reading
from data.table import Table


def answered(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return how the questions about means were answered, where the wave asked them."""
    if not _asked("budget_specifique", view, reading):
        return {}
    return {"moyens": reading.get("moyens-reponses", response_status.response_states, view.filters)}


def declared(view: View, reading: Reading) -> Mapping[str, Table]:
    """Return how many respondents declare each model, where the wave asked it."""
    if not _asked("modele", view, reading):
        return {}
    table = reading.get(
        "modeles-declares", lambda kept: means.answers_to(kept, "modele"), view.filters
    )
    return {"modeles": table}


def _asked(key: str, view: View, reading: Reading) -> bool:
    book = reading.dataset.book
    return dimension(key, book).asked(book, view.filters.wave)
