"""Native charts: bars that PowerPoint draws, from a sheet that it opens.

The sheet holds what is drawn and nothing else: what is masked or may only be counted is an empty
cell, and its category says so (« masqué », « 3 sur 7 »).
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
from components.files.slides.chart_layout import LEGEND_SIZE, Plan
from components.files.slides.slide_table import Laid
from data import french

#: Shades of the quartiles, among the levels of `theming`: the median is the accent itself.
_QUARTILES: Final = (1, 3, 2)
_SIDES: Final = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_6)

Paint = Callable[[Any, int], None]


@dataclass(frozen=True)
class Looks:
    """How the bars of a chart stand and are coloured; `paint` colours a series by its rank.

    `inks` are the colours of the numbers in each series, where these stand in the bars.
    """

    kind: XL_CHART_TYPE
    gap: int
    paint: Paint
    overlap: int = 0
    inks: Sequence[str] = ()

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
            theme_colours.paint(point.format.fill, theme.ODD.get(code, theme.HUE))


def grouped(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw the bars of two or three groups side by side under each category."""
    paint: Paint = _side
    if len(made.groups) > len(_SIDES):
        own = theme_colours.levels(slide)
        paint = _own([own[at] for at in _QUARTILES])
    _draw(slide, box, made, Looks(XL_CHART_TYPE.BAR_CLUSTERED, 50, paint, overlap=-5))


def stacked(slide: Any, box: Box, made: Laid) -> None:  # noqa: ANN401
    """Draw one bar a group, one segment an answer, 100 % wide."""
    own = theme_colours.answers(slide, len(made.groups))
    inks = tuple(map(colour.ink_on, own))
    looks = Looks(XL_CHART_TYPE.BAR_STACKED, 40, _own(own), overlap=100, inks=inks)
    chart = _draw(slide, box, made, looks)
    chart.value_axis.maximum_scale = 100


def _draw(slide: Any, box: Box, made: Laid, looks: Looks) -> Any:  # noqa: ANN401
    names = tuple(_named(made, at) for at in range(len(made.names)))
    series_names = [group.titled for group in made.groups]
    slots = (1 if looks.stacked else len(made.groups)) + looks.gap / 100
    plan = Plan.of(box, names, series_names, slots, theme_colours.stretch(slide))
    chart = slide.shapes.add_chart(looks.kind, *plan.box.emu, _data(made, names)).chart
    _dress(chart, plan)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = looks.gap, looks.overlap
    plot.vary_by_categories = False
    write = data_labels.inside if looks.stacked else data_labels.at_the_end
    for rank, (series, group) in enumerate(zip(plot.series, made.groups, strict=True)):
        looks.paint(series, rank)
        if looks.inks:
            series.data_labels.font.color.rgb = theme_colours.rgb(looks.inks[rank])
        write(series, made.column, group.cells, plan)
    plan.place(chart)
    return chart


def _dress(chart: Any, plan: Plan) -> None:  # noqa: ANN401
    chart.has_title = False
    chart.font.size = Pt(plan.names_size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_legend = plan.legend > 0
    if plan.legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEGEND_SIZE)
    _axes(chart)


def _data(made: Laid, names: tuple[str, ...]) -> CategoryChartData:
    data = CategoryChartData(number_format="General")
    data.categories = names
    for group in made.groups:
        data.add_series(group.titled, [cell.value for cell in group.cells])
    return data


def _named(made: Laid, at: int) -> str:
    """Return the name of a category, with what is said where nothing is drawn."""
    told = [
        cell.text if len(made.groups) == 1 else f"{group.name}{french.NBSP}: {cell.text}"
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
    # Every name, whatever the room: a program may else leave out every other one.
    last = down._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001  (no property says it)
    last.addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))
    across.visible = False
    across.has_major_gridlines = False
    lowest = min((v for s in chart.plots[0].series for v in s.values if v is not None), default=0)
    if lowest >= 0:
        across.minimum_scale = 0


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
        theme_colours.paint(series.format.fill, own[rank])

    return paint
