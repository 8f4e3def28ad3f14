"""Promises that the slide of every chart keeps."""

import base64
import re
from functools import cache
from itertools import product

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from callbacks.answering import answer_of, content_of
from components.answers.answer import ANSWERED
from components.charts import BY_KEY, CHARTS, CHOICES
from components.figures import formats
from components.files.slides import text_fitting
from components.files.slides.data_labels import number_format
from components.files.slides.presentations import UNSAID, Kit, chart_presentation, page_presentation
from components.files.slides.template import Template
from components.site.pages import PAGES
from components.site.parsing import parse
from components.site.place import place_at
from data import french
from data.disclosure.rules import Rules
from data.filters import BY_KEY as FILTERS
from data.serving.cache import NoCache
from data.serving.store import Reading
from data.table import Column
from tests.components.files.slides import arial
from tests.components.files.slides.reading import PptxFile, boxes, drawn, notes, sheet, words
from tests.data.open_lines import WAVE, open_lines
from tests.data.small import BOOK
from tests.data.survey import A_CODE, SHOW_ALL, survey

every_choice = pytest.mark.parametrize(
    ("chart", "choice"),
    [(chart, choice) for chart in CHARTS for choice in chart.choices],
    ids=lambda value: value.key or "seul",
)
#: What is drawn beside the measure, where a table has several.
ALSO = ("q1", "q3", "recu_part")
PICTURE = MSO_SHAPE_TYPE.PICTURE
#: The smallest PNG: one pixel.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
#: Slides that the opening of a page has beside its key figures.
LISTED = {"portrait": 1, "constats": 2, "pays": 1}
ROOT = "https://observatoire.exemple.fr"
KIT = Kit(Template.ours(), root=ROOT)


def reading(rules=SHOW_ALL, **changes):
    return Reading(survey(rules, **changes), NoCache())


def asked(chart, choice, source, query=""):
    mesure = f"mesure={choice.key}&" if choice.key else ""
    address = f"/graphiques/{chart.key}?{mesure}{query}"
    return answer_of(chart, parse(address, source.dataset, CHOICES), source)


def card(chart, choice, source, query=""):
    shown_answer = asked(chart, choice, source, query)
    return shown_answer, PptxFile(chart_presentation(shown_answer, KIT))


@pytest.fixture(scope="module")
def cards():
    """Return what makes the slide of a choice, once for all the promises that it keeps."""
    sources = {rules: reading(rules) for rules in (SHOW_ALL, Rules())}

    @cache
    def card_of(chart, choice, rules=SHOW_ALL):
        return card(chart, choice, sources[rules])

    return card_of


def numbers(table):
    """Return, sorted, the values that a slide of `table` may draw."""
    names = [c.name for c in table.columns if c.name in {table.measure, *ALSO}]
    return known(row[name] for row in table.complete for name in names)


def known(values):
    return sorted(value for value in values if value is not None)


@pytest.mark.slow
@every_choice
def test_the_numbers_of_the_slide_are_those_of_the_table(chart, choice, cards):
    shown_answer, file = cards(chart, choice)

    assert shown_answer.state == ANSWERED
    if file.charts:
        shown = drawn(file.charts[0])
        assert known(value for series in shown for value in series) == numbers(shown_answer.table)
        if len(shown) == 1:
            assert shown[0] == shown_answer.table.values(shown_answer.table.measure)
    else:
        texts = {cell for rows in file.cells for row in rows for cell in row}
        column = shown_answer.table.column(shown_answer.table.measure)
        for value in shown_answer.table.values(shown_answer.table.measure):
            if isinstance(value, int | float):
                assert {formats.short(column, value), french.percent(value)} & texts
    assert len(file.charts) + len(file.cells) == 1


