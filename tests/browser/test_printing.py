"""What comes out of a printer: every page, on A4, without background graphics."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watch
from tests.browser.looking import visit
from tests.browser.paper import SCREEN, SHEET, Press, lay_out, squeezed

#: Sheets that a page of each sort may take; « Méthode » holds the whole dictionary.
MOST = {
    "/": 4,
    "/carte": 2,
    "/pays/SEN": 5,
    "/odd": 3,
    "/moyens": 3,
    "/regions/84": 6,
    "/comparer": 3,
    "/integrer": 1,
    "/methode": 9,
    "/graphiques/odd": 1,
}

#: Pages that no filter selects from.
WHOLE = ("/integrer", "/methode")

#: Pages that draw the world, whose outline asks for credit.
MAPS = ("/", "/carte", "/regions/84")

#: What only a screen can do.
CONTROLS = (
    "Tout effacer",
    "Présenter",
    "Copier l’image",
    "Ajouter un groupe",
    "Choisir…",
    "Titre du cadre",
    "Tableau des valeurs",
    "Voir le graphique",
    "Voir 1",
    "autres constats",
    "Imprimer ou enregistrer",
    "Aller au contenu",
)


@pytest.fixture(scope="module")
def press(browser, site):
    """One printer for all pages: each is printed once, whatever is asked of its sheets."""
    watch = Watch(urlsplit(site.url).netloc)
    context = browser.new_context(viewport=SCREEN, locale="fr-FR")
    page = context.new_page()
    watch.listen(page)
    yield Press(page, site.url)
    context.close()
    assert watch.complaints == []


@pytest.mark.parametrize(("path", "most"), MOST.items())
def test_a_page_prints_on_few_sheets_and_says_what_it_shows(press, path, most):
    paper = press.paper(path)

    assert len(paper.sheets.pages) <= most
    assert all(not sheet.images for sheet in paper.sheets.pages)
    assert paper.holds("Version des données :")
    assert paper.holds(f"{press.url}{path}?")
    assert paper.holds("Données de démonstration")
    assert paper.holds("Filtres : ") is (path not in WHOLE)
    assert paper.holds("Fond de carte :") is (path in MAPS)


@pytest.mark.parametrize("path", MOST)
def test_paper_offers_nothing_to_click_and_cuts_nothing(press, path):
    paper = press.paper(path)

    assert [one for one in CONTROLS if paper.holds(one)] == []
    assert all(broken == "avoid" for broken, _ in paper.cards)
    assert all(height <= SHEET["height"] for _, height in paper.cards)
    assert paper.beyond == []


def test_paper_says_which_answers_are_kept(press):
    paper = press.paper("/odd?type=commune")

    assert paper.holds("Filtres : Type de collectivité : Commune")
    assert paper.holds("répondants ·")


@pytest.mark.parametrize("path", ["/odd", "/financements", "/partenariats", "/besoins"])
def test_the_first_card_stands_on_the_first_sheet(press, path):
    first = press.paper(path).sheets.pages[0].extract_text()

    assert squeezed("n = ") in squeezed(first)


def test_every_collectivite_of_a_country_is_printed_in_one_table(press, page, site):
    visit(page, f"{site.url}/pays/SEN")
    names = page.locator(".country__people tbody th").evaluate_all(
        "cells => cells.map((cell) => cell.firstChild.textContent)"
    )
    paper = press.paper("/pays/SEN")

    assert len(names) > 12
    assert [name for name in names if not paper.holds(name)] == []
    assert not paper.holds("(suite)")

    lay_out(page)
    for row in page.locator(".country__zone li").all():
        name, count = row.locator("a").bounding_box(), row.locator("span").bounding_box()
        assert abs(name["y"] + name["height"] - count["y"] - count["height"]) < 5


def test_every_finding_is_printed(press, page, site):
    visit(page, f"{site.url}/")
    titles = page.locator(".finding__title").all_text_contents()

    assert len(titles) > 3
    assert [title for title in titles if not press.paper("/").holds(title)] == []


def test_a_portrait_prints_its_bases_and_not_its_source_again(press):
    paper = press.paper("/regions/84")

    assert paper.words.count("n=") > 5
    # In the page's head, and under the portrait's own words.
    assert paper.words.count("Source:") == 2


def test_the_colours_of_the_regions_are_printed_without_background_graphics(press):
    assert {"#e6ebea", "#bfe3df", "#86c5c5"} <= press.paper("/regions").fills


def test_a_comparison_says_its_indicator_in_words(press):
    paper = press.paper("/comparer")

    assert paper.holds("Indicateur : Thématique")
    assert paper.holds("Intercommunalités n = 146")
    assert not paper.holds("Changer")


def test_the_code_to_paste_is_printed_without_what_it_shows(press):
    paper = press.paper("/integrer")

    assert paper.holds("<iframe data-acter")
    assert not paper.holds("Aperçu")


def test_no_table_leaves_its_head_alone_at_the_foot_of_a_sheet(press):
    for sheet in press.paper("/methode").sheets.pages:
        assert not squeezed(sheet.extract_text()).endswith(("Diffusion", "Base", "fait", "Pays"))


def test_after_printing_the_screen_is_as_it_was(page, site):
    visit(page, f"{site.url}/odd")
    chart = page.locator("#odd .drawn").first
    before = chart.bounding_box()

    page.pdf()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    after = chart.bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])


def test_charts_of_a_portrait_are_as_wide_as_their_column(page, site):
    visit(page, f"{site.url}/regions/84")
    lay_out(page)

    for chart in page.locator(".cards .drawn").all():
        assert chart.bounding_box()["width"] <= 330
    expect(page.locator(".demo-banner")).to_be_visible()
