"""A version published while people read is shown to them, without a restart."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from data.demonstration import write_demonstration
from tests.browser.conftest import serve
from tests.browser.looking import visit


@pytest.fixture
def own_site(tmp_path):
    yield from serve(tmp_path)


def test_a_running_server_shows_what_is_published(browser, own_site, tmp_path, book):
    page = browser.new_context().new_page()
    visit(page, f"{own_site.url}/")
    expect(page.locator(".app-footer")).not_to_contain_text("Seconde")
    write_demonstration(tmp_path / "seconde", book)
    sources = tmp_path / "seconde" / "sources.csv"
    text = sources.read_text("utf-8")
    title = text.splitlines()[-1].split(";")[1]
    sources.write_text(text.replace(title, "Seconde livraison"), "utf-8")

    done = own_site.command("publier", str(tmp_path / "seconde"))

    assert done.returncode == 0, done.stdout + done.stderr
    for _ in range(2000):
        with urlopen(f"{own_site.url}/graphiques/odd.json") as answer:  # noqa: S310  (our own address)
            if b"Seconde livraison" in answer.read():
                break
    page.reload()
    expect(page.locator(".app-footer")).to_contain_text("Seconde livraison")
    page.context.close()
