"""How a file is called, and where it is asked for."""

from typing import Final

from components.answers import Answer
from components.site import ALONE

DEMONSTRATION: Final = "Données de démonstration : réponses inventées, aucune collectivité réelle"


def file_address(answer: Answer, extension: str) -> str:
    """Return the address of the chart of `answer` as a file: same selection, outside any frame."""
    return answer.view.whole.at(f"{ALONE}{answer.chart.key}.{extension}")


def file_name(answer: Answer, extension: str) -> str:
    """Return a file name that says what is inside, demonstration included."""
    return named(answer.chart.key, answer, extension)


def named(what: str, answer: Answer, extension: str) -> str:
    """Return the name of a file about `what` (a chart, a page) for the selection of `answer`."""
    mark = "-demonstration" if answer.source.demonstration else ""
    return f"acter-{what}-{answer.view.filters.wave}{mark}.{extension}"
