"""A line of French never begins with « : », on any page."""

import re

import pytest
from dash import html

from components.screen.typography import typeset
from tests.pages import page_text

LOOSE = re.compile(r" [?!:;»%]|« ")
ADDRESSES = (
    "/",
    "/carte?region=84&odd=6",
    "/partenariats",
    "/pays/SEN",
    "/financements?hors=refugies",
    "/odd?vue=integree",
    "/actions?vue=presentation",
    "/besoins",
    "/moyens?type=commune",
    "/strategies",
    "/regions",
    "/regions/84",
    "/comparer?indicateur=freins",
    "/graphiques/odd",
    "/methode",
    "/api",
    "/integrer",
    "/carte?version=ffffffffffff",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_text_of_a_page_has_a_space_where_french_lines_are_not_broken(client, address):
    found = texts(page_text(client, address))

    assert len(found) > 10
    assert [text for text in found if LOOSE.search(text)] == []


def texts(page):
    """Return the texts of a page, but for code."""
    prose = re.sub(r"<(code|pre|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return re.findall(r">([^<>]+)<", prose)


def test_what_is_copied_letter_for_letter_is_left_alone():
    components = typeset([html.P(["Avant : ", html.Code("a : b")]), html.Pre("c ; d"), 3, None])

    assert components[0].children[0] == "Avant\u00a0: "
    assert components[0].children[1].children == "a : b"
    assert [components[1].children, *components[2:]] == ["c ; d", 3, None]
