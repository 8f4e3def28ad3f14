"""How a file is called, and where it is asked for."""

from typing import Final

from components.answers import Answer
from components.content import Content
from components.site import ALONE

DEMONSTRATION: Final = "Données de démonstration : réponses inventées, aucune collectivité réelle"


def file_address(answer: Answer, extension: str) -> str:
    """Return the address of the chart of `answer`, same selection, as a file."""
    return answer.view.at(f"{ALONE}{answer.chart.key}.{extension}")


def file_name(answer: Answer, extension: str) -> str:
    """Return a file name that says what is inside, demonstration included."""
    return named(answer.chart.key, answer, extension)


def page_file_name(content: Content, extension: str) -> str:
    """Return the name of a file about a whole page: « acter-regions-84-acter-2024.pptx »."""
    what = content.view.path.strip("/").replace("/", "-") or "vue-d-ensemble"
    return named(what, content, extension)


def named(what: str, shown: Answer | Content, extension: str) -> str:
    """Return the name of a file about `what` (a chart, a page) for the selection of `shown`."""
    mark = "-demonstration" if shown.source.demonstration else ""
    return f"acter-{what}-{shown.view.filters.wave}{mark}.{extension}"
