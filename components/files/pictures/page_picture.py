"""The picture of a page: its sentence, its key figures and its first chart, on one sheet."""

from collections.abc import Mapping
from typing import Any, Final

from components.answers import lead
from components.answers.content import Content
from components.answers.figure import figure_of
from components.figures import theme
from components.figures.fitting.areas import Area
from components.figures.fitting.sizes import size_of
from components.figures.letters import shortened
from components.files.pictures.canvas import BELOW, LEADING, Sheet
from components.files.pictures.chart_picture import address, begun, draw, feet, filters, head
from components.text.cells import key_figure_text

GROUND: Final = "#EDF3F2"
#: Key figures in a row, beside the chart and above it; and the share of the width beside it.
_BESIDE: Final = 2
_ABOVE: Final = 3
_SHARE: Final = 0.36
#: Lines that the words of a key figure may take.
_LABEL: Final = 2
_BASE: Final = 3
_GAP: Final = 14


def of_content(content: Content, key: str, origin: str) -> dict[str, Any]:
    """Return the picture of a page that shows charts, on the sheet called `key`."""
    view = content.view
    answer = lead.leading_answer(content)
    figure = figure_of(answer)
    is_map = "geo" in figure["layout"]
    title = view.place.title
    sheet = begun(answer, size_of(key, is_map=is_map), title, origin)
    head(sheet, title, lead.page_headline(content))
    filters(sheet, answer)
    feet(sheet, answer, address(view, origin), is_map=is_map)
    # The key figures are of the page's selection; groups compared have their own numbers.
    area = sheet.free if answer.chart.tailor else _figures(sheet, list(content.key_figures))
    size = sheet.size
    lines = shortened(answer.chart.question, area.width, size.sentence, 2)
    for line in lines:
        area = _lower(area, size.sentence * LEADING)
        sheet.text(line, (area.x, area.y - size.sentence * BELOW), size.sentence, weight=700)
    draw(sheet, figure, _lower(area, size.body * 0.7), answer.sentence)
    return sheet.picture()


def _lower(area: Area, pixels: float) -> Area:
    return Area(area.x, area.y + pixels, area.width, area.height - pixels)


def _figures(sheet: Sheet, rows: list[Mapping[str, Any]]) -> Area:
    """Lay the key figures out, and return what they leave: beside on a wide sheet, else below."""
    size, free = sheet.size, sheet.free
    beside = size.width > size.height
    across = _BESIDE if beside else _ABOVE
    room = free.width * _SHARE if beside else free.width
    wide = (room - (across - 1) * _GAP) / across
    for start in range(0, len(rows), across):
        told = [_words(row, wide - 2 * _GAP, sheet) for row in rows[start : start + across]]
        tall = max(map(_height, told)) + 1.5 * _GAP
        for number, lines in enumerate(told):
            left = free.x + number * (wide + _GAP)
            sheet.box(Area(left, sheet.top, wide, tall), GROUND)
            _write(sheet, lines, left + _GAP)
        sheet.skip(tall + _GAP)
    if beside:
        taken = room + size.margin
        return Area(free.x + taken, free.y, free.width - taken, free.height)
    return _lower(sheet.free, size.body * 0.4)


def _words(row: Mapping[str, Any], room: float, sheet: Sheet) -> list[tuple[str, float, Any]]:
    """Return the lines of one key figure, each with its size and its look."""
    size = sheet.size
    large, small = size.sentence * 1.3, size.small
    value = shortened(key_figure_text(row), room, large, 1)
    label = shortened(str(row["libelle"]), room, size.body, _LABEL)
    base = shortened(str(row["base"]), room, small, _BASE)
    return [
        *((line, large, {"weight": 700, "fill": theme.HUE}) for line in value),
        *((line, size.body, {"weight": 600}) for line in label),
        *((line, small, {"fill": theme.INK_SOFT}) for line in base),
    ]


def _height(lines: list[tuple[str, float, Any]]) -> float:
    return sum(size * LEADING for _, size, _ in lines)


def _write(sheet: Sheet, lines: list[tuple[str, float, Any]], left: float) -> None:
    down = sheet.top + _GAP / 2
    for line, size, look in lines:
        down += size * LEADING
        sheet.text(line, (left, down - size * BELOW), size, **look)
