"""The same report, for a person and for a program."""

import json

from data.intake.report import as_json, as_text, plural
from tests.data.builders import changed, good, verified, workbook


def test_the_text_counts_then_lists_errors_before_warnings(tmp_path):
    tables = changed("cooperations", 2, "pays", "Malii")
    tables["cooperations"][2][4] = None
    text = as_text(verified(workbook(tmp_path / "e.xlsx", tables)))
    assert text == (
        "1 fichier : e.xlsx\n"
        "sources : 1 ligne · collectivites : 2 lignes · cooperations : 2 lignes"
        " · financements : 1 ligne · reponses : 2 lignes\n"
        "1 erreur, 1 avertissement : à corriger avant toute publication.\n"
        "\n"
        "ERREURS (1)\n"
        "\n"
        "1. e.xlsx · feuille « cooperations » · ligne 2 · colonne « pays » · valeur « Malii »\n"
        "   Cette réponse n’est pas dans la liste « pays ».\n"
        "   Attendu : une des 268 réponses de la liste « pays »,"
        " NSP (ne sait pas) ou NC (non concerné)\n"
        "   Suggestion : Mali\n"
        "\n"
        "AVERTISSEMENTS (1)\n"
        "\n"
        "1. e.xlsx · feuille « cooperations » · colonne « mode »\n"
        "   Sans réponse : ligne 3.\n"
        "   Attendu : une des 11 réponses de la liste « modes »\n"
    )


def test_a_good_file_gets_three_lines(tmp_path):
    text = as_text(verified(workbook(tmp_path / "e.xlsx", good())))
    assert text.splitlines()[2] == "0 erreur, 0 avertissement : publication possible."
    assert len(text.splitlines()) == 3


def test_the_json_tells_the_same_with_stable_keys(tmp_path):
    path = workbook(tmp_path / "e.xlsx", changed("cooperations", 2, "pays", "Malii"))
    told = json.loads(as_json(verified(path)))
    assert told == {
        "valide": False,
        "fichiers": ["e.xlsx"],
        "lignes": {"sources": 1, "collectivites": 2, "cooperations": 2, "financements": 1,
                   "reponses": 2},
        "erreurs": 1,
        "avertissements": 0,
        "problemes": [
            {
                "niveau": "erreur",
                "fichier": "e.xlsx",
                "feuille": "cooperations",
                "ligne": 2,
                "colonne": "pays",
                "valeur": "Malii",
                "message": "Cette réponse n’est pas dans la liste « pays ».",
                "attendu": "une des 268 réponses de la liste « pays »,"
                " NSP (ne sait pas) ou NC (non concerné)",
                "suggestion": "Mali",
            }
        ],
    }  # fmt: skip


def test_counts_include_the_problems_that_are_only_summed_up(tmp_path):
    tables = good()
    tables["reponses"] += [["A1", "freins", f"zz{at}"] for at in range(200)]
    told = json.loads(as_json(verified(workbook(tmp_path / "e.xlsx", tables))))
    assert told["erreurs"] == 200
    assert len(told["problemes"]) == 51


def test_the_french_plural_begins_at_two():
    assert [plural(n, "ligne") for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]
