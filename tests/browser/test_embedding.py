"""Promises to a webmaster: paste the code, and the frame behaves, whatever the page around it."""

import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from components.screen.embedding import SANDBOX
from tests.browser.conftest import Watch
from tests.browser.hosting import hosting
from tests.browser.looking import DRAWN, chips, counts, tick, violations, visit

LISTENING = "<script>var said=[];addEventListener('message',e=>said.push(e.data))</script>"
SCRIPT = '<script src="{}/integration.js" async></script>'


@pytest.fixture(scope="module")
def host():
    with hosting() as made:
        yield made


@pytest.fixture
def visitor(browser, site, host):
    """A reader of the other site; whatever the browser complains about fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, locale="fr-FR")
    made = context.new_page()
    watch = Watch(urlsplit(site.url).netloc)
    watch.listen(made)
    yield made
    context.close()
    assert watch.complaints == []
    assert {urlsplit(url).netloc for url in watch.outside} <= {urlsplit(host.url).netloc}


@pytest.fixture
def stern(browser, site, host):
    """A reader of a site that forbids much: what its own rules refuse, the browser says aloud."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, locale="fr-FR")
    made = context.new_page()
    faults, asked = [], []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    yield made
    context.close()
    assert faults == []
    assert set(asked) - {""} == {urlsplit(site.url).netloc, urlsplit(host.url).netloc}


def frame(src, *marks):
    written = " ".join(marks)
    return f'<iframe src="{src}" title="Cadre" width="100%" height="500" {written}></iframe>'


def inside(page, place=0):
    """Return the inside of a frame, once its charts are drawn."""
    found = page.frame_locator("iframe").nth(place)
    expect(found.locator(DRAWN).first).to_be_attached()
    return found


def height(page, place=0):
    return page.locator("iframe").nth(place).evaluate("one => one.clientHeight")


def fits(page, place=0):
    """Wait until a frame is exactly as tall as its content, and return its height."""
    body = page.frame_locator("iframe").nth(place).locator("body")
    for _ in range(400):
        tall = body.evaluate("one => Math.ceil(one.getBoundingClientRect().height)")
        if height(page, place) == tall:
            return tall
        page.wait_for_timeout(50)
    pytest.fail(f"the frame is {height(page, place)} pixels high, its content {tall}")


def generated(page, site, quoi, **keys):
    """Make the code on « /integrer », and return it as a webmaster copies it."""
    more = "".join(f"&{key}={value}" for key, value in keys.items())
    visit(page, f"{site.url}/integrer?quoi={quote(quoi, safe='')}{more}")
    return page.locator("#code-script").inner_text(), page.locator("#code-simple").inner_text()


def test_the_generated_code_follows_its_content_both_ways_without_a_loop(page, visitor, site, host):
    code, _ = generated(page, site, "/graphiques/odd?region=84")
    visitor.goto(host.show(LISTENING + code))
    chart = inside(visitor)
    before = fits(visitor)

    chart.locator(".card__more > summary").click()
    expect(chart.locator("table")).to_be_visible()
    assert fits(visitor) > before + 200
    chart.locator(".card__more > summary").click()
    expect(chart.locator("table")).to_be_hidden()

    assert fits(visitor) == before
    visitor.wait_for_timeout(300)
    assert visitor.evaluate("said.length") <= 12


def test_a_strict_host_policy_stops_nothing(page, visitor, site, host):
    code, _ = generated(page, site, "/financements", offre="type")
    policy = (
        f"default-src 'none'; frame-src {site.url}; script-src {site.url}; "
        "style-src 'unsafe-inline'; img-src data:"
    )

    visitor.goto(host.show(code, policy))
    inside(visitor)

    assert fits(visitor) > 900


def test_the_two_directives_of_the_guide_are_enough(page, stern, site, host):
    code, _ = generated(page, site, "/graphiques/odd", offre="type")
    policy = f"default-src 'none'; frame-src {site.url}; script-src {site.url}"

    stern.goto(host.show(code, policy))
    content = inside(stern)

    expect(content.locator(".card")).to_be_visible()
    # Without the style that this policy refuses, the frame's attributes give its look.
    assert stern.locator("iframe").bounding_box()["width"] > 900
    assert stern.locator("iframe").evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"


