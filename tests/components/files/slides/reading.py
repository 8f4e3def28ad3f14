"""What a presentation holds, read back with python-pptx and openpyxl."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

from openpyxl import load_workbook
from pptx import Presentation

EMU = 914400


@dataclass(frozen=True)
class PptxFile:
    """A file, and what its slides hold."""

    raw: bytes

    @cached_property
    def presentation(self):
        return Presentation(io.BytesIO(self.raw))

    @cached_property
    def slides(self):
        return list(self.presentation.slides)

    @cached_property
    def charts(self):
        return [s.chart for slide in self.slides for s in slide.shapes if s.has_chart]

    @cached_property
    def cells(self):
        """The words of each native table, by slide, row by row."""
        return [
            [[cell.text.replace("\v", " ") for cell in row.cells] for row in shape.table.rows]
            for slide in self.slides
            for shape in slide.shapes
            if shape.has_table
        ]

    @cached_property
    def everything(self):
        """All that the file holds, opened: a reader with a zip program sees no more."""
        parts = zipfile.ZipFile(io.BytesIO(self.raw))
        texts = []
        for name in parts.namelist():
            data = parts.read(name)
            if name.endswith(".xlsx"):
                inner = zipfile.ZipFile(io.BytesIO(data))
                texts += [inner.read(part).decode("utf-8", "replace") for part in inner.namelist()]
            texts.append(data.decode("utf-8", "replace"))
        return "\n".join(texts)


def words(slide):
    """Return every text of a slide, tables left out."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def drawn(chart):
    """Return the values of a chart, series by series, as its own XML holds them."""
    return [list(series.values) for series in chart.plots[0].series]


def sheet(chart):
    """Return the rows of the sheet that opens when one edits the data of a chart."""
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert len(book.worksheets) == 1
    return [list(row) for row in book.active.values]


def boxes(slide):
    """Return each shape's name, and its left, top, right and bottom edges in inches."""
    for shape in slide.shapes:
        edges = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        yield shape.name, tuple(edge / EMU for edge in edges)
