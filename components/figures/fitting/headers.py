"""The lines above and below a chart, broken on a card for a phone, set again where it is wider."""

import re
from typing import Any, Final

from components.figures import markup
from components.figures.legend import APART, LINE
from components.figures.theme import SIZE_SMALL, Figure, line

#: What parts two keys of a legend: each begins with a coloured sign.
_BETWEEN: Final = re.compile(rf"(?:{APART}|<br>)(?=<span style='color:#\w{{6}}'>[■●○]</span> )")
_NAME: Final = "name"


def reflowed(figure: Figure, room: float) -> Figure:
    """Return the figure with its legend, and the line on what it leaves out, `room` pixels wide."""
    layout = figure["layout"]
    margin, notes = dict(layout["margin"]), []
    for note in layout.get("annotations", ()):
        text, saved = _set_again(note, room)
        margin["t"] -= LINE * saved if note.get(_NAME) == "unite" else 0
        margin["b"] -= line(SIZE_SMALL) * saved if note.get(_NAME) == "reste" else 0
        notes.append({**note, "text": text})
    return {**figure, "layout": {**layout, "margin": margin, "annotations": notes}}


def _set_again(note: dict[str, Any], room: float) -> tuple[str, int]:
    """Return the text of an annotation, and how many lines it has less."""
    text = str(note["text"])
    if note.get(_NAME) == "reste":
        again = markup.wrapped(markup.bare(text), room, SIZE_SMALL)
    elif note.get(_NAME) == "unite":
        first, *keys = _BETWEEN.split(text)
        again = "<br>".join((first, *_filled(keys, room)))
    else:
        return text, 0
    return again, text.count("<br>") - again.count("<br>")


def _filled(keys: list[str], room: float) -> list[str]:
    """Return the keys of a legend on as few lines as hold them."""
    lines: list[str] = []
    for key in keys:
        longer = f"{lines[-1]}{APART}{key}" if lines else key
        if lines and markup.width(longer, SIZE_SMALL) <= room:
            lines[-1] = longer
        else:
            lines.append(key)
    return lines
