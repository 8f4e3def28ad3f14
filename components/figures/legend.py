"""Legends of figures with several groups, and the lines about what has no mark."""

from collections.abc import Container, Iterable
from typing import Final

from components.figures import markup, theme
from components.figures.look import Look
from components.figures.marks import WEAK_NOTE, Group, Mark, groups
from components.figures.theme import Figure
from data import french
from data.table import Table

#: Height of a line of a legend or of a note.
LINE: Final = 18
#: Separator of two keys on a line.
APART: Final = "   "
#: Pixels between a figure and the line under it.
_UNDER: Final = 4
SMALL: Final = "Trop peu de réponses pour des parts (effectifs au tableau)"
HIDDEN: Final = "Masqué, effectif trop faible"
HOLES: Final = "Une part qui manque est masquée, effectif trop faible"
COUNTED: Final = "Trop peu de réponses par groupe :<br>les effectifs sont dans le tableau."


def lines(keys: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the lines of a legend, each as wide as a phone; keys are (sign, colour, name)."""
    written = [""]
    for sign, shade, name in keys:
        room = theme.PHONE - markup.width(f"{sign} ", theme.SIZE_SMALL)
        words = markup.wrapped(name, room, theme.SIZE_SMALL)
        key = f"<span style='color:{shade}'>{sign}</span> {words}"
        longer = f"{written[-1]}{APART}{key}" if written[-1] else key
        if written[-1] and markup.width(longer, theme.SIZE_SMALL) > theme.PHONE:
            written.append(key)
        else:
            written[-1] = longer
    return "<br>".join(written).split("<br>")


def name_with_base(group: Group, drawn: Iterable[Mark]) -> str:
    """Return « Communes (n = 48) », starred where the base is small."""
    weak = any(mark.look == Look.SMALL for mark in drawn if mark.series == group.code)
    base = "" if group.n is None else f" (n = {french.number(group.n)})"
    return f"{group.label}{base}{'*' if weak else ''}"


def lines_below(table: Table, with_shares: Container[str], drawn: Iterable[Mark]) -> list[str]:
    """Return the lines under the marks: on small bases, and on what has no mark and why."""
    drawn = tuple(drawn)
    absent = [group for group in groups(table) if group.code not in with_shares]
    hidden = {mark.series for mark in drawn if mark.look == Look.MASKED}
    counted = [f"{one.label} ({french.number(one.n or 0)})" for one in absent
               if one.code not in hidden]  # fmt: skip
    masked = [one.label for one in absent if one.code in hidden]
    written = [
        WEAK_NOTE if any(mark.look == Look.SMALL for mark in drawn) else "",
        HOLES if any(code in with_shares for code in hidden) else "",
        f"{SMALL} : {', '.join(counted)}" if counted else "",
        f"{HIDDEN} : {', '.join(masked)}" if masked else "",
    ]
    broken = (markup.wrapped(text, theme.PHONE, theme.SIZE_SMALL) for text in written if text)
    return [line for text in broken for line in text.split("<br>")]


def with_line_below(figure: Figure, words: str) -> Figure:
    """Return a figure with plain `words` under all that it has; unchanged without words."""
    if not words:
        return figure
    layout = figure["layout"]
    margin = layout["margin"]
    written = markup.wrapped(words, theme.PHONE, theme.SIZE_SMALL)
    room = theme.line(theme.SIZE_SMALL) * (written.count("<br>") + 1) + 2 * _UNDER
    under = {"name": "reste", "yref": "paper", "y": 0, "yanchor": "top"}
    own = {
        "height": layout["height"] + room,
        "margin": {**margin, "b": margin["b"] + room},
        "annotations": [
            *layout["annotations"],
            theme.note(written, **under, yshift=-margin["b"] - _UNDER),
        ],
    }
    return {**figure, "layout": {**layout, **own}}
