"""A table rearranged for a slide: categories down, one or several groups across."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from components.figures import flows, formats, labels, marks, needs_bars
from components.figures.look import Look
from components.figures.marks import Mark
from components.figures.ranges import bare
from data import french
from data.table import Column, Kind, Table, Value

QUARTILES: Final = (("q1", "1er quartile"), ("mediane", "Médiane"), ("q3", "3e quartile"))
#: The two series of needs (`needs_bars.needs_bars`): the name of each, and its columns.
NEED_SERIES: Final = (("En ont besoin", needs_bars.PLAIN), ("L’ont déjà reçu", needs_bars.RECEIVED))
TOO_FEW: Final = "trop peu de réponses"


@dataclass(frozen=True)
class SlideCell:
    """One value: `value` is None where nothing is drawn; `text` is what is written."""

    value: float | None
    text: str
    look: Look


@dataclass(frozen=True)
class SlideGroup:
    """One series: its name, its base where the table has one, one cell per category."""

    name: str
    n: int | None
    cells: tuple[SlideCell, ...]

    @property
    def name_with_base(self) -> str:
        """The name with its base: « Communes (n = 48) »."""
        return self.name if self.n is None else f"{self.name} ({base_words(self.n)})"

    @property
    def starred_name(self) -> str:
        """The name with its base, and a star where a value has a small base."""
        return (
            f"{self.name_with_base}{' *' if any(c.look == Look.SMALL for c in self.cells) else ''}"
        )

    @property
    def has_values(self) -> bool:
        """Tell whether any value can be drawn."""
        return any(cell.value is not None for cell in self.cells)


@dataclass(frozen=True)
class SlideTable:
    """Categories (`codes`, `names`), the groups with their values, and the column drawn."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[SlideGroup, ...]
    column: Column
    dimension: str

    @property
    def drawable(self) -> bool:
        """Tell whether every group has a value to draw."""
        return bool(self.groups) and all(group.has_values for group in self.groups)

    def with_groups(self, groups: tuple[SlideGroup, ...]) -> "SlideTable":
        """Return the table with other groups."""
        return replace(self, groups=groups)

    def transposed(self) -> "SlideTable":
        """Return the table with groups down and answers across."""
        return SlideTable(
            codes=tuple(group.name for group in self.groups),
            names=tuple(group.starred_name for group in self.groups),
            groups=tuple(
                SlideGroup(name, None, tuple(group.cells[at] for group in self.groups))
                for at, name in enumerate(self.names)
            ),
            column=self.column,
            dimension="",
        )


def to_slide_table(table: Table) -> SlideTable:
    """Return `table` rearranged by its kind: quartiles, needs, groups, or one series."""
    return _LAYOUTS.get(table.kind, _one_series)(table)


def _one_series(table: Table) -> SlideTable:
    drawn = marks.marks(table)
    cells = tuple(map(_cell, drawn))
    name = formats.axis_title(table.column(table.measure))
    column, groups = table.column(table.measure), (SlideGroup(name, None, cells),)
    # By row, not by code: two flows may end in the same place.
    codes, names = (mark.code for mark in drawn), (mark.label for mark in drawn)
    return SlideTable(tuple(codes), tuple(names), groups, column, table.dimension)


def base_words(n: float) -> str:
    """Return « n = 48 »."""
    return french.base_size(n)


def _cell(mark: Mark) -> SlideCell:
    return SlideCell(mark.value, mark.text, mark.look)


def _of_groups(table: Table, drawn: tuple[Mark, ...], groups: tuple[SlideGroup, ...]) -> SlideTable:
    names = {mark.code: mark.label for mark in drawn}
    column = table.column(table.measure)
    return SlideTable(tuple(names), tuple(names.values()), groups, column, table.dimension)


def _grouped(table: Table) -> SlideTable:
    drawn = marks.marks(table)
    groups = tuple(
        SlideGroup(
            group.label, group.n, tuple(_cell(mark) for mark in drawn if mark.series == group.code)
        )
        for group in marks.groups(table)
    )
    return _of_groups(table, drawn, groups)


def _needs(table: Table) -> SlideTable:
    groups = []
    for name, columns in NEED_SERIES:
        cells = tuple(map(_cell, needs_bars.need_marks(table, name, columns)))
        n = next(iter(table.values(columns[2])), None)
        groups.append(SlideGroup(name, int(n) if isinstance(n, int | float) else None, cells))
    return _of_groups(table, marks.marks(table), tuple(groups))


def _quartiles(table: Table) -> SlideTable:
    """Return the quartiles as series; all groups together come first, where the table has them."""
    overall = _overall(table)
    groups = tuple(
        SlideGroup(
            words, None, tuple(_quartile(table.column(name), row) for row in (*overall, *table))
        )
        for name, words in QUARTILES
    )
    quartiles = _of_groups(table, marks.marks(table), groups)
    names = (f"{row['libelle']} ({_size(row)})" for row in (*overall, *table))
    return replace(quartiles, codes=("",) * len(overall) + quartiles.codes, names=tuple(names))


def _overall(table: Table) -> tuple[dict[str, Value], ...]:
    return (table.overall,) if table.overall else ()


def _quartile(column: Column, row: dict[str, Value]) -> SlideCell:
    value = row[column.name]
    if not isinstance(value, int | float):
        return SlideCell(None, TOO_FEW, Look.UNKNOWN)
    return SlideCell(float(value), bare(column, value), Look.SMALL if row["statut"] else Look.FULL)


def _size(row: dict[str, Value]) -> str:
    n = row["n"]
    return base_words(n) if isinstance(n, int | float) else labels.MASKED_TEXT


_LAYOUTS: Final[Mapping[Kind, Callable[[Table], SlideTable]]] = {
    Kind.MEDIANS: _quartiles,
    Kind.NEEDS: _needs,
    Kind.CROSSED: _grouped,
    Kind.COMPARED: _grouped,
    Kind.FLOWS: lambda table: _one_series(flows.as_pairs(table)),
}
