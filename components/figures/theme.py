"""Colours, sizes and common layout of figures; assets/tokens.css has those of the page.

Figures are drawn for white paper, whatever the reader's colour scheme: the figure on the screen is
the one in a file, and each contrast is checked once. In a dark scheme the page gives them a light
background (`.card__chart`).
"""

from collections.abc import Iterable
from math import ceil
from typing import Any, Final, TypeAlias

from components.figures import colour

Figure: TypeAlias = dict[str, Any]

INK: Final = colour.BLACK_INK
INK_SOFT: Final = "#42565B"
PAPER: Final = colour.WHITE
TRACK: Final = "#EBF0EF"
LINE: Final = "#C3CFCE"

HUE: Final = "#137782"
UNKNOWN: Final = "#BAC2C1"
MASKED: Final = "#8C9797"
LAND: Final = "#DFE4E2"
ACCENT: Final = "#B4501B"

# One hue, light to dark. Even the first step differs from LAND in hue, not only in lightness.
SEQUENTIAL: Final = ("#BFE3DF", "#86C5C5", "#4AA0A8", "#1B7883", "#0B5160", "#062F3C")
# Distinguishable with any of the three colour-vision deficiencies, 3:1 on white (see the test).
CATEGORIES: Final = ("#137782", "#D9671E", "#2B1F63", "#A63BBF", "#5E1512")

# The United Nations' colours, always beside the number and the name of the goal.
ODD: Final = {
    "1": "#E5243B",
    "2": "#DDA63A",
    "3": "#4C9F38",
    "4": "#C5192D",
    "5": "#FF3A21",
    "6": "#26BDE2",
    "7": "#FCC30B",
    "8": "#A21942",
    "9": "#FD6925",
    "10": "#DD1367",
    "11": "#FD9D24",
    "12": "#BF8B2E",
    "13": "#3F7E44",
    "14": "#0A97D9",
    "15": "#56C02B",
    "16": "#00689D",
    "17": "#19486A",
}

FONT_FAMILY: Final = '"Public Sans", "Liberation Sans", Arial, sans-serif'
SIZE: Final = 13
SIZE_SMALL: Final = 12
#: Public Sans is 1.18 high from the top of an accent to the bottom of a bracket.
LEADING: Final = 1.3
#: Width in pixels of a card's chart on a phone of 390: labels and keys are broken for it.
PHONE: Final = 326
SEPARATORS: Final = ",\u202f"
EMPTY_HEIGHT: Final = 220
NOTHING: Final = "Aucune donnée pour cette sélection"
#: Hover labels show the text that comes with the data, without the name of the trace.
SPOKEN: Final = "%{hovertext}<extra></extra>"
_FADED: Final = 0.72
_SPREAD: Final = {1: (3,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 2, 3, 4), 5: (0, 1, 2, 3, 4)}


def sequential(count: int) -> tuple[str, ...]:
    """Return `count` (1 to 6) colours of the common hue, light to dark."""
    return tuple(SEQUENTIAL[at] for at in _SPREAD.get(count, range(len(SEQUENTIAL))))


def code_colour(dimension: str, code: str) -> str:
    """Return the colour of a mark: the common hue, or that of the goal for an ODD."""
    return ODD.get(code, HUE) if dimension == "odd" else HUE


def faded(shade: str) -> str:
    """Return the paler colour of a mark outside the reader's selection."""
    return colour.lightened(shade, _FADED)


def layout(**own: Any) -> dict[str, Any]:  # noqa: ANN401  (Plotly's attributes are of any type)
    """Return the layout that all figures share, updated with `own` attributes."""
    common: dict[str, Any] = {
        "font": {"family": FONT_FAMILY, "size": SIZE, "color": INK},
        "separators": SEPARATORS,
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": INK,
            "bordercolor": INK,
            "align": "left",
            "font": {"family": FONT_FAMILY, "size": SIZE, "color": PAPER},
        },
    }
    return common | own


def line(size: int) -> int:
    """Return the distance in pixels between two lines of text of this size."""
    return ceil(size * LEADING)


def axis(**own: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an axis without grid or labels, fixed so that a touch scrolls the page."""
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False}
    return bare | {"fixedrange": True, "automargin": False} | own


def hatching(masked: Iterable[bool]) -> dict[str, Any]:
    """Return the pattern of a trace whose `masked` marks are grey with white strokes."""
    strokes = {"size": 6, "solidity": 0.25, "fillmode": "overlay"}
    shapes = ["/" if is_masked else "" for is_masked in masked]
    return {"shape": shapes, "bgcolor": UNKNOWN, "fgcolor": PAPER} | strokes


def note(text: str, **own: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an annotation in small text, by default left-aligned at the left edge."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "align": "left", "showarrow": False}
    font = {"size": SIZE_SMALL, "color": INK_SOFT}
    return {"text": text, "font": font, "borderpad": 0} | place | own


def above(text: str, pixels: int) -> dict[str, Any]:
    """Return the annotation above a figure that names the measure and its unit."""
    return note(text, name="unite", yref="paper", y=1, yanchor="bottom", yshift=pixels)


def below(text: str) -> dict[str, Any]:
    """Return the annotation under a figure, for a warning."""
    return note(text, name="avertissement", yref="paper", y=0, yanchor="top", yshift=-8)


def empty(message: str) -> Figure:
    """Return the figure shown when there is nothing to draw: `message` alone."""
    words = note(message, x=0.5, xanchor="center", align="center", yref="paper", y=0.5)
    return {
        "data": [],
        "layout": layout(
            height=EMPTY_HEIGHT,
            xaxis=axis(visible=False),
            yaxis=axis(visible=False),
            annotations=[words | {"font": {"size": SIZE + 1, "color": INK_SOFT}}],
        ),
    }
