"""« Hors accueil des réfugiés », « hors frais administratifs »: what a sum holds."""

import csv
import io

import pytest

from callbacks.answering import answer_of
from components.answers import captions
from components.charts import BY_KEY, CHOICES
from components.files import exports
from components.screen import filter_panel
from components.screen.html_text import html_text
from components.site.parsing import parse
from data.aggregates import counts, key_figures
from data.codebook import load
from data.filters import Filters, included
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.open_lines import WAVE, lines, open_lines
from tests.data.survey import selected, survey

REFUGEES = "accueil-refugies"
BOTH = "accueil-refugies,frais-administratifs"


def kept(selection):
    return (
        sorted(selection.respondents["collectivite_id"]),
        sorted(selection.cooperations["cooperation_id"]),
    )


def amount(selection):
    return list(key_figures.key_figures(selection))[-1]


@pytest.mark.parametrize(
    ("hors", "people", "rows", "euros"),
    [
        ("", ["A", "B", "C"], ["1", "2", "3", "4", "5", "6"], 6127),
        (REFUGEES, ["A", "C"], ["1", "4", "5", "6"], 127),
        ("frais-administratifs", ["A", "B", "C"], ["1", "2", "3", "5", "6"], 6097),
        (BOTH, ["A", "C"], ["1", "5", "6"], 97),
    ],
)
def test_lines_are_left_out_with_those_who_have_no_other(hors, people, rows, euros):
    selection = lines(hors=hors) if hors else lines()

    assert kept(selection) == (people, rows)
    assert amount(selection)["valeur"] == euros


def test_it_meets_the_other_filters():
    assert kept(lines(hors=REFUGEES, pays="NV")) == ([], [])
    assert kept(lines(hors="frais-administratifs", pays="MLI")) == (["C"], ["5"])


def test_a_survey_loses_nobody_even_who_has_no_cooperation():
    assert kept(selected(hors=BOTH)) == kept(selected())


@pytest.mark.parametrize("path", ["/", "/graphiques/carte-pays"])
def test_a_survey_does_not_read_the_key_and_says_nothing_of_it(path):
    view = parse(f"{path}?hors={BOTH}", survey(), CHOICES)

    assert view.filters.chosen == ()
    assert view.ignored == ()
    assert view.href == path


def test_an_unknown_value_is_told():
    view = parse("/?hors=tout", open_lines(), CHOICES)

    assert view.ignored == ("Périmètre : valeur inconnue « tout »",)


def test_the_sum_says_what_it_holds():
    book = load()

    assert included(Filters(WAVE), book) == "accueil des réfugiés et frais administratifs compris"
    assert included(Filters.of(WAVE, {"hors": [REFUGEES]}), book) == "frais administratifs compris"
    assert included(Filters.of(WAVE, {"hors": BOTH.split(",")}), book) == ""
    assert included(Filters("acter-2024"), book) == ""


def test_what_was_paid_back_is_told_with_its_sum():
    base = amount(lines())["base"]

    assert "accueil des réfugiés et frais administratifs compris" in base
    assert "remboursements déduits : 1\u00a0ligne, \u221210\u00a0€" in base
    assert counts.cooperations_by_country(lines()).column_notes["montant_eur"] == (
        "Remboursements compris, en négatif : 1\u00a0ligne, \u221210\u00a0€.",
    )


def test_every_face_of_a_chart_names_its_base():
    one = Reading(open_lines(), NoCache())
    view = parse(f"/graphiques/carte-pays?hors={REFUGEES}", one.dataset, CHOICES)
    made = answer_of(BY_KEY["carte-pays"], view, one)
    told = "Périmètre\u00a0: hors accueil des réfugiés, frais administratifs compris"

    assert exports.as_json(made)["filters_label"] == [told]
    rows = csv.DictReader(io.StringIO(exports.as_csv(made).lstrip("\ufeff")), delimiter=";")
    assert {row["filtres"] for row in rows} == {told}
    assert told in captions.scope(made)


def test_the_switches_are_offered_only_where_the_data_tell_these_lines_apart():
    def offered(dataset):
        panel = filter_panel.panel(parse("/", dataset, CHOICES), dataset)
        return 'data-filter-key="hors"' in html_text(panel)

    assert offered(open_lines())
    assert not offered(survey())
