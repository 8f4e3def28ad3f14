"""Workbooks as people really save them."""

from datetime import date

import openpyxl
import xlsxwriter

from data.intake.readers import workbook as template_workbook
from data.intake.readers.safety import Limits
from tests.data.builders import BOOK, changed, folder, good, verified, workbook


def test_a_good_workbook_raises_no_problem(tmp_path):
    result = verified(workbook(tmp_path / "e.xlsx", good()))
    assert result.problems == ()
    assert {name: len(table) for name, table in result.tables.items()} == {
        "sources": 1, "collectivites": 2, "cooperations": 2, "financements": 1, "reponses": 2,
    }  # fmt: skip


def test_sheets_are_known_by_label_whatever_case_accents_and_spaces(tmp_path):
    names = ("SOURCES", "Collectivites ", "Coopérations", "financements", "Réponses")
    tables = dict(zip(names, good().values(), strict=True))
    assert verified(workbook(tmp_path / "e.xlsx", tables)).problems == ()


def test_columns_are_known_by_label_in_any_order(tmp_path):
    tables = good()
    tables["reponses"] = [
        ["Réponse", " identifiant de la collectivité", "QUESTION *"],
        ["Solidarité", "A1", "Motivations"],
    ]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert result.problems == ()
    row = result.tables["reponses"].iloc[0].to_dict()
    assert row == {"collectivite_id": "A1", "vague": "acter-2024", "question": "motivations",
                   "modalite": "solidarite"}  # fmt: skip


def test_rows_keep_the_number_that_the_spreadsheet_shows(tmp_path):
    tables = good()
    head, *rows = changed("cooperations", 3, "odd", "18")["cooperations"]
    tables["cooperations"] = [[], ["# note"], head, [], *rows]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert [(problem.row, problem.value) for problem in result.problems] == [(6, "18")]


def test_spaces_around_cells_are_no_problem(tmp_path):
    tables = changed("collectivites", 2, "region", " 53\u00a0")
    tables["collectivites"][1][1] = "  Ville\u202fA \n"
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert result.problems == ()
    assert result.tables["collectivites"]["nom"].tolist()[0] == "Ville A"


def test_dates_of_the_spreadsheet_are_dates(tmp_path):
    tables = changed("sources", 2, "date", date(2025, 1, 17))
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert result.problems == ()
    assert result.tables["sources"]["date"].tolist() == ["2025-01-17"]


def test_the_result_of_a_formula_is_read(tmp_path):
    path = tmp_path / "e.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in good().items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "cooperations":
                sheet.write_formula("K2", "=400+350", None, 750)
    result = verified(path)
    assert result.problems == ()
    assert result.tables["cooperations"]["montant_eur"].tolist()[0] == 750


def test_the_sheets_of_the_template_that_hold_no_data_are_left_out(tmp_path):
    tables = {"Lisez-moi": [["bonjour"]], **good(), "listes": [["types"], ["Commune"]]}
    assert verified(workbook(tmp_path / "e.xlsx", tables)).problems == ()


def test_a_workbook_is_recognised_by_content_whatever_its_name(tmp_path):
    path = workbook(tmp_path / "e.xlsx", good()).rename(tmp_path / "e.csv")
    assert template_workbook.recognises(path)
    assert verified(path).ok


def test_a_folder_and_a_text_are_no_workbook(tmp_path):
    assert not template_workbook.recognises(folder(tmp_path / "e", good()))
    assert not template_workbook.recognises(tmp_path / "e" / "sources.csv")


def test_a_sheet_with_too_many_rows_is_refused(tmp_path):
    path = workbook(tmp_path / "e.xlsx", good())
    reading = template_workbook.read(path, BOOK, Limits(rows=1))
    said = [(problem.sheet, problem.message) for problem in reading.problems]
    assert said == [
        (name, "Cette feuille a trop de lignes.")
        for name in ("collectivites", "cooperations", "reponses")
    ]


def test_a_lone_cell_far_away_costs_nothing(tmp_path):
    path = workbook(tmp_path / "e.xlsx", good())
    book = openpyxl.load_workbook(path)
    book["reponses"].cell(1_048_576, 1).number_format = "0.00"
    book["reponses"].cell(2, 16_384).number_format = "0.00"
    book.save(path)
    assert verified(path).problems == ()
