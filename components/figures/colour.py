"""Arithmetic on colours written `#RRGGBB`: mixing, and contrast as WCAG 2 defines it."""

from typing import Final

WHITE: Final = "#FFFFFF"
BLACK_INK: Final = "#12262B"
_LINEAR_BELOW: Final = 0.04045


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue between 0 and 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def lightened(colour: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of white in it."""
    mixed = (round(255 * (part + (1 - part) * share)) for part in channels(colour))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def luminance(colour: str) -> float:
    """Return relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: str) -> str:
    """Return dark ink or white, whichever reads better on `ground`."""
    return max((BLACK_INK, WHITE), key=lambda ink: contrast(ink, ground))
