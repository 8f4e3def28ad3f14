"""No text in a CSV file is run by a spreadsheet, whatever separator it reads the file with."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formulas import inert, original
from data.package import build
from tests.data.survey import WAVE, survey

STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

#: Texts in which dangerous starts are frequent.
TEXTS = st.text(st.sampled_from("=+-@\t\r\n;,'\" aé1\uff1d\u00a0")) | st.text()

ATTACKS = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1;2)", "-2+3", "\t=1", "\r=1", "\n=1", " =1",
           "'=1", "\uff1d1", "Ville;=1", "Ville,+1", 'Ville;"=1"', "Ville\n@SUM(A1)",
           "\tVille"]  # fmt: skip


def cells(text, separator):
    """What a spreadsheet makes of a line with this separator, without blanks before."""
    for line in re.split("[\r\n]", text):
        yield from (cell.lstrip(' \u00a0"\t') for cell in line.split(separator))


@given(TEXTS)
def test_no_cell_of_a_text_begins_a_formula_by_any_separator(text):
    for separator in (";", ",", "\t"):
        assert not [cell for cell in cells(inert(text), separator) if cell.startswith(STARTS)]
    assert not inert(text).startswith(("\t", "\r", "\n"))


@given(TEXTS)
def test_the_text_comes_back_by_removing_the_apostrophes(text):
    assert original(inert(text)) == text


@given(st.text(st.characters(categories=["L", "N", "Zs"]) | st.sampled_from("’'.:()-")))
def test_a_plain_name_stays_as_it_is(text):
    name = f"Ville{text}"
    assert inert(name) == name


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_name_in_the_public_package_is_never_a_formula(attack):
    row = {"collectivite_id": "A", "vague": WAVE, "nom": attack, "type": "commune"}
    package = build(survey(collectivites=[row]), WAVE)
    (told,) = csv.DictReader(io.StringIO(package.files["collectivites.csv"].decode(), newline=""))

    assert told["nom"] == inert(attack) != attack
    assert original(told["nom"]) == attack
    raw = package.files["collectivites.csv"].decode()
    for separator in (";", ",", "\t"):
        assert not [cell for cell in cells(raw, separator) if cell.startswith(STARTS)]
