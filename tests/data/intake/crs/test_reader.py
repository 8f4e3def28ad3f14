"""Promises of the reader of OECD CRS extracts: which lines, which tables, which rows."""

from functools import partial

import pytest

from data.codebook import load
from data.intake.crs.reader import read
from data.intake.problems import ERROR, WARNING
from data.intake.validation import validate
from tests.data.crs_extract import column, only_problem, rows, write_extract


@pytest.fixture
def book():
    return load()


@pytest.fixture
def extract(tmp_path):
    return partial(write_extract, tmp_path)


def test_each_line_of_agency_8_is_one_cooperation(extract, book):
    reading = read(extract({}, {"de_recipientcode": "MLI"}), book)

    assert column(reading, "pays") == ["SEN", "MLI"]
    assert column(reading, "vague") == ["crs-2023", "crs-2023"]
    assert reading.problems == ()


def test_what_is_read_passes_the_same_validation_as_a_survey(extract, book):
    amounts = [{"disbursement_national": a} for a in ("0.01", "-0.002", "")]

    done = validate([read(extract(*amounts, {"description": ""}), book)], book)

    assert [p for p in done.problems if p.level == ERROR] == []
    assert done.tables["cooperations"]["montant_eur"].fillna(-1).tolist() == [
        10000,
        -2000,
        -1,
        10000,
    ]
    assert done.tables["collectivites"]["nom"].tolist() == ["Villeurbanne"]


def test_no_table_holds_answers_to_questions_that_nobody_asked(extract, book):
    tables = [sheet.table for sheet in read(extract({}), book).sheets]

    assert tables == ["sources", "collectivites", "cooperations"]


def test_lines_of_other_agencies_are_left_out_with_one_warning_that_counts_them(extract, book):
    bank = {"agency_code": "3", "agency_name": "Banque"}

    reading = read(extract(bank, {}, bank), book)

    assert [row.number for row in rows(reading)] == [3]
    problem = only_problem(reading)
    assert (problem.level, problem.row) == (WARNING, 2)
    assert problem.message == "2 lignes laissées de côté : agence 3 (Banque)."


def test_agency_8_of_another_country_is_left_out_as_well(extract, book):
    reading = read(extract({}, {"donor_code": "5", "de_donorcode": "DEU"}), book)

    assert len(rows(reading)) == 1
    assert only_problem(reading).message == "1 ligne laissée de côté : pays donneur DEU."


def test_a_doubtful_authority_is_said_once_with_the_nearest_name(extract, book):
    unknown = {"description": "Puits - Commune de Villeurbane"}

    reading = read(extract({}, unknown, unknown), book)

    problem = only_problem(reading)
    assert (problem.level, problem.row, problem.column) == (WARNING, 3, "description")
    assert problem.suggestion == "Villeurbanne"
    assert [row.number for row in rows(reading, "collectivites")] == [2, 3]


def test_a_line_that_names_nobody_is_kept_and_listed(extract, book):
    reading = read(extract({"description": ""}, {"description": "Puits"}), book)

    assert column(reading, "collectivite_id") == [None, None]
    assert rows(reading, "collectivites") == []
    assert [problem.row for problem in reading.problems] == [2, 3]


def test_an_extract_without_agency_8_is_an_error(extract, book):
    reading = read(extract({"agency_code": "3"}), book)

    assert [p.level for p in reading.problems] == [WARNING, ERROR]
    assert reading.sheets == ()


def test_each_year_is_a_wave_with_its_source(extract, book):
    reading = read(extract({"year": "2022"}, {"year": "2023"}), book)

    assert column(reading, "vague", "sources") == ["crs-2022", "crs-2023"]
    assert column(reading, "vague", "collectivites") == ["crs-2022", "crs-2023"]
    assert len(set(column(reading, "collectivite_id", "collectivites"))) == 1
    first = rows(reading, "sources")[0].cells
    assert "2022" in first["titre"]
    assert "agence 8" in first["champ"]
    assert "extrait" in first["champ"]
    assert (first["demonstration"], first["donnees_ouvertes"]) == ("non", "oui")


def test_lines_that_share_a_number_keep_distinct_and_stable_identifiers(extract, book):
    twins = [
        {"crs_id": "A"},
        {"crs_id": "A", "project_id": "P"},
        {"crs_id": "A"},
        {"crs_id": "A-2"},
    ]

    names = column(read(extract(*twins), book), "cooperation_id")

    assert names == ["A", "A-P", "A-2", "A-2-2"]
    assert names == column(read(extract(*twins), book), "cooperation_id")


def test_the_same_number_may_come_back_the_next_year(extract, book):
    reading = read(extract({"crs_id": "A"}, {"crs_id": "A", "year": "2022"}), book)

    assert column(reading, "cooperation_id") == ["A", "A"]


def test_a_line_without_a_number_is_kept_with_a_warning(extract, book):
    reading = read(extract({"crs_id": ""}), book)

    assert column(reading, "cooperation_id") == ["ligne-2"]
    assert only_problem(reading).column == "crs_id"


def test_rows_are_numbered_as_a_spreadsheet_shows_them(extract, book):
    path = extract({"project_title": "Puits\net pompes"}, {}, {"sdgfocus": "99"})
    first, second, last = path.read_bytes().rsplit(b"\r\n2023,", 2)
    path.write_bytes(first + b"\r\n2023," + second + b"\r\n\r\n2023," + last)

    reading = read(path, book)

    assert [row.number for row in rows(reading)] == [2, 3, 5]
    assert only_problem(reading).row == 5
