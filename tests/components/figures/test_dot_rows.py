import plotly.graph_objects as go
import pytest

from components.figures import colour, legend, theme
from components.figures.by_kind import by_kind
from components.figures.dot_rows import LOOKS, dot_rows
from tests.components.figures import tables

B = "\u00a0"
N = "\u202f"


@pytest.fixture
def pairs():
    return tables.two_way(
        ("jumelage", "Jumelage", "commune", "Communes", 30, 60.0, 50, ""),
        ("accueil", "Accueil", "commune", "Communes", 15, 30.0, 50, ""),
        ("jumelage", "Jumelage", "region", "Régions", 4, 20.0, 20, "faible"),
        ("accueil", "Accueil", "region", "Régions", 6, 30.0, 20, "faible"),
        ("jumelage", "Jumelage", "syndicat", "Syndicats", 3, None, 7, "effectifs"),
        ("accueil", "Accueil", "syndicat", "Syndicats", 1, None, 7, "effectifs"),
    )


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_dot_stands_at_the_share_of_each_group(pairs):
    _, communes, regions = go.Figure(dot_rows(pairs)).data

    assert list(communes.x) == [60.0, 30.0]
    assert list(regions.x) == [20.0, 30.0]
    assert list(communes.customdata) == ["jumelage", "accueil"]
    assert communes.hovertext[0] == f"Jumelage · Communes : 60{N}% (30{B}coopérations sur 50)"


def test_a_row_says_its_lowest_and_its_highest_share(pairs):
    written = texts(go.Figure(dot_rows(pairs)))

    assert f"20 à 60{N}%" in written
    assert f"30{N}%" in written


def test_the_legend_names_groups_with_base_and_star_and_the_rest_is_named_below(pairs):
    written = " ".join(texts(go.Figure(dot_rows(pairs)))).replace("<br>", " ").replace(B, " ")

    assert "Communes (n = 50)" in written
    assert "Régions (n = 20)*" in written
    assert "effectif faible" in written
    assert f"{legend.SMALL} : Syndicats (7)" in written


def test_equal_shares_do_not_hide_each_other(pairs):
    _, communes, regions = go.Figure(dot_rows(pairs)).data

    assert communes.y[1] != regions.y[1]
    assert communes.y[0] == regions.y[0]


def test_six_groups_are_told_apart_by_colour_and_by_full_or_hollow_dots():
    assert len(set(LOOKS)) == 6
    for _, shade in LOOKS:
        assert colour.contrast(shade, theme.PAPER) >= 3


def test_rows_outside_the_selection_are_paler(pairs):
    communes = go.Figure(dot_rows(pairs, selected=frozenset({"accueil"}))).data[1]

    assert list(communes.marker.color) == [theme.faded(theme.HUE), theme.HUE]


def test_one_group_alone_is_bars():
    table = tables.two_way(("a", "Accueil", "commune", "Communes", 15, 30.0, 50, ""))

    assert [trace["type"] for trace in dot_rows(table)["data"]] == ["bar"]


def test_without_any_share_the_figure_says_where_the_counts_are():
    few = ("a", "Accueil", "region", "Régions", 3, None, 7, "effectifs")

    assert dot_rows(tables.two_way(few)) == theme.empty(legend.COUNTED)
    assert dot_rows(tables.two_way()) == theme.empty(theme.NOTHING)


def test_answers_that_exclude_each_other_are_stacked(pairs):
    assert "Part des collectivités de chaque groupe" in str(by_kind(pairs))


def test_what_is_masked_is_said_to_be_masked_and_not_counted():
    table = tables.two_way(
        ("a", "Accueil", "commune", "Communes", 15, 30.0, 50, ""),
        ("b", "Bourse", "commune", "Communes", None, None, 50, "masque"),
        ("a", "Accueil", "region", "Régions", 15, 30.0, 50, ""),
        ("b", "Bourse", "region", "Régions", 15, 30.0, 50, ""),
        ("a", "Accueil", "syndicat", "Syndicats", None, None, None, "masque"),
        ("b", "Bourse", "syndicat", "Syndicats", None, None, None, "masque"),
    )

    written = texts(go.Figure(dot_rows(table)))[-1].replace("<br>", " ").replace(B, " ")

    assert f"{legend.HIDDEN} : Syndicats" in written
    assert legend.HOLES in written
    assert "(0)" not in written
    assert legend.SMALL not in written
