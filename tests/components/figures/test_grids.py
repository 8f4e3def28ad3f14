import plotly.graph_objects as go
import pytest

from components.figures import grids, theme
from tests.components.figures import tables

N = "\u202f"
B = "\u00a0"
both = pytest.mark.parametrize("draw", [grids.heat_grid, grids.small_multiples])


def words(figure):
    """The trace that carries the written values: the last one."""
    return figure.data[-1]


@both
def test_one_column_per_group_headed_by_its_name_and_base(draw, crossed):
    figure = go.Figure(draw(crossed))

    assert list(figure.layout.xaxis.ticktext) == ["Communes<br>n = 50", "Régions<br>n = 7"]


@both
def test_every_cell_says_its_value_or_why_it_has_none(draw, crossed):
    cells = words(go.Figure(draw(crossed)))

    assert list(cells.text) == [f"60{N}%", f"30{N}%", "3 sur 7", "masqué"]
    assert list(cells.customdata) == ["jumelage", "accueil", "jumelage", "accueil"]


@both
def test_cells_of_one_answer_share_a_row_and_cells_of_one_group_a_column(draw, crossed):
    cells = words(go.Figure(draw(crossed)))

    assert cells.y[0] == cells.y[2] < cells.y[1] == cells.y[3]
    assert list(cells.base) == [0, 0, 1, 1]


@both
def test_pointing_says_answer_group_share_count_and_base(draw, crossed):
    cells = words(go.Figure(draw(crossed)))

    assert cells.hovertext[0] == f"Jumelage · Communes : 60{N}% (30{B}coopérations sur 50)"
    assert cells.hovertext[3] == "Accueil · Régions : masqué, effectif trop faible"


@both
def test_masked_cells_alone_are_hatched(draw, crossed):
    ground = go.Figure(draw(crossed)).data[0]

    assert list(ground.marker.pattern.shape) == ["", "", "", "/"]


@both
def test_an_empty_table_is_the_designed_empty_figure(draw):
    assert draw(tables.two_way()) == theme.empty(theme.NOTHING)


@both
def test_the_figure_is_tall_enough_for_its_rows_and_says_how_wide_it_must_be(draw, crossed):
    figure = go.Figure(draw(crossed))

    assert figure.layout.height > grids.TOP_MARGIN + 2 * grids.CELL
    assert 0 < figure.layout.meta["min_width"] <= 326


def test_tiles_are_darker_for_more_and_light_for_counts_only(crossed):
    fills = go.Figure(grids.heat_grid(crossed)).data[0].marker.color

    assert fills[0] == theme.sequential(5)[-1]
    assert fills[1] == theme.sequential(5)[2]
    assert fills[2] == theme.TRACK


def test_bars_share_one_scale_on_which_the_longest_fills_its_column(crossed):
    track, bars, _ = go.Figure(grids.small_multiples(crossed)).data

    assert list(bars.customdata) == ["jumelage", "accueil"]
    assert bars.x[0] == track.x[0]
    assert bars.x[1] == track.x[0] / 2


def test_rows_outside_the_selection_are_paler(crossed):
    chosen = frozenset({"accueil"})

    tiles = go.Figure(grids.heat_grid(crossed, selected=chosen)).data[0].marker.color
    bars = go.Figure(grids.small_multiples(crossed, selected=chosen)).data[1].marker.color

    assert tiles[0] == theme.faded(theme.sequential(5)[-1])
    assert tiles[1] == theme.sequential(5)[2]
    assert list(bars) == [theme.faded(theme.HUE), theme.HUE]


def test_weak_groups_are_starred_and_the_star_is_explained():
    table = tables.two_way(("a", "Accueil", "commune", "Communes", 3, 20.0, 15, "faible"))

    figure = go.Figure(grids.heat_grid(table))

    assert figure.data[0].text[0] == f"20{N}%{B}*"
    assert "effectif faible" in figure.layout.annotations[-1].text
