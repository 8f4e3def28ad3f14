"""What files there are, how each is called, and where it is asked for.

The screen links to files and knows nothing else of them.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from components.answers.answer import Answer
from components.answers.content import Content
from components.site.routes import ALONE
from components.site.view import FORMAT, OFFERED, VERSION, VIEW
from data.filters import WAVE


@dataclass(frozen=True)
class Format:
    """One kind of data file. `attached`: its address alone is saved, and not shown."""

    extension: str
    label: str
    mimetype: str
    attached: bool = True


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

#: The data of a chart, by extension; `exports` writes them.
FORMATS: Final[Mapping[str, Format]] = {
    data_format.extension: data_format
    for data_format in (
        Format("xlsx", "Classeur (Excel)", f"{_OFFICE}.spreadsheetml.sheet"),
        Format("csv", "Données (CSV)", "text/csv"),
        Format("json", "Données (JSON)", "application/json", attached=False),
    )
}
SLIDES: Final = Format("pptx", "PowerPoint", f"{_OFFICE}.presentationml.presentation")
PNG: Final = "png"
SVG: Final = "svg"

#: Characters of a selection in a name: beyond, it is cut, and told apart by a few signs.
LONGEST: Final = 60
_SIGNS: Final = 6

#: What an address says and a name does not: how a view is shown, and of which data.
_NOT_IN_NAMES: Final = frozenset({VIEW, OFFERED, FORMAT, VERSION})


def file_address(answer: Answer, extension: str) -> str:
    """Return the address of the chart of `answer` as a file: same selection, outside any frame."""
    return answer.view.whole.at(f"{ALONE}{answer.chart.key}.{extension}")


def file_name(answer: Answer, extension: str) -> str:
    """Return a file name that says what is inside, demonstration included."""
    return file_name_for(answer.chart.key, answer, extension)


def picture_name(what: str, shown: Answer | Content, kind: str, size: str) -> str:
    """Return the name of a picture of `what` on the sheet called `size`."""
    return file_name_for(f"{what}-{size}", shown, kind)


def page_file_name(content: Content, extension: str) -> str:
    """Return the name of a file about a whole page: « acter-page-regions-84-acter-2024.pptx »."""
    return file_name_for(page_name(content.view.path), content, extension)


def page_name(path: str) -> str:
    """Return what the files of the page at `path` are called: `page-regions-84`."""
    return "-".join(("page", *(path.strip("/") or "accueil").split("/")))


def file_name_for(what: str, shown: Answer | Content, extension: str) -> str:
    """Return the name of a file about `what` (a chart, a page) for the selection of `shown`.

    « acter-odd-region-84-acter-2024-demonstration.xlsx »: what, which filters, which wave.
    """
    at = file_address(shown, extension) if isinstance(shown, Answer) else shown.view.href
    mark = "demonstration" if shown.source.demonstration else ""
    parts = ("acter", what, selection_slug(at, WAVE), shown.view.filters.wave, mark)
    return f"{'-'.join(filter(None, parts))}.{extension}"


def selection_slug(address: str, *unsaid: str) -> str:
    """Return what an address selects, in a few signs fit for names: `region-84-type-commune`.

    Equal selections give equal texts, and others other ones. Keys `unsaid` are left out.
    """
    left = _NOT_IN_NAMES.union(unsaid)
    selection = [pair for pair in parse_qsl(urlsplit(address).query) if pair[0] not in left]
    text = "-".join(re.sub(r"[^a-z0-9]+", "-", f"{k}-{v}".lower()).strip("-") for k, v in selection)
    if len(text) <= LONGEST:
        return text
    signs = hashlib.sha256(repr(selection).encode()).hexdigest()[:_SIGNS]
    return f"{text[: LONGEST - _SIGNS - 1].rstrip('-')}-{signs}"
