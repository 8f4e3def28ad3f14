"""Native charts: bars that PowerPoint draws from an embedded workbook.

The workbook holds the values drawn and nothing else: a value that is masked, or of which only the
count may be published, is an empty cell, and the name of its category says so (« masqué »,
« 3 sur 7 »).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.figures import colour, theme
from components.files.slides import data_labels, theme_colours
from components.files.slides.boxes import Box
from components.files.slides.chart_layout import LEGEND_SIZE, ChartLayout
from components.files.slides.slide_table import SlideTable
from data import french

#: Shades of the quartiles among `theme_colours.levels`; that of the median is the accent itself.
_QUARTILES: Final = (1, 3, 2)
_PAIR_COLOURS: Final = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_6)

Paint = Callable[[Any, int], None]


@dataclass(frozen=True)
class ChartStyle:
    """How the bars of a chart are placed and coloured; `paint` colours a series by its rank.

    `inks` are the colours of the numbers of each series, where they are written in the bars.
    """

    kind: XL_CHART_TYPE
    gap: int
    paint: Paint
    overlap: int = 0
    inks: Sequence[str] = ()

    @property
    def stacked(self) -> bool:
        """Tell whether the bars of a category are stacked."""
        return self.overlap > 0


def add_ranked_bars(slide: Any, box: Box, slide_table: SlideTable) -> None:  # noqa: ANN401
    """Add a chart of one bar per category, in the table's order; an ODD has its own colour."""
    chart = _add_chart(
        slide, box, slide_table, ChartStyle(XL_CHART_TYPE.BAR_CLUSTERED, 45, _paint_accent)
    )
    if slide_table.dimension == "odd":
        for at, code in enumerate(slide_table.codes):
            point = chart.plots[0].series[0].points[at]
            theme_colours.paint(point.format.fill, theme.ODD.get(code, theme.HUE))


def add_grouped_bars(slide: Any, box: Box, slide_table: SlideTable) -> None:  # noqa: ANN401
    """Add a chart with the bars of two or three groups side by side in each category."""
    paint: Paint = _paint_pair
    if len(slide_table.groups) > len(_PAIR_COLOURS):
        shades = theme_colours.levels(slide)
        paint = _paint_shades([shades[at] for at in _QUARTILES])
    _add_chart(
        slide, box, slide_table, ChartStyle(XL_CHART_TYPE.BAR_CLUSTERED, 50, paint, overlap=-5)
    )


def add_stacked_bars(slide: Any, box: Box, slide_table: SlideTable) -> None:  # noqa: ANN401
    """Add a chart of one bar per group, 100 % wide, with one segment per answer."""
    shades = theme_colours.answers(slide, len(slide_table.groups))
    inks = tuple(map(colour.ink_on, shades))
    style = ChartStyle(XL_CHART_TYPE.BAR_STACKED, 40, _paint_shades(shades), overlap=100, inks=inks)
    chart = _add_chart(slide, box, slide_table, style)
    chart.value_axis.maximum_scale = 100


def _add_chart(slide: Any, box: Box, slide_table: SlideTable, style: ChartStyle) -> Any:  # noqa: ANN401
    names = tuple(_category_name(slide_table, at) for at in range(len(slide_table.names)))
    series_names = [group.name_with_base for group in slide_table.groups]
    slots = (1 if style.stacked else len(slide_table.groups)) + style.gap / 100
    layout = ChartLayout.of(box, names, series_names, slots, theme_colours.stretch(slide))
    chart = slide.shapes.add_chart(style.kind, *layout.box.emu, _data(slide_table, names)).chart
    _style_chart(chart, layout)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = style.gap, style.overlap
    plot.vary_by_categories = False
    write = data_labels.inside if style.stacked else data_labels.at_the_end
    for rank, (series, group) in enumerate(zip(plot.series, slide_table.groups, strict=True)):
        style.paint(series, rank)
        if style.inks:
            series.data_labels.font.color.rgb = theme_colours.rgb(style.inks[rank])
        write(series, slide_table.column, group.cells, layout)
    layout.place(chart)
    return chart


def _style_chart(chart: Any, layout: ChartLayout) -> None:  # noqa: ANN401
    chart.has_title = False
    chart.font.size = Pt(layout.names_size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_legend = layout.legend > 0
    if layout.legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEGEND_SIZE)
    _axes(chart)


def _data(slide_table: SlideTable, names: tuple[str, ...]) -> CategoryChartData:
    data = CategoryChartData(number_format="General")
    data.categories = names
    for group in slide_table.groups:
        data.add_series(group.name_with_base, [cell.value for cell in group.cells])
    return data


def _category_name(slide_table: SlideTable, at: int) -> str:
    """Return the name of a category, with the texts of the values that are not drawn."""
    undrawn = [
        cell.text if len(slide_table.groups) == 1 else f"{group.name}{french.NBSP}: {cell.text}"
        for group in slide_table.groups
        for cell in (group.cells[at],)
        if cell.value is None
    ]
    same = {group.cells[at].text for group in slide_table.groups}
    shown = list(same) if len(same) == 1 and undrawn else undrawn
    return f"{slide_table.names[at]} ({', '.join(shown)})" if shown else slide_table.names[at]


def _axes(chart: Any) -> None:  # noqa: ANN401
    down, across = chart.category_axis, chart.value_axis
    down.reverse_order = True
    down.major_tick_mark = down.minor_tick_mark = XL_TICK_MARK.NONE
    down.format.line.fill.background()
    # Every name is shown: by default a program may skip every other one.
    last = down._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001  (no property says it)
    last.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    across.visible = False
    across.has_major_gridlines = False
    lowest = min((v for s in chart.plots[0].series for v in s.values if v is not None), default=0)
    if lowest >= 0:
        across.minimum_scale = 0


def _paint_theme_colour(series: Any, accent: MSO_THEME_COLOR) -> None:  # noqa: ANN401
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = accent


def _paint_accent(series: Any, rank: int) -> None:  # noqa: ANN401
    del rank
    _paint_theme_colour(series, MSO_THEME_COLOR.ACCENT_1)


def _paint_pair(series: Any, rank: int) -> None:  # noqa: ANN401
    _paint_theme_colour(series, _PAIR_COLOURS[rank % len(_PAIR_COLOURS)])


def _paint_shades(shades: Sequence[str]) -> Paint:
    """Return a function that gives each series the shade of its rank."""

    def paint(series: Any, rank: int) -> None:  # noqa: ANN401
        series.invert_if_negative = False
        theme_colours.paint(series.format.fill, shades[rank])

    return paint
