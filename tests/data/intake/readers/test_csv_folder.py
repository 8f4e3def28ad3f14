"""CSV files as people really save them."""

import pytest

from data.intake.readers import csv_folder
from data.intake.readers.safety import Limits
from tests.data.builders import BOOK, changed, folder, good, verified, workbook


def accented() -> dict[str, list[list[object]]]:
    return changed("cooperations", 2, "partenaire", "Région de Thiès")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_folder_is_read_whatever_its_encoding_and_separator(encoding, separator, tmp_path):
    result = verified(folder(tmp_path / "e", accented(), separator, encoding))
    assert result.problems == ()
    assert result.tables["cooperations"]["partenaire"].tolist()[0] == "Région de Thiès"


def test_a_folder_and_a_workbook_of_the_same_cells_give_the_same_tables(tmp_path):
    one = verified(folder(tmp_path / "e", good())).tables
    other = verified(workbook(tmp_path / "e.xlsx", good())).tables
    for name, table in one.items():
        assert table.equals(other[name]), name


def test_comments_before_the_header_are_skipped_and_counted(tmp_path):
    path = folder(tmp_path / "e", changed("cooperations", 3, "odd", "18"))
    file = path / "cooperations.csv"
    file.write_text('# « note » avec un " seul\n\n' + file.read_text("utf-8"), "utf-8")
    result = verified(path)
    assert [(p.file, p.row) for p in result.problems] == [("e/cooperations.csv", 5)]


def test_a_separator_declared_for_excel_is_obeyed(tmp_path):
    path = folder(tmp_path / "e", changed("cooperations", 3, "odd", "18"), ",")
    file = path / "cooperations.csv"
    file.write_text("sep=,\n" + file.read_text("utf-8"), "utf-8")
    assert [problem.row for problem in verified(path).problems] == [3]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_quoted_cells_may_hold_separators_and_line_ends(end, tmp_path):
    path = folder(tmp_path / "e", good())
    lines = ("cooperation_id;collectivite_id;pays;partenaire", 'C1;A1;SEN;"Thiès ; Dakar', 'Mbour"',
             "C2;A1;XXX;")  # fmt: skip
    (path / "cooperations.csv").write_bytes(end.join(lines).encode())
    result = verified(path)
    assert result.tables["cooperations"]["partenaire"].tolist()[0] == "Thiès ; Dakar Mbour"
    assert [p.row for p in result.problems if p.value == "XXX"] == [3]


def test_a_lone_file_is_known_by_its_columns_whatever_its_name(tmp_path):
    path = folder(tmp_path / "e", good())
    names = {"sources": "a", "collectivites": "b", "cooperations": "c", "financements": "d",
             "reponses": "f"}  # fmt: skip
    paths = [(path / f"{old}.csv").rename(path / f"{new}.csv") for old, new in names.items()]
    assert [csv_folder.read(one, BOOK).sheets[0].table for one in paths] == list(names)
    assert verified(*paths).problems == ()


def test_a_misspelt_file_of_a_folder_is_still_known_by_its_columns(tmp_path):
    path = folder(tmp_path / "e", good())
    (path / "cooperations.csv").rename(path / "Coopération 2024.csv")
    assert verified(path).problems == ()


def test_two_files_of_one_table_in_a_folder_are_refused(tmp_path):
    path = folder(tmp_path / "e", good())
    (path / "cooperations bis.csv").write_bytes((path / "cooperations.csv").read_bytes())
    said = [(problem.file, problem.message) for problem in verified(path).problems]
    assert said == [("e/cooperations.csv", "Deux fichiers décrivent la table « cooperations ».")]


def test_hidden_files_and_other_formats_of_a_folder_are_left_out(tmp_path):
    path = folder(tmp_path / "e", good())
    (path / ".~lock.csv").write_text("x")
    (path / "notes.md").write_text("x")
    assert verified(path).problems == ()


def test_a_file_with_too_many_rows_is_refused(tmp_path):
    path = folder(tmp_path / "e", good())
    reading = csv_folder.read(path / "reponses.csv", BOOK, Limits(rows=1))
    assert [problem.message for problem in reading.problems] == ["Ce fichier a trop de lignes."]
