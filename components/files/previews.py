"""Previews of a view where its address is pasted: title, description, picture, oEmbed frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from components.answers import lead
from components.answers.answer import ANSWERED, Answer, empty_reason
from components.answers.content import Content
from components.answers.shared import Shared
from components.files.names import FORMATS, file_address
from components.site.routes import file_path
from data import french
from data.demonstration import DEMONSTRATION_NOTICE
from data.french import bound

SITE: Final = "Observatoire ACTER"

#: Address of the oEmbed endpoint (https://oembed.com).
OEMBED: Final = "/oembed"

#: Size in pixels of the pictures called `diapo`.
WIDTH: Final = 1920
HEIGHT: Final = 1080


#: Label and address of each file, on this server.
Files = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Preview:
    """The preview of one view.

    `address`, `picture` and `oembed` are absolute addresses, "" where there is none. `lost`: search
    engines should not index the address. `place`, `drawing` and `files` are addresses on this
    server, for readers without scripts.
    """

    title: str
    description: str
    address: str = ""
    picture: str = ""
    oembed: str = ""
    lost: bool = False
    place: str = ""
    drawing: str = ""
    files: tuple[tuple[str, str], ...] = ()


def preview_of(shared: Shared, description: str, *, drawn: bool, files: Files = ()) -> Preview:
    """Return the preview of a chart or page; `drawn` tells whether it has a picture.

    All addresses of a view that is frozen at a data version keep that version.
    """
    address = shared.address
    absolute = shared.public.absolute(address) if shared.public.origin else ""
    picture = shared.public.absolute(_slide(shared)) if absolute and drawn else ""
    frame = shared.public.absolute(f"{OEMBED}?format=json&url={quote(absolute, safe='')}")
    return Preview(
        title=shared.name,
        description=description,
        address=absolute,
        picture=picture,
        oembed=frame if absolute else "",
        place=address,
        drawing=shared.at(file_path(shared.path, "svg")) if drawn else "",
        files=tuple(files),
    )


def chart_files(answer: Answer) -> Files:
    """Return the data files of a chart, in every format."""
    return [
        (data_format.label, file_address(answer, data_format.extension))
        for data_format in FORMATS.values()
    ]


def page_files(content: Content) -> Files:
    """Return the CSV file of each chart of a page."""
    return [
        (f"{answer.chart.title} (CSV)", file_address(answer, "csv")) for answer in content.answers
    ]


def _slide(shared: Shared) -> str:
    asked = shared.at(file_path(shared.path, "png"))
    return f"{asked}{'&' if '?' in asked else '?'}format=diapo"


def chart_words(answer: Answer) -> str:
    """Return the description of a chart: its headline, or why it has none, and its base."""
    why = " ".join(filter(None, (answer.chart.question, empty_reason(answer))))
    statement = answer.sentence if answer.state == ANSWERED else why
    label = answer.table.base.label if answer.table else ""
    n = answer.n
    counted = "" if n is None else f" Base{french.NBSP}: {label} (n = {french.number(n)})."
    return _marked(f"{statement}{counted}", invented=answer.source.demonstration)


def page_words(content: Content) -> str:
    """Return the description of a page: its lead sentence."""
    return _marked(lead.page_headline(content), invented=content.source.demonstration)


def _marked(words: str, *, invented: bool) -> str:
    return f"{DEMONSTRATION_NOTICE}. {words}" if invented else words


def head_elements(preview: Preview) -> str:
    """Return the elements of `<head>`: description, Open Graph, Twitter card, oEmbed."""
    metas = [("description", preview.description)]
    properties = [
        ("og:type", "website"),
        ("og:site_name", SITE),
        ("og:locale", "fr_FR"),
        ("og:title", preview.title),
        ("og:description", preview.description),
    ]
    if preview.lost:
        metas.append(("robots", "noindex"))
    if preview.address:
        properties.append(("og:url", preview.address))
    if preview.picture:
        properties += [
            ("og:image", preview.picture),
            ("og:image:type", "image/png"),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", f"{preview.title}. {preview.description}"),
        ]
    metas.append(("twitter:card", "summary_large_image" if preview.picture else "summary"))
    return "\n".join((*_metas("name", metas), *_metas("property", properties), *_links(preview)))


def _metas(attribute: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [f'<meta {attribute}="{name}" content="{escape(text)}">' for name, text in pairs]


def _links(preview: Preview) -> list[str]:
    canonical = [f'<link rel="canonical" href="{escape(preview.address)}">']
    title, frame = escape(preview.title), escape(preview.oembed)
    kind = 'rel="alternate" type="application/json+oembed"'
    described = [f'<link {kind} title="{title}" href="{frame}">']
    return [*(canonical if preview.address else []), *(described if preview.oembed else [])]


def unscripted(preview: Preview) -> str:
    """Return the HTML shown where scripts do not run: description, picture, links to the data.

    Some sites embed ours without scripts (`sandbox=""`).
    """
    title, words = escape(bound(preview.title)), escape(bound(preview.description))
    drawing, place = escape(preview.drawing), escape(preview.place or "/")
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    picture = f'<p><img src="{drawing}" alt="{title}" {size}></p>' if drawing else ""
    files = "".join(
        f'<li><a href="{escape(href)}">{escape(bound(name))}</a></li>'
        for name, href in preview.files
    )
    return (
        f'<main class="unscripted"><h1>{title}</h1><p>{words}</p>{picture}'
        f"{f'<ul>{files}</ul>' if files else ''}"
        f'<p><a href="{place}" target="_blank" rel="noopener">Ouvrir dans l’{SITE}</a>, '
        "où JavaScript rend cette page interactive.</p></main>"
    )
