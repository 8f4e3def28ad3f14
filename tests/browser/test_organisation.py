"""« Quel modèle ressemble au nôtre ? », in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.looking import counts, headline, open_table, violations, visit

ANSWERED = (
    "/strategies?notre-service=dedie&notre-portage=elu-delegue&notre-strategie=formalisee"
    "&notre-budget_specifique=oui&notre-gestion=directe"
)


def test_five_answers_lead_to_a_model_and_stay_in_the_address(page, site):
    visit(page, f"{site.url}/strategies")
    page.get_by_text("Quel modèle ressemble au nôtre ?").click()
    asked = page.locator(".nearest__asked")

    for answer in ("Service dédié", "Élu ou élue avec", "Stratégie délibérée", "Oui", "En direct"):
        link = asked.get_by_role("link", name=answer).first
        link.click()
        expect(link).to_have_attribute("aria-current", "true")

    found = page.locator(".nearest__found")
    expect(found.locator("h2")).to_have_text("Service structuré")
    expect(found).to_contain_text("10 sur 10")
    expect(page).to_have_url(site.url + ANSWERED)

    asked.get_by_role("link", name="Non", exact=True).click()
    expect(found).to_contain_text("8 sur 10")
    page.go_back()
    expect(found).to_contain_text("10 sur 10")


def test_answers_and_filters_live_together_and_answers_stay_on_their_page(page, site):
    visit(page, site.url + ANSWERED.replace("?", "?region=84&"))
    expect(page.locator(".nearest__found h2")).to_have_text("Service structuré")

    page.locator(".app-nav summary", has_text="Enquête").click()
    page.get_by_role("link", name="Moyens", exact=True).click()

    expect(page).to_have_url(f"{site.url}/moyens?region=84")
    page.go_back()
    page.get_by_role("link", name="Effacer nos réponses").click()
    expect(page).to_have_url(f"{site.url}/strategies?region=84")


def test_the_rule_is_read_where_it_is_used(page, site):
    visit(page, site.url + ANSWERED)
    page.get_by_text("La règle, et ses critères").click()

    rule = page.locator(".nearest__rule")
    expect(rule).to_contain_text("Les noms et les critères de ces modèles sont ceux")
    expect(rule.locator("tbody tr")).to_have_count(26)


def test_axe_finds_nothing_with_every_panel_open(page, site):
    for address in (ANSWERED, "/moyens?mesure=type"):
        visit(page, site.url + address)
        page.evaluate("document.querySelectorAll('.panel, .panel details').forEach(d => d.open = true)")  # fmt: skip  # noqa: E501
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == []


def test_one_choice_moves_every_card_that_offers_it(page, site):
    visit(page, f"{site.url}/moyens")
    before = headline(page, "agents-mediane").inner_text()

    page.locator("#anciennete").get_by_role("link", name="Par taille").click()

    expect(page).to_have_url(re.compile("mesure=strate"))
    expect(headline(page, "agents-mediane")).not_to_have_text(before)


def test_a_group_of_medians_filters_the_page(page, site):
    visit(page, f"{site.url}/moyens")
    everyone = counts(page).inner_text()

    open_table(page, "agents-mediane").get_by_role("button", name="Communes").click()

    expect(page).to_have_url(f"{site.url}/moyens?type=commune")
    expect(counts(page)).not_to_have_text(everyone)
