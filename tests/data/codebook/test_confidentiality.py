"""Confidentiality fails closed: only the exact word `publique` opens a question or a variable."""

import csv
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.codebook import CodebookError, load
from data.codebook.confidentiality import CONFIDENTIAL, PUBLIC, is_confidential
from data.codebook.reading import FOLDER

NEAR = ["Réservée", "reservée", "réservé", "Publique", "PUBLIQUE", "public", " publique",
        "publique ", "publique\u00a0", "\ufeffpublique", "oui", "", "non",
        "reserve\u0301e"]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A copy of the codebook, to be spoilt."""
    return shutil.copytree(FOLDER, tmp_path / "codebook", ignore=lambda *_: {"__pycache__"})


def spoil(folder, name, changes):
    """Write `changes`, by row of a spreadsheet and column, into a file of the codebook."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    for (row, column), value in changes.items():
        lines[row - 1][lines[0].index(column)] = value
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)


def problems(folder):
    with pytest.raises(CodebookError) as wrong:
        load(folder)
    return wrong.value.problems


@given(st.text() | st.sampled_from(NEAR) | st.none())
def test_whatever_is_not_exactly_the_word_is_confidential(word):
    assert is_confidential(word) == (word != "publique")


@pytest.mark.parametrize("word", NEAR)
@pytest.mark.parametrize("name", ["questions.csv", "variables.csv"])
def test_a_word_that_is_nearly_one_of_the_two_is_refused(folder, name, word):
    spoil(folder, name, {(4, "confidentialite"): word})
    (told,) = problems(folder)

    assert (told.file, told.row, told.column, told.value) == (name, 4, "confidentialite", word)
    assert str(told) == (
        f"{name}, ligne 4, colonne « confidentialite » : « {word} » n’est pas accepté ; "
        "attendu : « publique » ou « réservée », exactement."
    )


def test_all_problems_of_both_files_come_at_once(folder):
    spoil(folder, "questions.csv", {(2, "confidentialite"): "Réservée",
                                    (5, "confidentialite"): ""})  # fmt: skip
    spoil(folder, "variables.csv", {(9, "confidentialite"): "publiqe"})

    assert [(told.file, told.row, told.value) for told in problems(folder)] == [
        ("questions.csv", 2, "Réservée"), ("questions.csv", 5, ""), ("variables.csv", 9, "publiqe"),
    ]  # fmt: skip


def test_a_line_that_is_cut_before_the_word_is_refused(folder):
    with (folder / "questions.csv").open("a", encoding="utf-8") as file:
        file.write("coupee;Une ligne coupée\n")

    (told,) = problems(folder)
    assert (told.column, told.value) == ("confidentialite", "")


def test_a_column_that_is_missing_is_refused(folder):
    spoil(folder, "variables.csv", {(1, "confidentialite"): "confidentialité"})

    (told,) = problems(folder)
    assert (told.file, told.row, told.column) == ("variables.csv", 1, "confidentialite")


def test_a_question_described_twice_is_refused(folder):
    with (folder / "questions.csv").open("a", encoding="utf-8") as file:
        file.write("champs;Champs;Champs ?;actions;;publique;acter\n")

    (told,) = problems(folder)
    assert (told.column, told.value) == ("question", "champs")
    assert "la ligne 2" in told.expected


def test_the_files_of_the_codebook_hold_both_words_and_are_read_so():
    book = load()
    variables = [variable for spec in book.tables.values() for variable in spec.variables]

    assert {PUBLIC, CONFIDENTIAL} == {"publique", "réservée"}
    assert all(question.confidential for question in book.questions.values())
    assert {variable.confidential for variable in variables} == {True, False}
    assert book.tables["cooperations"]["montant_eur"].confidential
    assert not book.tables["collectivites"]["nom"].confidential
