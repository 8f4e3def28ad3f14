"""What one sees before any gesture: a picture of data, soon and large, on phone and laptop."""

import pytest

from components.site.pages import PAGES
from tests.browser.looking import visit

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1440, "height": 900}
SELECTING = [page.path for page in PAGES if page.selects and not page.parameter]
ABOUT_ONE = ["/regions/84", "/pays/SEN"]

#: Where the first picture begins, how much of the screen pictures cover, and the page in screens.
SEEN = """() => {
  const { innerHeight: tall, innerWidth: wide } = window;
  const boxes = [...document.querySelectorAll('[data-graphique]')]
    .map((one) => one.getBoundingClientRect()).filter((box) => box.height);
  const inside = (from, to, end) => Math.max(0, Math.min(to, end) - Math.max(from, 0));
  const covered = boxes.map(
    (box) => inside(box.left, box.right, wide) * inside(box.top, box.bottom, tall));
  return {
    begins: boxes[0].top,
    covers: covered.reduce((sum, one) => sum + one, 0) / (tall * wide),
    screens: document.documentElement.scrollHeight / tall,
  };
}"""

#: Questions of two to six answers: their pictures cannot be as large as a map's.
SHORT = {"/moyens": 0.35, "/strategies": 0.3, "/actions": 0.4, "/besoins": 0.4}


@pytest.mark.parametrize("path", [*SELECTING, *ABOUT_ONE])
def test_a_phone_shows_a_picture_first_and_the_page_ends_soon(page, site, path):
    page.set_viewport_size(PHONE)
    visit(page, site.url + path)
    seen = page.evaluate(SEEN)
    assert seen["begins"] <= 280
    assert seen["covers"] >= SHORT.get(path, 0.45)
    assert seen["screens"] <= (8 if path in ABOUT_ONE else 6.25)


@pytest.mark.parametrize(
    ("path", "least"),
    [("/", 0.6), ("/carte", 0.6), ("/regions/84", 0.6), ("/odd", 0.5), ("/financements", 0.5)],
)
def test_half_of_a_laptop_is_picture_and_more_of_a_map(page, site, path, least):
    page.set_viewport_size(LAPTOP)
    visit(page, site.url + path)
    seen = page.evaluate(SEEN)
    assert seen["begins"] <= 310
    assert seen["covers"] >= least


def test_a_phone_opens_the_world_where_the_countries_are(page, site):
    page.set_viewport_size(PHONE)
    visit(page, site.url + "/carte")
    world = page.locator(".map")
    slid = world.evaluate("(map) => [map.scrollLeft, map.scrollWidth - map.clientWidth]")
    assert 0 < slid[0] < slid[1]
    senegal = page.locator("[data-mark-value=SEN]").first.bounding_box()
    assert 0 <= senegal["x"] <= PHONE["width"] - senegal["width"]


def test_the_pages_stand_on_one_line_with_the_current_one_in_sight(page, site):
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 844})
        visit(page, site.url + "/comparer")
        assert page.locator(".app-header").bounding_box()["height"] <= 60
        current = page.locator(".app-nav [aria-current=page]").bounding_box()
        row = page.locator(".app-nav").bounding_box()
        assert row["x"] <= current["x"]
        assert current["x"] + current["width"] <= row["x"] + row["width"]


def test_the_contents_of_a_page_lead_to_its_cards_and_close(page, site):
    page.set_viewport_size(PHONE)
    visit(page, site.url + "/besoins")
    page.get_by_text("Sommaire").click()
    page.get_by_role("navigation", name="Sur cette page").get_by_role("link").last.click()
    assert page.evaluate("document.activeElement.id") == "perspectives"
    assert page.locator(".page__contents details").get_attribute("open") is None


def test_a_selection_without_anything_says_so_once_with_the_way_out(page, site):
    visit(page, site.url + "/?region=84&pays=BRA&thematique=eau")
    assert page.get_by_text("Aucune donnée pour cette sélection").count() == 1
    assert page.locator(".card:visible").count() == 0
    page.get_by_role("button", name="Retirer « Pays").click()
    page.locator("[data-graphique=carte-pays]").wait_for()
    assert page.locator(".card:visible").count() == 5


def test_examples_to_start_from_hold_something(page, site):
    visit(page, site.url + "/")
    links = page.locator(".beginning__examples a").all()
    assert len(links) == 6
    for address in [link.get_attribute("href") for link in links]:
        visit(page, site.url + address)
        assert page.locator("[data-graphique]").count()


def test_what_is_behind_plus_scrolls_in_its_card(page, site):
    page.set_viewport_size(PHONE)
    visit(page, site.url + "/types")
    page.locator(".card__more > summary").click()
    page.locator(".card__details .data-table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
