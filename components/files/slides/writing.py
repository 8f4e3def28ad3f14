"""Words on a slide: text boxes and placeholders whose text fits, in French for spell checkers."""

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

#: Inside margins of a text box, in inches, that leave room for what the estimate does not see.
MARGIN: Final = 0.04
#: Margins of a placeholder, that its own template sets: PowerPoint's default.
PLACEHOLDER_MARGIN: Final = 0.1


@dataclass(frozen=True)
class TextStyle:
    """How a text is written: sizes in points, the largest that fits is taken."""

    sizes: tuple[float, ...]
    bold: bool = False
    soft: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    ink: str = ""
    #: Colour of the ground; none when empty.
    ground: str = ""


def write_text_box(slide: Any, box: Box, texts: Sequence[str], style: TextStyle) -> Any:  # noqa: ANN401
    """Add a text box that holds `texts`, one a paragraph, and return it."""
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
    """Write `texts` into a placeholder laid on `box`; colours and font stay the template's."""
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
    """Set the colour of letters: one of the theme's, or `style.ink`."""
    if style.ink:
        color.rgb = rgb(style.ink)
    else:
        color.theme_color = MSO_THEME_COLOR.TEXT_2 if style.soft else MSO_THEME_COLOR.TEXT_1
