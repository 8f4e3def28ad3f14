import plotly.graph_objects as go

from components.figures import needs_bars
from components.figures.by_kind import by_kind
from data.aggregates.needs_and_support import needs_and_support, unmet_needs
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey
from tests.french import plain


def drawn(table):
    return go.Figure(by_kind(table))


def test_each_support_has_two_bars_on_one_scale():
    need, had = drawn(needs_and_support(selected())).data

    assert [round(value) for value in need.x][:3] == [67, 33, 0]
    assert [round(value) for value in had.x][:3] == [33, 33, 0]
    assert [low - high for low, high in zip(had.y, need.y, strict=True)] == [17] * 8


def test_what_is_pointed_at_says_which_of_the_two_it_is_and_its_base():
    need, had = drawn(needs_and_support(selected())).data

    assert plain(need.hovertext[0]) == (
        "Besoin · Formation des élus et des agents : 66,7 % (2 collectivités sur 3)"
    )
    assert plain(had.hovertext[0]).startswith("Appui reçu · Formation")


def test_the_gap_and_both_bases_are_written():
    figure = drawn(needs_and_support(selected()))
    texts = [plain(note.text) for note in figure.layout.annotations]

    assert "<b>+33,4</b>" in texts
    assert "<b>0</b>" in texts
    assert any("en ont besoin (n = 3)" in text and "reçu (n = 3)" in text for text in texts)


def test_masked_pairs_are_hatched_and_have_no_gap():
    figure = drawn(needs_and_support(selected(survey(Rules()))))

    assert all(set(side.text) == {"masqué"} for side in figure.data)
    assert all(set(side.marker.pattern.shape) == {"/"} for side in figure.data)
    assert not [n for n in figure.layout.annotations if n.text.startswith("<b>")]


def test_another_row_chosen_pales_a_pair():
    figure = needs_bars.needs_bars(needs_and_support(selected()), selected=frozenset({"reseau"}))

    pale, full, *_ = figure["data"][0]["marker"]["color"]
    assert full == needs_bars.NEED
    assert pale != full


def test_unmet_needs_are_ranked_bars():
    assert len(drawn(unmet_needs(selected())).data) == 1


def test_a_question_is_ranked_for_everyone_and_side_by_side_by_group():
    everyone = by_kind(authorities_by(selected(), "freins"))
    crossed = by_kind(shares_by_group(selected(), "freins", "type"))

    assert len(everyone["data"][0]["y"]) == 3
    assert len(crossed["data"]) > len(everyone["data"])
