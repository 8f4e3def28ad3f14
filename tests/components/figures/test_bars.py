import plotly.graph_objects as go
import pytest

from components.figures import bars, theme
from tests.components.figures import tables

N = "\u202f"
B = "\u00a0"


def drawn(table, **options):
    figure = go.Figure(bars.ranked_bars(table, **options))
    return figure, figure.data[0]


def notes(figure):
    return {note.name: note.text for note in figure.layout.annotations}


def test_bars_keep_the_order_of_the_table_from_top_to_bottom(modes):
    figure, bar = drawn(modes)

    assert list(bar.customdata) == ["jumelage", "cooperation", "accueil"]
    assert list(bar.x) == [50, 25, 10]
    assert list(bar.y) == sorted(bar.y)
    assert figure.layout.yaxis.range[1] == 0


def test_a_share_never_stands_without_its_count(modes):
    figure, bar = drawn(modes)

    assert bar.text[0] == f"50{N}% (20)"
    assert notes(figure)["unite"] == f"Part des coopérations, en{B}% (effectif)"


def test_pointing_says_the_share_the_count_and_the_base(modes):
    _, bar = drawn(modes)

    assert bar.hovertext[0] == f"Jumelage : 50{N}% (20{B}coopérations sur 40)"


def test_counts_are_drawn_without_brackets(modes):
    figure, bar = drawn(modes.measured_by("cooperations"))

    assert list(bar.x) == [20, 10, 4]
    assert list(bar.text) == ["20", "10", "4"]
    assert notes(figure)["unite"] == "Nombre de coopérations"


def test_each_label_stands_above_its_bar(modes):
    figure, bar = drawn(modes)

    labels = [note for note in figure.layout.annotations if note.name in bar.customdata]
    assert [label.text for label in labels] == ["Jumelage", "Coopération décentralisée", "Accueil"]
    assert all(label.y < y for label, y in zip(labels, bar.y, strict=True))


def test_a_long_label_is_wrapped_and_makes_the_figure_taller():
    short = tables.one_way(("a", "Mot", 4, 10.0, ""))
    long = tables.one_way(("a", "Mot " * 15, 4, 10.0, ""))

    (low, _), (high, _) = drawn(short), drawn(long)

    assert "<br>" in notes(high)["a"]
    assert high.layout.height > low.layout.height


def test_weak_numbers_are_starred_and_the_star_is_explained(cautious, modes):
    figure, bar = drawn(cautious)

    assert bar.text[1] == f"20{N}% (4){B}*"
    assert "effectif faible" in notes(figure)["avertissement"]
    assert "avertissement" not in notes(drawn(modes)[0])


def test_counts_only_masked_and_unknown_are_three_different_things(cautious):
    _, bar = drawn(cautious)

    assert list(bar.text[2:]) == ["3 sur 20", "masqué", "non renseigné"]
    assert list(bar.marker.pattern.shape) == ["", "", "", "/", ""]
    assert bar.x[2] == bar.x[4] == 0
    assert 0 < bar.x[3] < bar.x[1]


def test_what_is_masked_is_masked_under_the_pointer_too(cautious):
    _, bar = drawn(cautious)

    assert bar.hovertext[3] == "Masqué : masqué, effectif trop faible"
    assert bar.hovertext[2] == f"Effectifs : 3{B}coopérations sur 20"


def test_chosen_bars_keep_their_colour_and_the_others_pale(modes):
    _, bar = drawn(modes, selected=frozenset({"accueil"}))

    assert list(bar.marker.color) == [theme.faded(theme.HUE)] * 2 + [theme.HUE]


def test_goals_wear_their_colour_beside_number_and_name():
    table = tables.one_way(
        (6, "Eau propre", 3, 7.5, ""), (7, "Énergie", 1, 2.5, ""), dimension="odd"
    )

    figure, bar = drawn(table)

    assert list(bar.marker.color) == [theme.ODD["6"], theme.ODD["7"]]
    assert list(bar.customdata) == ["6", "7"]
    assert notes(figure)["6"] == "<b>6</b> Eau propre"


def test_refunds_reach_to_the_left_of_zero():
    table = tables.countries(
        ("SEN", "Sénégal", 1, 1, 1000, "", 0, 0, 0),
        ("MLI", "Mali", 1, 1, -500, "", 0, 0, 0),
        measure="montant_eur",
    )

    figure, bar = drawn(table)

    assert list(bar.x) == [1000, -500]
    assert tuple(figure.layout.xaxis.range) == (-500, 1000)


def test_an_empty_table_is_the_designed_empty_figure():
    assert bars.ranked_bars(tables.one_way()) == theme.empty(theme.NOTHING)


@pytest.mark.parametrize(
    "rows", [(("a", "Zéro", 0, 0.0, ""),), (("a", "?", None, None, "masque"),)]
)
def test_nothing_but_zero_or_masked_still_draws(rows):
    figure, _ = drawn(tables.one_way(*rows))

    assert tuple(figure.layout.xaxis.range) == (0, 1)
