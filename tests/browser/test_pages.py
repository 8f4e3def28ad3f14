"""Promises that every page keeps."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.site.pages import PAGES
from tests.browser.looking import DRAWN, visit

AXE = Path(__file__).with_name("axe.min.js").read_text("utf-8")
PATHS = [page.path for page in PAGES if not page.parameter]
ADDRESSES = PATHS + [f"/graphiques/{chart.key}" for chart in CHARTS]
SIZES = {
    "laptop": (1440, 900),
    "telephone": (390, 844),
    "cadre": (640, 800),
    "projection": (1920, 1080),
}

every_page = pytest.mark.parametrize("path", PATHS)


@pytest.mark.parametrize("path", ADDRESSES)
def test_loads_without_a_complaint_and_without_an_outside_request(page, site, path):
    visit(page, site.url + path)

    drawn = page.locator(".card__chart").count()
    expect(page.locator(f"{DRAWN}:first-child")).to_have_count(drawn)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".demo-banner")).to_contain_text("Données de démonstration")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@every_page
def test_nothing_sticks_out_sideways(page, site, path, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})

    visit(page, site.url + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PATHS, "/graphiques/carte-pays"])
def test_axe_finds_nothing(page, site, path, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page, site.url + path)

    page.evaluate(AXE)
    found = page.evaluate("axe.run()")

    assert [
        (rule["id"], node["html"][:200]) for rule in found["violations"] for node in rule["nodes"]
    ] == []


def test_the_map_page_is_light(browser, site):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes = {}
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(event["requestId"], event["encodedDataLength"]),
    )

    visit(page, f"{site.url}/carte")
    page.wait_for_load_state("networkidle")
    context.close()

    assert len(sizes) <= 20
    assert sum(sizes.values()) <= 1_100_000


def test_an_unknown_page_is_a_small_404_with_a_way_back(browser, site):
    page = browser.new_context().new_page()

    answer = page.goto(f"{site.url}/nulle-part")

    assert answer.status == 404
    expect(page.get_by_role("link", name="Aller à la vue d’ensemble")).to_be_visible()
    page.context.close()
