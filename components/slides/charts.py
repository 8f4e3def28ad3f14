"""Native charts: bars that PowerPoint draws, from a sheet that it opens.

The sheet holds what is drawn and nothing else: what is masked or may only be counted is an empty
cell, and its category says so (« masqué », « 3 sur 7 »).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.figures import formats, theme
from components.slides import fitting
from components.slides.boxes import Box
from components.slides.laid import Cell, Laid
from data.table import Column

#: Lightness of the one hue, from the first answer to the last, for shares of a whole.
_SHADES: Final = (-0.35, 0.0, 0.35, 0.6, 0.78, 0.9)
#: From this lightness on, letters on a bar are dark.
_LIGHT: Final = 0.5
_QUARTILES: Final = (0.6, 0.0, 0.3)
_SIDES: Final = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_6)
_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_MOST_LABEL: Final = 0.48
_VALUE_ROOM: Final = 0.9
_LEGEND: Final = 0.38
#: Below this many percent, a segment has no room for its number.
_NARROWEST: Final = 4.0

Paint = Callable[[Any, int], None]


@dataclass(frozen=True)
class Looks:
    """How the bars of a chart stand and are coloured; `paint` colours a series by its rank."""

    kind: XL_CHART_TYPE
    gap: int
    paint: Paint
    overlap: int = 0
    numbered: bool = True
    falling: bool = False


def ranked(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw one bar a category, in the table's order; an ODD bears its own colour."""
    chart = _draw(slide, box, made, Looks(XL_CHART_TYPE.BAR_CLUSTERED, 45, _accent))
    if made.dimension == "odd":
        for at, code in enumerate(made.codes):
            fill = chart.plots[0].series[0].points[at].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(theme.ODD.get(code, theme.HUE)[1:])


