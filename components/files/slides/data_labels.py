"""The data labels of native charts: linked to the data, in French number formats."""

from copy import deepcopy
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.figures import formats
from components.figures.look import Look
from components.files.slides.chart_layout import ChartLayout
from components.files.slides.slide_table import SlideCell
from data import french
from data.french import rounded
from data.table import Column

MILLION: Final = 1_000_000
STAR: Final = " *"


def at_the_end(
    series: Any,  # noqa: ANN401  (a python-pptx series)
    column: Column,
    cells: tuple[SlideCell, ...],
    layout: ChartLayout,
) -> None:
    """Write each value at the end of its bar, with a star where its base is small."""
    _write(series, column, layout, XL_LABEL_POSITION.OUTSIDE_END)
    for at, cell in enumerate(cells):
        if cell.value is not None:
            star = STAR if cell.look == Look.SMALL else ""
            _as_read(series, at, number_format(column, cell.value, star), "outEnd")


def inside(series: Any, column: Column, cells: tuple[SlideCell, ...], layout: ChartLayout) -> None:  # noqa: ANN401
    """Write each value in its segment, where the segment is wide enough."""
    _write(series, column, layout, XL_LABEL_POSITION.CENTER)
    for at, cell in enumerate(cells):
        if cell.value is None:
            continue
        if cell.value < layout.least_share:
            _own_label(series, at, '<c:delete val="1"/>')
        else:
            _as_read(series, at, number_format(column, cell.value), "ctr")


def _write(series: Any, column: Column, layout: ChartLayout, place: XL_LABEL_POSITION) -> None:  # noqa: ANN401
    labels = series.data_labels
    labels.font.size = Pt(layout.label_size)
    labels.show_value = True
    labels.number_format = number_format(column)
    labels.number_format_is_linked = False
    labels.position = place


def number_format(column: Column, value: float | None = None, star: str = "") -> str:
    """Return the Excel number format of a column: « 43,2 % », « 1,2 M€ », « 1 234 ».

    With `value`, the format of its label, without a zero decimal (« 42 % », not « 42,0 % »).
    `[$-40C]` asks for French separators; programs that ignore it use the reader's.
    """
    tail = f'"{star}"' if star else ""
    if formats.is_share(column):
        return f'[$-40C]{_digits(value)}"{french.NARROW}%"{tail}'
    if formats.is_amount(column):
        in_millions = value / MILLION if value is not None else None
        millions = f'[$-40C][>=1000000]{_digits(in_millions)},,"{french.NBSP}M€"{tail}'
        return f'{millions};[>=1000]0,"{french.NBSP}k€"{tail};0"{french.NBSP}€"{tail}'
    thousands = f"#,##{_digits(value) if column.decimals else '0'}"
    return f"[$-40C]{thousands}{tail}"


def _digits(value: float | None) -> str:
    """Return the digits of a format: one decimal, none where it would be zero."""
    return "0" if value is not None and float(rounded(value, 1)).is_integer() else "0.0"


def _as_read(series: Any, at: int, code: str, place: str) -> None:  # noqa: ANN401
    """Give one label its own number format, where it differs from that of the series.

    A number format cannot express « a decimal only if not zero », so integers need their own; so do
    values with a small base, which have a star.
    """
    if code == series.data_labels.number_format:
        return
    letters = series.data_labels._element.find(qn("c:txPr"))  # noqa: SLF001
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
                     "showBubbleSize")
    )  # fmt: skip
    own = _own_label(
        series,
        at,
        f"<c:numFmt formatCode={quoteattr(code)} sourceLinked='0'/>"
        f"<c:spPr/><c:dLblPos val='{place}'/>{shown}",
    )
    # A label with its own format does not inherit the text style of the series.
    own.find(qn("c:spPr")).addnext(deepcopy(letters))


def _own_label(series: Any, at: int, inside: str) -> Any:  # noqa: ANN401
    labels = series.data_labels._element  # noqa: SLF001  (python-pptx writes no format of a point)
    own = parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/>{inside}</c:dLbl>')
    others = labels.findall(qn("c:dLbl"))
    if others:
        others[-1].addnext(own)
    else:
        labels.insert(0, own)
    return own
