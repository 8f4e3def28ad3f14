"""Words for what a reader does with a page."""

from playwright.sync_api import Locator, Page, expect

#: Drawn by plotly.js once a figure is on the screen.
DRAWN = ".js-plotly-plot .main-svg"


def visit(page: Page, address: str) -> None:
    page.goto(address)
    arrived(page)


def arrived(page: Page) -> None:
    """Wait until the page answers its own address, drawn."""
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("body")).not_to_have_class("is-updating")
    if page.locator(".card").count():
        expect(page.locator(DRAWN).first).to_be_attached()


def headline(page: Page, chart: str) -> Locator:
    return page.locator(f"[id='{chart}'] .card__headline")


def counts(page: Page) -> Locator:
    return page.locator(".selection__counts")


def chips(page: Page) -> Locator:
    return page.locator(".chip:not(.chip--clear)")


def tick(page: Page, filter_label: str, option: str) -> None:
    """Open a filter, and tick one of its options."""
    block = page.locator("details.filter", has=page.locator("summary", has_text=filter_label))
    if not block.evaluate("element => element.open"):
        block.locator("summary").click()
    block.get_by_label(option, exact=False).first.check()


def open_table(page: Page, chart: str) -> Locator:
    """Open the table of a chart, and return it."""
    card = page.locator(f"[id='{chart}']")
    card.locator(".card__table summary").click()
    return card.locator("table")