@pytest.mark.slow
@every_choice
def test_the_sheet_behind_a_chart_holds_what_is_drawn_and_nothing_more(chart, choice, cards):
    _, file = cards(chart, choice)

    for native in file.charts:
        rows = sheet(native)
        series = [list(column) for column in zip(*(row[1:] for row in rows[1:]), strict=True)]
        assert series == drawn(native)
        assert [row[0] for row in rows[1:]] == list(native.plots[0].categories)
        assert rows[0][1:] == [drawn_series.name for drawn_series in native.plots[0].series]


@pytest.mark.slow
@every_choice
def test_a_slide_says_its_message_its_base_and_where_it_comes_from(chart, choice, cards):
    shown_answer, file = cards(chart, choice)
    slide = file.slides[0]
    text = " ".join(words(slide))

    assert slide.shapes.title.text == (shown_answer.sentence or chart.question)
    assert f"{ROOT}/graphiques/{chart.key}" in text
    assert "Enquête d’essai" in text
    if shown_answer.table and shown_answer.state == ANSWERED:
        n = f"n\u00a0=\u00a0{french.number(shown_answer.table.base.n)}"
        assert n in text
        assert f"Base\u00a0: {shown_answer.table.base.label}, {n}" in notes(slide)
    assert f"Question\u00a0: {chart.question}" in notes(slide)
    # A definition says more than its own words, and their heading never stands alone.
    assert not re.search(r"^«\u00a0(.+)\u00a0»\u00a0: \1$", notes(slide), re.MULTILINE)
    assert not notes(slide).endswith("Définitions")


@pytest.mark.slow
@every_choice
def test_nothing_leaves_the_slide_nor_its_own_box(chart, choice, cards):
    _, file = cards(chart, choice)
    width, height = (
        side / 914400 for side in (file.presentation.slide_width, file.presentation.slide_height)
    )
    for slide in file.slides:
        for name, (left, top, right, bottom) in boxes(slide):
            inside = left >= 0 and top >= 0 and right <= width + 0.01 and bottom <= height + 0.01
            assert inside, name
        for shape in slide.shapes:
            runs = [r for p in shape.text_frame.paragraphs for r in p.runs] if (
                shape.has_text_frame and not shape.is_placeholder) else []  # fmt: skip
            if runs:
                size = runs[0].font.size.pt
                texts = [paragraph.text for paragraph in shape.text_frame.paragraphs]
                needed = text_fitting.height(
                    texts, size, shape.width / 914400, bold=runs[0].font.bold
                )
                assert needed <= shape.height / 914400, shape.text_frame.text


@pytest.mark.slow
@every_choice
def test_no_text_of_a_slide_is_wider_in_arial_than_it_was_measured(chart, choice, cards):
    _, file = cards(chart, choice)
    texts = [text for part in file.slides for text in words(part)]
    texts += [cell for rows in file.cells for row in rows for cell in row]
    texts += [name for part in file.charts for name in part.plots[0].categories]

    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    assert lines
    for line, bold in product(lines, (False, True)):
        assert arial.width(line, bold=bold) <= text_fitting.width(line, 72, bold=bold), line


@every_choice
def test_what_is_masked_is_nowhere_in_the_file(chart, choice, cards):
    """Four collectivités are too few for anything said in confidence."""
    shown_answer, file = cards(chart, choice, Rules())

    for native in file.charts:
        shown = known(value for series in drawn(native) for value in series)
        assert shown == numbers(shown_answer.table)
    table = shown_answer.table
    if table and table.column(table.measure).unit != "%":
        assert "pour des parts" not in " ".join(words(file.slides[0]))
    if shown_answer.state != ANSWERED:
        assert not file.charts
        assert not file.cells
        lines = "\n".join([*words(file.slides[0]), notes(file.slides[0])]).split("\n")
        labels = map(str, shown_answer.table.values("libelle")) if shown_answer.table else ()
        assert not any(line.startswith(label) for label in labels for line in lines)


def test_a_slide_says_the_filters_in_words():
    chart = CHARTS[1]

    _, file = card(chart, chart.choices[0], reading(), "region=84&type=commune")

    foot = next(text for text in words(file.slides[0]) if text.startswith("Champ"))
    assert "Région : Auvergne-Rhône-Alpes ; Type de collectivité : Commune" in foot.replace(
        "\u00a0", " "
    )


