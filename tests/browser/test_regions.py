"""The tile map and the regional portraits, as a reader goes through them."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import arrived, counts, resize, tick, violations, visit


def test_a_tile_leads_to_a_portrait_and_the_portrait_to_its_neighbours(page, site):
    visit(page, f"{site.url}/regions?type=commune")

    page.get_by_role("link", name="Bretagne").first.click()
    expect(page).to_have_url(f"{site.url}/regions/53?type=commune")
    arrived(page)
    expect(page.locator("h1")).to_have_text("État des lieux régional : Bretagne")

    page.locator("a[rel=next]").click()
    expect(page).to_have_url(f"{site.url}/regions/24?type=commune")
    expect(page.locator(".portrait__text")).to_contain_text("Centre-Val de Loire")
    expect(page.locator(".portrait__map [aria-current=page]")).to_have_attribute(
        "href", "/regions/24?type=commune"
    )


def test_filters_apply_to_the_text_while_the_region_stays(page, site):
    visit(page, f"{site.url}/regions/84")
    before = page.locator(".portrait__text").inner_text()

    tick(page, "Type de collectivité", "Commune")

    expect(page).to_have_url(f"{site.url}/regions/84?type=commune")
    expect(page.locator(".portrait__source")).to_contain_text("Type de collectivité : Commune")
    expect(counts(page)).not_to_have_text("16 répondants · 127 coopérations")
    assert page.locator(".portrait__text").inner_text() != before


def test_a_region_without_respondents_has_words_and_no_empty_cards(page, site):
    visit(page, f"{site.url}/regions/94")

    expect(page.locator(".portrait__text")).to_contain_text("aucune collectivité n’a répondu")
    expect(page.locator(".cards")).to_be_hidden()


@pytest.mark.parametrize("sizes", [[(1440, 900)], [(390, 844), (640, 800)]], ids=["wide", "narrow"])
def test_a_portrait_never_sticks_out_sideways(page, site, sizes):
    page.set_viewport_size({"width": sizes[0][0], "height": sizes[0][1]})
    visit(page, f"{site.url}/regions/93")

    for size in sizes:
        resize(page, size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("address", ["/regions/84", "/regions/53?vue=integree"])
def test_every_figure_beside_the_others_is_on_the_screen(page, site, address):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}{address}")
    table = page.locator(".portrait .data-table__scroll")

    for width in (390, 640):
        resize(page, (width, 844))
        assert table.evaluate(
            "e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight"
        )
        rights = page.locator(".portrait__figures td").evaluate_all(
            "cells => cells.map(cell => cell.getBoundingClientRect().right)"
        )
        assert len(rights) == 14
        assert max(rights) <= width


def test_the_tiles_of_a_portrait_are_named_where_nothing_can_point(page, site):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{site.url}/regions/84")

    page.get_by_text("Choisir une autre région").click()
    tile = page.locator(".portrait__map").get_by_role("link", name="Bretagne")
    expect(tile.locator(".tile__name")).to_be_visible()
    expect(page.locator(".portrait__map")).to_contain_text("Répondants par région")


@pytest.mark.parametrize("code", ["84", "02", "94"])
def test_axe_finds_nothing_on_a_portrait(page, site, code):
    visit(page, f"{site.url}/regions/{code}")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
