"""Native tables: rows and columns that can be edited, where no chart is as clear."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from components.figures import colour, formats
from components.files.slides import theme_colours
from components.files.slides.boxes import Box
from components.files.slides.slide_table import SlideCell, SlideGroup, SlideTable, base_words
from components.files.slides.text_table import MARGIN, TextTable, TextTableLayout
from data.french import NBSP

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_STEPS: Final = 5


def add_heat_table(slide: Any, box: Box, slide_table: SlideTable) -> None:  # noqa: ANN401
    """Add a table of one row per category and one column per group, cells darker for more."""
    top = max((c.value or 0 for g in slide_table.groups for c in g.cells), default=0) or 1
    across = range(len(slide_table.names))
    add_table(
        slide,
        box,
        TextTable(
            header=((), *map(_heading, slide_table.groups)),
            rows=tuple(
                (slide_table.names[at], *(group.cells[at].text for group in slide_table.groups))
                for at in across
            ),
            levels=tuple(
                (-1, *(_level(group.cells[at], top) for group in slide_table.groups))
                for at in across
            ),
            unit=formats.axis_title(slide_table.column),
        ),
    )


def _heading(group: SlideGroup) -> tuple[str, ...]:
    return (group.name,) if group.n is None else (group.name, base_words(group.n))


def _level(cell: SlideCell, top: float) -> int:
    if cell.value is None:
        return -1
    return min(int(max(cell.value, 0) / top * _STEPS), _STEPS - 1)


def add_table(slide: Any, box: Box, text_table: TextTable) -> None:  # noqa: ANN401
    """Add `text_table` to a slide, in `box`, at the largest font size that fits."""
    layout = TextTableLayout.of(text_table, box, theme_colours.stretch(slide))
    rows, columns = len(layout.table.rows) + 1, len(layout.widths)
    frame = slide.shapes.add_table(rows, columns, *box.top_slice(layout.height).emu)
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _PLAIN  # noqa: SLF001
    table = frame.table
    table.horz_banding = False
    for column, width in zip(table.columns, layout.widths, strict=True):
        column.width = Inches(width)
    for at, row in enumerate(table.rows):
        row.height = Inches(layout.row_height if at else layout.header_height)
    _write_header(table, layout)
    _write_rows(table, layout, theme_colours.levels(slide))


def _write_rows(table: Any, layout: TextTableLayout, shades: Sequence[str]) -> None:  # noqa: ANN401
    for down, row in enumerate(layout.table.rows):
        for across, text in enumerate(row):
            cell = table.cell(down + 1, across)
            _write(
                cell,
                (layout.written_text(text, across),),
                layout.size,
                bold=False,
                first=across < layout.table.texts,
            )
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            level = layout.table.levels[down][across] if layout.table.levels else -1
            if level >= 0:
                _shade(cell, shades[level])
            elif not layout.table.levels and down % 2:
                _ground(cell)


def _write_header(table: Any, layout: TextTableLayout) -> None:  # noqa: ANN401
    headings = layout.headings
    for across, lines in enumerate(headings.lines):
        cell = table.cell(0, across)
        _write(cell, lines, headings.size, bold=True, first=across < layout.table.texts)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM
        if not layout.table.levels:
            _ground(cell)
        if headings.turned and across:
            _turn(cell)


def _ground(cell: Any) -> None:  # noqa: ANN401
    cell.fill.solid()
    cell.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2


def _shade(cell: Any, shade: str) -> None:  # noqa: ANN401
    theme_colours.paint(cell.fill, shade)
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.rgb = theme_colours.rgb(colour.ink_on(shade))


def _write(
    cell: Any,  # noqa: ANN401
    lines: Sequence[str],
    size: float,
    *,
    bold: bool,
    first: bool,
) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGIN)
    cell.margin_top = cell.margin_bottom = Inches(0.01)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if first else PP_ALIGN.CENTER
    for at, text in enumerate(lines or ("",)):
        if at:
            paragraph.add_line_break()
        run = paragraph.add_run()
        # An empty cell would have the height of the default font size.
        run.text = text or NBSP
        run.font.size = Pt(size)
        run.font.bold = bold
        run.font.language_id = MSO_LANGUAGE_ID.FRENCH
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _turn(cell: Any) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = Inches(0)
    cell._tc.get_or_add_tcPr().set("vert", "vert270")  # noqa: SLF001  (no property says it)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
