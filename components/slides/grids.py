"""Native tables: what no chart says as well, still rows and columns that can be edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from components.slides import fitting
from components.slides.boxes import Box
from components.slides.laid import Cell, Laid

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_MARGIN: Final = 0.04
_LABEL: Final = 0.34
_SHADES: Final = (0.85, 0.6, 0.35, 0.0, -0.35)
_DARK: Final = 2
#: Narrower columns have their heading turned, in a row of this height.
_UPRIGHT: Final = 0.95
_TURNED: Final = 1.25


@dataclass(frozen=True)
class Sheet:
    """Words laid in rows: `head`, then `rows`; `levels` says how dark each cell is (-1: not)."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()


def heat(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw a row a category and a column a group, each cell darker for more."""
    top = max((c.value or 0 for g in made.groups for c in g.cells), default=0) or 1
    across = range(len(made.names))
    draw(
        slide,
        box,
        Sheet(
            head=("", *(group.titled for group in made.groups)),
            rows=tuple(
                (made.names[at], *(group.cells[at].text for group in made.groups)) for at in across
            ),
            levels=tuple(
                (-1, *(_level(group.cells[at], top) for group in made.groups)) for at in across
            ),
        ),
    )


def _level(cell: Cell, top: float) -> int:
    if cell.value is None:
        return -1
    return min(int(max(cell.value, 0) / top * len(_SHADES)), len(_SHADES) - 1)


def draw(slide: Any, box: Box, sheet: Sheet) -> Any:  # noqa: ANN401
    """Draw the words of `sheet` in a table that fills `box`, at the largest size that fits."""
    widths = _widths(sheet, box)
    turned = len(sheet.head) > 1 and widths[1] < _UPRIGHT
    head = _head_height(sheet, widths, box, turned=turned)
    size = _fitting_size(sheet, widths, (box.height - head) / max(len(sheet.rows), 1))
    tall = min((box.height - head) / max(len(sheet.rows), 1), 2.2 * size * fitting.POINT)
    frame = slide.shapes.add_table(
        len(sheet.rows) + 1, len(sheet.head), *box.top_slice(head + tall * len(sheet.rows)).emu
    )
    table = frame.table
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _PLAIN  # noqa: SLF001
    table.horz_banding = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for at, row in enumerate(table.rows):
        row.height = Inches(tall if at else head)
    for across, text in enumerate(sheet.head):
        cell = table.cell(0, across)
        _write(cell, text, min(size, 11), bold=True, first=across == 0)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM
        if turned and across:
            _turn(cell)
    for down, row in enumerate(sheet.rows, 1):
        for across, text in enumerate(row):
            _body_cell(table.cell(down, across), text, size, _at(sheet, down - 1, across), across)
    return frame


def _at(sheet: Sheet, down: int, across: int) -> int:
    return sheet.levels[down][across] if sheet.levels else -1


def _body_cell(cell: Any, text: str, size: float, level: int, across: int) -> None:  # noqa: ANN401
    _write(cell, text, size, bold=False, first=across == 0)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if level < 0:
        return
    cell.fill.solid()
    cell.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    if _SHADES[level]:
        cell.fill.fore_color.brightness = _SHADES[level]
    if level >= _DARK + 1:
        _runs_ink(cell, MSO_THEME_COLOR.BACKGROUND_1)


def _runs_ink(cell: Any, colour: MSO_THEME_COLOR) -> None:  # noqa: ANN401
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.theme_color = colour


def _write(cell: Any, text: str, size: float, *, bold: bool, first: bool) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = Inches(_MARGIN)
    cell.margin_top = cell.margin_bottom = Inches(0.01)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if first else PP_ALIGN.CENTER
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.language_id = MSO_LANGUAGE_ID.FRENCH
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _turn(cell: Any) -> None:  # noqa: ANN401
    cell._tc.get_or_add_tcPr().set("vert", "vert270")  # noqa: SLF001  (no property says it)
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def _widths(sheet: Sheet, box: Box) -> tuple[float, ...]:
    """Return the widths of the columns: the first as its names need, the others alike."""
    others = len(sheet.head) - 1
    if not others:
        return (box.width,)
    longest = max((fitting.width(row[0], 11) for row in sheet.rows), default=0) + 0.2
    first = min(max(longest, 1.2), box.width * _LABEL)
    return (first, *[(box.width - first) / others] * others)


def _head_height(
    sheet: Sheet, widths: Sequence[float], box: Box, *, turned: bool
) -> float:
    if turned:
        return min(_TURNED, box.height / 3)
    needed = max(
        fitting.height([text], 11, width - 2 * _MARGIN, bold=True)
        for text, width in zip(sheet.head, widths, strict=True)
    )
    return min(needed + 0.08, box.height / 3)


def _fitting_size(sheet: Sheet, widths: Sequence[float], tall: float) -> float:
    """Return the largest size at which every cell holds its words in a row `tall` inches high."""
    for size in _SIZES:
        if all(
            fitting.height([text], size, width - 2 * _MARGIN) + 0.02 <= tall
            for row in sheet.rows
            for text, width in zip(row, widths, strict=True)
        ):
            return size
    return _SIZES[-1]
