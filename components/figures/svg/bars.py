"""Horizontal bars, and the text at their end or inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from components.figures import theme
from components.figures.svg import hatching
from components.figures.svg.elements import element, number
from components.figures.svg.marks import Drawn, each
from components.figures.svg.paint import paint
from components.figures.svg.place import Plot
from components.figures.svg.text import middle_baseline, text
from components.figures.theme import Figure

#: Pixels between a bar's edge and its text.
_PAD: Final = 3


@dataclass(frozen=True)
class _Bar:
    """One bar of a trace: `start` and `end` on the x axis, `middle` and `thickness` in pixels."""

    start: float
    end: float
    middle: float
    thickness: float

    @property
    def top(self) -> float:
        return self.middle - self.thickness / 2


def bars(figure: Figure, trace: dict[str, Any], plot: Plot, name: str) -> Iterator[Drawn]:
    """Yield the bars of a trace, each with its text."""
    is_row_wide = figure["layout"]["hovermode"] == "y"
    words = trace.get("text") or [""] * len(trace["x"])
    for at, bar in enumerate(_bars(trace, plot)):
        fill = hatching.fill(name) if hatching.is_hatched(trace, at) else paint(_fill(trace, at))
        parts = [_row(bar) if is_row_wide else "", _shape(bar, trace, plot, fill)]
        if words[at] and trace["textposition"] == "outside":
            parts.append(_beside(bar, words[at], trace, at, plot))
        elif words[at]:
            parts.append(_inside(bar, trace, at, plot))
        yield Drawn(trace["customdata"][at], trace["hovertext"][at], "".join(parts))


def _bars(trace: dict[str, Any], plot: Plot) -> Iterator[_Bar]:
    lengths = trace["x"]
    starts = trace.get("base") or [0] * len(lengths)
    for start, length, y, width in zip(starts, lengths, trace["y"], trace["width"], strict=True):
        thickness = plot.down(y + width / 2) - plot.down(y - width / 2)
        yield _Bar(start, start + length, plot.down(y), abs(thickness))


def _fill(trace: dict[str, Any], at: int) -> str:
    return each(trace["marker"]["color"], at)


def _row(bar: _Bar) -> str:
    """Return the whole row, seen by the pointer only: a short bar is hard to point at."""
    return element("rect", y=bar.top, width="100%", height=bar.thickness, fill="none")


def _shape(bar: _Bar, trace: dict[str, Any], plot: Plot, fill: str) -> str:
    left, right = sorted((plot.share(bar.start), plot.share(bar.end)))
    if right == left:
        return ""
    line = trace["marker"].get("line", {})
    return element(
        "rect",
        x=f"{number(left)}%" if left else None,
        y=bar.top,
        width=f"{number(right - left)}%",
        height=bar.thickness,
        fill=fill,
        stroke=paint(line["color"]) if line.get("width") else None,
        stroke_width=line["width"] if line.get("width") else None,
    )


def _beside(bar: _Bar, words: str, trace: dict[str, Any], at: int, plot: Plot) -> str:
    font = trace["textfont"]
    is_before = bar.end < bar.start
    return text(
        words,
        size=font["size"],
        x=plot.across(bar.end),
        dx=-_PAD if is_before else _PAD,
        y=middle_baseline(bar.middle, font["size"]),
        fill=_ink(font, at),
        text_anchor="end" if is_before else None,
    )


def _inside(bar: _Bar, trace: dict[str, Any], at: int, plot: Plot) -> str:
    words, size = trace["text"][at], trace["textfont"]["size"]
    return text(
        words,
        size=size,
        x=plot.across((bar.start + bar.end) / 2),
        dx=0,
        y=middle_baseline(bar.middle, size),
        # On its own bar, in any scheme of colours: chosen for the contrast with it.
        fill=each(trace["textfont"]["color"], at),
        text_anchor="middle",
    )


def _ink(font: dict[str, Any], at: int) -> str | None:
    ink = each(font["color"], at)
    return None if ink == theme.INK else paint(ink)
