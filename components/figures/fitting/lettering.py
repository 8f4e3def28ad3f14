"""The small markup that plotly reads in texts: what is read of it, how wide that is."""

import re
from html import unescape
from typing import Any, Final

from components.figures.letters import width
from components.figures.theme import SIZE

_TAG: Final = re.compile(r"<[^>]*>")


def bare(text: str) -> str:
    """Return what is read of a text in plotly's small markup."""
    return unescape(_TAG.sub("", text.replace("<br>", " ")))


def widest(note: dict[str, Any]) -> float:
    """Return the width of the longest line of a note."""
    size = float(note.get("font", {}).get("size", SIZE))
    return max(width(bare(line), size) for line in str(note["text"]).split("<br>"))


def marked(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the lines in plotly's markup; a number set in bold stays so."""
    safe = [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in lines]
    bold = re.match(r"<b>([^<]*)</b>", text)
    if bold and safe[0].startswith(bold[1]):
        safe[0] = f"<b>{bold[1]}</b>{safe[0][len(bold[1]) :]}"
    return tuple(safe)
