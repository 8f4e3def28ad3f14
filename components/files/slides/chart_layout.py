"""The layout of a native chart in its box: font sizes, space for names, legend and values.

PowerPoint, LibreOffice and Keynote each leave a different space for names; with an explicit layout
it is the same in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from components.files.slides import text_fitting
from components.files.slides.boxes import Box

_SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
#: Largest share of the width for names, and inches for the value at the end of a bar.
_MOST_NAMES: Final = 0.48
_VALUE: Final = 0.9
_GAP: Final = 0.2
LEGEND_SIZE: Final = 12.0
_LEGEND_LINE: Final = 0.26
#: Inches of the square beside a name in the legend, and share of the width for the legend.
_KEY: Final = 0.4
_LEGEND_SHARE: Final = 0.85
#: Largest height of a bar, in inches.
_THICKEST: Final = 0.6
#: A number may be slightly higher than its bar without touching the next one.
_OVER: Final = 1.1
_WIDEST_SHARE: Final = "88,8 %"


@dataclass(frozen=True)
class ChartLayout:
    """The box of a chart, and in it, in inches: `legend` height, `names` width, `bars_height`.

    `bars_height` is that of all bars together; few bars do not fill the box. `names_size` and
    `label_size` are in points; letters may be `stretch` times as wide as measured.
    """

    box: Box
    legend: float
    names: float
    bars_height: float
    names_size: float
    label_size: float
    stretch: float

    @classmethod
    def of(
        cls, box: Box, names: Sequence[str], legend: Sequence[str], slots: float, stretch: float
    ) -> Self:
        """Return the layout for category `names` and `legend`; a category is `slots` bars high."""
        above = _legend_height(legend, box.width / stretch)
        count = max(len(names), 1)
        bars_height = min(box.height - above, count * slots * _THICKEST)
        pitch = bars_height / count
        room = box.width * _MOST_NAMES / stretch
        size = _size(names, pitch, room - _GAP)
        widest = max((text_fitting.width(name, size) for name in names), default=0) + _GAP
        label = _size(("0",), min(pitch, pitch / slots * _OVER), room)
        return cls(box, above, min(widest, room) * stretch, bars_height, size, label, stretch)

    @property
    def least_share(self) -> float:
        """The smallest share, in percent, whose segment of a 100 % bar can hold its number."""
        number = text_fitting.width(_WIDEST_SHARE, self.label_size) * self.stretch
        return 100 * number / (self.box.width - self.names - _VALUE)

    def place(self, chart: Any) -> None:  # noqa: ANN401  (a python-pptx chart)
        """Set the position of the bars within the chart."""
        left, top = self.names / self.box.width, max(self.legend / self.box.height, 0.005)
        down = min(self.bars_height / self.box.height, 0.99 - top)
        layout = parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            '<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>'
            f'<c:w val="{1 - left - _VALUE / self.box.width:.4f}"/><c:h val="{down:.4f}"/>'
            "</c:manualLayout></c:layout>"
        )
        area = chart._chartSpace.chart.plotArea  # noqa: SLF001  (python-pptx lays nothing out)
        for old in area.findall(qn("c:layout")):
            area.remove(old)
        area.insert(0, layout)


def _size(texts: Sequence[str], pitch: float, room: float) -> float:
    """Return the largest size at which the lines of each text fit in `pitch` inches."""
    for size in _SIZES:
        line = size * text_fitting.LEADING * text_fitting.POINT
        if all(text_fitting.lines(text, size, room) * line <= pitch for text in texts):
            return size
    return _SIZES[-1]


def _legend_height(names: Sequence[str], room: float) -> float:
    """Return the height of a legend in even columns, in inches; 0 for a single series."""
    if len(names) == 1:
        return 0
    longest = max(text_fitting.width(name, LEGEND_SIZE) for name in names) + _KEY
    across = max(int(room * _LEGEND_SHARE / longest), 1)
    return -(-len(names) // across) * _LEGEND_LINE + _LEGEND_LINE / 2
