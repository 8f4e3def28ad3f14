"""Pictures for slides: nothing cut, nothing left unsaid, the same numbers as on the page."""

import json
from functools import cache
from itertools import chain, combinations

import plotly.graph_objects as go
import pytest

from callbacks.answering import answer_of, content_of
from components.answers.answer import ANSWERED
from components.charts import BY_KEY, CHARTS, CHOICES
from components.figures.fitting.areas import Area
from components.figures.fitting.fit import fitted
from components.figures.fitting.sizes import SIZES, picture_size
from components.figures.letters import listed, shortened, width, wrapped
from components.figures.markup import bare
from components.figures.theme import PHONE, SIZE
from components.files.pictures.chart_picture import chart_picture
from components.files.pictures.page_picture import page_picture
from components.screen.presentation import PROJECTED
from components.site.pages import PAGES
from components.site.parsing import parse
from data.serving.cache import NoCache
from data.serving.store import Reading
from data.table import Kind
from tests.components.figures.lettering import overflowing, overlapping
from tests.data.open_lines import open_lines
from tests.data.survey import A_CODE, survey

ORIGIN = "https://observatoire.exemple"
ALMOST = 0.5
#: Charts with several bars a row, and selections that give them few rows, many, and four groups.
PAIRED = {Kind.COMPARED, Kind.NEEDS}
BESIDE = (
    "region=84",
    "region=84&type=commune",
    "pays=SEN",
    "groupes=region:84|region:53|type:commune|type:region",
)

every_choice = pytest.mark.parametrize(
    ("key", "choice"),
    [(chart.key, choice.key) for chart in CHARTS for choice in chart.choices],
    ids=lambda value: value or "seul",
)
every_size = pytest.mark.parametrize("size", SIZES)


@pytest.fixture(scope="module")
def small():
    return Reading(survey(), NoCache())


@pytest.fixture(scope="module")
def embedded(settings):
    """The embedded dataset: 122 collectivités, every country, long labels."""
    from app import create_store  # noqa: PLC0415

    return create_store(settings).reading()


@pytest.fixture(scope="module")
def unfiltered(embedded):
    """Return an answer of the embedded dataset and its picture, made once for every promise."""
    asked = cache(lambda key, choice: answered(embedded, key, f"mesure={choice}"))
    return cache(
        lambda key, choice, size: (
            asked(key, choice),
            chart_picture(asked(key, choice), size, ORIGIN),
        )
    )


@pytest.fixture(scope="module")
def crowded(embedded):
    """Twenty filters, so that three lines do not hold them."""
    book = embedded.dataset.book
    codes = ",".join(list(book.nomenclatures["pays"].codes)[:18])
    return f"&region=84,53&type=commune,region&pays=SEN,BEN,{codes}"


def answered(reading, key, query):
    view = parse(f"/graphiques/{key}?{query}", reading.dataset, CHOICES)
    return answer_of(BY_KEY[key], view, reading)


def answer_and_picture(reading, key, query, size):
    asked = answered(reading, key, query)
    return asked, chart_picture(asked, size, ORIGIN)


def box(text):
    """Return the rectangle that a text takes at most: left, top, right, bottom."""
    wide = width(text["text"], text["size"])
    left = text["x"] - (wide / 2 if text["anchor"] == "middle" else 0)
    return left, text["y"] - text["size"] * 0.8, left + wide, text["y"] + text["size"] * 0.25


def are_apart(first, other):
    return (
        first[2] <= other[0] + ALMOST or other[2] <= first[0] + ALMOST
        or first[3] <= other[1] + ALMOST or other[3] <= first[1] + ALMOST
    )  # fmt: skip


def check(picture):
    """Nothing leaves the sheet, and nothing lies on another thing."""
    texts = [box(text) for text in picture["texts"]]
    panels = [
        (panel["x"], panel["y"], panel["x"] + panel["width"], panel["y"] + panel["height"])
        for panel in picture["panels"]
    ]
    for left, top, right, bottom in (*texts, *panels):
        assert left >= 0
        assert top >= 0
        assert right <= picture["width"] + ALMOST
        assert bottom <= picture["height"] + ALMOST
    for first, other in combinations((*texts, *panels), 2):
        assert are_apart(first, other), (first, other)
    for panel in picture["panels"]:
        layout = panel["figure"]["layout"]
        assert not overlapping(panel["figure"], layout["width"])
        full_width = (picture["width"] - panel["x"]) * layout["width"] / panel["width"]
        assert not overflowing(panel["figure"], layout["width"], full_width)
        # One scale for both sides: nothing is stretched.
        scales = panel["width"] / layout["width"], panel["height"] / layout["height"]
        assert scales[0] == pytest.approx(scales[1])
        for note in layout.get("annotations", ()):
            if note.get("xanchor") == "right" and note.get("x") == 0:
                assert all(
                    width(bare(line), SIZE) <= layout["margin"]["l"]
                    for line in note["text"].split("<br>")
                )


