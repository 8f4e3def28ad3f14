import re
from itertools import combinations
from math import dist
from pathlib import Path

import plotly.graph_objects as go
import pytest

from components.figures import colour, theme

TOKENS = Path(__file__).parents[3] / "assets" / "tokens.css"
# Machado, Oliveira and Fernandes (2009), severity 1: how linear light is seen.
SEEN_WITH = {
    "protanopie": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutéranopie": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopie": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def applied(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(shade, matrix):
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour.channels(shade)
    ]
    seen = [max(part, 0) for part in applied(matrix, linear)]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (p / w for p, w in zip(applied(TO_XYZ, seen), (0.9505, 1, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("matrix", SEEN_WITH.values(), ids=SEEN_WITH)
def test_categories_stay_apart_for_every_kind_of_colour_vision(matrix):
    seen = [lab(shade, matrix) for shade in theme.CATEGORIES]

    assert min(dist(a, b) for a, b in combinations(seen, 2)) > 20


def test_marks_stand_out_from_white_paper():
    for shade in (*theme.CATEGORIES, theme.HUE, theme.ACCENT):
        assert colour.contrast(shade, theme.PAPER) >= 3, shade


def test_words_are_easy_to_read_on_paper_and_on_every_step_of_the_scale():
    assert colour.contrast(theme.INK, theme.PAPER) >= 7
    assert colour.contrast(theme.INK_SOFT, theme.PAPER) >= 7
    for shade in (*theme.SEQUENTIAL, theme.UNKNOWN, theme.TRACK):
        assert colour.contrast(colour.ink_on(shade), shade) >= 4.5, shade


@pytest.mark.parametrize("count", range(1, 7))
def test_a_scale_of_few_classes_darkens_step_by_step(count):
    steps = [colour.luminance(shade) for shade in theme.sequential(count)]

    assert len(steps) == count
    assert steps == sorted(set(steps), reverse=True)


def test_only_goals_have_colours_of_their_own():
    assert theme.code_colour("odd", "6") == "#26BDE2"
    assert theme.code_colour("mode", "6") == theme.HUE
    assert len(theme.ODD) == 17


def test_what_was_not_chosen_is_paler():
    assert colour.luminance(theme.faded(theme.HUE)) > colour.luminance(theme.HUE)


def test_nothing_to_draw_is_a_figure_that_says_so():
    figure = go.Figure(theme.empty("Aucune donnée"))

    assert not figure.data
    assert figure.layout.annotations[0].text == "Aucune donnée"
    assert figure.layout.height == theme.EMPTY_HEIGHT


def test_own_attributes_win_over_the_common_ones():
    assert theme.layout(hovermode="y")["hovermode"] == "y"
    assert theme.layout()["separators"] == ",\u202f"


def test_the_marks_of_groups_stand_out_from_dark_paper_too():
    dark = TOKENS.read_text("utf-8").partition("prefers-color-scheme: dark")[2].partition("}")[0]
    shades = dict(re.findall(r"(--chart-[\w-]+): (#\w{6});", dark))

    for name in ("--chart-hue", "--chart-second", "--chart-third"):
        assert colour.contrast(shades[name], shades["--chart-paper"]) >= 3, name
