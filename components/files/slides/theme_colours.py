"""The theme of a template: shades of its first accent, and the width of its letters.

The accent is mixed with white here: PowerPoint's own lightening makes greens fluorescent.
"""

import re
from typing import Any, Final

from pptx.dml.color import RGBColor

from components.figures import colour, theme

#: Shares of white, or of black where negative, from the lightest to the darkest.
_STEPS: Final = (0.82, 0.6, 0.35, 0.0, -0.4)
_SPREAD: Final = {1: (3,), 2: (3, 1), 3: (4, 2, 0), 4: (4, 3, 2, 0), 5: (4, 3, 2, 1, 0)}
_FONT: Final = re.compile(rb'<a:minorFont>\s*<a:latin typeface="([^"]*)"')
_AS_ARIAL: Final = frozenset({"Arial", "Helvetica", "Liberation Sans", "Arial Narrow"})
_WIDER: Final = 1.15
_PALEST: Final = 0.92
_ACCENT: Final = re.compile(rb'<a:accent1>\s*<a:srgbClr val="([0-9A-Fa-f]{6})"')


def accent(slide: Any) -> str:  # noqa: ANN401  (a python-pptx slide)
    """Return the first accent of the slide's theme, or ours where it is no RGB colour."""
    found = _ACCENT.search(_theme(slide))
    return f"#{found[1].decode().upper()}" if found else theme.HUE


def stretch(slide: Any) -> float:  # noqa: ANN401
    """Return the factor on widths measured by `text_fitting` for the font of the theme.

    A font that is not installed is replaced by another, often a wide one.
    """
    found = _FONT.search(_theme(slide))
    return 1.0 if found and found[1].decode() in _AS_ARIAL else _WIDER


def _theme(slide: Any) -> bytes:  # noqa: ANN401
    parts = slide.slide_layout.slide_master.part.rels.values()
    themes = (rel.target_part.blob for rel in parts if rel.reltype.endswith("/theme"))
    found: bytes = next(themes, b"")
    return found


def levels(slide: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return five shades of the accent, light to dark."""
    own = accent(slide)
    return tuple(_mixed(own, step) for step in _STEPS)


def answers(slide: Any, count: int) -> tuple[str, ...]:  # noqa: ANN401
    """Return a shade for each of `count` answers, the first the darkest."""
    own = accent(slide)
    spread = _SPREAD.get(count)
    if spread is None:
        spread = tuple(reversed(range(len(_STEPS))))
    shades = [_mixed(own, _STEPS[at]) for at in spread]
    return (*shades, *[_mixed(own, _PALEST)] * (count - len(shades)))


def _mixed(shade: str, step: float) -> str:
    if step >= 0:
        return colour.lightened(shade, step)
    parts = (round(255 * part * (1 + step)) for part in colour.channels(shade))
    return "#" + "".join(f"{part:02X}" for part in parts)


def rgb(shade: str) -> RGBColor:
    """Return a colour as python-pptx represents it."""
    converted: RGBColor = RGBColor.from_string(shade[1:])
    return converted


def paint(fill: Any, shade: str) -> None:  # noqa: ANN401  (a python-pptx fill)
    """Fill with one colour."""
    fill.solid()
    fill.fore_color.rgb = rgb(shade)
