"""Promises on files: encodings, damage, other formats, arbitrary bytes."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.codebook import load
from data.intake.crs.file import HELPFUL, NEEDED, CrsLine
from data.intake.crs.line import LineReader
from data.intake.crs.reader import read, recognises
from data.intake.crs.tables import load_tables
from data.intake.problems import ERROR
from tests.data.crs_extract import COLUMNS, column, only_problem, rows, write_extract


@pytest.fixture
def book():
    return load()


@pytest.fixture
def extract(tmp_path):
    return partial(write_extract, tmp_path)


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_usual_delimiters_and_encodings_are_read_alike(extract, book, delimiter, encoding):
    line = {"description": "École – Conseil régional - Conseil régional d'Île-de-France"}
    path = extract(line, delimiter=delimiter, encoding=encoding)

    reading = read(path, book)

    assert recognises(path)
    assert column(reading, "nom", "collectivites") == ["Région Île-de-France"]
    assert reading.problems == ()


def test_only_the_needed_columns_are_needed(extract, book):
    reading = read(extract({}, columns=NEEDED), book)

    assert len(rows(reading)) == 1
    assert reading.problems == ()


def test_a_missing_column_is_named_with_the_nearest_header(extract, book):
    columns = ["sdg_focus" if name == "sdgfocus" else name for name in COLUMNS]

    problem = only_problem(read(extract({}, columns=columns), book))

    assert (problem.level, problem.row, problem.column) == (ERROR, 1, "sdgfocus")
    assert problem.suggestion == "sdg_focus"


@pytest.mark.parametrize("damage", [b"2023,4,FRA\n", b"x," * 20 + b"x\n"])
def test_a_line_with_too_few_or_too_many_cells_is_an_error(extract, book, damage):
    path = extract({})
    path.write_bytes(path.read_bytes() + damage)

    problem = only_problem(read(path, book))

    assert (problem.level, problem.row) == (ERROR, 3)


def test_a_quote_never_closed_says_where_reading_stopped(extract, book):
    path = extract({}, {})
    path.write_bytes(path.read_bytes() + b'"' + b"2023,x\n" * 30_000)

    reading = read(path, book)

    assert len(rows(reading)) == 2
    assert only_problem(reading).level == ERROR
    assert "interrompue" in only_problem(reading).message


@pytest.mark.parametrize(
    "content", [b"", b"nom;type\nX;commune\n", b"PK\x03\x04", b"\xff\xfe", b"year\n"]
)
def test_another_kind_of_file_is_not_recognised_and_read_as_an_error(tmp_path, book, content):
    path = tmp_path / "autre.csv"
    path.write_bytes(content)

    assert not recognises(path)
    assert only_problem(read(path, book)).level == ERROR


def test_a_folder_or_a_file_that_is_not_there_is_not_recognised(tmp_path, book):
    for path in (tmp_path, tmp_path / "absent.csv"):
        assert not recognises(path)
        assert only_problem(read(path, book)).level == ERROR


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.sampled_from(["", ",".join(NEEDED) + "\n", "|".join(NEEDED)]), content=st.binary())
def test_arbitrary_bytes_never_raise(tmp_path, start, content):
    path = tmp_path / "quelconque.csv"
    path.write_bytes(start.encode() + content)

    assert recognises(path) in {True, False}
    assert any(problem.level == ERROR for problem in read(path, load()).problems)


@settings(deadline=None)
@given(st.fixed_dictionaries({name: st.text() for name in (*NEEDED, *HELPFUL)}))
def test_whatever_a_line_holds_it_is_read_or_said_to_be_broken(cells):
    record = LineReader("f.csv", load(), load_tables()).read(CrsLine(2, cells))

    read_whole = {"vague", "pays", "nature", "thematiques", "odd", "montant_eur", "flux", "canal"}
    assert record.broken or set(record.cells) == read_whole
