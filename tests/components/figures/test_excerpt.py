"""Promises of every chart: its picture is read in a glance, and says what it leaves out."""

from functools import cache

import pytest

from callbacks.answering import answer_of
from components.answers.answer import ANSWERED
from components.charts import CHARTS, CHOICES
from components.figures.excerpt import excerpt
from components.files.pictures.chart_picture import chart_picture
from components.site.parsing import parse
from data.table import Kind, as_number
from tests.components.figures import tables

#: What a picture draws at most: marks, rows, groups, and pixels of height.
MARKS, ROWS, GROUPS, HEIGHT = 60, 11, 8, 620
#: The seventeen goals stand together, in a figure as high as they need.
GOALS, GOALS_HEIGHT = 17, 840
#: Least size of a letter on a slide of 1920 × 1080 pixels.
LEAST_LETTER = 14
TITLES = {Kind.COUNTRIES, Kind.LIST, Kind.KEY_FIGURES}

every_choice = pytest.mark.parametrize(
    ("chart", "choice"),
    [(chart, choice) for chart in CHARTS for choice in chart.choices],
    ids=lambda value: value.key or "seul",
)
queries = pytest.mark.parametrize("query", ["", "region=84", "type=commune", "pays=SEN"])


def every_picture(test):
    """Ask `test` of every choice, under each of the queries."""
    return queries(every_choice(test))


@pytest.fixture(scope="module")
def asked(settings):
    """Return the answer of a choice in the embedded dataset, made once for every promise."""
    from app import create_store  # noqa: PLC0415

    reading = create_store(settings).reading()

    @cache
    def answer(chart, choice, query):
        address = f"/graphiques/{chart.key}?mesure={choice.key}&{query}"
        return answer_of(chart, parse(address, reading.dataset, CHOICES), reading)

    return answer


def drawn(answer):
    """Return table and excerpt of an answer that has a picture by rows, else None."""
    if answer.state != ANSWERED or answer.table.kind in TITLES:
        return None
    return answer.table, answer.drawn(answer.table)


def count(table, column):
    return len(set(table.values(column))) if column else 0


def written(figure):
    return " ".join(note["text"] for note in figure["layout"]["annotations"]).replace("<br>", " ")


@every_picture
def test_a_picture_is_read_in_a_glance(chart, choice, query, asked):
    answer = asked(chart, choice, query)
    if not (found := drawn(answer)):
        return
    table, shown = found
    whole = table.dimension == "odd" and not table.series

    assert len(shown.table) <= MARKS
    if table.kind is not Kind.FLOWS:
        assert count(shown.table, table.dimension) <= (GOALS if whole else ROWS)
        assert count(shown.table, table.series) <= GROUPS
    assert answer.figure["layout"]["height"] <= (GOALS_HEIGHT if whole else HEIGHT)


@every_picture
def test_what_a_picture_leaves_out_is_in_the_table_and_it_says_so(chart, choice, query, asked):
    answer = asked(chart, choice, query)
    if not (found := drawn(answer)):
        return
    table, shown = found
    # A flow of nothing is no flow.
    rows = [row for row in table if table.kind is not Kind.FLOWS or row[table.measure]]

    assert set(shown.table.rows) <= set(table.rows)
    assert (len(shown.table) < len(rows)) == ("dans le tableau" in shown.words)
    assert shown.words.replace("\u00a0", " ") in written(answer.figure).replace("\u00a0", " ")


@every_picture
def test_what_the_headline_names_is_drawn(chart, choice, query, asked):
    answer = asked(chart, choice, query)
    if not (found := drawn(answer)):
        return
    table, shown = found
    for column in ("libelle", f"{table.series}_libelle")[: 2 if table.series else 1]:
        labels = set(table.values(column))
        # A name that is part of another one may be there for that one.
        named = {name for name in labels if f"« {name} »" in answer.sentence.replace("\u00a0", " ")}
        assert named <= set(shown.table.values(column))


@every_picture
def test_the_widest_gap_between_large_groups_is_among_what_is_drawn(chart, choice, query, asked):
    answer = asked(chart, choice, query)
    if not (found := drawn(answer)) or found[0].kind is not Kind.CROSSED:
        return

    def widest(table):
        by_answer = {}
        for row in table:
            if row["statut"] == "" and row["part"] is not None:
                by_answer.setdefault(row[table.dimension], []).append(as_number(row["part"]))
        return max((max(parts) - min(parts) for parts in by_answer.values()), default=0)

    table, shown = found
    assert widest(shown.table) == widest(table)


@every_choice
def test_letters_of_a_slide_are_large_enough_to_be_projected(chart, choice, asked):
    answer = asked(chart, choice, "")
    for panel in chart_picture(answer, "diapo", "https://observatoire.exemple")["panels"]:
        layout = panel["figure"]["layout"]
        sizes = [note["font"]["size"] for note in layout.get("annotations", ())]
        scale = panel["width"] / layout["width"]
        assert all(size * scale >= LEAST_LETTER for size in sizes)


def modes(count, group="commune", n=50):
    """Return rows of a two-way table: `count` answers, the last the most given."""
    return [
        (f"m{at}", f"Mode {at}.", group, group.capitalize(), at, 2.0 * at, n, "")
        for at in range(1, count + 1)
    ]


def test_a_table_that_fits_is_drawn_whole_and_nothing_is_said(crossed):
    shown = excerpt(crossed)

    assert shown.table is crossed
    assert not shown.words


def test_the_largest_rows_are_kept_in_the_order_of_the_table():
    shown = excerpt(tables.two_way(*modes(12), *modes(12, "region")))

    assert list(dict.fromkeys(shown.table.values("mode"))) == [f"m{at}" for at in range(6, 13)]
    assert shown.words.endswith("toutes sont dans le tableau.")


def test_a_row_that_is_named_or_chosen_comes_before_a_larger_one():
    table = tables.two_way(*modes(12), *modes(12, "region"))

    kept = excerpt(table, "Plus grand écart : « MODE 2. »", {"m1"}).table.values("mode")

    assert {"m1", "m2", "m12"} <= set(kept)
    assert "m6" not in kept


def test_a_row_is_never_left_out_alone():
    table = tables.one_way(*((str(at), f"Mode {at}", at, 9.0, "") for at in range(11)))

    assert len(excerpt(table).table) == 11


def test_of_many_groups_the_largest_that_have_shares_are_drawn():
    small = [("m1", "Mode", "tres-petit", "Très petits", 90, None, 90, "effectifs")]
    rows = [row for n in range(30, 38) for row in modes(2, f"groupe-{n}", n)]

    shown = excerpt(tables.two_way(*rows, *small))

    groups = list(dict.fromkeys(shown.table.values("type")))
    assert groups[-1] == "groupe-37"
    assert "tres-petit" not in groups
    assert "groupes sur\u00a09" in shown.words or "groupes sur 9" in shown.words


def test_the_seventeen_goals_stand_together():
    goals = ((str(at), f"But {at}", 20 - at, 50.0, "") for at in range(1, 18))

    assert len(excerpt(tables.one_way(*goals, dimension="odd")).table) == 17
