"""A site below a path of its host, as it is used: nothing is ever asked of the rest of the host."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, Watch, serve
from tests.browser.hosting import hosting
from tests.browser.looking import DRAWN, arrived, chips, open_table, tick, visit

PREFIX = "/observatoire"


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("prefixe"), PREFIX)


@pytest.fixture
def reader(browser, below):
    """A reader; a request that leaves the site, or is refused, fails the test."""
    context = browser.new_context(viewport=LAPTOP, locale="fr-FR")
    made = context.new_page()
    watch, asked, refused = Watch(urlsplit(below.url).netloc), [], []
    watch.listen(made)
    made.on("request", lambda request: asked.append(urlsplit(request.url)))
    made.on("response", lambda got: refused.append(got.url) if got.status >= 400 else None)
    yield made
    ours = [parts.path for parts in asked if parts.netloc == watch.host]
    context.close()
    assert ours
    assert [path for path in ours if not path.startswith(f"{PREFIX}/")] == []
    assert watch.complaints == refused == []


def test_a_reader_filters_follows_comes_back_opens_copies_and_searches(reader, below):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(reader, f"{below.url}/")
    tick(reader, "Région", "Bretagne")
    expect(reader).to_have_url(f"{below.url}/?region=53")
    expect(chips(reader)).to_have_count(1)

    reader.get_by_role("link", name="Carte", exact=True).click()
    arrived(reader)
    expect(reader).to_have_url(f"{below.url}/carte?region=53")
    expect(reader.locator(".drawn--map").first).to_be_visible()
    reader.go_back()
    expect(reader).to_have_url(f"{below.url}/?region=53")
    expect(reader.locator("#panne")).to_be_hidden()

    visit(reader, f"{below.url}/odd?region=53")
    open_table(reader, "odd")
    reader.locator("#odd").get_by_role("button", name="Copier l’image").click()
    expect(reader.locator("#image-etat")).to_have_text(
        "Image copiée : collez-la dans une diapositive ou un document."
    )

    reader.locator(".search__input").fill("senegal")
    reader.locator(".search__answer").first.click()
    expect(reader).to_have_url(f"{below.url}/pays/SEN?region=53")
    arrived(reader)
    reader.locator(".page__tools summary", has_text="Partager").click()
    reader.get_by_role("button", name="Copier le lien vivant").first.click()
    expect(reader.locator(".told")).to_have_text("Lien copié")
    assert reader.evaluate("navigator.clipboard.readText()") == f"{below.url}/pays/SEN?region=53"


def test_a_frame_elsewhere_takes_its_height_its_filters_and_its_links_below_the_prefix(
    reader, below
):
    visit(reader, f"{below.url}/integrer?quoi=/odd")
    code = reader.locator("#code-script").inner_text()
    assert f'src="{below.url}/odd?vue=integree"' in code
    assert f'src="{below.url}/integration.js"' in code

    with hosting() as host:
        reader.goto(host.show(code))
        inside = reader.frame_locator("iframe")
        expect(inside.locator(DRAWN).first).to_be_visible()
        reader.wait_for_function("document.querySelector('iframe').style.height")
        tick(inside, "Type", "Commune")
        expect(chips(inside)).to_have_count(1)
        with reader.context.expect_page() as opened:
            inside.get_by_role("link", name="Observatoire ACTER").click()
        assert opened.value.url.startswith(f"{below.url}/odd")


def test_a_link_to_the_rest_of_the_host_leaves_the_site(reader, below):
    visit(reader, f"{below.url}/odd")
    reader.evaluate(
        """() => {
          document.addEventListener("click", (event) => {
            window.taken = event.defaultPrevented;
            event.preventDefault();
          });
          const link = document.createElement("a");
          link.href = "/ailleurs";
          document.body.append(link);
          link.click();
        }"""
    )

    assert reader.evaluate("window.taken") is False
