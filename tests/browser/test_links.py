"""Sharing and citing, as a reader does them."""

from playwright.sync_api import expect

from tests.browser.looking import arrived, headline, open_table, violations, visit


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

    open_table(page, "odd")
    share(page, "#odd .card__tools")
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
    found = violations(page)

    page.goto(f"{site.url}/odd?region=84&version=0123abcd")
    expect(page.locator("h1")).to_have_text("Cette version n’est plus disponible")
    expect(page.get_by_role("link", name="Voir les chiffres actuels")).to_have_attribute(
        "href", "/odd?region=84"
    )
    assert found + violations(page) == []
