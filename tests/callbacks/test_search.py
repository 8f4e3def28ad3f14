"""`/recherche.json`: small, strict, French, and never a 500."""

import pytest


def test_an_answer_is_a_name_a_kind_and_an_address(client):
    payload = client.get("/recherche.json?q=senegl&region=84").json

    assert payload["total"] == 1
    assert payload["resultats"] == [
        {
            "genre": "Pays",
            "libelle": "Sénégal",
            "precision": "Afrique de l’Ouest",
            "adresse": "/pays/SEN?region=84",
        }
    ]
    assert "démonstration" in payload["mention"]


def test_no_more_than_a_few_are_shown_and_all_are_counted(client):
    payload = client.get("/recherche.json?q=commune").json

    assert len(payload["resultats"]) == 8
    assert payload["total"] > 8


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "« q »"),
        ("?q=a&q=b", "« q »"),
        ("?q=" + "a" * 101, "trop longue"),
        ("?q=eau&couleur=bleu", "couleur"),
        ("?q=eau&region=999", "Région"),
        ("?q=eau&vague=acter-1999", "Vague"),
    ],
)
def test_what_is_wrong_is_a_small_400_in_french(client, query, words):
    answer = client.get(f"/recherche.json{query}")

    assert answer.status_code == 400
    assert words in answer.json["erreur"]


@pytest.mark.parametrize(
    "text", ["", " ", "%00", "%ff%fe", "%F0%9F%98%80", "'\"<script>", "%25", "é" * 100]
)
def test_any_words_get_an_answer(client, text):
    answer = client.get(f"/recherche.json?q={text}")

    assert answer.status_code == 200
    assert isinstance(answer.json["resultats"], list)


def test_the_search_is_asked_with_get(client):
    assert client.post("/recherche.json?q=eau").status_code == 405
