"""What travels, and what is painted again: numbers of requests, of bytes and of pictures."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import arrived, chips, visit

LAPTOP = {"width": 1440, "height": 900}
COLD = {"/": (7, 170_000), "/carte": (6, 160_000), "/graphiques/modes?vue=integree": (6, 130_000)}
#: What a reader who comes back fetches: the page is asked for, and not sent.
BACK = (1, 1_000)
PAINTED = """() => Object.fromEntries([...document.querySelectorAll("[data-dessin]")]
  .map((one) => [one.dataset.graphique, Number(one.dataset.dessin)]))"""


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport=LAPTOP, locale="fr-FR")
    yield made
    made.close()


def fetched(context, address):
    """Visit an address in a new tab; return how many requests it made, and the bytes that came."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sent, sizes, kept = {}, {}, set()
    session.on("Network.requestWillBeSent", lambda e: sent.update({e["requestId"]: e["request"]}))
    session.on("Network.requestServedFromCache", lambda e: kept.add(e["requestId"]))
    session.on(
        "Network.responseReceived",
        lambda e: kept.add(e["requestId"]) if e["response"].get("fromDiskCache") else None,
    )
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    visit(page, address)
    page.wait_for_load_state("networkidle")
    page.close()
    asked = [one for one, request in sent.items() if request["url"].startswith("http")]
    return [one for one in asked if one not in kept], sum(sizes.get(one, 0) for one in asked)


@pytest.mark.parametrize("path", COLD)
def test_a_page_is_light(context, site, path):
    requests, size = fetched(context, site.url + path)

    assert len(requests) <= COLD[path][0]
    assert size <= COLD[path][1]


@pytest.mark.parametrize("path", COLD)
def test_who_comes_back_fetches_next_to_nothing(context, site, path):
    fetched(context, site.url + path)
    requests, size = fetched(context, site.url + path)

    assert len(requests) <= BACK[0]
    assert size <= BACK[1]


def test_only_what_changed_is_painted_again_and_the_focus_stays(context, site):
    page = context.new_page()
    visit(page, f"{site.url}/partenariats?region=84")
    before = page.evaluate(PAINTED)
    assert set(before.values()) == {1}
    page.get_by_role("link", name="Carte").first.focus()

    # The same selection, written otherwise: every number stays.
    ask = "(to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
    page.evaluate(ask, "/partenariats?region=84,84")
    arrived(page)
    assert page.evaluate(PAINTED) == before

    page.evaluate(ask, "/partenariats?region=53")
    expect(chips(page).first).to_contain_text("Bretagne")
    assert set(page.evaluate(PAINTED).values()) == {2}
    assert page.evaluate("document.activeElement.textContent") == "Carte"
    page.close()
