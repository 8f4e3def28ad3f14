"""One element of markup: its attributes in short, its content escaped."""

from typing import Final

#: What an attribute may be: a number is written with at most two decimals, None is left out.
Attribute = str | float | None

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_ATTRIBUTES: Final = str.maketrans({"_": "-"})
#: XML forbids most control characters: none is worth a picture that does not open.
_FORBIDDEN: Final = dict.fromkeys({*range(32)} - {9, 10, 13})


def number(value: float) -> str:
    """Return a number with at most two decimals, in as few letters as can be: « .5 », « -3 »."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def escaped(text: str) -> str:
    """Return plain text as content or attribute of XML."""
    return text.translate(_FORBIDDEN).translate(_ESCAPES)


def element(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """Return `<name …>content</name>`; `content` is markup already.

    In names of attributes `_` is written `-`; a trailing one is dropped (`class_`).
    """
    written = "".join(
        f' {key.rstrip("_").translate(_NOT_ATTRIBUTES)}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)
