"""Marks: what is drawn for one row, all traces together, in a group with its hover text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components.figures.svg.elements import element, escaped
from components.figures.svg.text import plain
from data.french import bound


@dataclass(frozen=True)
class Drawn:
    """Markup of one point of a trace: its code (« » without), and its hover text."""

    code: str
    hover: str
    markup: str


def each(value: str | list[str], at: int) -> str:
    """Return the item at `at` of an attribute that may be the same for all points."""
    return value if isinstance(value, str) else value[at]


def marks(drawn: Iterable[Drawn], filtered: str) -> Iterator[str]:
    """Yield one group per code and hover text, in order of first appearance.

    `filtered` is the key of the filter that a mark sets, « » for none.
    """
    together: dict[tuple[str, str], list[str]] = {}
    for point in drawn:
        together.setdefault((point.code, point.hover), []).append(point.markup)
    for (code, hover), parts in together.items():
        yield element(
            "g",
            f"<title>{escaped(bound(plain(hover)))}</title>{''.join(parts)}",
            class_="mark",
            data_mark_filter=filtered if filtered and code else None,
            data_mark_value=code if filtered and code else None,
        )
