"""`docs/parcours.md`: the ten questions, walked from the home page, and their clicks counted."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.looking import arrived, chips, headline, visit

DOC = Path(__file__).parents[2] / "docs" / "parcours.md"
MOST = 3


class Reader:
    """Someone on a page, whose clicks are counted."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0

    def click(self, place):
        place.click()
        self.clicks += 1
        arrived(self.page)

    def go(self, name):
        self.click(self.page.locator(".app-nav").get_by_role("link", name=name, exact=True))

    def find(self, words, answer):
        self.page.locator(".search__input").fill(words)
        self.click(self.page.locator(".search__answer").filter(has_text=answer).first)


def on_my_territory(reader, page):
    reader.find("rhone", "Auvergne-Rhône-Alpes")
    expect(chips(page)).to_have_text([re.compile("Région.: Auvergne-Rhône-Alpes")])
    for chart in ("carte-pays", "modes", "thematiques"):
        expect(headline(page, chart)).to_be_attached()


def types_compared(reader, page):
    reader.go("Comparer")
    expect(headline(page, "types-profil")).to_contain_text("Plus grand écart")


def in_senegal(reader, page):
    reader.find("senegal", "Sénégal")
    expect(page).to_have_url(re.compile("/pays/SEN$"))
    expect(page.locator(".country__people").first).to_contain_text("Commune")


def who_pays(reader, page):
    reader.go("Financements")
    expect(headline(page, "financeurs")).to_contain_text("collectivités sur")


def our_goals(reader, page):
    reader.find("rhone", "Auvergne-Rhône-Alpes")
    reader.go("ODD")
    expect(chips(page)).to_have_text([re.compile("Région.: Auvergne-Rhône-Alpes")])
    expect(headline(page, "odd")).to_contain_text("ODD 4")


def what_holds_back(reader, page):
    reader.click(page.locator(".app-nav").get_by_text("Enquête"))
    reader.go("Besoins")
    expect(headline(page, "freins")).to_be_attached()


def ready_for_a_meeting(reader, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.find("grand est", "Grand Est")
    reader.go("Financements")
    expect(chips(page)).to_have_text([re.compile("Région.: Grand Est")])
    reader.click(page.locator("[id='financeurs']").get_by_role("button", name="Copier l’image"))
    expect(page.locator("#image-etat")).to_contain_text("Image copiée")


def inside_another_page(_, page):
    visit(page, page.url.rstrip("/") + "/graphiques/carte-pays")
    expect(headline(page, "carte-pays")).to_be_visible()
    expect(page.locator(".app-header")).to_have_count(0)


def where_from(reader, page):
    reader.go("Méthode")
    expect(page.locator("#sources")).to_be_visible()
    expect(page.locator(".app-footer")).to_contain_text("Version des données")


def numbers_behind(reader, page):
    reader.go("ODD")
    card = page.locator("[id='odd']")
    reader.click(card.locator(".card__more > summary"))
    expect(card.locator("table")).to_be_visible()
    expect(card.locator(".card__aids")).to_contain_text("coopérations rattachées à un ODD")


WALKS = {
    1: on_my_territory,
    2: types_compared,
    3: in_senegal,
    4: who_pays,
    5: our_goals,
    6: what_holds_back,
    7: ready_for_a_meeting,
    8: inside_another_page,
    9: where_from,
    10: numbers_behind,
}


def told():
    """Return the clicks that the document tells, by question."""
    rows = re.findall(r"^\| (\d+) \|.*\| (\d+) \|$", DOC.read_text("utf-8"), re.MULTILINE)
    return {int(number): int(clicks) for number, clicks in rows}


def test_the_document_tells_ten_questions_and_no_path_is_long():
    assert list(told()) == list(range(1, 11))
    assert set(told()) == set(WALKS)
    assert all(clicks <= MOST for clicks in told().values())


@pytest.mark.parametrize("number", WALKS)
def test_the_path_takes_the_clicks_that_are_told(page, site, number):
    visit(page, site.url)
    reader = Reader(page)

    WALKS[number](reader, page)

    assert reader.clicks == told()[number]
