"""Our own 16:9 master, made from python-pptx's default one: no binary file is in the repository.

Its font is Arial: Office has it on Windows and Mac, LibreOffice replaces it with Liberation Sans of
the same widths, and Public Sans is rarely installed. Colours are those of `figures.theme`, as theme
colours: slides pasted into another presentation take its colours.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from components.figures import theme
from components.files.slides.boxes import Box

WIDTH: Final = 13.333
HEIGHT: Final = 7.5
FONT: Final = "Arial"
LAYOUT_TYPES: Final = ("title", "obj", "titleOnly")

TITLE: Final = Box(0.6, 0.42, 12.13, 1.0)
CONTENT: Final = Box(0.6, 1.5, 12.13, 5.45)
COVER_TITLE: Final = Box(0.9, 1.9, 11.5, 1.7)
COVER_TEXT: Final = Box(0.9, 3.85, 11.5, 2.3)
NUMBER: Final = Box(11.93, 7.02, 0.8, 0.3)
BRAND: Final = Box(0.6, 7.02, 6.0, 0.3)
STRIPE: Final = Box(0, 0, WIDTH, 0.14)

_COLOURS: Final = {
    "dk1": theme.INK,
    "lt1": theme.PAPER,
    "dk2": theme.INK_SOFT,
    "lt2": theme.TRACK,
    "accent1": theme.HUE,
    **{f"accent{at}": shade for at, shade in enumerate(theme.CATEGORIES[1:], 2)},
    "accent6": "#82959A",
    "hlink": theme.HUE,
    "folHlink": theme.INK_SOFT,
}


def blank_presentation() -> bytes:
    """Return a presentation without slides, as the bytes of a file."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    # The default declares a screen of four by three.
    presentation.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # noqa: SLF001
    master = presentation.slide_master
    _keep_layouts(master, LAYOUT_TYPES)
    _style_master(master)
    for layout in master.slide_layouts:
        _style_layout(layout)
    presentation.core_properties.title = "Observatoire ACTER"
    presentation.core_properties.author = "Observatoire ACTER"
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _keep_layouts(master: Any, kinds: Sequence[str]) -> None:  # noqa: ANN401  (python-pptx's own objects)
    for layout in list(master.slide_layouts):
        if layout.element.get("type") not in kinds:
            master.slide_layouts.remove(layout)


def _style_master(master: Any) -> None:  # noqa: ANN401
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    part._blob = _theme(part.blob)  # noqa: SLF001  (a theme has no object of its own)
    places = {"title": TITLE, "body": CONTENT, "sldNum": NUMBER}
    _place(master, places)
    _title_style(master.element)
    tree = master.shapes._spTree  # noqa: SLF001  (masters have no method that adds a shape)
    tree.insert(2, _rectangle(90, "Filet", STRIPE, "accent1"))
    tree.append(_words(91, "Observatoire ACTER · action extérieure des collectivités", BRAND))


def _style_layout(layout: Any) -> None:  # noqa: ANN401
    """Set the positions of one layout: the cover has its own, the others follow the master."""
    is_cover = layout.element.get("type") == "title"
    names = {"title": "Titre", "obj": "Titre et contenu", "titleOnly": "Titre seul"}
    layout.element.find(qn("p:cSld")).set("name", names[layout.element.get("type")])
    own = {"ctrTitle": COVER_TITLE, "subTitle": COVER_TEXT} if is_cover else {}
    _place(layout, own | {"sldNum": NUMBER}, drop=("dt", "ftr"))
    if is_cover:
        _cover(layout)


def _place(on: Any, places: dict[str, Box], drop: Sequence[str] = ()) -> None:  # noqa: ANN401
    for shape in list(on.placeholders):
        kind = shape.element.find(f".//{qn('p:ph')}").get("type", "obj")
        if kind in drop:
            shape.element.getparent().remove(shape.element)
        elif kind in places:
            shape.left, shape.top, shape.width, shape.height = places[kind].emu
        elif kind in {"dt", "ftr"}:
            shape.left, shape.top, shape.width, shape.height = Box(4, 7.02, 3, 0.3).emu


def _title_style(master: Any) -> None:  # noqa: ANN401
    style = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", "2800")
    style.find(qn("a:defRPr")).set("b", "1")
    for shape in master.iter(qn("p:sp")):
        properties, kind = shape.find(f".//{qn('a:bodyPr')}"), shape.find(f".//{qn('p:ph')}")
        if kind is not None and kind.get("type") == "title":
            properties.set("anchor", "b")
        if kind is not None and kind.get("type") in {"title", "body"}:
            properties.set("lIns", "0")
            properties.set("rIns", "0")


def _cover(layout: Any) -> None:  # noqa: ANN401
    """Set the background of the cover, and its white text."""
    common = layout.element.find(qn("p:cSld"))
    common.insert(
        0,
        parse_xml(
            f"<p:bg {nsdecls('p', 'a')}><p:bgPr><a:solidFill><a:srgbClr val="
            f'"{theme.SEQUENTIAL[4][1:]}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    layout.element.set("showMasterSp", "0")
    for shape in layout.placeholders:
        text_body = shape.element.find(qn("p:txBody"))
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        text_body.find(qn("a:bodyPr")).set("anchor", "b" if kind == "ctrTitle" else "t")
        old = text_body.find(qn("a:lstStyle"))
        old.addnext(_white(4000 if kind == "ctrTitle" else 2000))
        text_body.remove(old)


def _white(size: int) -> Any:  # noqa: ANN401
    return parse_xml(
        f"<a:lstStyle {nsdecls('a')}><a:lvl1pPr marL='0' indent='0' algn='l'><a:buNone/>"
        f"<a:defRPr sz='{size}'><a:solidFill><a:schemeClr val='bg1'/></a:solidFill></a:defRPr>"
        "</a:lvl1pPr></a:lstStyle>"
    )


def _theme(raw: bytes) -> bytes:
    """Return the theme with our colours and fonts."""
    root = etree.fromstring(raw)
    root.set("name", "Observatoire ACTER")
    for name, shade in _COLOURS.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", shade[1:])
    for latin in root.iterfind(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        latin.set("typeface", FONT)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return re.sub(rb'<a:(clrScheme|fontScheme) name="[^"]*"', rb'<a:\1 name="ACTER"', text)


def _rectangle(number: int, name: str, box: Box, colour: str) -> Any:  # noqa: ANN401
    left, top, width, height = box.emu
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _words(number: int, text: str, box: Box) -> Any:  # noqa: ANN401
    left, top, width, height = box.emu
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Marque"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" rIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:r>'
        '<a:rPr lang="fr-FR" sz="1000"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:rPr>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
