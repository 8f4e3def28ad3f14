"""« Actions » and « Besoins »: one question, read for everyone or group by group."""

import pytest
from playwright.sync_api import expect

from components.site.place import place_at
from data.codebook import load
from tests.browser.looking import counts, headline, open_table, tick, visit


@pytest.mark.parametrize("path", ["/actions", "/besoins"])
def test_a_filter_moves_every_card(page, site, path):
    visit(page, site.url + path)
    charts = place_at(path, load()).shown_charts(load(), "acter-2024")
    before = [headline(page, chart).inner_text() for chart in charts]
    everyone = counts(page).inner_text()

    tick(page, "Région", "Grand Est")

    expect(counts(page)).not_to_have_text(everyone)
    for chart, text in zip(charts, before, strict=True):
        expect(headline(page, chart)).not_to_have_text(text)


def test_types_of_action_are_read_by_type_and_by_size(page, site):
    visit(page, f"{site.url}/actions")
    card = page.locator("[id='types-action']")

    card.get_by_role("link", name="Par type").click()

    expect(page).to_have_url(f"{site.url}/actions?mesure=type")
    expect(card.locator(".card__headline")).to_contain_text("écart")
    for kind in ("Communes", "Intercommunalités", "Départements"):
        expect(card.locator(".drawn")).to_contain_text(kind)
    card.get_by_role("link", name="Par taille").click()
    expect(page).to_have_url(f"{site.url}/actions?mesure=strate")
    expect(open_table(page, "types-action").locator("thead")).to_contain_text("hab.")
    card.get_by_role("link", name="Ensemble").click()
    expect(page).to_have_url(f"{site.url}/actions")


def test_the_card_whose_choice_was_clicked_stays_under_the_pointer(page, site):
    visit(page, f"{site.url}/besoins")
    choice = page.locator("[id='perspectives']").get_by_role("link", name="Par type")
    choice.scroll_into_view_if_needed()

    choice.click()

    expect(page).to_have_url(f"{site.url}/besoins?mesure=type")
    expect(choice).to_have_attribute("aria-current", "true")
    expect(choice).to_be_in_viewport()


def test_needs_and_support_are_two_bars_each_with_its_base(page, site):
    visit(page, f"{site.url}/besoins")
    card = page.locator("[id='besoins-appui']")
    expect(card.locator(".drawn")).to_contain_text("l’ont déjà reçu (n = ")
    expect(open_table(page, "besoins-appui").locator("th[scope=col]")).to_have_count(8)

    card.get_by_role("link", name="Besoins non couverts").click()

    expect(page).to_have_url(f"{site.url}/besoins?mesure=non-couverts")
    expect(card.locator(".drawn")).not_to_contain_text("l’ont déjà reçu")
    expect(card.locator(".card__headline")).to_contain_text("sans l’avoir reçu")