def words(picture):
    """Return what is written on the sheet, its lines joined, as one types it."""
    return plain(" ".join(text["text"] for text in picture["texts"]))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def drawn(figures):
    """Return every value written in figures, with the row that it stands in."""
    return sorted(
        str(text)
        for figure in figures
        for trace in figure["data"]
        for text in trace.get("text", ())
    )


@pytest.mark.slow
@every_size
@every_choice
def test_a_picture_is_whole_and_says_all_that_a_slide_must(embedded, key, choice, size):
    asked, picture = answer_and_picture(embedded, key, f"mesure={choice}&region=84", size)
    text = words(picture)

    check(picture)
    assert plain(asked.chart.question) in text
    # A comparison says what it makes of the filter: the first of its groups.
    assert all(plain(filter_text) in text for filter_text in asked.filter_words)
    assert "Auvergne-Rhône-Alpes" in text
    assert "Données de démonstration : réponses inventées, aucune collectivité réelle" in text
    assert "Source : " in text
    assert "23 novembre 2026" in text or asked.source.date not in text
    assert f"{ORIGIN}/graphiques/{key}?region=84" in text
    if asked.table:
        assert ("n = " in plain(text)) == (asked.n is not None)
        assert asked.n is None or f"n = {asked.n}" in plain(text)
    # What has no table published for the region is no map.
    expected = picture_size(size, is_map=key == "carte-pays" and asked.state == ANSWERED)
    assert (picture["width"], picture["height"]) == (expected.width, expected.height)


@pytest.mark.slow
@every_choice
def test_twenty_filters_still_fit_or_are_counted(embedded, crowded, key, choice):
    asked = answered(embedded, key, f"mesure={choice}{crowded}")
    for size in SIZES:
        picture = chart_picture(asked, size, ORIGIN)

        check(picture)
        assert "de plus" in words(picture)
        assert "BEN,SEN" in picture["description"]


@pytest.mark.slow
@pytest.mark.parametrize("query", ["", "region=01", "odd=13"], ids=["quatre", "aucune", "une"])
@every_choice
def test_few_rows_or_none_make_a_picture_too(small, key, choice, query):
    asked = answered(small, key, f"mesure={choice}&{query}")
    for size in SIZES:
        check(chart_picture(asked, size, ORIGIN))


def paired(embedded, query, size):
    """The charts that draw several bars a row, answered and drawn."""
    every = [answer_and_picture(embedded, chart.key, query, size) for chart in CHARTS]
    found = [pair for pair in every if pair[0].table and pair[0].table.kind in PAIRED]
    # Under crossed filters only those about cooperations and funders have an answer.
    assert len(found) >= 10
    return found


@pytest.mark.parametrize("query", BESIDE)
def test_no_two_values_touch_on_a_card_or_a_projected_slide(embedded, query):
    cards = [asked.figure for asked, _ in paired(embedded, query, "diapo")]
    projected = [fitted(card, Area(0, 0, 1792, 700), PROJECTED).panels for card in cards]

    assert not [card for card in cards if overlapping(card, PHONE)]
    assert not [card for card in cards if overlapping(card, 1100)]
    for panel in chain.from_iterable(projected):
        assert not overlapping(panel.figure, panel.figure["layout"]["width"])


@pytest.mark.parametrize("query", ["", *BESIDE])
@every_choice
def test_no_text_of_a_card_is_cut_on_a_phone(embedded, key, choice, query):
    asked, _ = answer_and_picture(embedded, key, f"mesure={choice}&{query}", "diapo")
    card = asked.figure

    assert not overlapping(card, PHONE)
    assert not overflowing(card, PHONE, PHONE)


@pytest.mark.parametrize("query", BESIDE)
@every_size
def test_no_two_values_of_groups_side_by_side_touch_in_a_picture(embedded, size, query):
    for _, picture in paired(embedded, query, size):
        check(picture)


@every_choice
def test_what_is_drawn_is_a_figure_of_plotly(unfiltered, key, choice):
    _, picture = unfiltered(key, choice, "diapo")

    assert all(go.Figure(panel["figure"]) for panel in picture["panels"])