@pytest.mark.parametrize("locked", ["allow-scripts", "allow-scripts allow-same-origin", SANDBOX])
def test_a_locked_frame_shows_its_chart_and_answers_its_reader(stern, site, host, locked):
    src = f"{site.url}/graphiques/carte-pays?region=84&vue=integree&offre=type"
    code = frame(src, f'sandbox="{locked}"', "data-acter") + SCRIPT.format(site.url)
    stern.goto(host.show(code))
    content = inside(stern)
    expect(content.locator(".chip")).to_have_text([re.compile("Région")])
    expect(content.locator(".mark path").first).to_be_attached()
    expect(content.locator("#contenu")).not_to_be_focused()

    tick(content, "Type", "Commune")

    expect(content.locator(".chip", has_text="Commune")).to_be_visible()


def test_a_frame_without_scripts_says_its_headline_and_where_its_data_are(stern, site, host):
    src = f"{site.url}/graphiques/odd?region=84&vue=integree"
    stern.goto(host.show(frame(src, 'sandbox=""')))
    content = stern.frame_locator("iframe")

    expect(content.locator(".card__headline")).to_contain_text("ODD")
    expect(content.locator(".chip")).to_have_text([re.compile("Région")])
    expect(content.locator(".drawn text").first).to_be_visible()
    content.locator(".card__more > summary").click()
    link = content.locator(".card__details a")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "/graphiques/odd?region=84"


def test_two_frames_and_the_script_twice_keep_to_themselves(visitor, site, host):
    wide = frame(f"{site.url}/graphiques/odd?vue=integree", "data-acter", f'sandbox="{SANDBOX}"')
    # Many sites measure boxes by their borders, and draw one around frames.
    bordered = 'style="box-sizing:border-box;border:9px solid"'
    bare = frame(f"{site.url}/graphiques/service?vue=integree", "data-acter", bordered)
    script = SCRIPT.format(site.url)

    visitor.goto(host.show(wide + script + bare + script))
    inside(visitor, 0)
    inside(visitor, 1)

    assert fits(visitor, 0) != fits(visitor, 1)


def test_a_frame_far_below_has_its_height_before_anyone_scrolls_to_it(visitor, site, host):
    far = '<div style="height:6000px"></div>'
    code = frame(f"{site.url}/graphiques/odd?vue=integree", "data-acter")

    visitor.goto(host.show(far + code + SCRIPT.format(site.url)))
    chart = visitor.frame_locator("iframe").locator(".card__more > summary")
    expect(chart).to_be_attached()
    closed = fits(visitor)
    chart.evaluate("one => one.click()")
    # What was folded comes from the server.
    expect(visitor.frame_locator("iframe").locator("table")).to_be_attached()

    assert fits(visitor) > closed + 200
    assert visitor.evaluate("scrollY") == 0


def test_without_the_script_the_frame_keeps_its_height_and_scrolls_inside(
    page, visitor, site, host
):
    _, code = generated(page, site, "/odd", largeur="640")
    visitor.goto(host.show(code))
    content = inside(visitor)

    box = visitor.locator("iframe").bounding_box()
    assert (box["width"], box["height"]) == (640, 900)
    assert content.locator("html").evaluate("one => one.scrollHeight > one.clientHeight")


def test_on_a_phone_the_frame_takes_the_width_there_is(page, visitor, site, host):
    code, _ = generated(page, site, "/financements", largeur="640")
    visitor.set_viewport_size({"width": 390, "height": 844})

    visitor.goto(host.show(code))
    content = inside(visitor)
    fits(visitor)

    assert visitor.evaluate("document.documentElement.scrollWidth") <= 390
    assert content.locator("html").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_another_window_says_changes_nothing(visitor, site, host):
    ours = frame(f"{site.url}/graphiques/service?vue=integree", "data-acter", "data-acter-adresse")
    theirs = (
        '<iframe src="/intrus" title="Intrus" data-acter></iframe><iframe src="/intrus"></iframe>'
    )
    host.pages["/intrus"] = (
        "<script>parent.postMessage({type:'acter',hauteur:5000,adresse:'?odd=6'},'*')</script>"
    )
    visitor.goto(host.show(ours + SCRIPT.format(site.url) + theirs))
    inside(visitor)
    right, address = fits(visitor), visitor.url

    visitor.evaluate("postMessage({type: 'acter', hauteur: 5000, adresse: '?odd=6'}, '*')")
    for wrong in ("-1", "99", "20001", "1e9", "NaN", "Infinity", "'900'", "[900]", "null", "150.5"):
        told = f"{{type: 'acter', hauteur: {wrong}, adresse: {wrong}}}"
        visitor.frames[1].evaluate(f"parent.postMessage({told}, '*')")
    for wrong in ("null", "7", "'acter'", "[]", "{type: 'acter'}", "{hauteur: 5000}"):
        visitor.frames[1].evaluate(f"parent.postMessage({wrong}, '*')")
    visitor.wait_for_timeout(200)

    assert height(visitor) == right
    assert height(visitor, 2) == 150
    assert visitor.url == address


