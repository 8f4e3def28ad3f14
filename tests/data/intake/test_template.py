"""The template, and the promise that what it accepts, the reader accepts."""

from collections.abc import Iterator
from itertools import cycle

import openpyxl
import pytest

from data.intake.cells.identifiers import luhn
from data.intake.template.rules import rule
from data.intake.template.workbook import comment, write_template
from tests.data.builders import BOOK, verified

#: A row of the template: cells by column.
Line = dict[str, object]

TEXTS = {
    "identifiant": "X{}",
    "texte": "Texte {}",
    "siren": "",
    "modalite": "",
    "date": "17/01/2025",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    target = tmp_path_factory.mktemp("modele") / "modele.xlsx"
    write_template(target, BOOK)
    return target


@pytest.fixture
def book(path):
    return openpyxl.load_workbook(path)


def offered(book: openpyxl.Workbook, name: str) -> list[str]:
    """Return the words that a named drop-down list offers."""
    sheet, cells = book.defined_names[name].attr_text.split("!")
    return [str(cell.value) for (cell,) in book[sheet][cells]]


def lists(book: openpyxl.Workbook, table: str) -> dict[str, list[str]]:
    """Return the words of the drop-down list of each column that has one, from the file."""
    found = {}
    for checked in book[table].data_validations.dataValidation:
        named = checked.formula1.startswith(("liste_", "choix_"))
        if checked.type == "list" and named:
            column = next(iter(checked.sqref.ranges)).min_col
            found[BOOK.tables[table].columns[column - 1]] = offered(book, checked.formula1)
    return found


def test_the_template_has_a_notice_a_sheet_per_table_and_hidden_lists(book):
    assert book.sheetnames == ["Lisez-moi", *BOOK.tables, "listes"]
    assert book["listes"].sheet_state == "hidden"


def test_the_first_row_of_each_sheet_names_the_columns_and_stays_in_view(book):
    for name, spec in BOOK.tables.items():
        assert tuple(cell.value for cell in book[name][1]) == spec.columns
        assert book[name].freeze_panes == "B2"


def test_every_header_carries_the_words_of_the_codebook(book):
    for name, spec in BOOK.tables.items():
        for cell, variable in zip(book[name][1], spec.variables, strict=True):
            said = cell.comment.text
            assert comment(variable, spec, BOOK) in said
            assert variable.label in said
            assert variable.question in said
            assert variable.base in said


def test_obligatory_headers_stand_out(book):
    colours = {cell.value: cell.fill.fgColor.rgb for cell in book["collectivites"][1]}
    assert colours["nom"] == colours["type"] != colours["siren"] != colours["departement"]


def test_the_notice_explains_the_four_absences(book):
    text = " ".join(str(cell.value) for (cell,) in book["Lisez-moi"]["A1:A40"])
    for word in ("Cellule vide", "NC", "NSP", "0 :", *BOOK.tables):
        assert word in text


def test_the_same_codebook_gives_the_same_bytes(path, tmp_path):
    write_template(tmp_path / "autre.xlsx", BOOK)
    assert (tmp_path / "autre.xlsx").read_bytes() == path.read_bytes()


def test_an_empty_template_is_read_and_said_to_be_empty(path):
    result = verified(path)
    assert [problem.message for problem in result.problems] == [
        "Aucune donnée : les tables sont vides."
    ]


def test_every_question_has_its_own_list_of_answers(book):
    offers = {name: offered(book, f"liste_{name}") for name in BOOK.questions}
    for name, words in offers.items():
        labels = [modality.label for modality in BOOK.nomenclatures[name].modalities]
        assert words == [*labels, "Ne sait pas", "Non concerné"]
    assert offered(book, "codes_questions") == list(BOOK.questions)


def test_formulas_and_messages_keep_within_the_limits_of_the_format():
    for spec in BOOK.tables.values():
        for variable in spec.variables:
            checked = rule(variable, spec, BOOK) or {}
            assert len(str(checked.get("value", ""))) <= 255
            assert len(str(checked.get("error_message", ""))) <= 255
            assert len(str(checked.get("error_title", ""))) <= 32


def test_whatever_the_lists_of_the_template_offer_the_reader_accepts(book, tmp_path):
    """Fill a template with every word of every list, and read it back without one problem."""
    filled = dict(filled_rows(book))
    for table, rows in filled.items():
        for at, row in enumerate(rows, start=2):
            for column, value in row.items():
                place = BOOK.tables[table].columns.index(column) + 1
                book[table].cell(at, place).value = value
    book.save(tmp_path / "plein.xlsx")
    result = verified(tmp_path / "plein.xlsx")
    assert list(result.problems) == []
    for table, rows in filled.items():
        assert len(result.tables[table]) == len(rows)
        for column, words in lists(book, table).items():
            if column != "vague" or table not in {"financements", "reponses"}:  # acter only
                assert {row.get(column) for row in rows} >= set(words), (table, column)


def filled_rows(book: openpyxl.Workbook) -> Iterator[tuple[str, list[Line]]]:
    """Yield the rows of each table: for each word of each list, one row in its own wave."""
    waves = offered(book, "choix_vagues")
    yield (
        "sources",
        [
            line(book, "sources", at, wave, demonstration=word, donnees_ouvertes=word)
            for at, (wave, word) in enumerate(zip(waves, cycle(("Oui", "Non"))))
        ],
    )
    people = [line(book, "collectivites", 0, wave, collectivite_id="P0") for wave in waves]
    people += [
        line(book, "collectivites", at, wave, collectivite_id=f"P{at}")
        for wave in dict.fromkeys(map(asking, BOOK.questions))
        for at in range(1, 60)
    ]
    people += varied(book, "collectivites", len(people))
    yield "collectivites", people
    yield "cooperations", varied(book, "cooperations", 0)
    yield "financements", varied(book, "financements", 0)
    yield "reponses", [
        {**line(book, "reponses", at, asking(name)), "collectivite_id": f"P{at}",
         "question": BOOK.questions[name].label, "modalite": word}
        for name in BOOK.questions
        for at, word in enumerate(offered(book, f"liste_{name}"))
    ]  # fmt: skip


def asking(question: str) -> str:
    """Return the first wave that asked a question, in words."""
    asked = BOOK.questions[question].waves
    return next(wave.label for code, wave in BOOK.waves.items() if BOOK.asked(asked, code))


def varied(book: openpyxl.Workbook, table: str, first: int) -> list[Line]:
    """Return a row for each word of each list of a table, in a wave that asked the question."""
    found: list[Line] = []
    waves = [(code, wave.label) for code, wave in BOOK.waves.items()]
    for column, words in lists(book, table).items():
        asked = BOOK.tables[table][column].waves
        for at, word in enumerate(words):
            wave = next(label for code, label in waves if BOOK.asked(asked, code))
            if column == "vague" and table == "financements":
                break
            row = line(book, table, first + len(found), word if column == "vague" else wave)
            owner = {"collectivite_id": f"P{at}"} if table == "financements" else {}
            found.append({**row, column: word, **owner, **coherent(column, word)})
    return found


def coherent(column: str, word: str) -> Line:
    """Return what must go with an answer for the row to agree with itself."""
    if column == "departement" and word[:1] in "0123456789":
        home = BOOK.department_region[word.partition(" ")[0]]
        return {"region": BOOK.nomenclatures["regions"].label(home)}
    if column == "flux" and word == "Remboursement":
        return {"montant_eur": -10}
    if column in {"action", "budget_specifique"}:
        return {"budget_eur": "NC", **dict.fromkeys(inner(column), "NC")}
    return {}


def inner(column: str) -> list[str]:
    """Return the questions put to those who act only."""
    acting = "Collectivités menant une action extérieure"
    spec = BOOK.tables["collectivites"]
    return [v.name for v in spec.variables if v.base == acting] if column == "action" else []


def line(book: openpyxl.Workbook, table: str, at: int, wave: str, **cells: object) -> Line:
    """Return a row with an answer to everything that was asked in `wave`."""
    code = BOOK.nomenclatures["vagues"].match(wave)
    words = lists(book, table)
    row: Line = {}
    for variable in BOOK.tables[table].variables:
        if not BOOK.asked(variable.waves, str(code)) or variable.name == "departement":
            continue
        if variable.name in words:
            row[variable.name] = words[variable.name][0]
        elif variable.is_number:
            row[variable.name] = 2020 if variable.kind == "annee" else at + 1
        else:
            row[variable.name] = TEXTS[variable.kind].format(at)
    if table != "sources":
        row["collectivite_id"] = f"L{at}" if table == "collectivites" else "P0"
    if table == "financements":
        row["cooperation_id"] = None
    if "siren" in row:
        row["siren"] = siren(at)
    return {**row, "vague": wave, **cells}


def siren(at: int) -> str:
    """Return the `at`-th made-up number whose check digit is right."""
    return next(f"{10_000_000 + at}{key}" for key in range(10) if luhn(f"{10_000_000 + at}{key}"))
