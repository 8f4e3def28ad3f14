"""The small table: the only thing that leaves `data/`. One table, many faces."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from itertools import chain
from typing import Any, Final, Self

Value = str | int | float | None

#: One row of a table: the value of each column, by the column's name.
TableRow = Mapping[str, Value]

#: The code of what stands for all groups together.
WHOLE: Final = "ensemble"


class Kind(StrEnum):
    """What a table holds. Every face (figure, slide, table, sentence) has one choice per kind."""

    #: The share of each answer, or its count.
    SHARES = "parts"
    #: The share of each answer within each of several groups (`series`).
    CROSSED = "parts-croisees"
    #: The same for two to four groups, with their difference in points (`ecart`).
    COMPARED = "parts-comparees"
    #: The share that needs a kind of support, beside the share that received it (`recu_part`).
    NEEDS = "besoins-appuis"
    #: Median and quartiles of a quantity, by group.
    MEDIANS = "medianes"
    #: Counts from each group to each destination.
    FLOWS = "flux"
    #: Counts and amounts by country, with the place of each on the map.
    COUNTRIES = "pays"
    #: Euros by answer.
    AMOUNTS = "montants"
    #: Key figures: one a row, each with a unit, a base and a status of its own.
    KEY_FIGURES = "chiffres-cles"
    #: Rows that are read one by one: names, findings, regions.
    LIST = "liste"


#: Kinds whose rows are one answer of one group: the column `series` names the group.
BY_GROUP: Final = frozenset({Kind.CROSSED, Kind.COMPARED, Kind.FLOWS})


class Unit(StrEnum):
    """What a base and its shares count; each value is the name of the column of counts."""

    COOPERATIONS = "cooperations"
    COLLECTIVITES = "collectivites"

    @property
    def noun(self) -> str:
        """The French singular; both nouns are feminine and take an « s »."""
        return "coopération" if self is Unit.COOPERATIONS else "collectivité"


@dataclass(frozen=True)
class Column:
    """One column: `name` is stable (files), `label` and `unit` are for people.

    A column with `hidden` is carried by files but not shown on the screen (codes). One that is
    `signed` holds differences: people read them with their sign.
    """

    name: str
    label: str
    unit: str = ""
    decimals: int = 0
    hidden: bool = False
    signed: bool = False


@dataclass(frozen=True)
class Base:
    """What a share is a share of: `n` units, described by `label` (French, plural)."""

    n: int
    label: str


@dataclass(frozen=True)
class Table:
    """A few rows to draw, read aloud, show and download.

    `kind` says what the rows are, `unit` what `base` counts. `multiple`: a unit may have given
    several of the answers, so that shares may add up to more than 100 %.
    `dimension` names the column of codes that a click filters by; `measure` the column drawn;
    `series` (when there is one) the column that tells the groups apart. `notes` are French
    sentences (non-response, masking…), `column_notes` those about one column; `facts` are
    counters that sentences need. `whole` is one more row, about all groups together, that a figure
    sets them against without drawing it as one of them; it is in every table that is read or
    downloaded (`complete`).
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    base: Base
    kind: Kind
    unit: Unit
    dimension: str
    measure: str
    series: str = ""
    multiple: bool = False
    notes: tuple[str, ...] = ()
    facts: Mapping[str, Value] = field(default_factory=dict)
    whole: tuple[Value, ...] = ()
    column_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a mapping from column name to value."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def together(self) -> dict[str, Value]:
        """Return the row about all groups together as a mapping; empty where there is none."""
        names = [column.name for column in self.columns]
        return dict(zip(names, self.whole, strict=True)) if self.whole else {}

    @property
    def complete(self) -> Self:
        """Return the same table with the row about all groups together as its last one."""
        return replace(self, rows=(*self.rows, self.whole), whole=()) if self.whole else self

    @property
    def drawn_notes(self) -> tuple[str, ...]:
        """Return what must be said where only the measure is seen."""
        return (*self.notes, *self.column_notes.get(self.measure, ()))

    @property
    def every_note(self) -> tuple[str, ...]:
        """Return what must be said where every column is read."""
        return (*self.notes, *chain.from_iterable(self.column_notes.values()))

    def with_notes(self, change: Callable[[str], str]) -> Self:
        """Return the same table, `change` made to each note."""
        about = {name: tuple(map(change, told)) for name, told in self.column_notes.items()}
        return replace(self, notes=tuple(map(change, self.notes)), column_notes=about)

    def values(self, name: str) -> list[Value]:
        """Return the values of the column called `name`, in row order."""
        at = [column.name for column in self.columns].index(name)
        return [row[at] for row in self.rows]

    def column(self, name: str) -> Column:
        """Return the column called `name`."""
        return next(column for column in self.columns if column.name == name)

    def measured_by(self, measure: str) -> Self:
        """Return the same table with another column to draw."""
        return replace(self, measure=measure)

    def to_bytes(self) -> bytes:
        """Return the table as compact JSON, for the cache."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read back what `to_bytes` wrote. Raises ValueError, TypeError or KeyError on damage."""
        fields: dict[str, Any] = json.loads(raw)
        return cls(
            **{
                **fields,
                "columns": tuple(Column(**column) for column in fields["columns"]),
                "rows": tuple(tuple(row) for row in fields["rows"]),
                "base": Base(**fields["base"]),
                "kind": Kind(fields["kind"]),
                "unit": Unit(fields["unit"]),
                "notes": tuple(fields["notes"]),
                "whole": tuple(fields["whole"]),
                "column_notes": {k: tuple(v) for k, v in fields["column_notes"].items()},
            }
        )


def as_number(value: object) -> float:
    """Return the value of a cell as a number; 0 where it is text or absent."""
    return float(value) if isinstance(value, int | float) else 0.0
