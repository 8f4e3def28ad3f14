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
from components.site.routes import file_path
from data import french
from data.demonstration import DEMONSTRATION_NOTICE

SITE: Final = "Observatoire ACTER"

#: Address of the oEmbed endpoint (https://oembed.com).
OEMBED: Final = "/oembed"

#: Size in pixels of the pictures called `diapo`.
WIDTH: Final = 1920
HEIGHT: Final = 1080


@dataclass(frozen=True)
class Preview:
    """The preview of one view.

    `address`, `picture` and `oembed` are absolute addresses, "" where there is none. `lost`: search
    engines should not index the address.
    """

    title: str
    description: str
    address: str = ""
    picture: str = ""
    oembed: str = ""
    lost: bool = False


def preview_of(shared: Shared, description: str, *, drawn: bool) -> Preview:
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
    )


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
