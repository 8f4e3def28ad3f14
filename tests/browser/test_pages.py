"""Promises that every page keeps."""

import pytest
from playwright.sync_api import expect

from components.site.pages import PAGES
from tests.browser.conftest import on_pages
from tests.browser.looking import DRAWN, resize, violations, visit

PATHS = [page.path for page in PAGES if not page.parameter]
#: A chart alone of each look: the pages above hold them all, and so does `test_drawing`.
ALONE = [
    f"/graphiques/{key}"
    for key in (
        "carte-pays",
        "odd",
        "montants",
        "odd-par-type",
        "besoins-appui",
        "budget-mediane",
        "comparaison",
    )
]
ADDRESSES = PATHS + ALONE
WIDE = {"laptop": (1440, 900), "projection": (1920, 1080)}
#: A page opens with its filters folded where it is narrow.
NARROW = {"telephone": (390, 844), "cadre": (640, 800)}


@on_pages(ADDRESSES)
def test_loads_without_a_complaint_and_without_an_outside_request(shown):
    drawn = shown.locator(".card__chart").count()
    expect(shown.locator(f".card__chart {DRAWN}")).to_have_count(drawn)
    expect(shown.locator("html")).to_have_attribute("lang", "fr")
    expect(shown.locator("h1")).to_have_count(1)
    expect(shown.locator(".demo-banner")).to_contain_text("Données de démonstration")


@pytest.mark.parametrize("size", WIDE.values(), ids=WIDE)
@on_pages(PATHS)
def test_nothing_sticks_out_sideways(shown, size):
    resize(shown, size)

    assert shown.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_sticks_out_sideways_where_it_is_narrow(page, site, path):
    telephone, *wider = NARROW.values()
    page.set_viewport_size({"width": telephone[0], "height": telephone[1]})
    visit(page, site.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= telephone[0]

    for size in wider:
        resize(page, size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@on_pages([*PATHS, ALONE[0]])
def test_axe_finds_nothing(shown, scheme):
    shown.emulate_media(color_scheme=scheme)

    assert violations(shown) == []


def test_an_unknown_page_is_a_small_404_with_a_way_back(browser, site):
    page = browser.new_context().new_page()

    answer = page.goto(f"{site.url}/nulle-part")

    assert answer.status == 404
    expect(page.get_by_role("link", name="Aller à la vue d’ensemble")).to_be_visible()
    page.context.close()
