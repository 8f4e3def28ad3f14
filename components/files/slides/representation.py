"""How the small table of an answer stands on a slide: decided by its shape, not by its chart."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any, Final

from components.answers.answer import Answer
from components.figures import labels
from components.files.slides import native_charts, native_tables
from components.files.slides.boxes import Box
from components.files.slides.deck_writer import Draw
from components.files.slides.slide_table import Laid, is_exclusive, laid
from components.files.slides.text_table import Sheet
from components.text.cells import cell_text
from data.table import BY_GROUP, Column, Kind, Table, as_number

#: Draws a figure as a PNG, given its width and height in pixels; None where nothing can draw it.
Render = Callable[[dict[str, Any], int, int], bytes | None]

#: Width and height of the map, in pixels: about a hundred an inch, so that letters of 14 pixels
#: are about 10 points.
PICTURE: Final = (900, 420)
#: Countries named beside the map, and where no map can be drawn.
BESIDE: Final = 10
MOST_COUNTRIES: Final = 15
_GUTTER: Final = 0.25
COUNTED: Final = "Effectif"
NO_MAP: Final = (
    "La carte n’a pas pu être dessinée ici : la diapositive montre les premiers pays de la liste."
)


def body(answer: Answer, table: Table, render: Render | None) -> tuple[Draw, tuple[str, ...]]:
    """Return what draws `table`, and the notes that it calls for."""
    if table.kind is Kind.COUNTRIES:
        return _map(answer, table, render)
    made = laid(table)
    if table.kind in BY_GROUP and is_exclusive(table) and not _beside(table):
        return _shares(made)
    if table.kind in BY_GROUP and not (_beside(table) and made.drawable):
        return partial(native_tables.heat, made=made), ()
    if not made.drawable:
        return partial(_listed, made=made), ()
    draw = native_charts.grouped if len(made.groups) > 1 else native_charts.ranked
    return partial(draw, made=made), ()


def _beside(table: Table) -> bool:
    """Tell whether the table sets one group beside another, rather than many side by side."""
    return len(set(table.values(table.series))) <= 2  # noqa: PLR2004  (one beside the other)


def _shares(made: Laid) -> tuple[Draw, tuple[str, ...]]:
    """Stack the answers of each group whose shares may be told; name the others."""
    told = tuple(group for group in made.groups if group.drawn)
    if not told:
        return partial(native_tables.heat, made=made), ()
    left = [group.titled for group in made.groups if not group.drawn]
    note = (f"Trop peu de réponses pour des parts : {', '.join(left)}.",) if left else ()
    return partial(native_charts.stacked, made=made.kept(told).turned()), note


def _listed(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Write what may be said where no bar may be drawn: « 3 sur 7 », « masqué »."""
    rows = tuple(
        (name, *(group.cells[at].text for group in made.groups))
        for at, name in enumerate(made.names)
    )
    heads = [(COUNTED if len(made.groups) == 1 else group.titled,) for group in made.groups]
    native_tables.draw(slide, box, Sheet(((), *heads), rows))


def _map(answer: Answer, table: Table, render: Render | None) -> tuple[Draw, tuple[str, ...]]:
    """Return the map as a picture with its first countries beside it; without it, these alone."""
    picture = render(answer.chart.figure(table), *PICTURE) if render else None
    if picture is None:
        return partial(_countries, _first(table, MOST_COUNTRIES)), (NO_MAP,)
    return partial(_pictured, picture, answer.sentence, table), ()


def _pictured(picture: bytes, told: str, table: Table, slide: Any, box: Box) -> None:  # noqa: ANN401
    place = box.columns(3, _GUTTER)
    wide = replace(box, width=place[1].left + place[1].width - box.left)
    ratio = PICTURE[0] / PICTURE[1]
    width = min(wide.width, wide.height * ratio)
    shown = slide.shapes.add_picture(
        BytesIO(picture), *replace(wide, width=width, height=width / ratio).emu
    )
    shown._element.nvPicPr.cNvPr.set("descr", told)  # noqa: SLF001  (no property says it)
    left = wide.left + width + _GUTTER
    beside = replace(box, left=left, width=box.left + box.width - left)
    _countries(_first(table, BESIDE, table.column(table.measure)), slide, beside)


def _countries(sheet: Sheet, slide: Any, box: Box) -> None:  # noqa: ANN401
    native_tables.draw(slide, box, sheet)


def _first(table: Table, most: int, *columns: Column) -> Sheet:
    """Return the first countries by what is measured, with `columns` or all that are counted."""
    shown = columns or tuple(c for c in table.columns if c.unit and not c.hidden)
    rows = [row for row in table if row["latitude"] is not None]
    rows.sort(key=lambda row: -as_number(row[table.measure]))
    return Sheet(
        head=(("Pays",), *((column.label,) for column in shown)),
        rows=tuple(
            (labels.name(table, row), *(cell_text(column, row) for column in shown))
            for row in rows[:most]
        ),
    )
