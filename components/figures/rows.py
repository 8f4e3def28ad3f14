"""Vertical positions of rows: each label on its own line above its mark, in pixels from the top.

Labels are above and not beside: on a 326-pixel phone a label beside its bar would leave the bar a
third of the width, and the survey's wording is never shortened. The y axis counts pixels, so that
a row whose label takes two lines is taller.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from components.figures import markup, theme

LINE: Final = 17
GAP: Final = 13
LABEL_TO_MARK: Final = 3


@dataclass(frozen=True)
class PlacedRow:
    """One row: its label, `top` and `bottom` of its mark in pixels below the top of the plot."""

    code: str
    label: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The vertical centre of the mark, in pixels."""
        return (self.top + self.bottom) / 2


def stacked(names: Iterable[tuple[str, str]], thickness: int) -> tuple[PlacedRow, ...]:
    """Return one row per (code, label), top to bottom; marks are `thickness` pixels high."""
    placed: list[PlacedRow] = []
    down = 0
    for code, label in names:
        words = markup.wrapped(label, theme.PHONE, theme.SIZE)
        top = down + LINE * (words.count("<br>") + 1) + LABEL_TO_MARK
        placed.append(PlacedRow(code, words, top, top + thickness))
        down = top + thickness + GAP
    return tuple(placed)


def total(rows: tuple[PlacedRow, ...]) -> float:
    """Return the height in pixels that the rows take."""
    return rows[-1].bottom if rows else 0


def labels(rows: tuple[PlacedRow, ...], *, numbered: bool = False) -> list[dict[str, Any]]:
    """Return the labels as annotations above their marks; `numbered`: the first word in bold."""
    font = {"size": theme.SIZE, "color": theme.INK}
    return [
        theme.note(
            _bold_number(row.label) if numbered else row.label,
            name=row.code,
            y=row.top - LABEL_TO_MARK,
            yref="y",
            yanchor="bottom",
            font=font,
        )
        for row in rows
    ]


def axis(rows: tuple[PlacedRow, ...]) -> dict[str, Any]:
    """Return the y axis: pixels, zero at the top."""
    return theme.axis(range=[total(rows), 0])


def _bold_number(label: str) -> str:
    first, _, rest = label.partition(" ")
    return f"<b>{first}</b> {rest}"
