"""A network that fails: the page says so at once, and follows its address as soon as it can."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import arrived, tick, visit

UPDATES = re.compile("_dash-update-component")


@pytest.fixture
def page(page, watch):
    """What a lost network says in the console is no fault of the page."""
    yield page
    watch.complaints.clear()


def failure(page):
    return page.locator("#panne")


def test_a_refused_question_is_said_at_once_and_the_next_choice_is_asked(page, site):
    visit(page, f"{site.url}/odd")
    page.route(UPDATES, lambda route: route.fulfill(status=503))
    tick(page, "Type de collectivité", "Commune")
    expect(failure(page)).to_be_visible()
    assert not page.evaluate("document.body.classList.contains('is-updating')")

    page.unroute(UPDATES)
    tick(page, "Zone du monde", "Afrique de l’Ouest")
    expect(failure(page)).to_be_hidden()
    expect(page.locator(".chips")).to_contain_text("Afrique de l’Ouest")
    expect(page.locator(".chips")).to_contain_text("Commune")


def test_back_to_an_address_that_failed_asks_for_it_again(page, site):
    visit(page, f"{site.url}/odd")
    page.route(UPDATES, lambda route: route.fulfill(status=503))
    tick(page, "Type de collectivité", "Commune")
    expect(failure(page)).to_be_visible()
    tick(page, "Zone du monde", "Afrique de l’Ouest")
    page.unroute(UPDATES)

    page.go_back()
    expect(failure(page)).to_be_hidden()
    expect(page.locator(".chips")).to_contain_text("Commune")
    expect(page.locator(".chips")).not_to_contain_text("Afrique de l’Ouest")


def test_a_first_choice_without_a_network_is_asked_once_it_is_back(page, site):
    visit(page, f"{site.url}/odd")
    page.context.set_offline(True)
    tick(page, "Type de collectivité", "Commune")
    expect(failure(page)).to_be_visible()

    page.context.set_offline(False)
    expect(page.locator(".chips")).to_contain_text("Commune")
    arrived(page)
    expect(failure(page)).to_be_hidden()
