"""The search box, as it is used: by keyboard, with slips, and towards a filtered page."""

import re

from playwright.sync_api import expect

from tests.browser.looking import chips, violations, visit


def field(page):
    return page.locator(".search__input")


def answers(page):
    return page.locator(".search__answer")


def test_three_letters_wrong_and_the_keyboard_alone_lead_to_a_country(page, site):
    visit(page, f"{site.url}/odd?region=84")
    field(page).focus()
    page.keyboard.type("senegl")
    expect(answers(page)).to_have_text([re.compile("Sénégal")])
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search__count")).to_have_text("1 réponse")

    page.keyboard.press("ArrowDown")
    active = field(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site.url}/pays/SEN?region=84")
    expect(chips(page)).to_have_count(1)
    expect(field(page)).to_have_value("")
    page.go_back()
    expect(page).to_have_url(f"{site.url}/odd?region=84")


def test_escape_closes_the_list_and_keeps_the_words(page, site):
    visit(page, site.url)
    field(page).fill("eau")
    expect(answers(page).first).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator(".search__answers")).to_be_hidden()
    expect(field(page)).to_have_value("eau")
    expect(field(page)).to_have_attribute("aria-expanded", "false")


def test_the_arrows_go_round(page, site):
    visit(page, site.url)
    field(page).fill("eau")
    expect(answers(page).first).to_be_visible()

    page.keyboard.press("ArrowUp")
    expect(answers(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")

    expect(answers(page).first).to_have_attribute("aria-selected", "true")


def test_an_indicator_leads_to_its_card_and_a_definition_to_its_line(page, site):
    visit(page, site.url)
    field(page).fill("principaux pays")
    answers(page).filter(has_text="Indicateur").first.click()
    expect(page).to_have_url(f"{site.url}/carte#pays-principaux")
    expect(page.locator("[id='pays-principaux']")).to_be_focused()
    expect(page.locator("[id='pays-principaux']")).to_be_in_viewport()

    field(page).fill("portage")
    answers(page).filter(has_text="Définition").first.click()

    expect(page).to_have_url(f"{site.url}/methode#collectivites-portage")
    expect(page.locator("[id='collectivites-portage']")).to_be_in_viewport()


def test_an_address_with_a_place_shows_it_at_first_load(page, site):
    visit(page, f"{site.url}/methode#confidentialite")

    expect(page.locator("#confidentialite")).to_be_in_viewport()
    expect(page.locator("#confidentialite")).to_be_focused()


def test_nothing_found_is_said(page, site):
    visit(page, site.url)

    field(page).fill("zzzzzz")

    expect(page.locator(".search__none")).to_contain_text("Aucune réponse")


def test_the_open_list_passes_axe_on_a_phone_too(page, site):
    for size in ((1440, 900), (390, 844)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        visit(page, site.url)
        field(page).fill("eau")
        page.keyboard.press("ArrowDown")
        expect(answers(page).first).to_be_visible()

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_finding_leads_to_its_chart_in_one_click(page, site):
    visit(page, site.url)

    page.get_by_role("link", name="Voir le graphique : Des liens historiques").click()

    expect(page).to_have_url(f"{site.url}/carte?zone=afrique-francophone-oif")
    visit(page, site.url)
    expect(page.locator(".findings")).to_contain_text("RESACOOP")
    page.get_by_text("autres constats").click()
    page.get_by_role("link", name="Voir le graphique : Une contribution aux ODD").click()
    expect(page.locator("[id='odd']")).to_be_focused()
