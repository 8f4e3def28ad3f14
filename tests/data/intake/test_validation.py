"""What comes out of validation: codes, numbers, and four kinds of nothing."""

import pandas as pd
import pytest

from data.codebook import Variable
from data.intake import validation as table_validation
from data.intake.cells import parse
from data.intake.sheets import Cell, FileReading, ReceivedRow, ReceivedSheet
from tests.data.builders import BOOK, changed, good, verified, with_row, workbook


def variable(table: str, name: str) -> Variable:
    return BOOK.tables[table][name]


def read(table: str, name: str, cell: Cell) -> object:
    parsed = parse(cell, variable(table, name), BOOK, reserved=True)
    assert not parsed.refused, parsed.note
    return parsed.value


@pytest.mark.parametrize(
    "cell",
    [
        1234.5, "1234,5", "1234.5", "1 234,5", "1\u202f234,50 €", "1\u00a0234,5 euros", "1.234,5",
        "1,234.5", " 1234,5 ", "+1234.5",
    ],
)  # fmt: skip
def test_one_amount_is_read_however_it_is_written(cell):
    assert read("cooperations", "montant_eur", cell) == 1234.5


@pytest.mark.parametrize("cell", [2015, 2015.0, "2015", " 2015 ", "2 015"])
def test_one_year_is_read_however_it_is_written(cell):
    assert read("cooperations", "debut", cell) == 2015.0


@pytest.mark.parametrize(
    "cell", ["17/01/2025", "2025-01-17", "17-1-2025", "17.01.2025", "17 janvier 2025"]
)
def test_one_date_is_read_however_it_is_written(cell):
    assert read("sources", "date", cell) == "2025-01-17"


@pytest.mark.parametrize("cell", [123456782, 123456782.0, "123 456 782", "123456782\u00a0"])
def test_one_siren_is_read_however_it_is_written(cell):
    assert read("collectivites", "siren", cell) == "123456782"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("SEN", "SEN"), ("sen", "SEN"), ("Sénégal", "SEN"), ("SENEGAL", "SEN"), ("Senegal", "SEN"),
     ("Morocco", "MAR"), ("côte d'ivoire", "CIV"), ("Burkina-Faso", "BFA")],
)  # fmt: skip
def test_a_country_is_known_by_code_and_by_name(cell, code):
    assert read("cooperations", "pays", cell) == code


@pytest.mark.parametrize("cell", [1, "1", "01", 1.0, "Ain", "ain ", "01 Ain", "01 - Ain"])
def test_a_department_is_known_by_name_and_by_code_without_its_zero(cell):
    assert read("collectivites", "departement", cell) == "01"


@pytest.mark.parametrize("cell", [True, "oui", "OUI", "Oui ", "vrai", "x", 1])
def test_yes_is_read_however_it_is_ticked(cell):
    assert read("collectivites", "action", cell) == "oui"


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        (6, "6"), (6.0, "6"), ("ODD 6", "6"), ("6.1", "6"), ("6.a", "6"), ("13;6", "6 13"),
        ("6 | 13 | 6", "6 13"), ("6, 13", "6 13"), ("6\n13", "6 13"), ("6 13", "6 13"),
        ("ODD 6 : Eau propre et assainissement", "6"),
        ("Paix, justice et institutions efficaces", "16"),
        ("Vie terrestre, Paix, justice et institutions efficaces, Vie aquatique", "14 15 16"),
    ],
)  # fmt: skip
def test_several_goals_come_out_once_each_in_order(cell, codes):
    assert read("cooperations", "odd", cell) == codes


def test_labels_codes_and_spellings_of_themes_may_be_mixed():
    cell = "Eau et assainissement ; culture|  SANTÉ, genre"
    assert read("cooperations", "thematiques", cell) == "culture eau egalite sante"


def test_every_answer_of_every_list_is_understood_by_its_code_and_by_its_label():
    for name, answers in BOOK.nomenclatures.items():
        for modality in answers.modalities:
            assert (name, answers.match(modality.code)) == (name, modality.code)
            assert (name, answers.match(modality.label)) == (name, modality.code)


def test_absent_not_concerned_not_known_and_zero_stay_four_things(tmp_path):
    tables = good()
    budget = tables["collectivites"][0].index("budget_eur")
    for name, cell in (("B0", 0), ("B1", None), ("B2", "NC"), ("B3", "Ne sait pas")):
        row = [*tables["collectivites"][1]]
        row[0], row[2], row[budget] = name, None, cell
        tables["collectivites"].append(row)
    table = verified(workbook(tmp_path / "e.xlsx", tables)).tables["collectivites"].iloc[2:]
    assert table["budget_eur"].fillna(-1).tolist() == [0, -1, -1, -1]
    assert table["budget_eur_statut"].fillna("").tolist() == ["", "", "nc", "nsp"]


def test_a_reserved_answer_to_a_closed_question_is_a_code(tmp_path):
    result = verified(workbook(tmp_path / "e.xlsx", changed("cooperations", 2, "mode", "NSP")))
    assert result.problems == ()
    assert result.tables["cooperations"]["mode"].tolist() == ["nsp", "jumelage"]


