"""Writes a presentation: slides on the layouts of a template, whatever these are."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn

from components.figures import colour
from components.files.slides import template as layouts
from components.files.slides.boxes import EMU, Box
from components.files.slides.template import TITLES, Template
from components.files.slides.text_fitting import height
from components.files.slides.theme_colours import stretch
from components.files.slides.writing import TextStyle, fill_placeholder, write_text_box

#: Draws the content of a slide in a box.
DrawContent = Callable[[Any, Box], None]

TITLE: Final = TextStyle(sizes=(28, 26, 24, 22, 20, 18, 16, 14, 12), bold=True)
COVER: Final = TextStyle(sizes=(40, 36, 32, 28, 24, 20), bold=True)
SUBTITLE: Final = TextStyle(sizes=(20, 18, 16, 14, 12, 11))
QUESTION: Final = TextStyle(sizes=(14, 13, 12, 11, 10, 9), soft=True)
TEXT: Final = TextStyle(sizes=(20, 18, 16, 15, 14, 13, 12, 11, 10))
FOOT: Final = TextStyle(sizes=(11, 10, 9.5, 9, 8.5, 8, 7.5, 7), soft=True, anchor=MSO_ANCHOR.BOTTOM)
MARK: Final = TextStyle(
    sizes=(12, 11, 10, 9, 8),
    bold=True,
    align=PP_ALIGN.CENTER,
    anchor=MSO_ANCHOR.MIDDLE,
    ink=colour.BLACK_INK,
    ground="#FFD98A",
)

_QUESTION_HEIGHT: Final = 0.38
_FOOT_HEIGHT: Final = 0.88
_MARK_HEIGHT: Final = 0.32
_GAP: Final = 0.08
#: Least share of the slide for the content placeholder; below, all the space under the title is
#: used.
_LEAST: Final = 0.45
_EDGE: Final = 0.05


@dataclass(frozen=True)
class SlideContent:
    """The content of one slide: headline, question under it, drawing or text, footer, notes."""

    title: str
    question: str = ""
    draw: DrawContent | None = None
    text: Sequence[str] = ()
    foot: Sequence[str] = ()
    notes: Sequence[str] = ()
    mark: str = ""


class DeckWriter:
    """A presentation to which slides are added."""

    def __init__(self, template: Template, title: str) -> None:
        """Open `template`; `title` goes into the properties of the file."""
        self._presentation = template.open()
        about = self._presentation.core_properties
        about.title, about.language = title, "fr-FR"
        about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
        self._width = self._presentation.slide_width / EMU
        self._height = self._presentation.slide_height / EMU

    def cover(self, title: str, texts: Sequence[str], mark: str, notes: Sequence[str]) -> None:
        """Add the first slide: a title, and a few lines under it."""
        slide = self._presentation.slides.add_slide(layouts.cover_layout(self._presentation))
        title_box = self._title(slide, title, COVER)
        subtitle_place = next(
            (s for s in slide.placeholders if s.placeholder_format.type not in TITLES), None
        )
        box = (
            Box.of_shape(subtitle_place)
            if subtitle_place is not None
            else self._below_title(title_box)
        )
        if subtitle_place is not None and box.height > 0:
            fill_placeholder(subtitle_place, box, texts, SUBTITLE)
        else:
            write_text_box(slide, box, texts, SUBTITLE)
        room = self._height - box.bottom
        top = box.bottom + _GAP if room > 2 * _MARK_HEIGHT else self._height - 1.5 * _MARK_HEIGHT
        self._mark(slide, Box(title_box.left, top, title_box.width, _MARK_HEIGHT), mark)
        self._finish(slide, notes)

    def add(self, content: SlideContent) -> None:
        """Add one slide."""
        layout = layouts.content_layout(self._presentation)
        slide = self._presentation.slides.add_slide(layout)
        title_box = self._title(slide, content.title, TITLE)
        places = layouts.content_places(slide)
        box = self._content_box(places, title_box)
        # Boxes are cut from the outside in, then filled in the order that a screen reader follows.
        mark, box = _cut(box, _MARK_HEIGHT if content.mark else 0)
        room = box.width / stretch(slide)
        foot, box = _cut(box, min(height(content.foot, FOOT.sizes[0], room) + _GAP, _FOOT_HEIGHT)
                         if content.foot else 0)  # fmt: skip
        if content.question:
            write_text_box(slide, box.top_slice(_QUESTION_HEIGHT), [content.question], QUESTION)
            box = box.below(_QUESTION_HEIGHT + _GAP)
        if len(content.text) > 1 and places:
            fill_placeholder(places[0], box, content.text, TEXT)
        elif content.text:
            write_text_box(slide, box, content.text, TEXT)
        if content.draw:
            content.draw(slide, box)
            _describe(slide, content.title)
        if content.foot:
            write_text_box(slide, foot, content.foot, FOOT)
        self._mark(slide, mark, content.mark)
        self._finish(slide, content.notes)

    def to_bytes(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self._presentation.save(out)
        return out.getvalue()

    def _title(self, slide: Any, text: str, style: TextStyle) -> Box:  # noqa: ANN401
        title = next((s for s in slide.placeholders if s.placeholder_format.type in TITLES), None)
        box = Box.of_shape(title) if title is not None else self._top()
        if title is None or box.width <= 0:
            write_text_box(slide, self._top(), [text], style)
            return self._top()
        fill_placeholder(title, box, [text], style)
        return box

    def _top(self) -> Box:
        edge = self._width * _EDGE
        return Box(edge, edge, self._width - 2 * edge, self._height * 0.15)

    def _below_title(self, title_box: Box) -> Box:
        """Return the box under a title, down to the bottom margin."""
        edge = self._width * _EDGE
        top = min(title_box.bottom + _GAP, self._height / 2)
        return Box(edge, top, self._width - 2 * edge, self._height - top - edge)

    def _content_box(self, places: Sequence[Any], title_box: Box) -> Box:
        box = Box.of_shape(places[0]) if places else self._below_title(title_box)
        small = box.width * box.height < _LEAST * self._width * self._height
        return self._below_title(title_box) if small or box.top < title_box.bottom - _GAP else box

    def _mark(self, slide: Any, box: Box, text: str) -> None:  # noqa: ANN401
        if not text:
            return
        write_text_box(slide, box, [text], MARK).name = "Mention de démonstration"

    def _finish(self, slide: Any, notes: Sequence[str]) -> None:  # noqa: ANN401
        """Remove the empty placeholders, number the slide, write the notes."""
        for place in list(slide.placeholders):
            is_text = place.has_text_frame and place.text_frame.text
            if not is_text:
                place.element.getparent().remove(place.element)
        self._number(slide)
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)

    def _number(self, slide: Any) -> None:  # noqa: ANN401
        """Copy the slide number of the layout, which python-pptx does not."""
        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                slide.shapes.clone_placeholder(shape)
                own = slide.placeholders[shape.placeholder_format.idx]
                paragraph = own.text_frame.paragraphs[0]._p  # noqa: SLF001
                field = paragraph.makeelement(
                    qn("a:fld"),
                    {"id": "{C1FF6DA9-008F-8B48-92A6-B652298478BF}", "type": "slidenum"},
                )
                field.append(field.makeelement(qn("a:rPr"), {"lang": "fr-FR"}))
                text = field.makeelement(qn("a:t"), {})
                text.text = "‹N°›"
                field.append(text)
                paragraph.insert(0, field)


def _describe(slide: Any, title: str) -> None:  # noqa: ANN401
    """Set the alternative text of charts and tables."""
    for shape in slide.shapes:
        if shape.has_chart or shape.has_table:
            shape._element.nvGraphicFramePr.cNvPr.set("descr", title)  # noqa: SLF001


def _cut(box: Box, tall: float) -> tuple[Box, Box]:
    """Return a box of `tall` inches at the bottom, and the box above it, a gap apart."""
    return (box.bottom_slice(tall), box.above(tall + _GAP)) if tall else (box, box)
