"""A second wave comes in by lines of the codebook: a panel, and questions that no code knows."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from callbacks.answering import content_of
from components.answers.answer import NOT_ASKED
from components.charts import CHARTS, CHOICES
from components.charts.questions import charts_of
from components.site.parsing import parse
from data.demonstration import FIRST, SECOND
from data.demonstration.maker import second
from data.demonstration.maker.write import write_two_waves
from data.disclosure.rules import Rules
from data.intake.verify import read_files
from data.serving.cache import NoCache
from data.serving.store import Reading
from data.versions.cells import CELLS, read_waves
from data.versions.loading import assemble
from tests.data.small import BOOK

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def folders():
    return FIRST, SECOND


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if line[0] != "#"), delimiter=";"))


def test_the_reader_accepts_both_waves_together(folders):
    result = read_files(list(folders), BOOK)

    assert [problem for problem in result.problems if problem.level == "erreur"] == []
    dataset = assemble(result.tables, BOOK, "code", Rules())
    assert [wave.code for wave in dataset.waves] == ["acter-2027", "acter-2024"]
    assert all(source.demonstration for source in dataset.sources)


def test_seventy_four_answer_again_under_the_same_name_and_the_others_are_new(folders):
    first, later = ({r["collectivite_id"]: r for r in rows(f, "collectivites")} for f in folders)
    panel = first.keys() & later.keys()

    assert len(panel) == second.PANEL
    assert len(later) == second.PANEL + second.NEWCOMERS
    assert all(first[who]["nom"] == later[who]["nom"] for who in panel)
    assert len({row["nom"] for row in later.values()}) == len(later)


NEW = {"appui_attendu": "appui-attendu", "priorites_2030": "priorites-2030"}


def test_its_own_questions_are_answered_and_only_the_codebook_names_them(folders):
    _, later = folders
    code = [
        path.read_text("utf-8")
        for files in ("*.py", "callbacks/**/*.py", "components/**/*.py")
        for path in ROOT.glob(files)
    ]

    assert set(NEW) <= {row["question"] for row in rows(later, "reponses")}
    assert not any(key in text for text in code for key in (*NEW, *NEW.values()))


def test_they_are_cards_on_the_page_of_their_block_for_the_wave_that_asked(folders):
    dataset = assemble(read_files(list(folders), BOOK).tables, BOOK, "code", Rules())
    reading = Reading(dataset, NoCache())

    def page(address):
        return content_of(parse(address, dataset, CHOICES), reading).answers

    shown = {one.chart.key: one for one in page("/besoins")}
    assert set(NEW.values()) <= set(shown)
    assert "citent «" in shown["priorites-2030"].sentence
    assert not set(NEW.values()) & {one.chart.key for one in page("/besoins?vague=acter-2024")}
    # At its own address the chart says that the question was not asked.
    (alone,) = page("/graphiques/priorites-2030?vague=acter-2024")
    assert alone.state == NOT_ASKED


def test_a_line_of_the_codebook_is_a_chart():
    asked = BOOK.questions["priorites_2030"]
    book = replace(BOOK, questions={"eau_2040": replace(asked, code="eau_2040", label="L’eau")})
    (made,) = charts_of(book, ())

    assert (made.key, made.title, made.question) == ("eau-2040", "L’eau", asked.wording)
    assert [choice.asks[0] for choice in made.choices] == ["eau_2040"] * 3
    assert charts_of(BOOK, CHARTS) == ()


def test_the_committed_files_are_what_the_maker_writes_byte_for_byte(folders, tmp_path):
    again = write_two_waves(tmp_path, BOOK)

    for one, other in zip(folders, again, strict=True):
        names = {path.name for path in one.iterdir()} - {CELLS}
        assert names == {path.name for path in other.iterdir()}
        for name in names:
            assert (one / name).read_bytes() == (other / name).read_bytes()


def test_the_cells_kept_beside_the_answers_are_those_of_these_answers(folders):
    """Otherwise each start would protect them anew, for minutes."""
    rules = Rules()
    kept = {folder.name: read_waves((folder / CELLS).read_bytes(), rules) for folder in folders}
    served = assemble(read_files([*folders], BOOK).tables, BOOK, "essai", rules).published

    assert kept == {wave: {wave: served[wave]} for wave in ("acter-2024", "acter-2027")}


def test_every_wave_that_is_made_up_says_so_in_its_name(folders):
    """The mark comes from the file's source, so that neither wave can be taken for the study."""
    tables = read_files([*folders], BOOK).tables
    waves = assemble(tables, BOOK, "essai", Rules()).waves

    assert [wave.short for wave in waves] == ["ACTER 2026-2027 (démo)", "ACTER 2023-2024 (démo)"]
    assert all(wave.label.endswith("(démonstration)") for wave in waves)
    assert not any("démo" in wave.label for wave in BOOK.waves.values())
