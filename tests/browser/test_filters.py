"""The address is the state: what selects changes it, and it brings everything back."""

import re

from playwright.sync_api import expect

from components.site.routes import BY_PATH
from tests.browser.looking import DRAWN, arrived, chips, counts, headline, open_table, tick, visit


def test_the_first_paint_is_already_filtered(page, site):
    visit(page, f"{site.url}/odd?region=84&odd=6")

    expect(chips(page)).to_have_text(
        [re.compile("Région.: Auvergne"), re.compile("ODD.: 6.· Eau propre")]
    )
    expect(page).to_have_url(f"{site.url}/odd?region=84&odd=6")


def test_a_filter_moves_every_card(page, site):
    for path in ("/", "/carte", "/financements", "/odd", "/types"):
        visit(page, site.url + path)
        charts = BY_PATH[path].charts
        before = [headline(page, chart).inner_text() for chart in charts]

        tick(page, "Région", "Grand Est")

        expect(page).to_have_url(f"{site.url}{path}?region=44")
        for chart, text in zip(charts, before, strict=True):
            expect(headline(page, chart)).not_to_have_text(text)


def test_back_and_forward_restore_everything(page, site):
    visit(page, f"{site.url}/odd")
    everyone = counts(page).inner_text()
    tick(page, "Région", "Bretagne")
    expect(counts(page)).not_to_have_text(everyone)
    bretons = counts(page).inner_text()
    page.get_by_role("link", name="Carte", exact=True).click()
    expect(page).to_have_url(f"{site.url}/carte?region=53")
    expect(counts(page)).to_have_text(bretons)

    page.go_back()
    expect(page).to_have_url(f"{site.url}/odd?region=53")
    expect(page.locator("#odd")).to_be_visible()
    page.go_back()

    expect(page).to_have_url(f"{site.url}/odd")
    expect(counts(page)).to_have_text(everyone)
    expect(page.get_by_label("Bretagne", exact=False).first).not_to_be_checked()
    page.go_forward()
    expect(counts(page)).to_have_text(bretons)
    expect(page.get_by_label("Bretagne", exact=False).first).to_be_checked()


def test_a_chip_removes_its_filter_and_tout_effacer_all_of_them(page, site):
    visit(page, f"{site.url}/carte?region=84,53&odd=6")

    chips(page).first.click()
    expect(page).to_have_url(re.compile(r"/carte\?region=\d+&odd=6$"))
    expect(chips(page)).to_have_count(2)
    page.get_by_role("button", name="Tout effacer").click()

    expect(page).to_have_url(f"{site.url}/carte")
    expect(chips(page)).to_have_count(0)


def test_a_table_row_filters_the_page_and_again_takes_it_back(page, site):
    visit(page, f"{site.url}/carte")
    row = open_table(page, "carte-pays").get_by_role("button", name="Sénégal", exact=True)

    row.click()
    expect(page).to_have_url(f"{site.url}/carte?pays=SEN")
    expect(row).to_have_attribute("aria-pressed", "true")
    row.click()

    expect(page).to_have_url(f"{site.url}/carte")


def test_a_bar_filters_the_page_and_again_takes_it_back(page, site):
    visit(page, f"{site.url}/carte")
    bar = page.locator("[id='zones'] .mark rect").nth(1)

    bar.click(force=True)
    expect(page).to_have_url(f"{site.url}/carte?zone=afrique-ouest")
    expect(chips(page)).to_have_text([re.compile("Zone du monde.: Afrique de l’Ouest")])
    bar.click(force=True)

    expect(page).to_have_url(f"{site.url}/carte")


def test_a_country_on_the_map_answers_for_itself_and_not_for_an_island_nearby(page, site):
    visit(page, f"{site.url}/carte")
    box = page.locator("[id='carte-pays'] [data-mark-value=SEN] path").bounding_box()

    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)

    expect(page).to_have_url(f"{site.url}/carte?pays=SEN")


def test_boxes_ticked_in_quick_succession_are_all_kept(page, site):
    page.route(re.compile("_dash-update-component"), _slowly)
    visit(page, f"{site.url}/carte")

    for option in ("Commune", "Intercommunalité", "Département", "Région"):
        tick(page, "Type", option)

    expect(chips(page)).to_have_count(4)
    expect(page).to_have_url(f"{site.url}/carte?type=commune,intercommunalite,departement,region")


def test_an_update_that_fails_says_so(browser, site):
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    visit(page, f"{site.url}/carte")
    page.route(re.compile("_dash-update-component"), lambda route: route.abort())

    tick(page, "Région", "Bretagne")

    expect(page.get_by_role("alert")).to_contain_text("La mise à jour n’a pas abouti")
    page.context.close()


def _slowly(route):
    answer = route.fetch()
    route.fulfill(response=answer)


def test_what_is_measured_is_in_the_address_too(page, site):
    visit(page, f"{site.url}/carte?region=84")

    page.locator("[id='carte-pays']").get_by_role("link", name="Collectivités").click()

    expect(page).to_have_url(f"{site.url}/carte?region=84&mesure=collectivites")
    expect(headline(page, "carte-pays")).to_contain_text("Sénégal (8\u00a0collectivités)")


def test_what_the_address_says_wrong_is_told_and_the_rest_kept(page, site):
    visit(page, f"{site.url}/odd?region=84&odd=18&couleur=bleu")

    expect(page.locator(".notice")).to_contain_text("ODD : valeur inconnue « 18 »")
    expect(chips(page)).to_have_count(1)


def test_an_empty_selection_says_which_filter_empties_it_and_offers_to_remove_it(page, site):
    visit(page, f"{site.url}/odd?region=94&odd=6")
    said = page.locator(".page__notices")
    expect(said).to_contain_text("C’est le filtre « Région : Corse » qui la vide")

    said.get_by_role("button", name="Retirer « Région : Corse »").click()

    expect(page).to_have_url(f"{site.url}/odd?odd=6")
    expect(page.locator(f"[id='odd'] {DRAWN}").first).to_be_visible()


def test_two_readers_never_meet(browser, site):
    contexts = [browser.new_context(), browser.new_context()]
    one, other = (context.new_page() for context in contexts)
    visit(one, f"{site.url}/carte?region=84")
    visit(other, f"{site.url}/carte?region=53")

    tick(one, "ODD", "6 ·")
    arrived(one)

    expect(chips(one)).to_have_count(2)
    expect(chips(other)).to_have_text([re.compile("Bretagne")])
    assert [context.cookies() for context in contexts] == [[], []]
    assert one.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    for context in contexts:
        context.close()


def test_a_browser_that_hides_its_address_still_gets_the_right_page(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_(headers={"accept": "*/*"}))

    page.goto(f"{site.url}/odd?region=84")

    expect(page.locator("h1")).to_contain_text("Contribution aux objectifs")
    expect(chips(page)).to_have_text([re.compile("Auvergne-Rhône-Alpes")])
    context.close()


def test_on_a_phone_filters_wait_behind_one_button_that_counts_them(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}/carte?region=84&odd=6")
    button = page.locator(".filters > summary")
    expect(button).to_have_text("Filtres (2)")
    expect(page.locator(".filter summary").first).not_to_be_visible()

    button.click()
    tick(page, "Type", "Département")

    expect(button).to_have_text("Filtres (3)")


def test_the_keyboard_alone_filters_by_a_country(page, site):
    visit(page, f"{site.url}/carte")
    page.locator("[id='carte-pays'] .card__more > summary").focus()

    page.keyboard.press("Enter")
    expect(page.locator("[id='carte-pays'] table")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/carte\?pays=[A-Z]{3}$"))
