"""Colours: those of the palette are CSS variables, so that a dark scheme can set them."""

from collections.abc import Mapping
from typing import Final

from components.figures import theme

#: The variable of each colour that means the same on every figure.
VARIABLES: Final[Mapping[str, str]] = {
    theme.INK: "--chart-ink",
    theme.INK_SOFT: "--chart-ink-soft",
    theme.PAPER: "--chart-paper",
    theme.TRACK: "--chart-track",
    theme.LINE: "--chart-line",
    theme.HUE: "--chart-hue",
    theme.UNKNOWN: "--chart-unknown",
    theme.MASKED: "--chart-masked",
    theme.LAND: "--chart-land",
    theme.ACCENT: "--chart-accent",
    theme.CATEGORIES[1]: "--chart-second",
    theme.CATEGORIES[2]: "--chart-third",
    **{shade: f"--chart-step-{at}" for at, shade in enumerate(theme.SEQUENTIAL, 1)},
}
_TRANSPARENT: Final = "rgba(0,0,0,0)"


def paint(colour: str) -> str:
    """Return a colour as it is painted: « var(--chart-ink,#12262B) », « none », or itself."""
    if colour == _TRANSPARENT:
        return "none"
    variable = VARIABLES.get(colour)
    return f"var({variable},{colour})" if variable else colour
