"""The numbers at the end of bars: they follow the data, written as French readers expect them."""

from copy import deepcopy
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.figures import formats
from components.slides.laid import Cell
from components.slides.plans import Plan
from data.table import Column


def at_the_end(series: Any, column: Column, cells: tuple[Cell, ...], plan: Plan) -> None:  # noqa: ANN401
    """Write each value at the end of its bar, with a star where it rests on few answers."""
    _write(series, column, plan, XL_LABEL_POSITION.OUTSIDE_END)
    for at, cell in enumerate(cells):
        if cell.value is not None and cell.look == "faible":
            _starred(series, at, column)


def inside(series: Any, column: Column, cells: tuple[Cell, ...], plan: Plan) -> None:  # noqa: ANN401
    """Write each value in its segment, where that can hold it."""
    _write(series, column, plan, XL_LABEL_POSITION.CENTER)
    for at, cell in enumerate(cells):
        if cell.value is not None and cell.value < plan.least_share:
            _own_label(series, at, '<c:delete val="1"/>')


def _write(series: Any, column: Column, plan: Plan, place: XL_LABEL_POSITION) -> None:  # noqa: ANN401
    labels = series.data_labels
    labels.font.size = Pt(plan.label_size)
    labels.show_value = True
    labels.number_format = number_format(column)
    labels.number_format_is_linked = False
    labels.position = place


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


def _own_label(series: Any, at: int, inside: str) -> Any:  # noqa: ANN401
    labels = series.data_labels._element  # noqa: SLF001  (python-pptx writes no format of a point)
    own = parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/>{inside}</c:dLbl>')
    others = labels.findall(qn("c:dLbl"))
    if others:
        others[-1].addnext(own)
    else:
        labels.insert(0, own)
    return own
