"""The ways in which rows contradict one another and sheets lose their headers."""

import openpyxl
import pytest

from tests.data.builders import Case, Rows, changed, good, says, verified, with_row, workbook

COOPERATION = ("C3", "A1", "SEN", None, "jumelage", 2010, None, "oui", "eau", "6", None, None)


ROWS: dict[str, Case] = {
    "a respondent given twice": (
        with_row("collectivites", *good()["collectivites"][1]),
        {"sheet": "collectivites", "row": 4, "column": "collectivite_id", "value": "A1",
         "message": "répète la clé", "expected": "déjà à la ligne 2"}),
    "a cooperation given twice": (
        with_row("cooperations", "C1", *COOPERATION[1:]),
        {"sheet": "cooperations", "row": 4, "column": "cooperation_id", "value": "C1"}),
    "an answer given twice": (
        with_row("reponses", "A1", "Freins", "Manque de moyens humains"),
        {"sheet": "reponses", "row": 4, "column": "modalite", "message": "répète la clé"}),
    "a wave described twice": (
        with_row("sources", *good()["sources"][1]),
        {"sheet": "sources", "row": 3, "column": "vague", "message": "répète la clé"}),
    "a payment given twice": (
        with_row("financements", *good()["financements"][1]),
        {"sheet": "financements", "row": 3, "level": "avertissement", "message": "répète"}),
    "« aucun » beside another answer": (
        with_row("reponses", "A1", "freins", "aucun"),
        {"sheet": "reponses", "row": 4, "column": "modalite", "value": "aucun",
         "message": "exclut", "expected": "« Manque de moyens humains »"}),
    "NSP beside another answer": (
        with_row("reponses", "A1", "freins", "NSP"),
        {"sheet": "reponses", "row": 4, "column": "modalite", "value": "NSP"}),
    "« aucun financeur » beside a funder": (
        with_row("financements", "A1", "C1", "Aucun financeur", None, None),
        {"sheet": "financements", "row": 3, "column": "financeur", "message": "exclut"}),
    "several waves and none said": (
        with_row("sources", "crs-2023", "Autre", "OCDE", "LO", "2024-01-01", "lignes", "non"),
        {"sheet": "cooperations", "column": "vague", "message": "colonne obligatoire manque"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_the_report_names_the_row_of(name, tmp_path):
    tables, wanted = ROWS[name]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    wanted = {"level": "erreur", "file": "e.xlsx", **wanted}
    assert says(result, wanted), result.problems


def _without(table: str, column: str) -> dict[str, Rows]:
    tables = good()
    at = tables[table][0].index(column)
    tables[table] = [row[:at] + row[at + 1 :] for row in tables[table]]
    return tables


def _renamed(table: str, name: str) -> dict[str, Rows]:
    return {name if key == table else key: rows for key, rows in good().items()}


def _with_wave(wave: str) -> dict[str, Rows]:
    tables = good()
    head, *rows = tables["cooperations"]
    tables["cooperations"] = [[*head, "vague"], *([*row, wave] for row in rows)]
    return tables


SHEETS: dict[str, Case] = {
    "a required column that is missing": (
        _without("collectivites", "type"),
        {"sheet": "collectivites", "column": "type", "row": None, "level": "erreur",
         "message": "colonne obligatoire manque", "expected": "« Type de collectivité »"}),
    "a misspelt header": (
        changed("cooperations", 1, "partenaire", "partenarie"),
        {"sheet": "cooperations", "row": 1, "column": "partenarie", "suggestion": "partenaire",
         "level": "avertissement", "message": "Colonne inconnue"}),
    "a header given twice": (
        changed("cooperations", 1, "partenaire", "Pays partenaire"),
        {"sheet": "cooperations", "row": 1, "column": "Pays partenaire", "level": "erreur",
         "message": "même en-tête", "expected": "« pays »"}),
    "a column without a header": (
        changed("cooperations", 1, "partenaire", None),
        {"sheet": "cooperations", "row": 2, "column": "D", "value": "Dakar", "level": "erreur",
         "message": "n’a pas d’en-tête"}),
    "no header at all": (
        {**good(), "reponses": good()["reponses"][1:]},
        {"sheet": "reponses", "row": 1, "level": "erreur", "message": "pas l’en-tête attendu",
         "value": "A1 ; motivations ; solidarite", "expected": "collectivite_id"}),
    "a title above the header": (
        {**good(), "reponses": [["Réponses de 2024"], *good()["reponses"]]},
        {"sheet": "reponses", "row": 1, "level": "erreur", "value": "Réponses de 2024",
         "suggestion": "supprimer les lignes au-dessus de la ligne 2"}),
    "a misspelt sheet": (
        _renamed("cooperations", "Coopération"),
        {"sheet": "Coopération", "value": "Coopération", "suggestion": "cooperations",
         "level": "erreur", "message": "nom de cette feuille"}),
    "a sheet under another name": (
        _renamed("financements", "Feuil3"),
        {"sheet": "Feuil3", "suggestion": "financements", "level": "erreur"}),
    "a sheet that is no table": (
        {**good(), "Brouillon": [["à faire"], ["relancer"]]},
        {"sheet": "Brouillon", "level": "avertissement", "message": "elle n’est pas lue"}),
    "two sheets of one table": (
        {**good(), "Coopérations ": good()["cooperations"]},
        {"sheet": "Coopérations ", "level": "erreur", "message": "Deux feuilles"}),
    "no sheet of the template": (
        {"Brouillon": [["à faire"]]},
        {"sheet": "", "level": "erreur", "message": "Aucune feuille de ce classeur"}),
    "headers and nothing else": (
        {name: rows[:1] for name, rows in good().items()},
        {"level": "erreur", "message": "Aucune donnée"}),
    "no sources": (
        {**good(), "sources": good()["sources"][:1]},
        {"level": "erreur", "message": "La table « sources » manque"}),
    "no respondents": (
        {**good(), "collectivites": good()["collectivites"][:1]},
        {"level": "erreur", "message": "La table « collectivites » manque"}),
    "a wave that no source describes": (
        _with_wave("crs-2020"),
        {"sheet": "cooperations", "row": 2, "column": "vague", "value": "crs-2020",
         "level": "erreur", "message": "pas décrite dans « sources »"}),
    "columns that were not asked in the wave": (
        _with_wave("crs-2020"),
        {"sheet": "cooperations", "column": "mode", "level": "avertissement",
         "message": "n’était pas posée dans cette vague : 2 lignes (2, 3)"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_the_report_names_the_sheet_of(name, tmp_path):
    tables, wanted = SHEETS[name]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert says(result, {"file": "e.xlsx", **wanted}), result.problems


@pytest.mark.parametrize(
    ("cells", "row", "message"),
    [("A1:B1", 1, "en-tête sont fusionnées"), ("D2:D3", 2, "cellules sont fusionnées")],
)
def test_merged_cells_are_refused_where_they_stand(cells, row, message, tmp_path):
    path = workbook(tmp_path / "e.xlsx", good())
    book = openpyxl.load_workbook(path)
    book["cooperations"].merge_cells(cells)
    book.save(path)
    wanted = {"sheet": "cooperations", "row": row, "value": cells, "message": message}
    assert says(verified(path), {"level": "erreur", "expected": "séparées", **wanted})
