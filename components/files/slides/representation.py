"""How the table of an answer is shown on a slide: its kind decides, not its chart."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any, Final

from components.answers.answer import Answer
from components.figures import labels
from components.figures.excerpt import is_exclusive
from components.files.slides import native_charts, native_tables
from components.files.slides.boxes import Box
from components.files.slides.deck_writer import DrawContent
from components.files.slides.slide_table import SlideTable, to_slide_table
from components.files.slides.text_table import TextTable
from components.text.cells import cell_text
from data.table import BY_GROUP, Column, Kind, Table, as_number

#: Draws a figure as a PNG of the given width and height in pixels; None where that is impossible.
Render = Callable[[dict[str, Any], int, int], bytes | None]

#: Width and height of the map, in pixels: about a hundred per inch, so that text of 14 pixels is
#: about 10 points.
PICTURE: Final = (900, 420)
#: Countries named beside the map, and where no map can be drawn.
BESIDE: Final = 10
MOST_COUNTRIES: Final = 15
_GUTTER: Final = 0.25
COUNTED: Final = "Effectif"
NO_MAP: Final = (
    "La carte n’a pas pu être dessinée ici : la diapositive montre les premiers pays de la liste."
)


def representation(
    answer: Answer, table: Table, render: Render | None
) -> tuple[DrawContent, tuple[str, ...]]:
    """Return the function that draws `table` on a slide, and notes about the drawing."""
    if table.kind is Kind.COUNTRIES:
        return _map_representation(answer, table, render)
    drawn = answer.drawn(table)
    draw, notes = _native(drawn.table)
    return draw, (*filter(None, [drawn.words]), *notes)


def _native(table: Table) -> tuple[DrawContent, tuple[str, ...]]:
    """Return the function that draws an excerpt as a native chart or table, and its notes."""
    slide_table, by_group = to_slide_table(table), table.kind in BY_GROUP - {Kind.FLOWS}
    if by_group and is_exclusive(table) and not _is_pair(table):
        return _stacked_shares(slide_table)
    if by_group and not (_is_pair(table) and slide_table.drawable):
        return partial(native_tables.add_heat_table, slide_table=slide_table), ()
    if not slide_table.drawable:
        return partial(_add_values_table, slide_table=slide_table), ()
    draw = (
        native_charts.add_grouped_bars
        if len(slide_table.groups) > 1
        else native_charts.add_ranked_bars
    )
    return partial(draw, slide_table=slide_table), ()


def _is_pair(table: Table) -> bool:
    """Tell whether the table has at most two groups."""
    return len(set(table.values(table.series))) <= 2  # noqa: PLR2004  (one beside the other)


def _stacked_shares(slide_table: SlideTable) -> tuple[DrawContent, tuple[str, ...]]:
    """Return stacked bars of the groups whose shares may be published, and a note on the others."""
    with_shares = tuple(group for group in slide_table.groups if group.has_values)
    if not with_shares:
        return partial(native_tables.add_heat_table, slide_table=slide_table), ()
    without_shares = [group.name_with_base for group in slide_table.groups if not group.has_values]
    note = (
        (f"Trop peu de réponses pour des parts : {', '.join(without_shares)}.",)
        if without_shares
        else ()
    )
    return partial(
        native_charts.add_stacked_bars,
        slide_table=slide_table.with_groups(with_shares).transposed(),
    ), note


def _add_values_table(slide: Any, box: Box, slide_table: SlideTable) -> None:  # noqa: ANN401
    """Add a table of texts where no bar may be drawn: « 3 sur 7 », « masqué »."""
    rows = tuple(
        (name, *(group.cells[at].text for group in slide_table.groups))
        for at, name in enumerate(slide_table.names)
    )
    header = [
        (COUNTED if len(slide_table.groups) == 1 else group.name_with_base,)
        for group in slide_table.groups
    ]
    native_tables.add_table(slide, box, TextTable(((), *header), rows))


def _map_representation(
    answer: Answer, table: Table, render: Render | None
) -> tuple[DrawContent, tuple[str, ...]]:
    """Return the map as a picture beside its first countries; these alone without a renderer."""
    picture = render(answer.chart.figure(table), *PICTURE) if render else None
    if picture is None:
        return partial(_add_table, _first_countries(table, MOST_COUNTRIES)), (NO_MAP,)
    return partial(_add_map, picture, answer.sentence, table), ()


def _add_map(picture: bytes, description: str, table: Table, slide: Any, box: Box) -> None:  # noqa: ANN401
    place = box.columns(3, _GUTTER)
    wide = replace(box, width=place[1].left + place[1].width - box.left)
    ratio = PICTURE[0] / PICTURE[1]
    width = min(wide.width, wide.height * ratio)
    shown = slide.shapes.add_picture(
        BytesIO(picture), *replace(wide, width=width, height=width / ratio).emu
    )
    shown._element.nvPicPr.cNvPr.set("descr", description)  # noqa: SLF001  (no property says it)
    left = wide.left + width + _GUTTER
    beside = replace(box, left=left, width=box.left + box.width - left)
    _add_table(_first_countries(table, BESIDE, table.column(table.measure)), slide, beside)


def _add_table(text_table: TextTable, slide: Any, box: Box) -> None:  # noqa: ANN401
    native_tables.add_table(slide, box, text_table)


def _first_countries(table: Table, most: int, *columns: Column) -> TextTable:
    """Return the first countries by the measure, with `columns` or all that have a unit."""
    shown = columns or tuple(c for c in table.columns if c.unit and not c.hidden)
    rows = [row for row in table if row["latitude"] is not None]
    rows.sort(key=lambda row: -as_number(row[table.measure]))
    return TextTable(
        header=(("Pays",), *((column.label,) for column in shown)),
        rows=tuple(
            (labels.name(table, row), *(cell_text(column, row) for column in shown))
            for row in rows[:most]
        ),
    )
