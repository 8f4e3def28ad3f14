"""A view in another site: its address, the HTML to paste, its attribution."""

from dataclasses import dataclass
from html import escape
from typing import Any, Final
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.sharing import COPIED
from components.site import link_targets
from components.site.view import FORMAT, View

#: The page that makes the code, and the key that tells it what to embed.
GENERATOR: Final = "/integrer"
WHAT: Final = "quoi"

#: The script that a host page may add. Its address is for ever: it stands in others' pages.
SCRIPT: Final = "/integration.js"

#: What a frame may do: run, ask its own server, save files, open the observatory beside.
SANDBOX: Final = (
    "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox"
)
ALLOWED: Final = "clipboard-write; fullscreen"

#: Heights in pixels without the script: what does not fit scrolls inside.
PAGE_HEIGHT: Final = 900
CHART_HEIGHT: Final = 680


@dataclass(frozen=True)
class Embed:
    """The choices of a webmaster: the embedded `view`, `width` and `asked` (height) in pixels.

    0 is all the width there is, and the height that suits what is shown.
    """

    view: View
    title: str
    width: int = 0
    asked: int = 0

    @property
    def height(self) -> int:
        """The height in pixels of a frame that nothing resizes."""
        fitting = CHART_HEIGHT if self.view.place.chart else PAGE_HEIGHT
        return self.asked or fitting


def code(embed: Embed, base: str) -> str:
    """Return the HTML of the frame. `base` is what stands before this server's addresses."""
    wide = f"width:{embed.width}px;max-width:100%" if embed.width else "width:100%"
    attributes = {
        "src": f"{base}{embed.view.href}",
        "title": embed.title,
        "width": str(embed.width or "100%"),
        "height": str(embed.height),
        "style": f"{wide};border:0",
        # The old way to say so, for sites whose policy refuses styles on elements.
        "frameborder": "0",
        "loading": "lazy",
        "sandbox": SANDBOX,
        "allow": ALLOWED,
    }
    written = " ".join(f'{name}="{escape(text)}"' for name, text in attributes.items())
    return f"<iframe {written}></iframe>"


def code_with_script(embed: Embed, base: str, *, mirrored: bool) -> str:
    """Return the frame, and the script that gives it the height of its content.

    `mirrored`: the script also writes what the reader chooses into the host page's address.
    """
    marks = "data-acter data-acter-adresse" if mirrored else "data-acter"
    frame = code(embed, base).replace("<iframe ", f"<iframe {marks} ", 1)
    return f'{frame}\n<script src="{escape(base)}{SCRIPT}" async></script>'


def generator_of(address: str) -> str:
    """Return the address of the page « Intégrer » for the view at `address`."""
    return f"{GENERATOR}?{WHAT}={quote(address, safe=',')}"


def attribution(content: Content) -> list[Component]:
    """Return one line with the source and a link to the observatory."""
    view, source = content.view, content.source
    page_address = _whole(view)
    # What is pasted elsewhere is a chart's own address, which a preview knows how to show.
    copied: dict[str, Any] = {COPIED: view.unframed.with_option(FORMAT, "").href}
    return [
        html.P(
            [
                # assets/embed.js shows it on other pages than the frame's first.
                html.A("← Retour", href=view.href, hidden=True, className="embed__back"),
                html.Span(f"Source : {source.title}."),
                html.A("Observatoire ACTER", href=page_address, target="_blank", rel="noopener"),
                html.Button("Copier le lien", className="embed__copy", **copied),
            ]
        )
    ]


def _whole(view: View) -> str:
    """Return the same view outside the frame; for a chart alone, its card on its page."""
    alone = view.place.chart
    return (link_targets.chart_link(alone, view.unframed) if alone else "") or view.unframed.href
