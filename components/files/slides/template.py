"""The master of the slides: ours, or the file of a regional network (RRMA).

Layouts of another file are chosen by their placeholders (title, content), never by their names.
Where it has no suitable layout, the nearest one is taken.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from components.files.slides import master
from components.files.slides.boxes import EMU, Box

MOST_BYTES: Final = 20 * 10**6
CONTENT: Final = frozenset(
    {
        PP_PLACEHOLDER.OBJECT,
        PP_PLACEHOLDER.BODY,
        PP_PLACEHOLDER.CHART,
        PP_PLACEHOLDER.TABLE,
        PP_PLACEHOLDER.VERTICAL_BODY,
        PP_PLACEHOLDER.VERTICAL_OBJECT,
    }
)
TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
#: A template differs from a presentation only by this content type.
_TEMPLATE: Final = b"presentationml.template.main+xml"
_PRESENTATION: Final = b"presentationml.presentation.main+xml"
_TYPES: Final = "[Content_Types].xml"
#: The list of sections, which would refer to the slides removed.
_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


class TemplateError(Exception):
    """A template that cannot be used; the message, in French, names the file and the reason."""

    def __init__(self, path: Path, why: str) -> None:
        """Name the file and the reason."""
        super().__init__(f"Modèle de diapositives « {path} » : {why}.")


class _UnusableError(Exception):
    """The reason, in French, why a readable file cannot be used."""


@dataclass(frozen=True)
class Template:
    """A presentation without slides, as bytes: opened anew for each file."""

    raw: bytes

    @classmethod
    def ours(cls) -> Self:
        """Return our own master."""
        return cls(master.blank_presentation())

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the master of a `.pptx` or `.potx`, without its slides.

        Raises TemplateError.
        """
        try:
            template = cls(_emptied(path))
            template.try_out()
        except FileNotFoundError as wrong:
            raise TemplateError(path, "fichier introuvable") from wrong
        except OSError as wrong:
            raise TemplateError(path, "fichier illisible") from wrong
        except _UnusableError as wrong:
            raise TemplateError(path, str(wrong)) from wrong
        # A damaged file can raise any exception, depending on the part.
        except Exception as wrong:
            why = "ce n’est pas une présentation PowerPoint (.pptx ou .potx), ou elle est abîmée"
            raise TemplateError(path, why) from wrong
        return template

    def open(self) -> Any:  # noqa: ANN401  (a python-pptx presentation)
        """Return a presentation without slides."""
        return Presentation(io.BytesIO(self.raw))

    def try_out(self) -> None:
        """Make one slide of each kind, so that a template that fails does so at start-up."""
        presentation = self.open()
        for layout in (cover_layout(presentation), content_layout(presentation)):
            presentation.slides.add_slide(layout)
        presentation.save(io.BytesIO())


def cover_layout(presentation: Any) -> Any:  # noqa: ANN401
    """Return the layout of the first slide: the nearest to a title with a subtitle."""
    return max(_layouts(presentation), key=_likeness_to_cover)


def content_layout(presentation: Any) -> Any:  # noqa: ANN401
    """Return the layout of other slides: the nearest to a title above one large placeholder."""
    return max(
        _layouts(presentation), key=lambda layout: _likeness_to_content(layout, presentation)
    )


def _likeness_to_cover(layout: Any) -> tuple[bool, bool, bool]:  # noqa: ANN401
    kinds = {shape.placeholder_format.type for shape in layout.placeholders}
    named = layout.element.get("type") == "title"
    return named, PP_PLACEHOLDER.CENTER_TITLE in kinds, bool(kinds & TITLES)


def _likeness_to_content(layout: Any, presentation: Any) -> tuple[bool, bool, int, float]:  # noqa: ANN401
    places = content_places(layout)
    kinds = {shape.placeholder_format.type for shape in layout.placeholders}
    largest = max((box.width * box.height for box in map(Box.of_shape, places)), default=0.0)
    titled = PP_PLACEHOLDER.TITLE in kinds and _title_is_above(layout, presentation)
    return titled, bool(places), -abs(len(places) - 1), largest


def _title_is_above(layout: Any, presentation: Any) -> bool:  # noqa: ANN401
    """Tell whether the title is across the top, and not at the side or below a picture."""
    title = next((s for s in layout.placeholders if s.placeholder_format.type in TITLES), None)
    if title is None:
        return False
    box, width, height = (
        Box.of_shape(title),
        presentation.slide_width / EMU,
        presentation.slide_height / EMU,
    )
    return bool(box.width > width / 2 and box.bottom < height / 2)


def content_places(layout: Any) -> list[Any]:  # noqa: ANN401
    """Return the placeholders for content."""
    return [shape for shape in layout.placeholders if shape.placeholder_format.type in CONTENT]


def _layouts(presentation: Any) -> Iterator[Any]:  # noqa: ANN401
    for slide_master in presentation.slide_masters:
        yield from slide_master.slide_layouts


def _emptied(path: Path) -> bytes:
    """Return the presentation of a file, without its slides."""
    if path.stat().st_size > MOST_BYTES:
        why = "il dépasse 20 Mo, que porterait chaque fichier"
        raise _UnusableError(why)
    presentation = Presentation(io.BytesIO(_as_presentation(path.read_bytes())))
    _without_slides(presentation)
    if not list(_layouts(presentation)):
        why = "il n’a aucune disposition dans son masque"
        raise _UnusableError(why)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _without_slides(presentation: Any) -> None:  # noqa: ANN401
    """Remove the slides, and the lists that refer to them: PowerPoint would ask to repair these."""
    root = presentation.part._element  # noqa: SLF001  (no method removes a slide)
    slides = presentation.slides._sldIdLst  # noqa: SLF001
    for slide_id in list(slides):
        presentation.part.drop_rel(slide_id.get(qn("r:id")))
        slides.remove(slide_id)
    for shows in root.findall(qn("p:custShowLst")):
        root.remove(shows)
    for extra in root.iterfind(f".//{qn('p:ext')}"):
        if extra.get("uri") == _SECTIONS:
            extra.getparent().remove(extra)


def _as_presentation(raw: bytes) -> bytes:
    """Return a template (`.potx`) with the content type of a presentation."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        if _TEMPLATE not in old.read(_TYPES):
            return raw
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                data = old.read(entry)
                new.writestr(
                    entry,
                    data.replace(_TEMPLATE, _PRESENTATION) if entry.filename == _TYPES else data,
                )
    return out.getvalue()