def grouped(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw the bars of two or three groups side by side under each category."""
    paint = _quartile if len(made.groups) > len(_SIDES) else _side
    _draw(slide, box, made, Looks(XL_CHART_TYPE.BAR_CLUSTERED, 60, paint, overlap=-5))


def stacked(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw one bar a group, one segment an answer, 100 % wide."""
    looks = Looks(XL_CHART_TYPE.BAR_STACKED, 40, _shade, overlap=100)
    chart = _draw(slide, box, made, looks)
    chart.value_axis.maximum_scale = 100
    for rank, series in enumerate(chart.plots[0].series):
        light = _SHADES[rank] >= _LIGHT
        labels = series.data_labels
        labels.font.color.theme_color = (
            MSO_THEME_COLOR.TEXT_1 if light else MSO_THEME_COLOR.BACKGROUND_1
        )


def _draw(slide: Any, box: Box, made: Laid, looks: Looks) -> Any:  # noqa: ANN401
    names = tuple(_named(made, at) for at in range(len(made.names)))
    frame = slide.shapes.add_chart(looks.kind, *box.emu, _data(made, names))
    chart = frame.chart
    many = len(made.groups) > 1
    bars = len(names) * (len(made.groups) if looks.kind == XL_CHART_TYPE.BAR_CLUSTERED else 1)
    size = _size(box.height - (_LEGEND if many else 0), len(names), bars)
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_legend = many
    if many:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(max(size, 11))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = looks.gap, looks.overlap
    plot.vary_by_categories = False
    _axes(chart)
    for rank, series in enumerate(plot.series):
        looks.paint(series, rank)
        _labels(series, made, rank, inside=looks.overlap > 0)
    _place(chart, box, names, size, many=many)
    return chart


def _data(made: Laid, names: tuple[str, ...]) -> CategoryChartData:
    data = CategoryChartData(number_format="General")
    data.categories = names
    for group in made.groups:
        data.add_series(group.titled, [cell.value for cell in group.cells])
    return data


def _named(made: Laid, at: int) -> str:
    """Return the name of a category, with what is said where nothing is drawn."""
    told = [
        cell.text if len(made.groups) == 1 else f"{group.name}{formats.NBSP}: {cell.text}"
        for group in made.groups
        for cell in (group.cells[at],)
        if cell.value is None
    ]
    same = {group.cells[at].text for group in made.groups}
    shown = list(same) if len(same) == 1 and told else told
    return f"{made.names[at]} ({', '.join(shown)})" if shown else made.names[at]


def _axes(chart: Any) -> None:  # noqa: ANN401
    down, across = chart.category_axis, chart.value_axis
    down.reverse_order = True
    down.major_tick_mark = down.minor_tick_mark = XL_TICK_MARK.NONE
    down.format.line.fill.background()
    across.visible = False
    across.has_major_gridlines = False
    lowest = min((v for s in chart.plots[0].series for v in s.values if v is not None), default=0)
    if lowest >= 0:
        across.minimum_scale = 0


def _labels(series: Any, made: Laid, rank: int, *, inside: bool) -> None:  # noqa: ANN401
    cells = made.groups[rank].cells
    labels = series.data_labels
    labels.show_value = True
    labels.number_format = number_format(made.column)
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
    for at, cell in enumerate(cells):
        if cell.value is None:
            continue
        if inside and cell.value < _NARROWEST:
            _silence(series, at)
        elif cell.look == "faible" and not inside:
            _starred(series, at, made.column)


def number_format(column: Column, star: str = "") -> str:
    """Return Excel's code for a value: « 43,2 % », « 1,2 M€ », « 1 234 ».

    `[$-40C]` asks for French separators of the programs that listen; others use the reader's.
    """
    tail = f'"{star}"' if star else ""
    if formats.is_share(column):
        return f'[$-40C]0.0" %"{tail}'
    if formats.is_amount(column):
        millions = f'[$-40C][>=1000000]0.0,,"{formats.NBSP}M€"{tail}'
        return f'{millions};[>=1000]0,"{formats.NBSP}k€"{tail};0"{formats.NBSP}€"{tail}'
    return f"[$-40C]#,##0.0{tail}" if column.decimals else f"[$-40C]#,##0{tail}"


def _starred(series: Any, at: int, column: Column) -> None:  # noqa: ANN401
    """Mark one label as resting on few answers; the note says what the star means."""
    _own_label(
        series, at, f'<c:numFmt formatCode="{_attribute(number_format(column, " *"))}" sourceLinked="0"/>'
        "<c:spPr/><c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>"
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/>',
    )  # fmt: skip


def _silence(series: Any, at: int) -> None:  # noqa: ANN401
    """Take away the label of one point, that its segment could not hold."""
    _own_label(series, at, '<c:delete val="1"/>')


def _own_label(series: Any, at: int, inside: str) -> None:  # noqa: ANN401
    labels = series.data_labels._element  # noqa: SLF001  (python-pptx writes no format of a point)
    own = parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/>{inside}</c:dLbl>')
    others = labels.findall(qn("c:dLbl"))
    if others:
        others[-1].addnext(own)
    else:
        labels.insert(0, own)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(
        ">", "&gt;"
    )  # fmt: skip


def _size(height: float, names: int, bars: int) -> float:
    """Return the size of letters that keeps one line a category, and one label a bar."""
    room = height / max(names, 1), height / max(bars, 1)
    for size in _SIZES:
        line = size * fitting.LEADING * fitting.POINT
        if line <= room[0] * 0.95 and line * 0.85 <= room[1]:
            return size
    return _SIZES[-1]


def _place(
    chart: Any,  # noqa: ANN401
    box: Box,
    names: tuple[str, ...],
    size: float,
    *,
    many: bool,
) -> None:
    """Set how much of the chart its names take: programs differ in what they leave them."""
    longest = max((fitting.width(name, size) for name in names), default=0) + 0.15
    left = min(longest / box.width, _MOST_LABEL)
    top = _LEGEND / box.height if many else 0.005
    right = _VALUE_ROOM / box.width
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>'
        f'<c:w val="{1 - left - right:.4f}"/><c:h val="{0.99 - top:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001  (python-pptx has no layout of its own)
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)


def _themed(series: Any, colour: MSO_THEME_COLOR, brightness: float = 0) -> None:  # noqa: ANN401
    series.invert_if_negative = False
    fill = series.format.fill
    fill.solid()
    fill.fore_color.theme_color = colour
    if brightness:
        fill.fore_color.brightness = brightness


def _accent(series: Any, rank: int) -> None:  # noqa: ANN401
    del rank
    _themed(series, MSO_THEME_COLOR.ACCENT_1)


def _side(series: Any, rank: int) -> None:  # noqa: ANN401
    _themed(series, _SIDES[rank % len(_SIDES)])


def _quartile(series: Any, rank: int) -> None:  # noqa: ANN401
    _themed(series, MSO_THEME_COLOR.ACCENT_1, _QUARTILES[rank % len(_QUARTILES)])


def _shade(series: Any, rank: int) -> None:  # noqa: ANN401
    _themed(series, MSO_THEME_COLOR.ACCENT_1, _SHADES[rank % len(_SHADES)])


__all__ = ["Cell", "grouped", "number_format", "ranked", "stacked"]
