"""Printing a page as a reader's browser does by default, and reading the sheets back."""

import io
from dataclasses import dataclass, field
from functools import cached_property

from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.browser.looking import visit

#: What an A4 sheet holds between its margins, in pixels (`print.css`).
SHEET = {"width": 703, "height": 1012}
SCREEN = {"width": 1440, "height": 900}

_UNDRAWN = ".card__chart:not(:has(.drawn))"

#: What reaches the right edge of the printable area, or goes over it.
_BEYOND = """(edge) => Array.from(document.querySelectorAll("body *")).filter((one) =>
  one.getClientRects().length && !one.closest("svg, .visually-hidden") &&
  one.getBoundingClientRect().right > edge).map((one) => one.className || one.tagName)"""

#: How each card breaks, and how tall it is.
_CARDS = """Array.from(document.querySelectorAll(".card")).map(
  (card) => [getComputedStyle(card).breakInside, card.getBoundingClientRect().height])"""


@dataclass(frozen=True)
class Paper:
    """A printed page: its sheets, and how it is laid out on them."""

    sheets: PdfReader
    cards: list[tuple[str, float]]
    beyond: list[str]

    @cached_property
    def words(self) -> str:
        """The words of all sheets, without the spaces that lines break at."""
        return squeezed(" ".join(sheet.extract_text() for sheet in self.sheets.pages))

    @property
    def fills(self) -> set[str]:
        """The colours of what is filled, letters too, as `#rrggbb`."""
        return {
            "#" + "".join(f"{round(255 * float(part)):02x}" for part in operands)
            for sheet in self.sheets.pages
            for operands, operator in ContentStream(sheet.get_contents(), self.sheets).operations
            if operator == b"rg"
        }

    def holds(self, text: str) -> bool:
        """Tell whether `text` is printed, wherever its lines break."""
        return squeezed(text) in self.words


@dataclass(frozen=True)
class Press:
    """Prints pages of a site, each once."""

    page: Page
    url: str
    kept: dict[str, Paper] = field(default_factory=dict)

    def paper(self, address: str) -> Paper:
        """Print what is at `address` on A4, without background graphics."""
        if address not in self.kept:
            self.page.set_viewport_size(SCREEN)
            self.page.emulate_media(media="null")
            visit(self.page, f"{self.url}{address}")
            expect(self.page.locator(_UNDRAWN)).to_have_count(0)
            # The outline of a map comes after its frame.
            self.page.wait_for_load_state("networkidle")
            sheets = PdfReader(io.BytesIO(self.page.pdf(format="A4")))
            lay_out(self.page)
            edge = SHEET["width"] - 0.5
            self.kept[address] = Paper(
                sheets, self.page.evaluate(_CARDS), self.page.evaluate(_BEYOND, edge)
            )
        return self.kept[address]


def squeezed(text: str) -> str:
    """Return `text` without any space, to be looked for on paper."""
    return "".join(text.split())


def lay_out(page: Page) -> None:
    """Show `page` as it is laid out on a sheet, to be measured."""
    page.set_viewport_size(SHEET)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