def test_a_slide_with_every_filter_still_says_its_base_and_its_source():
    chart = CHARTS[1]
    query = "&".join(
        f"{key}={','.join(FILTERS[key].words(BOOK).codes)}"
        for key in ("region", "type", "thematique")
    )

    _, file = card(chart, chart.choices[0], reading(), query)
    foot = next(text for text in words(file.slides[0]) if text.startswith("Champ"))

    assert "que les commentaires de la diapositive détaillent. Base" in foot
    assert "Enquête d’essai" in foot
    assert ", Tourisme" in notes(file.slides[0])


def test_an_amount_that_would_tell_one_collectivite_is_masked_in_words():
    secret = [
        {"cooperation_id": "1", "collectivite_id": "A", "pays": "SEN", "montant_eur": 777_123}
    ]
    source = reading(Rules(), cooperations=secret)
    chart = BY_KEY["carte-pays"]

    text = card(chart, chart.choice("cooperations"), source)[1].everything

    assert "masqué" in text
    assert "777" not in text
    # Nor is it told rounded, as a sum of several would be.
    assert "780" not in text


def test_a_map_is_a_picture_with_words_for_who_cannot_see_it_and_its_first_countries():
    chart, source = BY_KEY["carte-pays"], reading()
    shown_answer = asked(chart, chart.choices[0], source)
    file = PptxFile(chart_presentation(shown_answer, Kit(Template.ours(), lambda *_: DOT)))

    (picture,) = [shape for shape in file.slides[0].shapes if shape.shape_type == PICTURE]
    assert picture.image.blob == DOT
    assert picture._element.nvPicPr.cNvPr.get("descr") == shown_answer.sentence
    assert file.cells[0][1] == ["Sénégal", "3"]


def test_a_map_that_cannot_be_drawn_is_its_first_countries_and_says_so():
    chart, source = BY_KEY["carte-pays"], reading()

    file = PptxFile(
        chart_presentation(
            asked(chart, chart.choices[0], source), Kit(Template.ours(), lambda *_: None)
        )
    )

    assert file.cells[0][1][:2] == ["Sénégal", "3"]
    assert any("La carte n’a pas pu être dessinée" in text for text in words(file.slides[0]))


def test_labels_have_no_decimal_that_says_nothing():
    """« 75 % » as on the page, never « 75,0 % »; numbers still follow the data of the chart."""
    chart = BY_KEY["modes"]

    shown_answer, file = card(chart, chart.choices[0], reading())
    (series,) = file.charts[0].plots[0].series
    codes = [label.get("formatCode") for label in series._element.iter(qn("c:numFmt"))]
    integers = [value for value in series.values if value == int(value)]

    assert "75\u202f%" in shown_answer.sentence
    assert len(integers) == len(series.values) == 2
    assert codes == ['[$-40C]0"\u202f%"'] * len(integers) + ['[$-40C]0.0"\u202f%"']


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        (42.04, "%", '[$-40C]0"\u202f%"'),
        (42.06, "%", '[$-40C]0.0"\u202f%"'),
        (24_000_000, "euros", "[$-40C][>=1000000]0,,"),
        (2_400_000, "euros", "[$-40C][>=1000000]0.0,,"),
        (42.0, "années", "[$-40C]#,##0"),
    ],
)
def test_a_label_has_the_decimals_of_its_value_as_it_is_read(value, unit, code):
    assert number_format(Column("x", "X", unit, decimals=1), value).startswith(code)


