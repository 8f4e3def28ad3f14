"""One element of markup: its attributes in short, its content escaped."""

import re
from functools import cache
from typing import Final

#: What an attribute may be: a number is written with at most two decimals, None is left out.
Attribute = str | float | None

#: XML forbids most control characters: none is worth a picture that does not open.
_FORBIDDEN: Final = dict.fromkeys({*range(32)} - {9, 10, 13})
_ESCAPES: Final = _FORBIDDEN | str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
)
#: Most texts hold none of them, and looking is quicker than replacing.
_ESCAPED: Final = re.compile(f"[{re.escape(''.join(map(chr, _ESCAPES)))}]").search


def number(value: float) -> str:
    """Return a number with at most two decimals, in as few letters as can be: « .5 », « -3 »."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def escaped(text: str) -> str:
    """Return plain text as content or attribute of XML."""
    return text.translate(_ESCAPES) if _ESCAPED(text) else text


def element(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """Return `<name …>content</name>`; `content` is markup already.

    In names of attributes `_` is written `-`; a trailing one is dropped (`class_`).
    """
    written = "".join(
        f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)
