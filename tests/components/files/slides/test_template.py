"""The master that an RRMA brings: read by what it holds, refused with a reason."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from callbacks.answering import content_of
from components.charts import CHOICES
from components.files.slides.presentations import Kit, page_presentation
from components.files.slides.template import Template, TemplateError
from components.site.parsing import parse
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.components.files.slides.reading import PptxFile, boxes, notes, words
from tests.data.survey import survey


def four_by_three(path):
    """python-pptx's own blank, with a slide in it as an example."""
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[1]).shapes.title.text = "À remplacer"
    presentation.save(path)
    return path


def odd(path):
    """Layouts of unknown names and kinds, none of a title with one place for content."""
    presentation = Presentation()
    presentation.slide_width = Inches(10)
    for layout in list(presentation.slide_master.slide_layouts):
        if layout.name in {"Title Only", "Blank", "Picture with Caption"}:
            layout.element.find(qn("p:cSld")).set("name", f"Zz {layout.name[::-1]}")
            layout.element.attrib.pop("type")
        else:
            presentation.slide_master.slide_layouts.remove(layout)
    presentation.save(path)
    return path


def bare(path):
    """One layout, that has no place at all."""
    presentation = Presentation()
    for layout in list(presentation.slide_master.slide_layouts):
        if layout.name != "Blank":
            presentation.slide_master.slide_layouts.remove(layout)
    presentation.save(path)
    return path


def potx(path):
    """A template as PowerPoint saves it: the same parts under another content type."""
    plain = four_by_three(path.with_name("avant.pptx"))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
            )
            new.writestr(name, data)
    return path


def page(template, address="/regions/84"):
    dataset = survey()
    shown = content_of(parse(address, dataset, CHOICES), Reading(dataset, NoCache()))
    return PptxFile(page_presentation(shown, Kit(template)))


@pytest.mark.parametrize(
    "build", [four_by_three, odd, bare, potx], ids=lambda function: function.__name__
)
def test_slides_take_the_master_of_any_file(build, tmp_path):
    template = Template.read(build(tmp_path / "modele.pptx"))

    file = page(template)

    own = Presentation(io.BytesIO(template.raw))
    assert file.presentation.slide_width == own.slide_width
    assert len(file.slides) == 10
    assert file.charts or file.cells
    right, bottom = (side / 914400 for side in (own.slide_width, own.slide_height))
    for slide in file.slides:
        texts = words(slide)
        assert texts[0]
        assert notes(slide)
        assert "À remplacer" not in texts
        for name, box in boxes(slide):
            assert box[0] >= 0 <= box[1], name
            assert box[2] <= right + 0.01, name
            assert box[3] <= bottom + 0.01, name


def test_ours_is_wide_and_says_a_font_that_everyone_has():
    template = Template.ours()

    assert round(template.open().slide_width / template.open().slide_height, 2) == 1.78
    assert 'typeface="Arial"' in PptxFile(template.raw).everything


def test_the_sample_slides_of_a_template_go_with_all_they_hold(tmp_path):
    template = Template.read(four_by_three(tmp_path / "modele.pptx"))

    assert not list(template.open().slides)
    assert "À remplacer" not in PptxFile(template.raw).everything


@pytest.mark.parametrize(
    ("write", "why"),
    [
        (lambda _: None, "fichier introuvable"),
        (lambda path: path.write_bytes(b""), "abîmée"),
        (lambda path: path.write_text("bonjour"), "abîmée"),
        (lambda path: path.mkdir(), "illisible"),
        (lambda path: path.write_bytes(b"0" * (20 * 10**6 + 1)), "20 Mo"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "abîmée"),
    ],
    ids=("absent", "vide", "texte", "dossier", "trop-gros", "zip-vide"),
)
def test_a_template_that_cannot_be_one_is_refused_by_name_and_reason(write, why, tmp_path):
    path = tmp_path / "charte.pptx"
    write(path)

    with pytest.raises(TemplateError) as refused:
        Template.read(path)

    assert str(path) in str(refused.value)
    assert why in str(refused.value)
