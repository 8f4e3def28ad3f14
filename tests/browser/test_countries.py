"""« Qui d’autre travaille au Sénégal ? », and what open amounts hold, as a reader asks them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, serve
from tests.browser.looking import arrived, chips, counts, open_table, resize, violations, visit

OPEN_DATA = {
    "sources.csv": "vague;titre;producteur;champ;demonstration;donnees_ouvertes\n"
    "crs-2023;Essai;Essai;essai;oui;oui\n",
    "collectivites.csv": "collectivite_id;vague;nom;type;region\n"
    "a;crs-2023;Commune A;commune;53\nb;crs-2023;Commune B;commune;84\n",
    "cooperations.csv": "cooperation_id;collectivite_id;vague;pays;montant_eur;nature;flux\n"
    "1;a;crs-2023;SEN;1000;projet;\n2;b;crs-2023;NV;9000;accueil-refugies;\n"
    "3;a;crs-2023;SEN;-200;projet;remboursement\n4;a;crs-2023;SEN;50;frais-administratifs;\n",
}


@pytest.fixture(scope="module")
def open_site(tmp_path_factory):
    """The observatory on four lines of open data."""
    folder = tmp_path_factory.mktemp("ouvert")
    (folder / "lignes").mkdir()
    for name, text in OPEN_DATA.items():
        (folder / "lignes" / name).write_text(text, "utf-8")
    done = Site("", folder / "versions").command("publier", str(folder / "lignes"))
    assert done.returncode == 0, done.stdout + done.stderr
    yield from serve(folder)


def test_two_clicks_lead_from_home_to_who_works_in_senegal(page, site):
    visit(page, site.url)

    table = open_table(page, "carte-pays")
    table.get_by_role("link", name="Fiche : Sénégal").click()

    expect(page).to_have_url(f"{site.url}/pays/SEN")
    arrived(page)
    expect(page.locator(".page__lead")).to_contain_text("Sénégal, ACTER 2023-2024")
    expect(page.locator(".country__people").first.locator("tbody tr")).to_have_count(8)


def test_a_country_chosen_on_the_map_offers_its_sheet_and_the_sheet_its_neighbours(page, site):
    visit(page, f"{site.url}/carte?type=commune")
    open_table(page, "carte-pays").get_by_role("button", name="Sénégal").click()

    page.locator(".way", has_text="Fiche : Sénégal").click()
    expect(page).to_have_url(f"{site.url}/pays/SEN?type=commune")
    arrived(page)
    page.locator(".country__zone").get_by_role("link", name="Bénin").click()

    expect(page).to_have_url(f"{site.url}/pays/BEN?type=commune")
    expect(page.locator("h1")).to_have_text("Bénin : qui y travaille ?")


def test_a_country_where_nobody_works_has_words_ways_and_no_empty_card(page, site):
    visit(page, f"{site.url}/pays/MNG")

    expect(page.locator(".portrait__text")).to_contain_text("aucune coopération déclarée")
    expect(page.locator(".cards")).to_be_hidden()
    page.locator(".country__zone a").first.click()
    arrived(page)
    expect(page.locator(".cards")).to_be_visible()


@pytest.mark.parametrize("sizes", [[(1440, 900)], [(390, 844), (640, 800)]], ids=["wide", "narrow"])
def test_a_sheet_never_sticks_out_sideways(page, site, sizes):
    page.set_viewport_size({"width": sizes[0][0], "height": sizes[0][1]})
    visit(page, f"{site.url}/pays/SEN")

    for size in sizes:
        resize(page, size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("code", ["SEN", "MNG"])
def test_axe_finds_nothing_on_a_sheet(page, site, code):
    visit(page, f"{site.url}/pays/{code}")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []


def test_switches_leave_lines_out_and_every_sum_says_what_it_holds(browser, open_site):
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    visit(page, f"{open_site.url}/carte?mesure=montants")
    open_table(page, "carte-pays")
    aids = page.locator("[id='carte-pays'] .card__aids")
    expect(aids).to_contain_text("accueil des réfugiés et frais administratifs compris")
    expect(aids).to_contain_text("Remboursements")
    expect(counts(page)).to_have_text("2 collectivités · 4 coopérations")

    page.get_by_label("hors accueil des réfugiés").check()

    expect(page).to_have_url(f"{open_site.url}/carte?mesure=montants&hors=accueil-refugies")
    expect(counts(page)).to_have_text("1 collectivité · 3 coopérations")
    expect(aids).to_contain_text(
        "Périmètre : hors accueil des réfugiés, frais administratifs compris"
    )
    expect(chips(page)).to_have_text([re.compile("hors accueil des réfugiés")])
    chips(page).click()
    expect(page).to_have_url(f"{open_site.url}/carte?mesure=montants")
    expect(page.get_by_label("hors accueil des réfugiés")).not_to_be_checked()
    page.context.close()


def test_a_survey_offers_no_switch(page, site):
    visit(page, f"{site.url}/carte?hors=accueil-refugies")

    expect(page.get_by_label("hors accueil des réfugiés")).to_have_count(0)
    expect(chips(page)).to_have_count(0)
    expect(counts(page)).to_have_text("122 répondants · 782 coopérations")


def test_pages_of_one_group_share_a_menu_that_folds_again(page, site):
    visit(page, site.url)
    menu = page.locator(".app-nav__group")

    menu.locator("summary").click()
    menu.get_by_role("link", name="Besoins").click()

    expect(page).to_have_url(f"{site.url}/besoins")
    arrived(page)
    expect(menu.locator("a[aria-current=page]")).to_have_text("Besoins")
    expect(menu.locator(".menu__items")).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(menu.get_by_role("link", name="Besoins")).to_be_visible()


def test_the_header_stays_on_one_line_on_a_laptop(page, site):
    visit(page, site.url)

    assert page.locator(".app-header").bounding_box()["height"] <= 64
