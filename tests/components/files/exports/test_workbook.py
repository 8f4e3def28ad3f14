"""The workbook of a chart: typed cells to compute with, and words that say what they are."""

import io
from datetime import datetime

import openpyxl
import pytest

from callbacks.answering import answer_of
from components.answers.answer import empty_reason
from components.charts import BY_KEY, CHARTS, CHOICES
from components.charts.comparison_keys import indicators
from components.files import exports
from components.files.exports.columns import titles
from components.site.parsing import parse
from data.demonstration import DEMONSTRATION_NOTICE
from data.disclosure.rules import Rules
from data.french import bound
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.open_lines import LINES, open_lines
from tests.data.small import BOOK
from tests.data.survey import SHOW_ALL, survey


def answered(key, query="", rules=SHOW_ALL, **changes):
    reading = Reading(survey(rules, **changes), NoCache())
    view = parse(f"/graphiques/{key}?{query}", reading.dataset, CHOICES)
    return answer_of(BY_KEY[key], view, reading)


def workbook(chart_answer):
    return openpyxl.load_workbook(io.BytesIO(exports.as_xlsx(chart_answer)))


def data_rows(chart_answer):
    """Return the data sheet as mappings from title to cell."""
    head, *rows = workbook(chart_answer)["Données"].iter_rows()
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in rows]


def about_sheet(chart_answer):
    """Return the terms and words of the sheet « À lire »."""
    lines = workbook(chart_answer)["À lire"].iter_rows(max_col=2, values_only=True)
    return {str(term): text for term, text in lines if text}


def test_numbers_are_numbers_and_a_share_is_written_in_percent():
    _, _, _, first, *_ = data_rows(answered("odd"))

    assert first["ODD"].value == "Éducation de qualité"
    assert first["Coopérations"].value == 2
    assert first["Part des coopérations (%)"].value == 50
    assert first["Part des coopérations (%)"].number_format == '#,##0.0"\u202f%"'
    assert first["Effectif de la base (n)"].value == 4


def test_a_masked_value_says_so_and_an_absent_one_is_an_empty_cell():
    masked = data_rows(answered("freins", rules=Rules()))
    lines = [{**LINES[0], "pays": "DEU", "montant_eur": None}, LINES[0]]
    opened = Reading(open_lines(lines), NoCache())
    view = parse("/graphiques/carte-pays", opened.dataset, CHOICES)
    absent = data_rows(answer_of(BY_KEY["carte-pays"], view, opened))

    assert {row["Collectivités"].value for row in masked} == {"masqué"}
    germany = next(row for row in absent if row["Pays"].value == "Allemagne")
    assert germany["Coopérations"].value == 1
    assert germany["Montant (€)"].value is None


def test_counts_stay_where_there_are_too_few_answers_for_a_percentage():
    _, _, _, first, *_ = data_rows(answered("odd", rules=Rules(2, 10, 30)))

    assert first["Coopérations"].value == 2
    assert first["Part des coopérations (%)"].value is None
    assert first["Statut"].value == "effectifs seuls"


def test_no_text_of_the_data_is_a_formula_or_a_link():
    source = {"vague": "acter-2024", "titre": "=1+1", "producteur": "http://ici", "champ": "@a",
              "licence": "+33", "demonstration": "non", "donnees_ouvertes": "non"}  # fmt: skip
    chart_answer = answered("odd", sources=[source])

    sheets = list(workbook(chart_answer))
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]

    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert "=1+1" in [cell.value for cell in cells]


def test_the_second_sheet_says_all_that_is_needed_to_quote_the_first():
    words = about_sheet(answered("odd", "region=84"))

    assert words["Question"].startswith("À quels objectifs")
    assert words["Filtres"] == "Région\u00a0: Auvergne-Rhône-Alpes"
    assert words["Effectif (n)"] == 3
    assert words["Date de la source"] == datetime(2024, 5, 17)  # noqa: DTZ001  (a day, as in Excel)
    assert words["Unité"] == "% des coopérations"
    assert words["Base"] == "coopérations rattachées à un ODD au moins"
    assert words["Source"] == "Enquête d’essai"
    assert words["Licence"] == "Licence Ouverte"
    assert words["Version des données"] == "essai"
    assert words["Adresse de la vue"] == "/graphiques/odd?region=84"
    assert words["Part des coopérations (%)"] == "part"


def test_what_is_made_up_is_marked_in_each_row_and_in_the_second_sheet(client):
    raw = client.get("/graphiques/odd.xlsx").data
    book = openpyxl.load_workbook(io.BytesIO(raw))
    mentions = [row[-1] for row in book["Données"].iter_rows(values_only=True)]

    assert mentions[0] == "Mention"
    assert set(mentions[1:]) == {bound(DEMONSTRATION_NOTICE)}
    assert book["À lire"]["B2"].value == bound(f"{DEMONSTRATION_NOTICE}.")
    assert "Mention" not in data_rows(answered("odd"))[0]


def test_the_same_answer_gives_the_same_bytes(client):
    first, second = (client.get("/graphiques/odd.xlsx") for _ in range(2))

    assert first.data == second.data
    assert "demonstration" in first.headers["Content-Disposition"]


def test_the_unit_is_that_of_what_is_measured_and_every_column_says_what_it_holds():
    chart_answer = answered("carte-pays", "mesure=montants")

    assert about_sheet(chart_answer)["Unité"] == "euros"
    assert exports.as_json(chart_answer)["unit"] == "euros"
    assert (
        about_sheet(answered("budget-mediane", "mesure=habitant-type"))["Unité"]
        == "euros par habitant"
    )
    assert not {"latitude", "longitude", "bulle"} & {
        title for title, _ in titles(chart_answer.table)
    }


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_no_french_line_of_a_workbook_breaks_before_a_colon(chart):
    cells = [
        cell for sheet in workbook(answered(chart.key)) for row in sheet.values for cell in row
    ]

    assert [text for text in cells if isinstance(text, str) and text != bound(text)] == []


@pytest.mark.parametrize("query", ["region=01", "vague=acter-2024&odd=14"])
def test_an_empty_selection_is_said_in_the_sheet(query):
    chart_answer = answered("odd", query)

    assert data_rows(chart_answer)[0]["Résultat"].value == bound(empty_reason(chart_answer))
    assert "Aucune donnée" in empty_reason(chart_answer)
    assert about_sheet(chart_answer)["Question"]


@pytest.mark.slow
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_every_chart_is_a_workbook_that_tells_the_numbers_of_its_table(chart):
    for choice in chart.choices:
        chart_answer = answered(chart.key, f"mesure={choice.key}")
        sheet = workbook(chart_answer)["Données"]
        head, *rows = sheet.iter_rows(values_only=True)
        measured = next(
            t for t, c in titles(chart_answer.table) if c.name == chart_answer.table.measure
        )

        assert len(set(head)) == len(head)
        assert all(head)
        written = [row[head.index(measured)] for row in rows]
        assert [None if value == "masqué" else value for value in written] == (
            chart_answer.table.complete.values(chart_answer.table.measure)
        )
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


@pytest.mark.slow
@pytest.mark.parametrize("indicator", list(indicators(BOOK)))
def test_every_comparison_is_a_workbook(indicator):
    dataset = survey()
    view = parse(f"/graphiques/comparaison?indicateur={indicator}", dataset, CHOICES)
    chart_answer = answer_of(BY_KEY["comparaison"], view, Reading(dataset, NoCache()))

    assert exports.as_xlsx(chart_answer).startswith(b"PK")
