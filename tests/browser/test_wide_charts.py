"""A chart that is wider than its screen scrolls in its card, by keyboard too, and ends whole."""

from playwright.sync_api import expect

from tests.browser.looking import visit


def drawn(page, address):
    visit(page, address)
    place = page.locator(".card__chart").first
    expect(place.locator(".drawn").first).to_be_visible()
    return place


def test_a_wide_chart_scrolls_and_a_narrow_one_does_not(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    wide = drawn(page, f"{site.url}/graphiques/flux")
    assert wide.evaluate("e => e.scrollWidth > e.clientWidth")
    # Nothing of it is cut at the bottom.
    assert wide.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.set_viewport_size({"width": 1440, "height": 900})
    assert wide.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_chart_gets_its_width_when_what_it_measures_changes(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    place = drawn(page, f"{site.url}/graphiques/flux?mesure=type")
    expect(place).not_to_have_attribute("tabindex", "0")

    page.get_by_role("link", name="Par région").click()

    expect(place).to_have_attribute("tabindex", "0")
    assert place.locator(".drawn").first.evaluate("e => e.getBoundingClientRect().width") > 600
