import plotly.graph_objects as go
import pytest

from components.figures import maps, theme
from tests.components.figures import tables

B = "\u00a0"


@pytest.fixture
def figure(world):
    return go.Figure(maps.world_map(world))


def areas(figure):
    return figure.data[0]


def signs(figure):
    return figure.data[1]


def bubbles(figure):
    return figure.data[2]


def legend(figure):
    return {entry.name: entry.marker.color for entry in figure.data if entry.showlegend}


def fill(figure, code):
    """The colour that the stepped scale gives to a country."""
    trace = areas(figure)
    step = trace.z[list(trace.locations).index(code)]
    return trace.colorscale[2 * step][1]


def test_only_countries_are_drawn(figure):
    assert list(areas(figure).locations) == ["SEN", "MLI", "COM", "TGO"]
    assert list(areas(figure).customdata) == list(areas(figure).locations)


def test_pointing_at_a_country_says_all_three_measures(figure):
    texts = areas(figure).hovertext

    assert texts[0] == f"Sénégal : 43{B}coopérations, 21{B}collectivités, 1,2{B}M€"
    assert texts[2] == f"Comores : 2{B}coopérations, 2{B}collectivités"


def test_each_class_has_its_colour_and_its_words_in_the_legend(figure):
    entries = legend(figure)

    assert list(entries) == ["1", "2", "6", "43", maps.NONE_LABEL]
    assert fill(figure, "SEN") == entries["43"] == theme.sequential(4)[-1]
    assert fill(figure, "TGO") == entries["1"] == theme.sequential(4)[0]


def test_small_states_are_bubbles_in_the_colour_of_their_class(figure):
    trace = bubbles(figure)

    assert (list(trace.customdata), list(trace.lon), list(trace.lat)) == (["COM"], [43.9], [-11.9])
    assert list(trace.marker.color) == [fill(figure, "COM")]


def test_none_unknown_and_masked_have_three_looks(world):
    figure = go.Figure(maps.world_map(world.measured_by("montant_eur")))
    entries = legend(figure)

    looks = [entries[name] for name in (maps.NONE_LABEL, maps.UNKNOWN_LABEL, maps.MASKED_LABEL)]
    assert looks == [figure.layout.geo.landcolor, fill(figure, "COM"), fill(figure, "TGO")]
    assert len(set(looks)) == 3
    assert list(signs(figure).locations) == ["COM", "TGO"]
    assert len(set(signs(figure).marker.symbol)) == 2


def test_a_look_that_is_not_on_the_map_is_not_in_the_legend(figure):
    assert maps.UNKNOWN_LABEL not in legend(figure)
    assert maps.MASKED_LABEL not in legend(figure)


def test_chosen_countries_are_outlined_and_the_others_pale(world, figure):
    chosen = go.Figure(maps.world_map(world, selected=frozenset({"MLI"})))

    assert fill(chosen, "MLI") == fill(figure, "MLI")
    assert fill(chosen, "SEN") == theme.faded(fill(figure, "SEN"))
    assert list(areas(chosen).marker.line.color).index(theme.ACCENT) == 1


def test_the_scale_is_stepped_and_explicit(figure):
    positions = [at for at, _ in areas(figure).colorscale]

    assert positions[0] == 0
    assert positions[-1] == 1
    assert positions[1:-1:2] == positions[2:-1:2]


def test_the_view_is_fixed_and_fills_the_room_it_is_given(figure):
    assert figure.layout.geo.fitbounds is False
    assert figure.layout.height is None


def test_a_world_without_countries_is_still_a_map():
    figure = go.Figure(maps.world_map(tables.countries()))

    assert list(legend(figure)) == [maps.NONE_LABEL]
