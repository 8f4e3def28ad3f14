"""The CSV file of a chart: what a spreadsheet could run is a text, numbers are numbers."""

import csv
import io
from dataclasses import replace

import pytest

from callbacks.answering import answer_of
from components.charts import BY_KEY, CHOICES
from components.files.exports import as_csv
from components.site.parsing import parse
from data.formulas import inert, original
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import SHOW_ALL, survey


def answered(**changes):
    reading = Reading(survey(SHOW_ALL, **changes), NoCache())
    return answer_of(BY_KEY["odd"], parse("/graphiques/odd", reading.dataset, CHOICES), reading)


def rows(answer):
    return list(csv.DictReader(io.StringIO(as_csv(answer).lstrip("\ufeff")), delimiter=";"))


@pytest.mark.parametrize("attack", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1", "\t=1", "a;=1"])
def test_a_source_that_looks_like_a_formula_is_a_text(attack):
    source = {"vague": "acter-2024", "titre": attack, "producteur": "P", "champ": "c",
              "licence": "l", "demonstration": "non", "donnees_ouvertes": "non"}  # fmt: skip
    (told,) = {row["source"] for row in rows(answered(sources=[source]))}

    assert told == f"{inert(attack)} (P)" != f"{attack} (P)"
    assert original(told) == f"{attack} (P)"


def test_a_negative_number_has_no_apostrophe():
    answer = answered()
    at = [column.name for column in answer.table.columns].index(answer.table.measure)
    negative = (*answer.table.rows[0][:at], -12.5, *answer.table.rows[0][at + 1 :])

    told, *_ = rows(replace(answer, table=replace(answer.table, rows=(negative,))))
    assert told[answer.table.measure] == "-12,5"
