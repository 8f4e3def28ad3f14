"""A version published while people read is shown to them, without a restart."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from data.demonstration import copy_first
from tests.browser.conftest import serve
from tests.browser.looking import chips, tick, visit

ANOTHER_WAVE = {
    "sources.csv": "vague;titre;producteur;champ;demonstration;donnees_ouvertes\n"
    "crs-2023;Essai;Essai;essai;oui;oui\n",
    "collectivites.csv": "collectivite_id;vague;nom;type;region\n"
    "essai-1;crs-2023;Essai;commune;53\n",
    "cooperations.csv": "cooperation_id;collectivite_id;vague;pays\ne1;essai-1;crs-2023;SEN\n",
}


@pytest.fixture
def own_site(tmp_path):
    yield from serve(tmp_path)


def test_a_running_server_shows_what_is_published(browser, own_site, tmp_path):
    page = browser.new_context().new_page()
    visit(page, f"{own_site.url}/")
    expect(page.locator(".app-footer")).not_to_contain_text("Seconde")
    copy_first(tmp_path / "seconde")
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


def test_with_two_waves_back_still_goes_back(browser, own_site, tmp_path):
    copy_first(tmp_path / "une")
    (tmp_path / "autre").mkdir()
    for name, text in ANOTHER_WAVE.items():
        (tmp_path / "autre" / name).write_text(text, "utf-8")
    done = own_site.command("publier", str(tmp_path / "une"), str(tmp_path / "autre"))
    assert done.returncode == 0, done.stdout + done.stderr
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    for _ in range(2000):
        with urlopen(f"{own_site.url}/healthz") as answer:  # noqa: S310  (our own address)
            if done.stdout.split("Version publiée : ")[1][:12].encode() in answer.read():
                break

    visit(page, f"{own_site.url}/odd")
    tick(page, "Région", "Bretagne")
    expect(page).to_have_url(f"{own_site.url}/odd?region=53")
    expect(chips(page)).to_have_count(1)
    page.get_by_label("Données").select_option("vague=crs-2023")
    expect(page).to_have_url(f"{own_site.url}/odd?region=53&vague=crs-2023")
    page.go_back()
    expect(page).to_have_url(f"{own_site.url}/odd?region=53")
    page.go_back()

    expect(page).to_have_url(f"{own_site.url}/odd")
    expect(chips(page)).to_have_count(0)
    page.context.close()