def test_what_may_only_be_counted_is_written_and_not_drawn():
    chart = BY_KEY["modes"]

    _, file = card(chart, chart.choices[0], reading(Rules(1, 9, 9)))

    assert not file.charts
    assert ["Jumelage", "3\u00a0sur\u00a04"] in [
        [cell.replace(" sur ", "\u00a0sur\u00a0") for cell in row] for row in file.cells[0]
    ]


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if p.charts], ids=lambda p: p.path + p.parameter)
def test_a_page_is_a_cover_its_figures_and_a_slide_a_card(page):
    source = reading()
    path = f"{page.path}/{A_CODE[page.parameter]}" if page.parameter else page.path
    page_content = content_of(parse(path, source.dataset, CHOICES), source)
    file = PptxFile(page_presentation(page_content, KIT))
    titles = [slide.shapes.title.text for slide in file.slides]

    assert titles[0] == place_at(path, source.dataset.book).title
    assert "ACTER 2023-2024" in " ".join(words(file.slides[0]))
    assert titles[-len(page.charts) :] == [
        card_answer.sentence for card_answer in page_content.answers
    ]
    assert len(titles) == len(page.charts) + 2 + LISTED.get(page.opening, 0)
    assert all(notes(slide) for slide in file.slides)


def page_file(address, source):
    page_content = content_of(parse(address, source.dataset, CHOICES), source)
    return page_content, PptxFile(page_presentation(page_content, KIT))


def test_the_first_page_sets_findings_beside_what_was_published_of_the_whole_study():
    _, file = page_file("/", reading())
    _, part = page_file("/?region=84", reading())
    header, *rows = [row for cells in file.cells[:2] for row in cells]
    (ancient,) = [row for row in rows if row[0] == "Une action ancienne"]

    assert header == ["Constat", "Calculé", "Publié", "Écart"]
    assert "Base : " in ancient[1]
    assert ancient[2] == "«\u00a0près de la moitié\u00a0»"
    assert part.cells[0][0] == ["Constat", "Calculé"]


def test_a_country_lists_who_works_there_and_says_how_many_it_leaves_out():
    many = [
        {"collectivite_id": f"{at}", "vague": WAVE, "nom": f"Commune {at}", "type": "commune",
         "region": "84"} for at in range(75)
    ]  # fmt: skip
    there = [
        {"cooperation_id": f"{at}", "collectivite_id": f"{at}", "vague": WAVE, "pays": "SEN",
         "nature": "projet", "montant_eur": 100} for at in range(75)
    ]  # fmt: skip
    dataset = open_lines(there, many)
    _, file = page_file("/pays/SEN", Reading(dataset, NoCache()))
    pages = [rows for rows in file.cells if rows[0][0] == "Collectivité"]
    texts = [text for slide in file.slides for text in words(slide)]

    assert [len(rows) - 1 for rows in pages] == [14] * 5
    assert "Collectivités 1 à 14 sur 75." in texts
    assert "Collectivités 57 à 70 sur 75. Les suivantes sont dans le tableau de la page." in texts


def test_what_open_data_do_not_tell_has_no_slide_and_is_named_once():
    source = Reading(open_lines(), NoCache())
    page_content = content_of(parse("/regions/84", source.dataset, CHOICES), source)
    file = PptxFile(page_presentation(page_content, KIT))
    silent = [card_answer for card_answer in page_content.answers if card_answer.state != ANSWERED]
    (last,) = [slide for slide in file.slides if slide.shapes.title.text == UNSAID]
    text = " ".join(words(last))

    assert {"region-besoins", "region-budget"} <= {card_answer.chart.key for card_answer in silent}
    assert len(file.slides) == 3 + len(page_content.answers) - len(silent) + 1
    assert text.count("n’existe pas") == 1
    assert all(text.count(card_answer.chart.title) == 1 for card_answer in silent)
    assert "question" not in text


def test_every_slide_of_made_up_data_says_so(client):
    file = PptxFile(client.get("/regions/84.pptx").data)

    assert len(file.slides) > 5
    for slide in file.slides:
        assert any("Données de démonstration" in text for text in words(slide))
    assert not any("démonstration" in text.lower() for slide in PptxFile(
        page_presentation(content_of(parse("/", survey(), CHOICES), reading()), KIT)).slides
        for text in words(slide))  # fmt: skip
