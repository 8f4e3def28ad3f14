"""Sharing, citing and printing, as a reader does them."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.looking import arrived, headline, visit

AXE = Path(__file__).with_name("axe.min.js").read_text("utf-8")

#: What an A4 sheet holds between its margins, in pixels (`print.css`).
SHEET = {"width": 703, "height": 1012}

#: What acts, and is visible; how each card breaks, and how tall it is.
SHOWN = """Array.from(document.querySelectorAll(
  ".page__tools, .page__filters, .card__actions, .app-nav, .search, .chip, .told"
)).filter((one) => one.getClientRects().length).map((one) => one.className)"""
CARDS = """Array.from(document.querySelectorAll(".card")).map(
  (card) => [getComputedStyle(card).breakInside, card.getBoundingClientRect().height])"""

#: Sheets that a page may take; « Méthode » holds the whole dictionary.
MOST = {"/methode": 12}


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def share(page, place):
    page.locator(place).locator("summary", has_text="Partager").click()


def test_a_link_is_copied_whole_and_said_to_be(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, f"{site.url}/odd?region=84")

    share(page, ".page__tools")
    page.get_by_role("button", name="Copier le lien vivant").first.click()
    expect(page.locator(".told")).to_have_text("Lien copié")
    assert copied(page) == f"{site.url}/odd?region=84"

    share(page, "#odd .card__actions")
    page.locator("#odd").get_by_role("button", name="Copier le lien figé").click()
    expect(page.locator(".told")).to_have_text("Lien copié")
    assert copied(page).startswith(f"{site.url}/graphiques/odd?region=84&version=")


def test_a_copied_frozen_link_shows_the_same_sentence_and_the_way_back(page, site):
    visit(page, f"{site.url}/odd?region=84")
    said = headline(page, "odd").inner_text()
    fixed = page.locator(".page__tools [data-copy*='version=']").first.get_attribute("data-copy")

    visit(page, site.url + fixed)
    expect(page.locator(".frozen-banner")).to_contain_text("Lien figé")
    assert headline(page, "odd").inner_text() == said
    page.get_by_role("link", name="Carte", exact=True).click()
    arrived(page)
    expect(page.locator(".frozen-banner")).to_contain_text("Lien figé")
    page.locator(".frozen-banner a").click()
    expect(page.locator(".frozen-banner")).to_have_count(0)
    expect(page).to_have_url(f"{site.url}/carte?region=84")


def test_where_the_clipboard_is_refused_the_text_is_there_to_take(page, site):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('non'));"
    )
    visit(page, f"{site.url}/odd")

    page.locator(".page__tools summary", has_text="Citer").click()
    page.locator(".page__tools").get_by_role("button", name="Copier : BibTeX").click()

    field = page.locator(".told textarea")
    expect(field).to_be_focused()
    assert field.input_value().startswith("@misc{acter-page-odd-")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_open_menus_and_lost_versions_are_as_accessible_as_the_rest(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}/odd")
    page.locator(".page__tools summary", has_text="Citer").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]

    page.goto(f"{site.url}/odd?region=84&version=0123abcd")
    expect(page.locator("h1")).to_have_text("Cette version n’est plus disponible")
    expect(page.get_by_role("link", name="Voir les chiffres actuels")).to_have_attribute(
        "href", "/odd?region=84"
    )
    page.evaluate(AXE)
    found += page.evaluate("axe.run()")["violations"]
    assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/financements",
        "/odd",
        "/types",
        "/regions",
        "/methode",
        "/regions/84",
        "/graphiques/odd",
    ],
)
def test_paper_says_what_it_shows_in_vectors_and_cuts_no_card(page, site, path):
    asked = "" if path == "/methode" else "?type=commune"
    visit(page, f"{site.url}{path}{asked}")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert b"/Subtype /Image" not in printed
    assert 1 <= printed.count(b"/Type /Page\n") <= MOST.get(path, 4)

    page.set_viewport_size(SHEET)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    head = page.locator(".printed")
    expect(head).to_contain_text("Version des données")
    expect(head).to_contain_text(f"{site.url}{path}?")
    if asked:
        expect(head).to_contain_text("Type de collectivité : Commune")
        expect(head).to_contain_text("répondants ·")
    expect(page.locator(".demo-banner")).to_be_visible()
    assert page.evaluate(SHOWN) == []
    for broken, height in page.evaluate(CARDS):
        assert broken == "avoid"
        assert height <= SHEET["height"]


def test_after_printing_the_screen_is_as_it_was(page, site):
    visit(page, f"{site.url}/odd")
    chart = page.locator("#odd .main-svg").first
    before = chart.bounding_box()

    page.pdf()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    after = chart.bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])
