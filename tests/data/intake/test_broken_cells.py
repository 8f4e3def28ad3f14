"""The ways in which one cell goes wrong: the report names it, and says what was expected."""

from datetime import date

import pytest

from tests.data.builders import Case, Rows, changed, folder, says, verified, workbook


def cell(table: str, row: int, column: str, held: object, /, **said: object) -> Case:
    """Spoil one cell; the report must name it. The level is an error unless said otherwise."""
    place = {"sheet": table, "row": row, "column": column, "level": "erreur"}
    return changed(table, row, column, held), {**place, **said}


CELLS: dict[str, Case] = {
    "a word where a number is expected": cell(
        "collectivites", 2, "population", "beaucoup",
        value="beaucoup", message="pas un nombre", expected="un nombre entier, en habitants"),
    "a number with words": cell(
        "collectivites", 2, "population", "environ 12 000", suggestion="12\u202f000"),
    "a decimal where an integer is expected": cell(
        "collectivites", 2, "population", 12.5, value="12.5", message="nombre entier"),
    "a negative population": cell(
        "collectivites", 2, "population", -3, value="-3", message="négatif"),
    "a population larger than France": cell(
        "collectivites", 2, "population", 90_000_000, message="trop grand"),
    "a population of zero": cell(
        "collectivites", 2, "population", 0, level="avertissement", message="invraisemblable"),
    "a date where a number is expected": cell(
        "collectivites", 2, "budget_eur", date(2024, 1, 5), value="05/01/2024", message="Une date"),
    "a tick box where a number is expected": cell(
        "collectivites", 2, "etp", bool("x"), value="VRAI", message="vrai/faux"),
    "an amount in thousands": cell(
        "cooperations", 2, "montant_eur", "12 k€", value="12 k€", suggestion="12\u202f000"),
    "an ambiguous separator": cell(
        "cooperations", 2, "montant_eur", "12.500", message="ambigu",
        suggestion="12\u202f500 ou 12,5"),
    "a negative amount that is no refund": cell(
        "cooperations", 2, "montant_eur", -1000, message="remboursement", suggestion="1\u202f000",
        expected="« Remboursement » dans la colonne « flux »"),
    "a positive refund": cell(
        "cooperations", 2, "flux", "remboursement", level="avertissement", column="montant_eur",
        message="montant négatif"),
    "an unknown answer near a known one": cell(
        "cooperations", 2, "mode", "Jumellage", value="Jumellage", suggestion="Jumelage",
        message="pas dans la liste « modes »"),
    "a name of ten thousand letters": cell(
        "collectivites", 2, "nom", "N" * 10_000, value=f"{'N' * 79}…",
        message="10\u202f000 caractères, 200 au plus", expected="un texte de 200 caractères"),
    "a name whose letters an unseen mark turns round": cell(
        "collectivites", 2, "nom", "Lyon \u202enoyL", suggestion="Lyon noyL",
        message="invisible qui en retourne l’ordre (U+202E)"),
    "a title of ten thousand letters": cell(
        "sources", 2, "titre", "T" * 10_000, value=f"{'T' * 79}…", message="200 au plus"),
    "an unknown answer": cell(
        "collectivites", 2, "type", "association", value="association", suggestion="",
        expected="« Commune » ou « Intercommunalité »"),
    "a misspelt country": cell(
        "cooperations", 2, "pays", "Sénégale", value="Sénégale", suggestion="Sénégal"),
    "two answers where one is expected": cell(
        "cooperations", 2, "mode", "Jumelage ; Volontariat", message="Une seule réponse"),
    "an answer that the spreadsheet made a date": cell(
        "collectivites", 2, "anciennete", date(2024, 10, 5), value="05/10/2024",
        message="transformé cette réponse en date"),
    "a department of another region": cell(
        "collectivites", 2, "departement", "69", message="pas dans la région indiquée",
        expected="un département de la région Bretagne, ou la région Auvergne-Rhône-Alpes"),
    "ODD 18": cell(
        "cooperations", 2, "odd", "6 ; 18", value="6 ; 18", message="L’ODD 18 n’existe pas",
        expected="de 1 à 17"),
    "an ODD whose number and title differ": cell(
        "cooperations", 2, "odd", "6 Vie terrestre", message="ne vont pas ensemble",
        suggestion="6 Eau propre et assainissement"),
    "two ODD that the spreadsheet made one decimal number": cell(
        "cooperations", 2, "odd", 3.17, message="La cible 3.17 n’existe pas",
        suggestion="3 ; 17"),
    "a target instead of a goal": cell(
        "cooperations", 2, "odd", "6.1", level="avertissement", message="seul son ODD est retenu"),
    "an unknown theme among known ones": cell(
        "cooperations", 2, "thematiques", "Culture ; Spotr ; Santé", message="« thematiques »"),
    "NSP mixed with answers": cell(
        "cooperations", 2, "thematiques", "Culture ; NSP", message="ne se mêlent pas"),
    "a year as a serial number": cell(
        "cooperations", 2, "debut", 45292, value="45292", message="date Excel (01/01/2024)",
        suggestion="2024"),
    "a year as a date": cell(
        "cooperations", 2, "debut", date(2010, 9, 1), level="avertissement",
        value="01/09/2010", message="seule son année"),
    "a year among words": cell(
        "cooperations", 2, "debut", "depuis 2010", suggestion="2010", expected="quatre chiffres"),
    "a year of two digits": cell("cooperations", 2, "debut", 10, message="trop petit"),
    "an end before the beginning": cell(
        "cooperations", 2, "fin", 2009, value="2009", message="La fin précède le début",
        expected="à partir de 2010"),
    "a beginning after the survey": cell(
        "cooperations", 3, "debut", 2031, level="avertissement", message="postérieur à la vague"),
    "an incomplete date": cell(
        "sources", 2, "date", "janvier 2025", value="janvier 2025", expected="17/01/2025"),
    "a date as a serial number": cell(
        "sources", 2, "date", 45292, level="avertissement", expected="01/01/2024"),
    "a failed formula": cell(
        "cooperations", 2, "montant_eur", "#N/A", value="#N/A", message="erreur de formule"),
    "a broken reference": cell(
        "collectivites", 3, "nom", "#REF!", value="#REF!", message="erreur de formule"),
    "a formula without a result": cell(
        "cooperations", 2, "montant_eur", "=500*2", value="=500*2",
        message="formule sans résultat", expected="enregistrer"),
    "a false SIREN": cell(
        "collectivites", 2, "siren", "123456789", message="clé de contrôle", expected="neuf"),
    "a SIRET": cell(
        "collectivites", 2, "siren", 12345678200010, value="12345678200010",
        message="SIRET", suggestion="123456782"),
    "a SIREN cut short": cell("collectivites", 2, "siren", 12345678, message="celui-ci en a 8"),
    "the SIREN of another row": cell(
        "collectivites", 3, "siren", "123 456 782", level="avertissement",
        message="même SIREN", expected="ligne 2"),
    "an identifier with a space": cell(
        "collectivites", 2, "collectivite_id", "A 1", value="A 1", suggestion="A-1"),
    "a required cell left empty": cell(
        "collectivites", 2, "region", None, value="", message="obligatoire"),
    "a required cell of spaces": cell(
        "collectivites", 2, "nom", " \u00a0 ", message="obligatoire", expected="un texte"),
    "a mark for no answer": cell(
        "collectivites", 2, "anciennete", "n/a", value="n/a", message="cellule vide"),
    "NSP as an identifier of a wave": cell(
        "sources", 2, "vague", "NSP", message="ne sont pas admis"),
    "a budget without a budget": cell(
        "collectivites", 2, "budget_specifique", "non", level="avertissement", row=None,
        column="budget_eur", message="« budget_specifique » vaut non : ligne 2"),
    "an answer of those who do nothing": cell(
        "collectivites", 3, "anciennete", "plus-20", level="avertissement", row=None,
        message="« action » vaut non : ligne 3"),
    "cooperations of those who do nothing": cell(
        "collectivites", 2, "action", "non", level="avertissement", sheet="cooperations", row=None,
        column="collectivite_id", message="aucune action : 2 lignes (2, 3)"),
    "an advised cell left empty": cell(
        "cooperations", 3, "mode", None, level="avertissement", row=None,
        message="Sans réponse : ligne 3"),
    "an orphan cooperation": cell(
        "cooperations", 2, "collectivite_id", "a1", value="a1", suggestion="A1",
        message="pas dans « collectivites »", expected="un identifiant de « collectivites »"),
    "an orphan payment": cell(
        "financements", 2, "cooperation_id", "C9", message="pas dans « cooperations »"),
    "a payment for another's cooperation": cell(
        "financements", 2, "collectivite_id", "A2", level="avertissement",
        column="cooperation_id", message="autre collectivité"),
    "an orphan answer": cell(
        "reponses", 2, "collectivite_id", "Z9", value="Z9", message="pas dans « collectivites »"),
    "an unknown question": cell(
        "reponses", 2, "question", "motivation", suggestion="Motivations"),
    "an answer to another question": cell(
        "reponses", 2, "modalite", "moyens-humains", value="moyens-humains",
        message="pas dans la liste « motivations »"),
    "an unknown wave": cell(
        "sources", 2, "vague", "acter-2042", value="acter-2042", message="« vagues »"),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_the_report_names_the_cell_of(name, tmp_path):
    tables, wanted = CELLS[name]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert says(result, {"file": "e.xlsx", **wanted}), result.problems
    assert result.ok == (wanted["level"] == "avertissement")


def _has_typed_cells(tables: dict[str, Rows]) -> bool:
    """Tell whether a cell is a date or a tick box, which CSV files do not have."""
    return any(isinstance(c, (date, bool)) for rows in tables.values() for row in rows for c in row)


@pytest.mark.parametrize("name", [name for name in CELLS if not _has_typed_cells(CELLS[name][0])])
def test_a_folder_of_csv_names_the_same_cell_of(name, tmp_path):
    tables, wanted = CELLS[name]
    wanted = {**wanted, "file": f"e/{wanted['sheet']}.csv", "sheet": ""}
    result = verified(folder(tmp_path / "e", tables, separator="\t"))
    assert says(result, wanted), result.problems
