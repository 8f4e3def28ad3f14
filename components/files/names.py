"""The files on offer: their formats, names and addresses.

The screen links to files with this module alone.
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
    """One file format. `attached`: a browser saves it instead of showing it."""

    extension: str
    label: str
    mimetype: str
    attached: bool = True


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

#: Formats of the data of a chart, by extension; `exports` writes them.
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

#: Most characters of a selection in a file name: a longer one is cut and ends with a digest.
LONGEST: Final = 60
_SIGNS: Final = 6

#: Keys of an address that file names leave out: how a view is shown, and the data version.
_NOT_IN_NAMES: Final = frozenset({VIEW, OFFERED, FORMAT, VERSION})


def file_address(answer: Answer, extension: str) -> str:
    """Return the address of the chart of `answer` as a file, with its selection, in no frame."""
    return answer.view.unframed.at(f"{ALONE}{answer.chart.key}.{extension}")


def file_name(answer: Answer, extension: str) -> str:
    """Return the file name of a chart, which names its selection and marks demonstration data."""
    return file_name_for(answer.chart.key, answer, extension)


def picture_name(what: str, shown: Answer | Content, kind: str, size: str) -> str:
    """Return the file name of a picture of `what` in the size called `size`."""
    return file_name_for(f"{what}-{size}", shown, kind)


def page_file_name(content: Content, extension: str) -> str:
    """Return the file name of a page: « acter-page-regions-84-acter-2024.pptx »."""
    return file_name_for(page_name(content.view.path), content, extension)


def page_name(path: str) -> str:
    """Return the name of the page at `path` in file names: `page-regions-84`."""
    return "-".join(("page", *(path.strip("/") or "accueil").split("/")))


def file_name_for(what: str, shown: Answer | Content, extension: str) -> str:
    """Return the file name of `what` (a chart, a page) with the selection of `shown`.

    « acter-odd-region-84-acter-2024-demonstration.xlsx »: `what`, filters, wave.
    """
    at = file_address(shown, extension) if isinstance(shown, Answer) else shown.view.href
    mark = "demonstration" if shown.source.demonstration else ""
    parts = ("acter", what, selection_slug(at, WAVE), shown.view.filters.wave, mark)
    return f"{'-'.join(filter(None, parts))}.{extension}"


def selection_slug(address: str, *left_out: str) -> str:
    """Return the selection of an address as a part of a file name: `region-84-type-commune`.

    Equal selections give equal texts, different ones different texts. The keys in `left_out` are
    ignored.
    """
    ignored = _NOT_IN_NAMES.union(left_out)
    selection = [pair for pair in parse_qsl(urlsplit(address).query) if pair[0] not in ignored]
    text = "-".join(re.sub(r"[^a-z0-9]+", "-", f"{k}-{v}".lower()).strip("-") for k, v in selection)
    if len(text) <= LONGEST:
        return text
    signs = hashlib.sha256(repr(selection).encode()).hexdigest()[:_SIGNS]
    return f"{text[: LONGEST - _SIGNS - 1].rstrip('-')}-{signs}"
