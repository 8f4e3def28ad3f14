"""Pictures as they are drawn: whole, sharp, the same from the page and from the server."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import pytest
from PIL import ImageChops
from playwright.sync_api import expect

from tests.browser.drawn import blank, opened, texts
from tests.browser.looking import open_table, visit

#: Chart, format, size in pixels, and how much of the left and right edges must stay blank.
DRAWN = (
    ("odd", "diapo", (1920, 1080)),
    ("carte-pays", "diapo", (1920, 1080)),
    ("odd-par-thematique", "diapo", (1920, 1080)),
    ("types-profil", "carre", (2160, 2160)),
    ("besoins-appui", "carre", (2160, 2160)),
    ("carte-pays", "a4", (3508, 2480)),
    ("thematiques", "a4", (2480, 3508)),
)


def fetched(site, address):
    with urlopen(f"{site.url}{address}", timeout=60) as answer:  # noqa: S310  (our own address)
        return answer.read()


@pytest.mark.parametrize(("key", "size", "pixels"), DRAWN)
def test_a_picture_has_its_exact_size_and_nothing_reaches_its_edges(site, key, size, pixels):
    image = opened(fetched(site, f"/graphiques/{key}.png?region=84&format={size}"))
    wide, high = image.size
    edge = wide // 40
    band = high // 8

    assert image.size == pixels
    assert blank(image, (0, band, edge, high))
    assert blank(image, (wide - edge, band, wide, high))
    assert blank(image, (0, high - edge // 2, wide, high))
    assert not blank(image, (edge, band, wide - edge, high - edge))


def test_an_svg_is_text_that_says_all_and_holds_its_font(site):
    for key in ("odd", "carte-pays"):
        svg = fetched(site, f"/graphiques/{key}.svg?region=84").decode()
        told = " ".join(texts(svg))

        assert "elles ?" in told
        assert "Région : Auvergne-Rhône-Alpes" in told
        assert re.search(r"n = \d+", told)
        assert "Source : Données de démonstration" in told
        assert "Données de démonstration : réponses inventées" in told
        assert f"{site.url}/graphiques/{key}?region=84" in told
        assert "@font-face" in svg
        assert "font/woff2;base64" in svg


def test_the_page_of_a_region_makes_a_slide(site):
    assert opened(fetched(site, "/regions/84.png")).size == (1920, 1080)
    assert opened(fetched(site, "/index.png?format=carre")).size == (2160, 2160)


def saved(page, link):
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.path().read_bytes(), waiting.value.suggested_filename


def test_the_page_saves_the_same_picture_as_the_server(site, page):
    visit(page, f"{site.url}/odd?region=84")
    card = page.locator("[id='odd']")
    open_table(page, "odd")
    menu = card.locator(".menu summary", has_text="Télécharger")

    menu.click()
    raw, name = saved(page, card.get_by_role("link", name="Image PNG (diapositive)"))
    expect(page.locator("#image-etat")).to_have_text("Image téléchargée.")
    menu.click()
    svg, _ = saved(page, card.get_by_role("link", name="Image SVG (diapositive)"))
    page.locator(".page__tools summary", has_text="Télécharger").click()
    whole, _ = saved(page, page.get_by_role("link", name="Diapositive (PNG)"))

    assert name == "acter-odd-diapo-region-84-acter-2024-demonstration.png"
    theirs = opened(fetched(site, "/graphiques/odd.png?region=84"))
    apart = ImageChops.difference(opened(raw), theirs).convert("L").point(lambda v: 255 * (v > 40))
    assert apart.histogram()[255] < 500
    assert texts(svg.decode()) == texts(fetched(site, "/graphiques/odd.svg?region=84").decode())
    assert opened(whole).size == (1920, 1080)


def test_an_image_is_copied_at_the_size_of_a_slide(site, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, f"{site.url}/carte")

    page.locator("[id='carte-pays']").get_by_role("button", name="Copier l’image").click()

    expect(page.locator("#image-etat")).to_contain_text("Image copiée")
    size = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const image = await createImageBitmap(await item.getType("image/png"));
            return [image.width, image.height];
        }"""
    )
    assert size == [1920, 1080]


@pytest.fixture
def host(site):
    """Another site, whose only page frames a chart and lets it have nothing."""
    framed = f'<iframe src="{site.url}/graphiques/odd" width="900" height="900"></iframe>'

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(framed.encode())

        def log_message(self, *told):
            """Be quiet."""

    with ThreadingHTTPServer(("localhost", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_where_a_frame_may_not_copy_the_image_is_saved_and_that_is_said(host, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(host)
    frame = page.frame_locator("iframe")

    raw, _ = saved(page, frame.get_by_role("button", name="Copier l’image"))

    assert opened(raw).size == (1920, 1080)
    expect(frame.locator("#image-etat")).to_contain_text("refuse la copie")
    context.close()
