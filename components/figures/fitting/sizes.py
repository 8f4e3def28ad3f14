"""The formats of pictures: a slide, a square, an A4 page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class PictureSize:
    """One format, in pixels: width and height, margin, font sizes (`title` to `small`).

    A PNG has `scale` times as many pixels on each side. The scale of charts is between `smallest`,
    below which their text is hard to read, and `largest`. `map_width` is the width of a map, in its
    own pixels, at which its signs and its legend are in proportion.
    """

    key: str
    label: str
    width: int
    height: int
    scale: float
    margin: int
    title: int
    sentence: int
    body: int
    small: int
    largest: float
    smallest: float
    map_width: int

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a PNG."""
        return round(self.width * self.scale), round(self.height * self.scale)


SLIDE: Final = PictureSize(
    "diapo", "diapositive", 1920, 1080, 1, 72,
    title=46, sentence=30, body=22, small=18, largest=2.2, smallest=1.0, map_width=1000,
)  # fmt: skip
SQUARE: Final = PictureSize(
    "carre", "carrée", 1080, 1080, 2, 56,
    title=40, sentence=26, body=19, small=16, largest=1.8, smallest=0.9, map_width=600,
)  # fmt: skip
A4: Final = PictureSize(
    "a4", "page A4", 1240, 1754, 2, 84,
    title=42, sentence=28, body=20, small=17, largest=1.9, smallest=1.0, map_width=640,
)  # fmt: skip

A4_WIDE: Final = PictureSize(
    "a4", "page A4 (paysage)", 1754, 1240, 2, 84,
    title=46, sentence=30, body=22, small=18, largest=1.9, smallest=1.0, map_width=900,
)  # fmt: skip

#: By the value of `format` in an address; the first is the default.
SIZES: Final[Mapping[str, PictureSize]] = {size.key: size for size in (SLIDE, SQUARE, A4)}


def picture_size(key: str, *, is_map: bool = False) -> PictureSize:
    """Return the size called `key`, by default the slide; a map takes an A4 page in landscape."""
    size = SIZES.get(key, SLIDE)
    return A4_WIDE if size is A4 and is_map else size
