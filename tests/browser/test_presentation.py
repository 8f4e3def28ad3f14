"""Promises to whoever presents: keys turn the slides, and each says all that it must."""

import re

import pytest
from playwright.sync_api import expect

from components.site.routes import BY_PATH
from tests.browser.looking import DRAWN, violations, visit

SHOWN = ".slide.is-shown"
SIZES = {"projection": (1920, 1080), "telephone": (390, 844), "couche": (844, 390)}


def number(page):
    return page.locator(".deck__count")


def test_keys_turn_the_slides_and_a_reload_stays(page, site):
    visit(page, f"{site.url}/financements?region=84")
    # A confidential question, told of everyone instead of this selection, has no slide.
    others = page.locator(".card", has_not=page.locator(".card__why"))
    total = others.count() + 1
    assert total == len(BY_PATH["/financements"].charts)
    page.get_by_role("link", name="Présenter").click()
    expect(number(page)).to_have_text(f"1 / {total}")

    for key, at in (
        ("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), (" ", 3), ("End", total),
        ("ArrowRight", total), ("PageUp", total - 1), ("Home", 1), ("ArrowLeft", 1),
        ("ArrowDown", 2),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(number(page)).to_have_text(f"{at} / {total}")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN)).to_be_focused()
    expect(page.locator(".deck__said")).to_contain_text(f"Diapositive 2 sur {total} : Qui finance")
    expect(page).to_have_url(f"{site.url}/financements?region=84&vue=presentation#2")
    page.reload()
    expect(number(page)).to_have_text(f"2 / {total}")
    page.keyboard.press("Escape")

    expect(page).to_have_url(f"{site.url}/financements?region=84")
    expect(page.locator(".app-header")).to_be_visible()


def test_buttons_and_either_side_turn_them_too(page, site):
    visit(page, f"{site.url}/financements?vue=presentation")
    page.get_by_role("button", name="Diapositive suivante").focus()
    page.keyboard.press("Enter")
    expect(number(page)).to_have_text("2 / 5")

    page.mouse.click(1200, 500)
    expect(number(page)).to_have_text("3 / 5")
    page.mouse.click(100, 500)
    expect(number(page)).to_have_text("2 / 5")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_slide_is_whole_on_every_screen(page, site, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in ("/odd", "/carte", "/strategies"):
        visit(page, f"{site.url}{path}?vue=presentation#2")
        shown = page.locator(SHOWN)
        expect(shown.locator(DRAWN).filter(visible=True).first).to_be_visible()
        stage, foot = shown.bounding_box(), shown.locator(".slide__foot").bounding_box()
        chart = shown.locator(".slide__chart").bounding_box()

        assert stage["x"] >= -1
        assert stage["x"] + stage["width"] <= size[0] + 1
        assert foot["y"] + foot["height"] <= stage["y"] + stage["height"]
        assert chart["y"] + chart["height"] <= foot["y"] + 1
        assert chart["height"] > stage["height"] * 0.3
        expect(shown).to_contain_text(re.compile("Base.: n.="))
        expect(shown).to_contain_text("Source : ")
        expect(shown).to_contain_text("Données de démonstration")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_no_row_is_left_out_on_a_projector_nor_on_a_phone(page, site):
    """Twenty countries named under a chart leave it little room."""
    there = "SEN,BEN,BFA,MDG,TGO,CMR,MAR,COD,MLI,NER,TUN,CIV,GIN,COM,TCD,DEU,POL,ROU,ITA,ESP"
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit(page, f"{site.url}/odd?pays={there}&vue=presentation#2")
    rows = page.locator(f"{SHOWN} :is(.slide__panel, .slide__drawing) text:visible")
    last = rows.filter(has_text="Partenariats pour la réalisation")
    expect(last).to_be_visible()
    expect(page.locator(f"{SHOWN} .slide__left-out")).to_have_count(0)

    page.set_viewport_size({"width": 390, "height": 844})
    expect(last).to_be_visible()


@pytest.mark.parametrize("at", [1, 2])
def test_axe_finds_nothing_on_a_slide(page, site, at):
    visit(page, f"{site.url}/financements?vue=presentation#{at}")

    assert violations(page) == []
