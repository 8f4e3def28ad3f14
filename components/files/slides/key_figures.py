"""Key figures on a slide: large numbers in cards, or a table of a region and the others."""

from collections.abc import Mapping
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR

from components.figures import theme
from components.files.slides import native_tables
from components.files.slides.boxes import Box
from components.files.slides.text_table import TextTable
from components.files.slides.writing import TextStyle, write_text_box
from components.text.cells import key_figure_text
from components.text.headlines.portrait import BESIDE
from data.table import Table, Value

_ACROSS: Final = 3
_GAP: Final = 0.22
_INSIDE: Final = 0.18
_TALLEST: Final = 1.75
LABEL: Final = TextStyle(sizes=(14, 13, 12, 11, 10, 9))
NUMBER: Final = TextStyle(sizes=(34, 30, 26, 22, 18, 14), bold=True, ink=theme.SEQUENTIAL[4])
BASE: Final = TextStyle(sizes=(11, 10, 9, 8), soft=True)


def add_key_figures(table: Table, slide: Any, box: Box) -> None:  # noqa: ANN401
    """Add the key figures to a slide as cards: label, value, base."""
    rows = list(table)
    down = -(-len(rows) // _ACROSS)
    tall = min((box.height - _GAP * (down - 1)) / down, _TALLEST)
    for at, row in enumerate(rows):
        line = box.below((tall + _GAP) * (at // _ACROSS)).top_slice(tall)
        _card(slide, line.columns(_ACROSS, _GAP)[at % _ACROSS], row)


def _card(slide: Any, box: Box, row: Mapping[str, Value]) -> None:  # noqa: ANN401
    # A text box: other shapes have the shadow of the template's style.
    ground = slide.shapes.add_textbox(*box.emu)
    ground.fill.solid()
    ground.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    inner = Box(box.left + _INSIDE, box.top, box.width - 2 * _INSIDE, box.height).below(0.08)
    part = inner.height / 10
    write_text_box(slide, inner.top_slice(3 * part), [str(row["libelle"])], LABEL)
    write_text_box(
        slide,
        inner.below(3 * part).top_slice(4 * part),
        [key_figure_text(row)],
        NUMBER,
    )
    write_text_box(slide, inner.below(7 * part), [str(row["base"])], BASE)


def add_region_table(table: Table, region: str, slide: Any, box: Box) -> None:  # noqa: ANN401
    """Add a table of the key figures of a region and of the others, each with its base."""
    rows = tuple(
        (
            str(row["libelle"]),
            _based(key_figure_text(row, "region"), row["region_base"]),
            _based(key_figure_text(row, "reste", "reste_unite"), row["reste_base"]),
        )
        for row in table
    )
    native_tables.add_table(slide, box, TextTable(((), (region,), (BESIDE,)), rows))


def _based(value: str, base: Value) -> str:
    return f"{value} ({base})" if base else value