def test_every_table_has_the_columns_of_the_codebook_in_order_even_when_empty(tmp_path):
    tables = {name: rows for name, rows in good().items() if name != "financements"}
    frames = verified(workbook(tmp_path / "e.xlsx", tables)).tables
    assert list(frames) == list(BOOK.tables)
    for name, spec in BOOK.tables.items():
        expected = []
        for one in spec.variables:
            expected += [one.name, f"{one.name}_statut"] if one.is_number else [one.name]
        assert list(frames[name].columns) == expected
    assert len(frames["financements"]) == 0
    assert frames["financements"].dtypes["montant_eur"] == "float64"
    assert frames["financements"].dtypes["financeur"] == pd.StringDtype(na_value=float("nan"))


def test_the_only_wave_of_the_sources_fills_every_table(tmp_path):
    frames = verified(workbook(tmp_path / "e.xlsx", good())).tables
    for name, frame in frames.items():
        assert set(frame["vague"]) == {"acter-2024"}, name


def test_each_workbook_takes_its_own_wave_when_two_are_checked_together(tmp_path):
    other = good()
    other["sources"][1][0] = "crs-2023"
    other["cooperations"] = [["cooperation_id", "collectivite_id", "pays"], ["C1", "A1", "TGO"]]
    other["financements"] = other["reponses"] = []
    other["collectivites"] = [["collectivite_id", "nom"], ["A1", "Ville A"]]
    result = verified(workbook(tmp_path / "a.xlsx", good()), workbook(tmp_path / "b.xlsx", other))
    assert result.ok, result.problems
    assert result.tables["cooperations"]["vague"].tolist() == ["acter-2024"] * 2 + ["crs-2023"]


def test_two_files_of_the_same_name_are_told_apart_by_their_folders(tmp_path):
    for name in ("hier", "demain"):
        (tmp_path / name).mkdir()
        workbook(tmp_path / name / "e.xlsx", good())
    result = verified(tmp_path / "hier" / "e.xlsx", tmp_path / "demain" / "e.xlsx")
    assert {problem.file for problem in result.problems} == {"demain/e.xlsx"}
    assert "(hier/e.xlsx)" in result.problems[0].expected


def test_keys_are_checked_across_files(tmp_path):
    first = {name: good()[name] for name in ("sources", "collectivites")}
    second = {name: good()[name] for name in ("cooperations", "financements", "reponses")}
    paths = [workbook(tmp_path / "a.xlsx", first), workbook(tmp_path / "b.xlsx", second)]
    assert verified(*paths).problems == ()
    twice = verified(*paths, workbook(tmp_path / "c.xlsx", {"sources": first["sources"]}))
    said = [(problem.file, problem.row, problem.expected) for problem in twice.problems]
    assert said == [("c.xlsx", 2, "une clé unique ; déjà à la ligne 2 de « sources » (a.xlsx)")]


def test_a_refund_is_a_negative_amount_with_its_flow(tmp_path):
    row = ("C3", "A1", "SEN", None, "jumelage", 2010, None, "oui", "eau", "6", -50, "Remboursement")
    result = verified(workbook(tmp_path / "e.xlsx", with_row("cooperations", *row)))
    assert result.problems == ()
    assert result.tables["cooperations"]["montant_eur"].fillna(0).tolist() == [1000, 0, -50]


def test_a_cooperation_may_name_no_authority_outside_the_survey():
    sheets = (
        _sheet("sources", vague="crs-2023", titre="T", producteur="OCDE", licence="L",
               date="2024-12-01", champ="C", demonstration="non"),
        _sheet("cooperations", cooperation_id="x", pays="SEN", thematiques="eau", odd="6"),
    )  # fmt: skip
    checked = table_validation.validate([FileReading(sheets)], BOOK)
    assert [(problem.level, problem.column) for problem in checked.problems] == [
        ("avertissement", "collectivite_id")
    ]
    assert checked.tables["cooperations"]["vague"].tolist() == ["crs-2023"]


def test_20000_rows_of_unknown_countries_are_counted_without_comparing_each():
    cells = ({"cooperation_id": f"C{at}", "pays": f"Pays {at}"} for at in range(20_000))
    rows = tuple(ReceivedRow(at, row) for at, row in enumerate(cells, start=2))
    header = {"cooperation_id": "cooperation_id", "pays": "pays"}
    sources = _sheet("sources", vague="crs-2023", titre="T", producteur="P", licence="L",
                     date="2024-01-01", champ="C", demonstration="oui")  # fmt: skip
    reading = FileReading((sources, ReceivedSheet("e.csv", "", "cooperations", header, rows)))
    checked = table_validation.validate([reading], BOOK)
    errors = [problem for problem in checked.problems if problem.level == "erreur"]
    assert len(errors) == 51
    assert "20000 en tout" in errors[-1].message


def _sheet(table: str, **cells: Cell) -> ReceivedSheet:
    return ReceivedSheet(
        "e.csv", "", table, {name: name for name in cells}, (ReceivedRow(2, cells),)
    )
