"""The one callback, without a server."""

import json

import pytest
from dash import no_update
from dash._utils import to_json
from werkzeug.exceptions import BadRequest

from callbacks.navigation import respond
from callbacks.screen_state import Screen
from components.screen import ids
from components.site.pages import PAGES
from data.serving.cache import AggregateCache
from data.serving.store import Reading
from tests.data.survey import survey


@pytest.fixture
def reading():
    return Reading(survey(), AggregateCache(None))


def screen(path="/odd", charts=("odd", "odd-par-type"), controls=("region", "odd")):
    frame = f"{path} acter-2024 essai"
    ticked = (frozenset(),) * len(controls)
    return Screen(frame, charts, controls, ticked, controls, dict.fromkeys(ids.PAGE_PARTS, 1))


def test_a_filter_changes_the_parts_and_leaves_the_page(reading):
    update = respond("/odd?region=84", screen(), reading)

    assert update["page"] is no_update
    assert update["shown"]["address"] == "/odd?region=84"
    assert update["controls"] == [["84"], no_update]
    assert update["badges"] == ["1", ""]
    assert len(update["graphs"]) == 2
    assert update["parts"]["counts"] == ["2\u00a0répondants · 4\u00a0coopérations"]


def test_a_box_that_is_already_ticked_is_left_alone(reading):
    ticked = (frozenset({"84"}), frozenset())
    before = Screen(
        "/odd acter-2024 essai", (), ("region", "odd"), ticked, (), dict.fromkeys(ids.PAGE_PARTS, 1)
    )

    assert respond("/odd?region=84", before, reading)["controls"] == [no_update, no_update]


def test_another_path_makes_the_page_anew(reading):
    update = respond("/carte?region=84", screen(), reading)

    assert "carte-pays" in to_json(update["page"])
    assert update["graphs"] == [no_update, no_update]
    assert update["shown"]["title"] == "Pays partenaires · Observatoire ACTER"


def test_other_data_make_the_page_anew(reading):
    """What was published meanwhile may need its mark, or offer other filters."""
    before = Screen("/odd acter-2024 autre", ("odd",), (), (), (), dict.fromkeys(ids.PAGE_PARTS, 1))

    assert "odd-par-type" in to_json(respond("/odd", before, reading)["page"])


def test_an_address_that_leads_nowhere_shows_the_first_page(reading):
    for address in ("/nulle-part", None, 12, ""):
        assert "carte-pays" in to_json(respond(address, screen(), reading)["page"])


def test_charts_that_are_not_on_the_page_are_left_alone(reading):
    update = respond("/odd?region=84", screen(charts=("modes", "odd")), reading)

    assert update["graphs"][0] is no_update
    assert update["graphs"][1]["data"]


def test_a_graph_gets_the_room_of_what_it_measures_now(reading):
    """Two columns need more than one: the room follows the figure, and the keyboard too."""
    before = screen("/partenariats", ("flux",), ())
    few = respond("/partenariats?type=departement", before, reading)
    many = respond("/partenariats", before, reading)

    for update in (few, many):
        layout = update["graphs"][0]["layout"]
        needed = layout["meta"]["min_width"]
        assert update["sizes"] == [
            {"minHeight": f"{layout['height']}px", "minWidth": f"{needed}px"}
        ]
        assert update["places"] == [{"--needed": f"{needed}px"}]
        assert update["reached"] == [None]
    assert few["sizes"] != many["sizes"]


def test_what_is_not_drawn_keeps_its_room(reading):
    update = respond("/partenariats?region=01", screen("/partenariats", ("flux",), ()), reading)

    assert update["sizes"] == update["places"] == update["reached"] == [no_update]


def state(**changes):
    parts = {part: [{}] for part in ids.PAGE_PARTS}
    right = {
        "shown": {"frame": "/"},
        "charts": [],
        "controls": [],
        "values": [],
        "badges": [],
        "parts": parts,
    }
    return right | changes


@pytest.mark.parametrize(
    "state",
    [
        {},
        state(shown=None),
        state(charts=[1]),
        state(charts=[{"chart": "zut"}]),
        state(charts=[{"chart": "odd"}] * 2),
    ],
)
def test_states_that_no_page_sends_are_a_bad_request(state):
    with pytest.raises(BadRequest):
        Screen.of(state)


def test_a_page_does_not_carry_another_for_dash_to_check(client):
    assert "Premier financeur" not in client.get("/methode").text
    assert len(client.get("/methode").data) < 20_000


def test_ids_are_unique_on_every_page(client):
    for page in PAGES:
        layout = client.get(
            "/_dash-layout", headers={"Referer": f"http://localhost{page.path}"}
        ).json
        found = [json.dumps(component_id, sort_keys=True) for component_id in _ids(layout)]
        assert len(found) == len(set(found))


def _ids(node):
    if isinstance(node, list):
        for child in node:
            yield from _ids(child)
    elif isinstance(node, dict):
        props = node.get("props", {})
        if "id" in props:
            yield props["id"]
        yield from _ids(props.get("children"))
