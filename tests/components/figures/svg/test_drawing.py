"""Promises that the SVG of every figure keeps: whole, well formed, true, and small."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from callbacks.answering import answer_of
from components.answers.answer import ANSWERED
from components.charts import CHARTS, CHOICES
from components.figures import theme
from components.figures.fitting.areas import Area
from components.figures.fitting.fit import fitted
from components.figures.fitting.sizes import SLIDE
from components.figures.markup import bare
from components.figures.svg import UndrawnError, svg_of
from components.site.parsing import parse
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import SHOW_ALL, survey

EVERY = [(chart, choice) for chart in CHARTS for choice in chart.choices]
READINGS = {rules: Reading(survey(rules), NoCache()) for rules in (SHOW_ALL, Rules())}
every_choice = pytest.mark.parametrize(
    ("chart", "choice"), EVERY, ids=lambda value: value.key or "seul"
)
every_rules = pytest.mark.parametrize("rules", READINGS, ids=["tout", "masque"])


def figure_of(chart, choice, rules=SHOW_ALL, query=""):
    mesure = f"mesure={choice.key}&" if choice.key else ""
    reading = READINGS[rules]
    view = parse(f"/graphiques/{chart.key}?{mesure}{query}", reading.dataset, CHOICES)
    answer = answer_of(chart, view, reading)
    return answer.figure if answer.state == ANSWERED else None


def tree_of(figure, name="essai"):
    return ET.fromstring(f"<div>{svg_of(figure, name)}</div>")  # noqa: S314  (our own)


def words_of(tree):
    """Return the words of a tree that are seen, each line a text."""
    for title in [*tree.iter("title"), *tree.iter("style")]:
        title.text = ""
    return squeezed("".join(tree.itertext()))


def squeezed(text):
    return re.sub(r"\s+", "", text)


def texts_of(figure):
    """Return what a figure writes: labels, values, headings."""
    layout = figure["layout"]
    yield from (note["text"] for note in layout.get("annotations", ()))
    for trace in figure["data"]:
        yield from trace.get("text") or ()
        yield trace.get("name") or ""
    yield from layout.get("xaxis", {}).get("ticktext") or ()


@every_rules
@every_choice
def test_all_that_a_figure_writes_is_in_its_picture(chart, choice, rules):
    figure = figure_of(chart, choice, rules)
    if figure is None:
        return
    seen = words_of(tree_of(figure))

    for text in texts_of(figure):
        for line in text.split("<br>"):
            assert squeezed(unescape(bare(line))) in seen


@every_choice
def test_a_figure_laid_out_for_a_slide_is_drawn_too(chart, choice):
    figure = figure_of(chart, choice)
    for at, panel in enumerate(fitted(figure, Area(0, 0, 1792, 800), SLIDE).panels):
        assert words_of(tree_of(panel.figure, f"essai-{at}"))


@every_choice
def test_a_bar_is_as_long_as_its_value_is_large(chart, choice):
    figure = figure_of(chart, choice)
    traces = [trace for trace in figure["data"] if trace["type"] == "bar"]
    if len(traces) != 1 or traces[0].get("base") or traces[0]["textposition"] != "outside":
        return
    lengths = [abs(value) for value in traces[0]["x"] if value]
    drawn = [
        float(bar.get("width").removesuffix("%"))
        for bar in tree_of(figure).iter("rect")
        if bar.get("fill") != "none"
    ]

    assert len(drawn) == len(lengths)
    for width, value in zip(drawn, lengths, strict=True):
        assert width / max(drawn) == pytest.approx(value / max(lengths), abs=0.001)


def test_masked_marks_are_hatched():
    charts = {chart.key: chart for chart in CHARTS}
    chart = charts["montants"]
    figure = figure_of(chart, chart.choices[0], Rules())
    if figure is None:
        pytest.fail("nothing is masked: ask another chart")
    hatched = [shape for trace in figure["data"] for shape in trace["marker"]["pattern"]["shape"]]
    tree = tree_of(figure)

    assert any(hatched)
    assert len(list(tree.iter("pattern"))) == 1
    fills = [bar.get("fill") for bar in tree.iter("rect")]
    assert fills.count("url(#essai-masque)") == sum(map(bool, hatched))


@every_choice
def test_identifiers_belong_to_the_figure(chart, choice):
    found = re.findall(r' id="([^"]*)"', svg_of(figure_of(chart, choice), chart.key))

    assert len(found) == len(set(found))
    assert all(identifier.startswith(f"{chart.key}-") for identifier in found)


def test_a_mark_says_what_it_stands_for_and_what_it_filters():
    chart = next(chart for chart in CHARTS if chart.key == "odd")
    marks = [
        group
        for group in tree_of(figure_of(chart, chart.choices[0])).iter("g")
        if group.get("class") == "mark"
    ]

    assert len(marks) == 17
    assert [mark.get("data-mark-value") for mark in marks] == [str(odd) for odd in range(1, 18)]
    assert {mark.get("data-mark-filter") for mark in marks} == {"odd"}
    assert all(mark.find("title").text for mark in marks)


def test_what_is_written_is_escaped():
    figure = theme.empty('5 < 6 &amp; <b>gras</b> "«"\x07')

    (text,) = tree_of(figure).iter("text")

    assert "".join(text.itertext()) == '5 < 6 & gras "«"'


@pytest.mark.parametrize(
    "change",
    [
        {"data": [{"type": "pie"}]},
        {"data": [{"type": "bar", "orientation": "v"}]},
        {"frames": []},
        {"layout": {"polar": {}}},
    ],
)
def test_what_no_figure_has_is_refused_and_named(change):
    figure = theme.empty("rien")
    layout = {**figure["layout"], **change.get("layout", {})}

    with pytest.raises(UndrawnError, match=r"pie|v|frames|polar"):
        svg_of({**figure, **change, "layout": layout}, "essai")


def test_the_palette_can_be_set_by_the_page():
    assert f"var(--chart-ink-soft,{theme.INK_SOFT})" in svg_of(theme.empty("rien"), "essai")


@every_choice
def test_a_picture_is_light(chart, choice):
    assert len(svg_of(figure_of(chart, choice), chart.key)) < 20_000
