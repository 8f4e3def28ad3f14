"""Text on a slide: text boxes and placeholders with fitted text, marked as French."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from components.files.slides.boxes import Box
from components.files.slides.text_fitting import fitted
from components.files.slides.theme_colours import paint, rgb, stretch

#: Inside margins of a text box, in inches, a reserve for errors of the estimate.
MARGIN: Final = 0.04
#: Margins of a placeholder, in inches: PowerPoint's default, as the template sets them.
PLACEHOLDER_MARGIN: Final = 0.1


@dataclass(frozen=True)
class TextStyle:
    """The style of a text; `sizes` are in points, and the largest that fits is used."""

    sizes: tuple[float, ...]
    bold: bool = False
    soft: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    ink: str = ""
    #: Colour of the background; "" for none.
    ground: str = ""


def write_text_box(slide: Any, box: Box, texts: Sequence[str], style: TextStyle) -> Any:  # noqa: ANN401
    """Add a text box with one paragraph for each of `texts`, and return it."""
    shape = slide.shapes.add_textbox(*box.emu)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = Inches(0)
    frame.margin_top = frame.margin_bottom = Inches(MARGIN)
    frame.vertical_anchor = style.anchor
    room = (box.width / stretch(slide), box.height - 2 * MARGIN)
    size, fitted_texts = fitted(texts, room, style.sizes, bold=style.bold)
    _fill(frame, fitted_texts, style, size)
    if style.ground:
        paint(shape.fill, style.ground)
    return shape


def fill_placeholder(placeholder: Any, box: Box, texts: Sequence[str], style: TextStyle) -> None:  # noqa: ANN401
    """Move a placeholder to `box` and write `texts` in it, in the template's colours and font."""
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = box.emu
    across = (box.width - 2 * PLACEHOLDER_MARGIN) / stretch(placeholder.part.slide)
    room = (across, box.height - 2 * PLACEHOLDER_MARGIN)
    size, fitted_texts = fitted(texts, room, style.sizes, bold=style.bold)
    _fill(placeholder.text_frame, fitted_texts, style, size, styled=False)


def _fill(
    frame: Any,  # noqa: ANN401
    texts: Sequence[str],
    style: TextStyle,
    size: float,
    *,
    styled: bool = True,
) -> None:
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if styled:
            paragraph.alignment = style.align
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(size)
        run.font.language_id = MSO_LANGUAGE_ID.FRENCH
        if style.bold:
            run.font.bold = True
        if styled:
            ink(run.font.color, style)


def ink(color: Any, style: TextStyle) -> None:  # noqa: ANN401
    """Set the colour of a text: `style.ink`, or a colour of the theme."""
    if style.ink:
        color.rgb = rgb(style.ink)
    else:
        color.theme_color = MSO_THEME_COLOR.TEXT_2 if style.soft else MSO_THEME_COLOR.TEXT_1
