"""What a wave tells of what was said in confidence: the cells that were published, and no others.

Made once from the answers (`data.disclosure.protection`), stored, and read by every face. Nothing
here can be asked of other groups than those of the closed list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from data.disclosure.cell import Cell, listed
from data.disclosure.rules import MASKED

#: Status of what is in no table of the closed list; MASKED is that of a cell left out of one.
UNLISTED: Final = "hors-liste"
#: Status of what was published in a version that another has replaced.
WITHDRAWN: Final = "retire"


@dataclass(frozen=True)
class Tally:
    """How many of a group gave each answer; `n` answered. Nothing of it where there is a `status`.

    A single answer may be masked in a group that is not: its count is None. `silences` counts the
    others by reason (`absent`, `nsp`, `nc`), for everyone only.
    """

    n: int | None = None
    counts: Mapping[str, int | None] = field(default_factory=dict)
    status: str = ""
    silences: Mapping[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        """Tell whether the group was published."""
        return not self.status

    def __add__(self, other: Self) -> "Tally":
        """Return the tally of two groups that have nobody in common."""
        if self.status or other.status:
            return Tally(status=self.status or other.status)
        return Tally((self.n or 0) + (other.n or 0), _joined(self.counts, other.counts, 1))

    def __sub__(self, other: Self) -> "Tally":
        """Return the tally of a group without another that is a part of it."""
        if self.status or other.status:
            return Tally(status=self.status or other.status)
        return Tally((self.n or 0) - (other.n or 0), _joined(self.counts, other.counts, -1))


@dataclass(frozen=True)
class Quartiles:
    """Median and quartiles of a group, each None where it is not published, and `n`."""

    median: float | None = None
    first: float | None = None
    third: float | None = None
    n: int | None = None
    status: str = MASKED


@dataclass(frozen=True)
class PublishedWave:
    """The published cells of one wave.

    `tallies` by question and group; `quartiles` by quantity and group (that of a grouping, or of a
    model); `sums` (euros) by what they are of, and code: None where masked, absent where nothing is
    known. `known` counts the cooperations whose amount is known. `content` is a hash of
    the answers that it was made from.
    """

    tallies: Mapping[str, Mapping[Cell, Tally]] = field(default_factory=dict)
    quartiles: Mapping[str, Mapping[Cell, Quartiles]] = field(default_factory=dict)
    sums: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    known: int = 0
    status: str = ""
    content: str = ""

    def tally(self, question: str, cells: tuple[Cell, ...] | None) -> Tally:
        """Return what groups of the list answered, together; None is outside of the list."""
        if self.status or cells is None:
            return Tally(status=self.status or UNLISTED)
        first, *others = (self.cell(question, cell) for cell in cells)
        return sum(others, first)

    def cell(self, question: str, cell: Cell) -> Tally:
        """Return what one group of the list answered."""
        if self.status:
            return Tally(status=self.status)
        absent = Tally(status=MASKED if listed(question, cell) else UNLISTED)
        return self.tallies.get(question, {}).get(cell, absent)

    def quartiles_of(self, measure: str, cells: tuple[Cell, ...] | None) -> Quartiles:
        """Return the quartiles of one group of the list."""
        if self.status or cells is None or len(cells) != 1:
            return Quartiles(status=self.status or UNLISTED)
        return self.quartiles.get(measure, {}).get(cells[0], Quartiles())

    def to_json(self) -> dict[str, Any]:
        """Return the wave as JSON values."""
        return {
            "tallies": {
                key: {
                    cell.text: [tally.n, dict(tally.counts), dict(tally.silences)]
                    for cell, tally in cells.items()
                }
                for key, cells in self.tallies.items()
            },
            "quartiles": {
                key: {
                    cell.text: [q.median, q.first, q.third, q.n, q.status]
                    for cell, q in cells.items()
                }
                for key, cells in self.quartiles.items()
            },
            "sums": {key: dict(sums) for key, sums in self.sums.items()},
            "known": self.known,
            "content": self.content,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read back what `to_json` returned. Raises KeyError, TypeError or ValueError on damage."""
        return cls(
            tallies={
                key: {
                    Cell.read(text): Tally(n, counts, silences=silences)
                    for text, (n, counts, silences) in cells.items()
                }
                for key, cells in values["tallies"].items()
            },
            quartiles={
                key: {Cell.read(text): Quartiles(*fields) for text, fields in cells.items()}
                for key, cells in values["quartiles"].items()
            },
            sums=values["sums"],
            known=values["known"],
            content=values["content"],
        )


Published = Mapping[str, PublishedWave]


def as_json(waves: Published) -> dict[str, Any]:
    """Return the published cells of every wave as JSON values."""
    return {wave: published.to_json() for wave, published in waves.items()}


def from_json(values: Mapping[str, Any]) -> dict[str, PublishedWave]:
    """Read back what `as_json` returned. Raises KeyError, TypeError or ValueError on damage."""
    return {wave: PublishedWave.from_json(content) for wave, content in values.items()}


def withdrawn(published: Published, served: Published) -> dict[str, PublishedWave]:
    """Return the cells of a version as long as another is served.

    All that can be read of a wave at the same time can be compared: the confidential answers of a
    wave are told by the served version alone, or by one that has the same.
    """
    return {
        wave: cells
        if wave in served and served[wave].content == cells.content
        else PublishedWave(status=WITHDRAWN)
        for wave, cells in published.items()
    }


def _joined(
    one: Mapping[str, int | None], other: Mapping[str, int | None], sign: int
) -> dict[str, int | None]:
    joined: dict[str, int | None] = {}
    for code in dict.fromkeys((*one, *other)):
        first, second = one.get(code, 0), other.get(code, 0)
        joined[code] = None if first is None or second is None else first + sign * second
    return joined


def ranked_first(codes: Sequence[str], counts: Mapping[str, int | None]) -> list[str]:
    """Return the codes by count, the largest first; masked ones last, in their own order."""
    return sorted(codes, key=lambda code: (counts.get(code) is None, -(counts.get(code) or 0)))
