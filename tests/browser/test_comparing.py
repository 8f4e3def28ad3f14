"""Groups chosen, added and taken away without knowing any grammar; one wave after another."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from data.demonstration import FIRST, SECOND
from tests.browser.conftest import serve
from tests.browser.looking import headline, open_table, tick, violations, visit


def groups(page):
    return page.locator(".comparing__groups > li")


def change(page):
    """Unfold what changes a comparison: it stays so while one chooses."""
    page.locator(".comparing__change summary").click()


def test_an_indicator_and_groups_are_chosen_from_lists(page, site):
    visit(page, f"{site.url}/comparer")
    expect(groups(page)).to_contain_text(["Communes", "Intercommunalités"])

    change(page)
    page.get_by_label("Indicateur").select_option(label="Besoins")
    expect(page).to_have_url(f"{site.url}/comparer?indicateur=besoins")
    page.get_by_label("Ajouter un groupe").select_option(label="Type de collectivité · Département")
    expect(groups(page)).to_have_count(3)
    page.get_by_role("link", name="Retirer « Communes »").click()

    expect(page).to_have_url(
        f"{site.url}/comparer?indicateur=besoins&groupes=type:intercommunalite;type:departement"
    )
    expect(headline(page, "comparaison")).to_contain_text(re.compile("Écart|écart|Trop peu"))
    page.go_back()
    expect(groups(page)).to_have_count(3)


def test_what_the_filters_select_stands_beside_the_rest_and_becomes_a_group(page, site):
    visit(page, f"{site.url}/comparer")

    tick(page, "Région", "Bretagne")
    expect(groups(page)).to_contain_text(["Bretagne", "Le reste"])
    change(page)
    page.get_by_label("Ajouter un groupe").select_option(label="Région · Normandie")

    expect(page).to_have_url(f"{site.url}/comparer?groupes=region:53;region:28;reste")
    table = open_table(page, "comparaison")
    expect(table.locator("thead")).to_contain_text("Écart, en points (Bretagne)")


def test_collectivites_are_chosen_by_name_one_after_the_other(page, site):
    visit(page, f"{site.url}/comparer")

    change(page)
    page.get_by_label("Choisir des collectivités").select_option("Commune 01 · Guadeloupe")
    expect(groups(page)).to_contain_text(["Commune 01 · Guadeloupe", "Le reste"])
    more = page.get_by_label("Ajouter une collectivité au groupe choisi")
    more.select_option("Intercommunalité 01 · Guadeloupe")
    expect(page).to_have_url(re.compile("=collectivite:demo-001,demo-002;reste"))
    expect(groups(page)).to_contain_text(["Intercommunalité 01 · Guadeloupe", "Le reste"])
    more.select_option("Collectivité fictive 01 · Martinique")
    expect(groups(page)).to_contain_text(["3 collectivités choisies", "Le reste"])

    page.get_by_text("3 collectivités choisies", exact=True).last.click()
    page.get_by_role("link", name="Retirer « Commune 01 · Guadeloupe »").click()
    expect(page).to_have_url(re.compile("=collectivite:demo-002,demo-003;reste"))


@pytest.fixture
def two_waves(tmp_path):
    for one in serve(tmp_path):
        done = one.command("publier", *map(str, (FIRST, SECOND)))
        assert done.returncode == 0, done.stdout + done.stderr
        for _ in range(2000):
            with urlopen(f"{one.url}/healthz") as answer:  # noqa: S310  (our own address)
                if done.stdout.split("Version publiée : ")[1][:12].encode() in answer.read():
                    break
        yield one


def test_an_evolution_is_read_for_all_then_for_the_panel(page, watch, two_waves):
    watch.host = two_waves.url.removeprefix("http://")
    visit(page, f"{two_waves.url}/comparer?indicateur=financeur")
    change(page)
    page.get_by_role("link", name="D’une vague à l’autre").click()
    expect(groups(page)).to_contain_text(["ACTER 2023-2024", "ACTER 2026-2027 (démo)"])
    card = page.locator("#comparaison")
    open_table(page, "comparaison")
    expect(card).to_contain_text("42\u00a0collectivités ont répondu à cette question dans chacune")

    page.get_by_role("link", name="Panel (mêmes collectivités, n\u00a0=\u00a042)").click()
    expect(card).to_contain_text("Panel\u00a0: les 42\u00a0collectivités")

    page.get_by_label("Indicateur").select_option(label="Appui attendu du réseau")
    # It was answered in confidence, and who answered in two waves is in no published table.
    expect(card.locator(".card__headline")).to_contain_text("un panel")
    assert violations(page) == []
