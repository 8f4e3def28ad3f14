"""The picture of a page: its lead sentence, its key figures and its first chart."""

from collections.abc import Mapping
from typing import Any, Final

from components.answers import lead
from components.answers.content import Content
from components.figures import theme
from components.figures.fitting.areas import Area
from components.figures.fitting.sizes import picture_size
from components.figures.letters import shortened
from components.files.pictures.canvas import BELOW, LEADING, Canvas
from components.files.pictures.chart_picture import (
    draw_chart,
    new_canvas,
    view_address,
    write_filters,
    write_footer,
    write_header,
)
from components.text.cells import key_figure_text

GROUND: Final = "#EDF3F2"
#: Key figures per row, beside the chart and above it; their share of the width beside it.
_BESIDE: Final = 2
_ABOVE: Final = 3
_SHARE: Final = 0.36
#: Most lines of the label and of the base of a key figure.
_LABEL: Final = 2
_BASE: Final = 3
_GAP: Final = 14


def page_picture(content: Content, key: str, origin: str) -> dict[str, Any]:
    """Return the picture of a page that shows charts, in the size called `key`."""
    view = content.view
    answer = lead.leading_answer(content)
    figure = answer.figure
    is_map = "geo" in figure["layout"]
    title = view.place.title
    canvas = new_canvas(answer, picture_size(key, is_map=is_map), title, origin)
    write_header(canvas, title, lead.page_headline(content))
    write_filters(canvas, answer)
    write_footer(canvas, answer, view_address(view, origin), is_map=is_map)
    # Key figures describe the selection of the page, which a comparison of groups does not use.
    area = (
        canvas.free_area
        if answer.chart.tailor or not content.key_figures.rows
        else _write_key_figures(canvas, list(content.key_figures))
    )
    size = canvas.size
    lines = shortened(answer.chart.question, area.width, size.sentence, 2)
    for line in lines:
        area = _lower(area, size.sentence * LEADING)
        canvas.text(line, (area.x, area.y - size.sentence * BELOW), size.sentence, weight=700)
    draw_chart(canvas, figure, _lower(area, size.body * 0.7), answer.sentence)
    return canvas.picture()


def _lower(area: Area, pixels: float) -> Area:
    return Area(area.x, area.y + pixels, area.width, area.height - pixels)


def _write_key_figures(canvas: Canvas, rows: list[Mapping[str, Any]]) -> Area:
    """Write the key figures, and return the area left: beside them if the canvas is wide."""
    size, free_area = canvas.size, canvas.free_area
    beside = size.width > size.height
    across = _BESIDE if beside else _ABOVE
    room = free_area.width * _SHARE if beside else free_area.width
    wide = (room - (across - 1) * _GAP) / across
    for start in range(0, len(rows), across):
        key_figures = [
            _key_figure_lines(row, wide - 2 * _GAP, canvas) for row in rows[start : start + across]
        ]
        tall = max(map(_height, key_figures)) + 1.5 * _GAP
        for number, lines in enumerate(key_figures):
            left = free_area.x + number * (wide + _GAP)
            canvas.box(Area(left, canvas.top, wide, tall), GROUND)
            _write_key_figure(canvas, lines, left + _GAP)
        canvas.skip(tall + _GAP)
    if beside:
        taken = room + size.margin
        return Area(free_area.x + taken, free_area.y, free_area.width - taken, free_area.height)
    return _lower(canvas.free_area, size.body * 0.4)


def _key_figure_lines(
    row: Mapping[str, Any], room: float, canvas: Canvas
) -> list[tuple[str, float, Any]]:
    """Return the lines of one key figure, each with its font size and its look."""
    size = canvas.size
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


def _write_key_figure(canvas: Canvas, lines: list[tuple[str, float, Any]], left: float) -> None:
    down = canvas.top + _GAP / 2
    for line, size, look in lines:
        down += size * LEADING
        canvas.text(line, (left, down - size * BELOW), size, **look)
