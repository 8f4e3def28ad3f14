"""A line of French never begins with « : », on any page."""

import re

import pytest
from dash import html

from components.screen.typography import typeset

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
    page = client.get("/_dash-layout", headers={"Referer": f"http://localhost{address}"}).json

    found = list(_texts(page))

    assert len(found) > 10
    assert [text for text in found if LOOSE.search(text)] == []


def _texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)
    elif isinstance(node, dict) and node.get("type") not in {"Code", "Pre"}:
        yield from _texts(node.get("props", {}).get("children"))


def test_what_is_copied_letter_for_letter_is_left_alone():
    components = typeset([html.P(["Avant : ", html.Code("a : b")]), html.Pre("c ; d"), 3, None])

    assert components[0].children[0] == "Avant\u00a0: "
    assert components[0].children[1].children == "a : b"
    assert [components[1].children, *components[2:]] == ["c ; d", 3, None]
