"""Native tables: what no chart says as well, still rows and columns that can be edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from components.figures import colour
from components.slides import fitting, shades
from components.slides.boxes import Box
from components.slides.laid import Cell, Group, Laid, base_words

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_MARGIN: Final = 0.04
_LABEL: Final = 0.36
#: Height of a row, in times the size of its letters.
_SPACED: Final = 2.0
_STEPS: Final = 5
#: Up to so many rows, letters are large.
_FEW: Final = 10
#: Narrower columns have their heading turned; from the other width on, its words stand on two
#: lines above their base.
_UPRIGHT: Final = 0.85
_THREE_LINES: Final = 0.5
_HEAD: Final = 11.0
_HEAD_TURNED: Final = 8.0
_TALLEST_HEAD: Final = 1.6
_SHORT: Final = 14


@dataclass(frozen=True)
class Sheet:
    """Words laid in rows: `head` (several lines each), then `rows`.

    `levels` says how dark each cell is (-1: not at all).
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Heads:
    """The headings as they are written: across, or upwards where columns are narrow."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    height: float
    turned: bool = False

    @classmethod
    def of(cls, heads: Sequence[Sequence[str]], widths: Sequence[float]) -> Self:
        """Lay headings out over columns of these widths."""
        if len(widths) > 1 and widths[1] < _UPRIGHT:
            return cls._upwards(heads, widths[1])
        lines = tuple(map(tuple, heads))
        height = max(
            fitting.height(texts, _HEAD, width - 2 * _MARGIN, bold=True)
            for texts, width in zip(lines, widths, strict=True)
        )
        return cls(lines, _HEAD, height + 0.1)

    @classmethod
    def _upwards(cls, heads: Sequence[Sequence[str]], width: float) -> Self:
        lines = [tuple(texts) for texts in heads]
        if width >= _THREE_LINES:
            lines = [(*_halves(texts[0]), *texts[1:]) if texts else () for texts in lines]
        lines = [
            tuple(fitting.shortened(text, _HEAD_TURNED, _TALLEST_HEAD) for text in texts)
            for texts in lines
        ]
        longest = max(
            fitting.width(text, _HEAD_TURNED, bold=True) for texts in lines for text in texts
        )
        return cls(tuple(lines), _HEAD_TURNED, longest + 0.12, turned=True)


def _halves(text: str) -> tuple[str, ...]:
    """Return `text` on two lines as even as its words allow."""
    parts = text.split(" ")
    cuts = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    even = min(cuts, key=lambda pair: max(map(len, pair)), default=(text,))
    return even if len(text) > _SHORT else (text,)


def heat(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw a row a category and a column a group, each cell darker for more."""
    top = max((c.value or 0 for g in made.groups for c in g.cells), default=0) or 1
    across = range(len(made.names))
    draw(
        slide,
        box,
        Sheet(
            head=((), *(_heading(group) for group in made.groups)),
            rows=tuple(
                (made.names[at], *(group.cells[at].text for group in made.groups)) for at in across
            ),
            levels=tuple(
                (-1, *(_level(group.cells[at], top) for group in made.groups)) for at in across
            ),
        ),
    )


def _heading(group: Group) -> tuple[str, ...]:
    return (group.name,) if group.n is None else (group.name, base_words(group.n))


def _level(cell: Cell, top: float) -> int:
    if cell.value is None:
        return -1
    return min(int(max(cell.value, 0) / top * _STEPS), _STEPS - 1)


def draw(slide: Any, box: Box, sheet: Sheet) -> Any:  # noqa: ANN401
    """Draw the words of `sheet` in a table that fills `box`, at the largest size that fits."""
    widths = _widths(sheet, box)
    heads = Heads.of(sheet.head, widths)
    head = min(heads.height, box.height / 2)
    tall = (box.height - head) / max(len(sheet.rows), 1)
    size = _fitting_size(sheet, widths, tall)
    tall = min(tall, _SPACED * size * fitting.POINT * _most_lines(sheet, widths, size))
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
    _head(table, sheet, heads)
    own = shades.levels(slide)
    for down, row in enumerate(sheet.rows, 1):
        for across, text in enumerate(row):
            cell = table.cell(down, across)
            _write(cell, (text,), size, bold=False, first=across == 0)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            if sheet.levels and sheet.levels[down - 1][across] >= 0:
                _shade(cell, own[sheet.levels[down - 1][across]])
            elif not sheet.levels and down % 2 == 0:
                _ground(cell)
    return frame


def _head(table: Any, sheet: Sheet, heads: Heads) -> None:  # noqa: ANN401
    for across, lines in enumerate(heads.lines):
        cell = table.cell(0, across)
        _write(cell, lines, heads.size, bold=True, first=across == 0)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM
        if not sheet.levels:
            _ground(cell)
        if heads.turned and across:
            _turn(cell)


def _ground(cell: Any) -> None:  # noqa: ANN401
    cell.fill.solid()
    cell.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2


def _shade(cell: Any, shade: str) -> None:  # noqa: ANN401
    shades.paint(cell.fill, shade)
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.rgb = shades.rgb(colour.ink_on(shade))


def _write(
    cell: Any,  # noqa: ANN401
    lines: Sequence[str],
    size: float,
    *,
    bold: bool,
    first: bool,
) -> None:
    cell.margin_left = cell.margin_right = Inches(_MARGIN)
    cell.margin_top = cell.margin_bottom = Inches(0.01)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if first else PP_ALIGN.CENTER
    paragraph.font.size = Pt(size)
    for at, text in enumerate(lines or ("",)):
        if at:
            paragraph.add_line_break()
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
    reference = 14 if len(sheet.rows) <= _FEW else 10
    longest = max((fitting.width(row[0], reference) for row in sheet.rows), default=0) + 0.2
    first = min(max(longest, 1.2), box.width * _LABEL)
    return (first, *[(box.width - first) / others] * others)


def _most_lines(sheet: Sheet, widths: Sequence[float], size: float) -> int:
    return max(
        (
            fitting.lines(text, size, width - 2 * _MARGIN)
            for row in sheet.rows
            for text, width in zip(row, widths, strict=True)
        ),
        default=1,
    )


def _fitting_size(sheet: Sheet, widths: Sequence[float], tall: float) -> float:
    """Return the largest size at which every cell holds its words in a row `tall` inches high."""
    for size in _SIZES:
        lines = _most_lines(sheet, widths, size)
        if lines * size * fitting.LEADING * fitting.POINT + 0.02 <= tall:
            return size
    return _SIZES[-1]
