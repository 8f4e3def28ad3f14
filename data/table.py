"""`Table`: the small aggregate that figures, sentences, slides and files are made from."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from typing import Any, Final, Self

Value = str | int | float | None

#: A row by column name, as iterating over a `Table` yields it.
TableRow = Mapping[str, Value]

#: The code of the row, or the group, about everyone.
OVERALL: Final = "ensemble"


class Kind(StrEnum):
    """What the rows of a table are. Figures, slides, sentences… have one dictionary by kind."""

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
    `series` (if any) the column that names the group of each row. `notes` are French
    sentences (non-response, masking…), `column_notes` those about one column; `facts` are
    counters that sentences need. `overall_row` is an additional row about all groups together: a
    figure draws it as a reference, and tables and files have it as their last row (`complete`).
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
    overall_row: tuple[Value, ...] = ()
    column_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a mapping from column name to value."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def overall(self) -> dict[str, Value]:
        """Return the row about all groups together as a mapping; empty where there is none."""
        names = [column.name for column in self.columns]
        return dict(zip(names, self.overall_row, strict=True)) if self.overall_row else {}

    @property
    def complete(self) -> Self:
        """Return the same table with the row about all groups together as its last one."""
        return (
            replace(self, rows=(*self.rows, self.overall_row), overall_row=())
            if self.overall_row
            else self
        )

    @property
    def drawn_notes(self) -> tuple[str, ...]:
        """Return the notes that apply where only the column `measure` is shown."""
        return (*self.notes, *self.column_notes.get(self.measure, ()))

    @property
    def every_note(self) -> tuple[str, ...]:
        """Return the notes that apply where every column is shown."""
        return (*self.notes, *chain.from_iterable(self.column_notes.values()))

    def with_notes(self, change: Callable[[str], str]) -> Self:
        """Return the same table with `change` applied to each note."""
        about = {name: tuple(map(change, notes)) for name, notes in self.column_notes.items()}
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
        return json.dumps(
            vars(self), default=vars, ensure_ascii=False, separators=(",", ":")
        ).encode()

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
                "overall_row": tuple(fields["overall_row"]),
                "column_notes": {k: tuple(v) for k, v in fields["column_notes"].items()},
            }
        )


def as_number(value: object) -> float:
    """Return the value of a cell as a number; 0 where it is text or absent."""
    return float(value) if isinstance(value, int | float) else 0.0
