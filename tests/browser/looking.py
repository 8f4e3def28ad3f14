"""Words for what a reader does with a page."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

#: A picture, in the page from the start.
DRAWN = ".drawn"

AXE = Path(__file__).with_name("axe.min.js").read_text("utf-8")
#: Everything that is wrong; of what is right, axe need not find each element's selector.
WRONG = 'axe.run({resultTypes: ["violations"]}).then((found) => found.violations)'
#: Colours on their way to others (a scheme that has just changed) are nobody's: take them there.
#: What moves for ever cannot be finished, and says so.
SETTLED = """() => document.getAnimations().forEach((one) => { try { one.finish(); } catch {} })"""

#: Whether the page answers its own address: told at once, where `expect` looks now and then.
ARRIVED = """() => document.querySelector("h1") &&
  !document.body.classList.contains("is-updating")"""


def visit(page: Page, address: str) -> None:
    page.goto(address)
    arrived(page)


def arrived(page: Page) -> None:
    """Wait until the page answers its own address."""
    page.wait_for_function(ARRIVED)
    expect(page.locator("h1")).to_be_visible()


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the window another size: pictures follow without a script."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def violations(page: Page) -> list[tuple[str, str]]:
    """Return the rules that axe finds broken, each with the elements that break it."""
    page.evaluate(AXE)
    page.evaluate(SETTLED)
    return [
        (rule["id"], node["html"][:200]) for rule in page.evaluate(WRONG) for node in rule["nodes"]
    ]


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
    """Open what is behind « Plus » in the card of a chart, and return its table."""
    card = page.locator(f"[id='{chart}']")
    card.locator(".card__more > summary").click()
    expect(card.locator("table")).to_be_visible()
    return card.locator("table")
