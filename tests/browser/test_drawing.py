"""Every chart of the catalogue drawn for real at its extremes, and its files read back.

SVG: the words are the table's and the figure's own. PNG: what is drawn ends before the edges.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from app import create_store
from callbacks.answering import answer_of
from callbacks.rendering import Limits, Renderer
from components.charts import BY_KEY, CHARTS, CHOICES
from components.figures.fitting.sizes import SIZES
from components.figures.markup import bare
from components.files.pictures.chart_picture import chart_picture
from components.site.parsing import parse
from data import french
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.browser.chromium import executable
from tests.browser.drawn import blank, opened, texts
from tests.data.survey import survey

ASSETS = Path(__file__).parents[2] / "assets"
ORIGIN = "https://observatoire.exemple"
TABS = 3
#: Nobody, one collectivité, everyone (every country, the longest labels), four groups side by side.
EXTREMES = {
    "aucune": "region=01",
    "une": "odd=13",
    "toutes": "",
    "region": "region=84&type=commune",
}
GROUPS = "groupes=region:84|region:53|type:commune|type:region"


@pytest.fixture(scope="module")
def renderer():
    made = Renderer(ASSETS, executable() or "", Limits(at_once=TABS, patience=60, turn=120))
    yield made
    made.close()


@pytest.fixture(scope="module")
def sources(settings):
    """A survey of four collectivités for few rows, the embedded one for many."""
    few, many = Reading(survey(), NoCache()), create_store(settings).reading()
    return {"aucune": few, "une": few, "toutes": many, "region": many}


@pytest.fixture(scope="module")
def pictured(sources):
    """Return the answer of a chart at an extreme and its picture, made once for both files."""

    @cache
    def made(extreme, chart, size):
        reading = sources[extreme]
        address = f"/graphiques/{chart.key}?{EXTREMES[extreme]}&{GROUPS}"
        asked = answer_of(BY_KEY[chart.key], parse(address, reading.dataset, CHOICES), reading)
        return asked, chart_picture(asked, size, ORIGIN)

    return made


def drawn(renderer, pictures, kind):
    """Return the files of `pictures`, several being drawn at once."""

    def file(picture):
        scale = picture["scale"] if kind == "png" else 1
        return renderer.render(picture, kind, picture["width"], picture["height"], scale)

    with ThreadPoolExecutor(TABS) as pool:
        return list(pool.map(file, pictures))


def catalogue(few):
    """Return every chart with a sheet, in turn; one in three where there are `few` to be drawn."""
    sheets = cycle(SIZES)
    return [(chart, next(sheets)) for chart in (CHARTS[::3] if few else CHARTS)]


def plain(text):
    """Return a text as one types it, however its lines are broken."""
    return re.sub(r"\s+", " ", bare(text)).strip()


def values(figure):
    """Return what is written beside the marks of a figure, and on its own."""
    notes = [note["text"] for note in figure["layout"].get("annotations", ()) if note["text"]]
    marks = [text for trace in figure["data"] for text in trace.get("text") or () if text]
    return [plain(str(text)) for text in (*notes, *marks)]


def percentages(told):
    """Return every share written in some texts: « 52,8 % »."""
    return set(re.findall(r"[\d,]+ ?%", " ".join(told)))


def shares(table):
    """Return every share of a table, as it may be written: whole, or to the tenth."""
    columns = [column.name for column in table.columns if column.unit == "%"] if table else []
    known = (value for name in columns for value in table.values(name) if value is not None)
    return {plain(french.percent(value, places)) for value in known for places in (0, 1)}


@pytest.mark.parametrize("extreme", EXTREMES)
def test_every_chart_is_an_svg_whose_words_are_those_of_its_table(renderer, pictured, extreme):
    asked = [
        pictured(extreme, chart, size)
        # Without a row there is one sentence, the same for all.
        for chart, size in catalogue(few=extreme == "aucune")
    ]
    files = drawn(renderer, [picture for _, picture in asked], "svg")

    for (one, picture), raw in zip(asked, files, strict=True):
        told = [plain(text) for text in texts(raw)]
        written = [text for panel in picture["panels"] for text in values(panel["figure"])]
        assert set(written) <= set(told), one.chart.key
        # Nothing but the card's own numbers, and as many times.
        own = values(one.figure)
        shown = [text for text in written if re.search(r"\d", text) and text in own]
        assert all(told.count(text) >= shown.count(text) for text in shown), one.chart.key
        assert percentages(shown) <= shares(one.table), one.chart.key
        assert plain(one.chart.question).split()[0] in " ".join(told)


@pytest.mark.parametrize("extreme", EXTREMES)
def test_no_chart_is_cut_at_the_edges_of_its_png(renderer, pictured, extreme):
    # A PNG takes twice the time of the SVG that it is made of: all charts with all rows, else some.
    charts = catalogue(few=extreme != "toutes")
    pictures = [pictured(extreme, chart, size)[1] | {"scale": 0.5} for chart, size in charts]

    for (chart, _), raw in zip(charts, drawn(renderer, pictures, "png"), strict=True):
        image = opened(raw)
        wide, high = image.size
        edge, band = wide // 40, high // 8
        assert blank(image, (0, band, edge, high)), chart.key
        assert blank(image, (wide - edge, band, wide, high)), chart.key
        assert blank(image, (0, high - edge // 2, wide, high)), chart.key
        assert not blank(image, (edge, band, wide - edge, high - edge)), chart.key