@every_size
@every_choice
def test_a_picture_draws_the_numbers_of_the_page(unfiltered, key, choice, size):
    asked, picture = unfiltered(key, choice, size)
    card = asked.figure
    on_page, in_picture = drawn([card]), drawn(panel["figure"] for panel in picture["panels"])
    left_out = [text["text"] for text in picture["texts"] if text["text"].endswith("le tableau.")]

    if left_out:
        assert len(in_picture) < len(on_page)
        assert "autre" in left_out[0]
    else:
        assert in_picture == on_page
    for text in set(in_picture):
        assert in_picture.count(text) <= on_page.count(text)


def test_open_data_are_no_survey_that_forgot_to_ask():
    asked, picture = answer_and_picture(Reading(open_lines(), NoCache()), "besoins", "", "diapo")

    assert "Cette information n’existe pas dans" in words(picture)
    assert "Information absente" in str(asked.figure)
    assert "question" not in words(picture)


def test_the_row_that_the_sentence_names_is_drawn_where_others_are_left_out(embedded):
    view = parse("/graphiques/odd-par-thematique", embedded.dataset, CHOICES)
    figure = answer_of(BY_KEY["odd-par-thematique"], view, embedded).figure
    named = "Plus grand écart : « Vie terrestre », 22 % contre 7 %."

    chart = fitted(figure, Area(0, 0, 1400, 400), picture_size("diapo"), named)
    labels = [
        bare(note["text"])
        for panel in chart.panels
        for note in panel.figure["layout"]["annotations"]
    ]

    assert chart.left_out
    assert labels[0] == "1 Pas de pauvreté"
    assert "15 Vie terrestre" in labels


def test_the_notes_of_a_picture_are_about_what_it_shows(embedded):
    for choice, about in (("cooperations", False), ("collectivites", False), ("montants", True)):
        asked, picture = answer_and_picture(embedded, "carte-pays", f"mesure={choice}", "diapo")

        assert ("Montant inconnu" in words(picture)) is about
        # The table of the card and the files hold the amounts whatever is drawn.
        assert any("Montant inconnu" in note for note in asked.table.every_note)


@every_choice
def test_nothing_given_is_changed(unfiltered, key, choice):
    asked, _ = unfiltered(key, choice, "diapo")
    figure = asked.figure
    before = json.dumps(figure, sort_keys=True)

    fitted(figure, Area(0, 0, 900, 500), picture_size("a4"))

    assert json.dumps(figure, sort_keys=True) == before


@pytest.mark.slow
@every_size
@pytest.mark.parametrize("page", [page for page in PAGES if page.charts], ids=lambda p: p.title)
def test_a_page_makes_a_slide_with_its_sentence_and_its_key_figures(embedded, crowded, page, size):
    path = f"{page.path}/{A_CODE[page.parameter]}" if page.parameter else page.path
    for query in ("", crowded.replace("&region=84,53", "")):
        view = parse(f"{path}?{query}", embedded.dataset, CHOICES)
        shown = content_of(view, embedded)
        picture = page_picture(shown, size, ORIGIN)

        check(picture)
        # A comparison has its own groups: the page's key figures are of another selection.
        compared = any(card_answer.chart.tailor for card_answer in shown.answers)
        for row in shown.key_figures:
            assert (plain(str(row["libelle"])) in words(picture)) is not compared


def test_no_row_is_left_out_where_another_layout_holds_them_all(embedded):
    """On a square the layout that is read best holds one row less than the chart has."""
    asked, picture = answer_and_picture(embedded, "comparaison", "", "carre")

    assert drawn([asked.figure]) == drawn(panel["figure"] for panel in picture["panels"])
    assert "dans le tableau" not in words(picture)


def test_lines_are_broken_where_they_are_full_and_never_before_french_punctuation():
    assert wrapped("un deux trois", width("un deux", 10), 10) == ("un deux", "trois")
    assert wrapped("quoi ?", width("quoi", 10), 10) == ("quoi", "\u00a0?")
    assert wrapped("", 10, 10) == ("",)


def test_what_does_not_fit_is_counted_or_marked_as_cut():
    room = width("Pays : Sénégal · Pays", 10)
    assert listed(["Pays : Sénégal"] * 5, " · ", (room, 10, 2))[-1].endswith("de plus")
    assert shortened("mot " * 50, 60, 10, 2)[-1].endswith("…")
    assert listed(["seul"], " · ", (100, 10, 1)) == ("seul",)
