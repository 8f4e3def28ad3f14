"""No chart is wider than its screen: nothing scrolls sideways, and nothing is written aslant."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import visit

#: The largest crossings and flows, and a stack of many groups.
LARGE = (
    "odd-par-thematique",
    "financeurs-par-zone",
    "flux",
    "types-profil",
    "motivations?mesure=strate",
    "anciennete?mesure=region",
)


@pytest.mark.parametrize("key", LARGE)
def test_the_largest_tables_make_a_picture_as_wide_as_a_telephone(page, site, key):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}/graphiques/{key}")
    place = page.locator(".card__chart").first
    expect(place.locator(".drawn").first).to_be_visible()

    assert place.evaluate("e => e.scrollWidth <= e.clientWidth")
    # Nothing of it is cut at the bottom.
    assert place.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert place.evaluate("e => !e.innerHTML.includes('rotate(')")
    assert place.bounding_box()["height"] <= 620
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


#: Texts of pictures that begin before their card, or end after it.
CUT = """[...document.querySelectorAll(".card__chart")].flatMap((card) => {
  const room = card.getBoundingClientRect();
  return [...card.querySelectorAll("svg.drawn text")]
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.width && (box.left < room.left - 1 || box.right > room.right + 1);
    })
    .map((text) => text.textContent);
})"""


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("address", ["/types", "/odd", *(f"/graphiques/{key}" for key in LARGE)])
def test_no_text_of_a_picture_is_cut_on_a_narrow_telephone(page, site, width, address):
    page.set_viewport_size({"width": width, "height": 700})
    visit(page, f"{site.url}{address}")
    expect(page.locator(".card__chart .drawn").first).to_be_visible()

    assert page.evaluate(CUT) == []


def test_a_picture_says_what_it_leaves_out_and_the_table_has_it(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}/graphiques/types-profil?mesure=thematique")

    expect(page.locator(".card__chart").first).to_contain_text(
        "Les 7 premières lignes ; les 22 sont dans le tableau."
    )
    assert page.locator(".card table").first.locator("tbody tr").count() == 22