def test_a_frame_offers_what_its_host_chose_and_nothing_else(visitor, site, host):
    src = f"{site.url}/financements?region=84&vue=integree&offre=type"
    visitor.goto(host.show(frame(src)))
    content = inside(visitor)

    expect(content.locator("header nav, .search, .page__tools a")).to_have_count(0)
    expect(content.locator(".demo-banner")).to_contain_text("Données de démonstration")
    expect(content.locator("details.filter summary")).to_have_text([re.compile("^Type")])
    expect(content.locator(".chip")).to_have_text([re.compile("Région")])
    expect(content.locator("button.chip")).to_have_count(0)
    content.locator("#financeurs .card__more > summary").click()
    expect(content.locator("#financeurs table")).to_be_visible()
    expect(content.locator("#financeurs table button")).to_have_count(0)


def test_the_link_that_a_frame_gives_shows_the_same_selection(page, visitor, site, host):
    src = f"{site.url}/odd?region=84&vue=integree&offre=type"
    visitor.goto(host.show(frame(src, 'allow="clipboard-write"')))
    content = inside(visitor)
    tick(content, "Type", "Commune")
    expect(content.locator(".chip", has_text="Commune")).to_be_visible()

    link = content.get_by_role("link", name="Observatoire ACTER")
    assert link.get_attribute("target") == "_blank"
    copied = content.get_by_role("button", name="Copier le lien")
    address = site.url + copied.get_attribute("data-copy")
    copied.click()
    expect(content.get_by_text(re.compile("[Cc]opié|Ctrl")).first).to_be_visible()
    visit(page, address)

    assert address == f"{site.url}/odd?region=84&type=commune"
    expect(chips(page)).to_have_count(2)
    expect(counts(page)).to_have_text(content.locator(".selection__counts").inner_text())
    expect(page.locator(".app-header")).to_be_visible()


def test_what_is_chosen_inside_can_stand_in_the_address_of_the_page_around(visitor, site, host):
    src = f"{site.url}/odd?region=84&vue=integree&offre=type"
    marks = ("data-acter", 'data-acter-adresse="acter"')
    address = host.show(frame(src, *marks) + SCRIPT.format(site.url))
    visitor.goto(address)
    content = inside(visitor)
    tick(content, "Type", "Commune")

    expect(visitor).to_have_url(re.compile(r"\?acter="))
    assert parse_qs(urlsplit(visitor.url).query) == {"acter": ["type=commune"]}
    visitor.reload()
    expect(inside(visitor).locator("button.chip").first).to_contain_text("Commune")
    visitor.goto(f"{address}?acter={quote('type=region&region=53&vue=presentation&offre=region')}")
    content = inside(visitor)
    expect(content.locator(".chip")).to_contain_text(["Auvergne", "Région", "Tout effacer"])
    expect(content.locator(".embed")).to_be_visible()


def test_every_choice_of_the_generator_is_in_its_address_and_in_its_code(page, site):
    visit(page, f"{site.url}/financements?region=84")
    page.locator(".page__tools").get_by_role("link", name="Intégrer").click()
    expect(page).to_have_url(re.compile("/integrer"))
    code = page.locator("#code-simple")

    expect(code).to_contain_text("/financements?region=84&amp;vue=integree")
    page.get_by_label("Pays", exact=True).uncheck()
    expect(code).to_contain_text("offre=")
    page.get_by_label("Largeur").fill("640")
    page.get_by_label("Titre du cadre").fill('Qui "paie" ?')
    page.get_by_label("Titre du cadre").press("Enter")
    expect(code).to_contain_text('title="Qui &quot;paie&quot; ?" width="640"')
    page.get_by_label("Ce qui est montré").select_option(label="Graphique · Financeurs")
    expect(code).to_contain_text("/graphiques/financeurs?region=84")
    held = code.inner_text()
    page.reload()

    expect(code).to_have_text(held)
    shown = page.frame_locator(".generator__preview")
    expect(shown.locator(".embed .card")).to_have_count(1)
    assert page.locator(".generator__preview").get_attribute("src") in unescape(held)


@pytest.mark.parametrize(
    "path", ["/integrer?quoi=%2Fodd", "/financements?region=84&vue=integree&offre=type"]
)
def test_axe_finds_nothing_in_frames_and_generator(page, site, path):
    visit(page, site.url + path)

    assert violations(page) == []
