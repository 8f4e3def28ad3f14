"""Native charts: bars that PowerPoint draws, from a sheet that it opens.

The sheet holds what is drawn and nothing else: what is masked or may only be counted is an empty
cell, and its category says so (« masqué », « 3 sur 7 »).
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.figures import colour, formats, theme
from components.slides import fitting, shades
from components.slides.boxes import Box
from components.slides.laid import Laid
from data.table import Column

#: Shades of the quartiles, among the levels of `shades`: the median is the accent itself.
_QUARTILES: Final = (1, 3, 2)
_SIDES: Final = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_6)
_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_MOST_LABEL: Final = 0.48
_VALUE_ROOM: Final = 0.9
_LEGEND_SIZE: Final = 12.0
_LEGEND_LINE: Final = 0.26
#: Width of the square beside a name, and share of the chart that a legend may take.
_KEY: Final = 0.4
_LEGEND_SHARE: Final = 0.85
#: Height of a bar at most, in inches.
_THICKEST: Final = 0.6
#: Below this many percent, a segment has no room for its number.
_NARROWEST: Final = 4.0
#: A number stands a little over its bar before it meets the next one.
_OVER: Final = 1.1

Paint = Callable[[Any, int], None]


@dataclass(frozen=True)
class Looks:
    """How the bars of a chart stand and are coloured; `paint` colours a series by its rank."""

    kind: XL_CHART_TYPE
    gap: int
    paint: Paint
    overlap: int = 0

    @property
    def stacked(self) -> bool:
        """Tell whether the bars of one category stand in one line."""
        return self.overlap > 0


def ranked(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw one bar a category, in the table's order; an ODD bears its own colour."""
    chart = _draw(slide, box, made, Looks(XL_CHART_TYPE.BAR_CLUSTERED, 45, _accent))
    if made.dimension == "odd":
        for at, code in enumerate(made.codes):
            point = chart.plots[0].series[0].points[at]
            shades.paint(point.format.fill, theme.ODD.get(code, theme.HUE))


def grouped(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw the bars of two or three groups side by side under each category."""
    paint: Paint = _side
    if len(made.groups) > len(_SIDES):
        own = shades.levels(slide)
        paint = _own([own[at] for at in _QUARTILES])
    _draw(slide, box, made, Looks(XL_CHART_TYPE.BAR_CLUSTERED, 50, paint, overlap=-5))


def stacked(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw one bar a group, one segment an answer, 100 % wide."""
    own = shades.answers(slide, len(made.groups))
    looks = Looks(XL_CHART_TYPE.BAR_STACKED, 40, _own(own), overlap=100)
    chart = _draw(slide, box, made, looks)
    chart.value_axis.maximum_scale = 100
    for shade, series in zip(own, chart.plots[0].series, strict=True):
        series.data_labels.font.color.rgb = shades.rgb(colour.ink_on(shade))


def _draw(slide: Any, box: Box, made: Laid, looks: Looks) -> Any:  # noqa: ANN401
    names = tuple(_named(made, at) for at in range(len(made.names)))
    slots = (1 if looks.stacked else len(made.groups)) + looks.gap / 100
    legend = _legend_height(made, box)
    box = box.top_slice(legend + len(names) * slots * _THICKEST)
    chart = slide.shapes.add_chart(looks.kind, *box.emu, _data(made, names)).chart
    pitch = (box.height - legend) / max(len(names), 1)
    size, label = _size(pitch), _size(min(pitch, pitch / slots * _OVER))
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_legend = legend > 0
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_LEGEND_SIZE)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = looks.gap, looks.overlap
    plot.vary_by_categories = False
    _axes(chart)
    for rank, series in enumerate(plot.series):
        looks.paint(series, rank)
        series.data_labels.font.size = Pt(label)
        _labels(series, made, rank, inside=looks.stacked)
    _place(chart, box, (names, size), legend)
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
        return f'[$-40C]0.0"{formats.NARROW}%"{tail}'
    if formats.is_amount(column):
        millions = f'[$-40C][>=1000000]0.0,,"{formats.NBSP}M€"{tail}'
        return f'{millions};[>=1000]0,"{formats.NBSP}k€"{tail};0"{formats.NBSP}€"{tail}'
    return f"[$-40C]#,##0.0{tail}" if column.decimals else f"[$-40C]#,##0{tail}"


def _starred(series: Any, at: int, column: Column) -> None:  # noqa: ANN401
    """Mark one label as resting on few answers; the note says what the star means."""
    letters = series.data_labels._element.find(qn("c:txPr"))  # noqa: SLF001
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
                     "showBubbleSize")
    )  # fmt: skip
    own = _own_label(
        series,
        at,
        f"<c:numFmt formatCode={quoteattr(number_format(column, ' *'))} sourceLinked='0'/>"
        f"<c:spPr/><c:dLblPos val='outEnd'/>{shown}",
    )
    # A label with a format of its own takes nothing from the others.
    own.find(qn("c:spPr")).addnext(deepcopy(letters))


def _silence(series: Any, at: int) -> None:  # noqa: ANN401
    """Take away the label of one point, that its segment could not hold."""
    _own_label(series, at, '<c:delete val="1"/>')


def _own_label(series: Any, at: int, inside: str) -> Any:  # noqa: ANN401
    labels = series.data_labels._element  # noqa: SLF001  (python-pptx writes no format of a point)
    own = parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/>{inside}</c:dLbl>')
    others = labels.findall(qn("c:dLbl"))
    if others:
        others[-1].addnext(own)
    else:
        labels.insert(0, own)
    return own


def _size(pitch: float) -> float:
    """Return the largest size of letters of which one line stands in `pitch` inches."""
    fits = (size for size in _SIZES if size * fitting.LEADING * fitting.POINT <= pitch)
    return next(fits, _SIZES[-1])


def _legend_height(made: Laid, box: Box) -> float:
    """Return the height that the names of the groups take above the bars, in even columns."""
    if len(made.groups) == 1:
        return 0
    longest = max(fitting.width(group.titled, _LEGEND_SIZE) for group in made.groups) + _KEY
    across = max(int(box.width * _LEGEND_SHARE / longest), 1)
    return -(-len(made.groups) // across) * _LEGEND_LINE + _LEGEND_LINE / 2


def _place(chart: Any, box: Box, named: tuple[tuple[str, ...], float], legend: float) -> None:  # noqa: ANN401
    """Set how much of the chart its names take: programs differ in what they leave them."""
    names, size = named
    longest = max((fitting.width(name, size) for name in names), default=0) + 0.15
    left = min(longest / box.width, _MOST_LABEL)
    top = max(legend / box.height, 0.005)
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


def _themed(series: Any, accent: MSO_THEME_COLOR) -> None:  # noqa: ANN401
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = accent


def _accent(series: Any, rank: int) -> None:  # noqa: ANN401
    del rank
    _themed(series, MSO_THEME_COLOR.ACCENT_1)


def _side(series: Any, rank: int) -> None:  # noqa: ANN401
    _themed(series, _SIDES[rank % len(_SIDES)])


def _own(own: Sequence[str]) -> Paint:
    """Return what gives each series the shade of its rank."""

    def paint(series: Any, rank: int) -> None:  # noqa: ANN401
        series.invert_if_negative = False
        shades.paint(series.format.fill, own[rank])

    return paint
