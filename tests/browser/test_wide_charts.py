"""A chart that is wider than its screen: it says so, ends whole, and follows what it measures."""

from playwright.sync_api import expect

from tests.browser.looking import visit

HINT = "e => getComputedStyle(e, '::before').height"


def drawn(page, address):
    visit(page, address)
    place = page.locator(".card__chart").first
    place.scroll_into_view_if_needed()
    expect(place.locator(".main-svg").first).to_be_visible()
    return place


def test_a_wide_chart_says_that_it_scrolls_and_a_narrow_one_does_not(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    wide = drawn(page, f"{site.url}/graphiques/flux")
    assert float(wide.evaluate(HINT).removesuffix("px")) > 20
    # Nothing of it is cut at the bottom by what is said above.
    assert wide.evaluate("e => e.scrollHeight <= e.clientHeight")

    page.set_viewport_size({"width": 1440, "height": 900})
    assert wide.evaluate(HINT) == "0px"


def test_a_chart_gets_its_width_when_what_it_measures_changes(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    place = drawn(page, f"{site.url}/graphiques/flux?mesure=type")
    expect(place).not_to_have_attribute("tabindex", "0")

    page.get_by_role("link", name="Par région").click()

    expect(place).to_have_attribute("tabindex", "0")
    graph = place.locator(".dash-graph")
    assert graph.evaluate("e => e.clientWidth") > 600
    expect(place.locator(".main-svg").first).to_have_css(
        "width", f"{graph.evaluate('e => e.clientWidth')}px"
    )
