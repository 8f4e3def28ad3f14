"""How a file is called, and where it is asked for."""

from components.answers import Answer
from components.content import Content
from components.site import ALONE


def file_address(answer: Answer, extension: str) -> str:
    """Return the address of the chart of `answer` as a file: same selection, outside any frame."""
    return answer.view.whole.at(f"{ALONE}{answer.chart.key}.{extension}")


def file_name(answer: Answer, extension: str) -> str:
    """Return a file name that says what is inside, demonstration included."""
    return named(answer.chart.key, answer, extension)


def picture_name(what: str, answer: Answer, kind: str, size: str) -> str:
    """Return the name of a picture of `what` on the sheet called `size`."""
    return named(f"{what}-{size}", answer, kind)


def page_file_name(content: Content, extension: str) -> str:
    """Return the name of a file about a whole page: « acter-page-regions-84-acter-2024.pptx »."""
    return named(page_name(content.view.path), content, extension)


def page_name(path: str) -> str:
    """Return what the files of the page at `path` are called: `page-regions-84`."""
    return "-".join(("page", *(path.strip("/") or "accueil").split("/")))


def named(what: str, shown: Answer | Content, extension: str) -> str:
    """Return the name of a file about `what` (a chart, a page) for the selection of `shown`."""
    mark = "-demonstration" if shown.source.demonstration else ""
    return f"acter-{what}-{shown.view.filters.wave}{mark}.{extension}"
