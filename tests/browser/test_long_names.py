"""Names of ten thousand letters, published before they were refused: no page sticks out."""

from urllib.parse import urlsplit

import pandas as pd
import pytest

from data import demonstration
from data.codebook import load
from data.intake.verify import read_files
from data.versions.library import Library
from tests.browser.conftest import Watch, serve
from tests.browser.looking import resize, visit
from tests.data.small import Verified

NAME = "N" * 10_000
SIZES = ((1440, 900), (390, 844))
#: The elements that stick out of the window sideways, outside of what scrolls by itself.
STICKING = """() => {
  const wide = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth < wide) return [];
  return Array.from(document.querySelectorAll("body *"))
    .filter((one) => one.getBoundingClientRect().right > wide && !one.closest(".app-nav"))
    .slice(0, 8)
    .map((one) => `${one.tagName}.${one.className}`);
}"""
#: Tables and figures that scroll sideways, and how wide their content is.
SCROLLED = """() => Array.from(document.querySelectorAll("body *"))
  .filter((one) => one.scrollWidth > 3000 && getComputedStyle(one).overflowX !== "visible" &&
    !one.closest(".visually-hidden, #js-plotly-tester"))
  .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth}`)"""


@pytest.fixture(scope="module")
def identifiers():
    return []


@pytest.fixture(scope="module")
def site(tmp_path_factory, identifiers):
    """The demonstration, every free text of which is one that no file may hold any more."""
    folder = tmp_path_factory.mktemp("noms")
    tables = dict(read_files([demonstration.FIRST], load()).tables)
    for table, columns in {
        "collectivites": ("nom",),
        "cooperations": ("partenaire",),
        "sources": ("titre", "producteur", "licence", "champ"),
    }.items():
        frame = tables[table]
        absurd = [f"{NAME}{row}" for row in range(len(frame))]
        texts = {column: pd.Series(absurd, index=frame.index, dtype="str") for column in columns}
        tables[table] = frame.assign(**texts)
    # What was said in confidence is not what this is about, and takes minutes to protect.
    tables["reponses"] = tables["reponses"].iloc[:0]
    for table in ("collectivites", "cooperations", "financements"):
        hidden = [v.name for v in load().tables[table].variables if v.confidential]
        empty = {name: tables[table][name].mask(tables[table][name].notna()) for name in hidden}
        tables[table] = tables[table].assign(**empty)
    identifiers += list(tables["collectivites"]["collectivite_id"][:3])
    Library(folder / "versions").publish(Verified(tables), [])
    yield from serve(folder)


@pytest.fixture(scope="module")
def page(browser, site):
    watch = Watch(urlsplit(site.url).netloc)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    made = context.new_page()
    watch.listen(made)
    yield made
    context.close()
    watch.check()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/carte",
        "/pays/SEN",
        "/regions/84",
        "/comparer?groupes=collectivite:{0},{1};reste",
        "/comparer?groupes=collectivite:{2};collectivite:{0}",
        "/graphiques/comparaison?groupes=collectivite:{0};ensemble",
        "/methode",
        "/api",
        "/integrer?quoi=/odd",
        "/odd?vue=integree",
        "/comparer?vue=presentation&groupes=collectivite:{0};reste",
        "/pays/SEN?vue=presentation",
    ],
)
def test_no_page_is_wider_than_its_window(page, site, identifiers, path):
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    address = f"{site.url}{path.format(*identifiers)}"
    if "presentation" in path:
        page.goto(address)
        page.locator(".slide__name").wait_for()
    else:
        visit(page, address)

    for size in SIZES:
        resize(page, size)
        assert page.evaluate(STICKING) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert page.evaluate(SCROLLED) == []


def test_a_name_is_shown_cut_and_is_whole_in_the_public_package(page, site):
    visit(page, f"{site.url}/pays/SEN")
    name = page.locator(".country__people tbody th").first.inner_text()
    public = "/donnees/acter-2024/collectivites-demonstration.csv"

    assert name.startswith(f"{'N' * 99}…")
    assert f"{NAME}0" in page.request.get(f"{site.url}{public}").text()
    assert (
        page.request.get(f"{site.url}/graphiques/odd.json").json()["source"]["title"] == f"{NAME}0"
    )


def test_the_search_box_shows_names_cut(page, site):
    for size in SIZES:
        visit(page, f"{site.url}/")
        resize(page, size)
        page.locator("input[type=search]").first.fill("NNNN")
        results = page.locator(".search [role=option]")
        results.first.wait_for()

        assert "…" in results.first.inner_text()
        assert page.evaluate(STICKING) == []
