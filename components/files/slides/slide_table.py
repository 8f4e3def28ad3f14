"""A small table laid out for a slide: categories down, one or several groups across."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from components.figures import formats, marks, needs_bars
from components.figures.marks import Look, Mark
from components.figures.ranges import bare
from data import french
from data.table import Column, Kind, Table, Value

QUARTILES: Final = (("q1", "1er quartile"), ("mediane", "Médiane"), ("q3", "3e quartile"))
#: Sides of the pairs (`needs_bars.needs_bars`): what each says, and its columns.
SIDES: Final = (("En ont besoin", needs_bars.PLAIN), ("L’ont déjà reçu", needs_bars.RECEIVED))
TOO_FEW: Final = "trop peu de réponses"
#: Answers that a stacked bar can hold and still be read.
MOST_STACKED: Final = 6


@dataclass(frozen=True)
class Cell:
    """One value: `value` is None where there is nothing to draw; `text` says what is known."""

    value: float | None
    text: str
    look: Look


@dataclass(frozen=True)
class Group:
    """One series: its name, its base where the table tells it, one cell a category."""

    name: str
    n: int | None
    cells: tuple[Cell, ...]

    @property
    def titled(self) -> str:
        """The name with its base: « Communes (n = 48) »."""
        return self.name if self.n is None else f"{self.name} ({base_words(self.n)})"

    @property
    def starred(self) -> str:
        """The same, with the star of few answers where one is due."""
        return f"{self.titled}{' *' if any(c.look == 'faible' for c in self.cells) else ''}"

    @property
    def drawn(self) -> bool:
        """Tell whether any of its values may be drawn."""
        return any(cell.value is not None for cell in self.cells)


@dataclass(frozen=True)
class Laid:
    """Categories (`codes`, `names`) and the groups' values for each; `column` is what is drawn."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    column: Column
    dimension: str

    @property
    def drawable(self) -> bool:
        """Tell whether every group has something to draw."""
        return bool(self.groups) and all(group.drawn for group in self.groups)

    def kept(self, groups: tuple[Group, ...]) -> "Laid":
        """Return the same with other groups."""
        return replace(self, groups=groups)

    def turned(self) -> "Laid":
        """Return the same with groups down and answers across."""
        return Laid(
            codes=tuple(group.name for group in self.groups),
            names=tuple(group.starred for group in self.groups),
            groups=tuple(
                Group(name, None, tuple(group.cells[at] for group in self.groups))
                for at, name in enumerate(self.names)
            ),
            column=self.column,
            dimension="",
        )


def laid(table: Table) -> Laid:
    """Lay `table` out by its kind: medians, pairs, groups side by side, or one series."""
    return _LAYOUTS.get(table.kind, _one_series)(table)


def _one_series(table: Table) -> Laid:
    drawn = marks.marks(table)
    cells = tuple(map(_cell, drawn))
    name = formats.axis_title(table.column(table.measure))
    return _laid(table, drawn, (Group(name, None, cells),))


def is_exclusive(table: Table) -> bool:
    """Tell whether each unit gave one answer, of a list short enough to stand in one bar."""
    answers = set(table.values(table.dimension))
    return not table.multiple and len(answers) <= MOST_STACKED


def base_words(n: float) -> str:
    """Return « n = 48 »."""
    return french.base_size(n)


def _cell(mark: Mark) -> Cell:
    return Cell(mark.value, mark.text, mark.look)


def _laid(table: Table, drawn: tuple[Mark, ...], groups: tuple[Group, ...]) -> Laid:
    names = {mark.code: mark.label for mark in drawn}
    column = table.column(table.measure)
    return Laid(tuple(names), tuple(names.values()), groups, column, table.dimension)


def _grouped(table: Table) -> Laid:
    drawn = marks.marks(table)
    groups = tuple(
        Group(one.label, one.n, tuple(_cell(mark) for mark in drawn if mark.series == one.code))
        for one in marks.groups(table)
    )
    return _laid(table, drawn, groups)


def _sides(table: Table) -> Laid:
    groups = []
    for name, columns in SIDES:
        cells = tuple(map(_cell, needs_bars.side_marks(table, name, columns)))
        n = next(iter(table.values(columns[2])), None)
        groups.append(Group(name, int(n) if isinstance(n, int | float) else None, cells))
    return _laid(table, marks.marks(table), tuple(groups))


def _quartiles(table: Table) -> Laid:
    """Lay medians out, all groups together first where the table tells them."""
    whole = _whole(table)
    groups = tuple(
        Group(words, None, tuple(_quartile(table.column(name), row) for row in (*whole, *table)))
        for name, words in QUARTILES
    )
    made = _laid(table, marks.marks(table), groups)
    names = (f"{row['libelle']} ({_size(row)})" for row in (*whole, *table))
    return replace(made, codes=("",) * len(whole) + made.codes, names=tuple(names))


def _whole(table: Table) -> tuple[dict[str, Value], ...]:
    return (table.overall,) if table.overall else ()


def _quartile(column: Column, row: dict[str, Value]) -> Cell:
    value = row[column.name]
    if not isinstance(value, int | float):
        return Cell(None, TOO_FEW, "inconnu")
    return Cell(float(value), bare(column, value), "faible" if row["statut"] else "plein")


def _size(row: dict[str, Value]) -> str:
    n = row["n"]
    return base_words(n) if isinstance(n, int | float) else "masqué"


_LAYOUTS: Final[Mapping[Kind, Callable[[Table], Laid]]] = {
    Kind.MEDIANS: _quartiles,
    Kind.NEEDS: _sides,
    Kind.CROSSED: _grouped,
    Kind.COMPARED: _grouped,
    Kind.FLOWS: _grouped,
}
