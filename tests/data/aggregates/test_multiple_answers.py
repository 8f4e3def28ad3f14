"""Questions with several answers: four collectivités answer, one can add up the rest."""

from components.answers.answer import TOO_FEW, state_of
from data.aggregates.needs_and_support import needs_and_support, unmet_needs
from data.aggregates.shares_by_group import authorities_by, shares_by_group
from data.disclosure.rules import Rules
from tests.data.small import BOOK
from tests.data.survey import selected, survey

ACTING = "Collectivités menant une action extérieure"


def plain(texts):
    return [text.replace("\u00a0", " ") for text in texts]


def rows(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def test_a_share_is_of_those_who_answered_and_aucun_comes_last():
    # Hand-computed: A contexte; B, D moyens-humains; C aucun. Four answered.
    table = authorities_by(selected(), "freins")

    assert rows(table, "freins", "collectivites", "part") == [
        ("moyens-humains", 2, 50.0),
        ("contexte", 1, 25.0),
        ("aucun", 1, 25.0),
    ]
    assert table.base.n == 4


def test_several_answers_add_up_to_more_than_a_hundred_and_the_note_says_so():
    # A culture, jumelage; B culture; C technique.
    table = authorities_by(selected(), "types_action")

    assert [round(part) for part in table.values("part")] == [67, 33, 33]
    assert table.base.n == 3
    assert "le total des parts peut dépasser 100 %" in table.notes[0]


def test_ne_sait_pas_is_no_blank_and_non_concerne_is_not_told_apart():
    answers = [
        {"collectivite_id": "A", "question": "motivations", "modalite": "solidarite"},
        {"collectivite_id": "C", "question": "motivations", "modalite": "nsp"},
        {"collectivite_id": "D", "question": "motivations", "modalite": "nc"},
    ]
    table = authorities_by(selected(survey(reponses=answers)), "motivations")

    # B acts and left it blank; D does not act, which its answer to another question says.
    assert table.base.n == 1
    assert plain(table.notes)[-1] == (
        "Collectivités hors de la base : 2 sans réponse ou non concernées, 1 « ne sait pas »."
    )


def test_a_question_put_to_everyone_is_left_blank_by_those_who_do_not_act_too():
    answers = [{"collectivite_id": "A", "question": "freins", "modalite": "contexte"}]

    table = authorities_by(selected(survey(reponses=answers)), "freins")

    assert "Collectivités hors de la base : 3 sans réponse ou non concernées." in plain(table.notes)


def test_the_base_of_every_question_is_one_that_is_known():
    assert {question.base for question in BOOK.questions.values()} == {
        "Ensemble des répondants",
        ACTING,
    }


def test_each_group_has_its_own_base():
    # Communes A (culture, jumelage) and B (culture); département C (technique).
    table = shares_by_group(selected(), "types_action", "type")

    assert rows(table, "type", "types_action", "collectivites", "part", "n") == [
        ("commune", "culture", 2, 100.0, 2),
        ("commune", "jumelage", 1, 50.0, 2),
        ("commune", "technique", 0, 0.0, 2),
        ("departement", "culture", 0, 0.0, 1),
        ("departement", "jumelage", 0, 0.0, 1),
        ("departement", "technique", 1, 100.0, 1),
    ]


def test_no_question_answered_in_confidence_is_crossed_but_with_the_groups_of_the_list():
    crossed = [("freins", "zone", {}), ("freins", "thematique", {}), ("freins", "modele", {}),
               ("mode", "modele", {}), ("freins", "type", {"region": "84"}),
               ("freins", "type", {"pays": "SEN"})]  # fmt: skip
    for answers, group, chosen in crossed:
        table = shares_by_group(selected(**chosen), answers, group)

        assert table.rows == (), (answers, group, chosen)
        assert table.facts["non_publie"] == "hors-liste", (answers, group, chosen)


def test_who_has_no_known_size_is_told_beside_the_groups():
    unknown = [
        {"collectivite_id": "A", "type": "commune", "population": 2_000, "action": "oui"},
        {"collectivite_id": "B", "type": "syndicat-mixte", "population": -1, "action": "oui"},
    ]
    paid = [{"collectivite_id": one, "financeur": "meae"} for one in "AB"]
    dataset = survey(collectivites=unknown, cooperations=[], financements=paid, reponses=[])

    table = shares_by_group(selected(dataset), "financeur", "strate")

    assert rows(table, "strate", "n") == [("moins-3500", 1)]
    assert plain(table.notes)[-1] == (
        "Hors des groupes, faute d’information sur « Taille (habitants) » : 1 collectivité."
    )


def test_opinions_of_fewer_than_five_are_masked():
    table = authorities_by(selected(survey(Rules())), "freins")

    assert set(rows(table, "collectivites", "part", "statut")) == {(None, None, "masque")}


def test_masked_rows_tell_neither_which_answers_were_given_nor_their_order():
    few = selected(survey(Rules()))
    tables = [
        authorities_by(few, "besoins"),
        shares_by_group(few, "besoins", "type"),
        needs_and_support(few),
        unmet_needs(few),
    ]

    for table in tables:
        listed = list(dict.fromkeys(table.values("besoins")))
        assert listed == [c for c in BOOK.nomenclatures["besoins"].codes if c in listed]
        assert len(listed) >= 8
        assert state_of(table) == TOO_FEW
    told = "".join(note for table in tables for note in table.notes)
    assert "sans réponse" not in told
    assert "Hors du graphique" not in told


def test_need_and_support_each_have_their_own_base_and_the_gap_is_in_points():
    # Needs, three answers: A reseau, formation; B formation; C aucun (D does not know).
    # Received, three answers: A reseau; B aucun; D formation.
    table = needs_and_support(selected())

    shown = [
        (r["besoins"], r["collectivites"], r["n"], r["recu_collectivites"], r["recu_n"],
         round(r["ecart"]))
        for r in table
    ]  # fmt: skip
    assert shown[:3] == [
        ("formation", 2, 3, 1, 3, 33),
        ("reseau", 1, 3, 1, 3, 0),
        ("financements", 0, 3, 0, 3, 0),
    ]
    assert len(shown) == 8
    assert "Ont répondu aux deux questions : 2 collectivités." in plain(table.notes)
    assert "Hors du graphique : aucun besoin, 1 sur 3 ; aucun appui reçu, 1 sur 3." in plain(
        table.notes
    )


def test_a_need_is_unmet_for_who_answered_both_and_did_not_receive_it():
    # Both: A (needs reseau, formation; received reseau) and B (needs formation; received none).
    table = unmet_needs(selected())

    assert rows(table, "besoins", "collectivites", "part")[:2] == [
        ("formation", 2, 100.0),
        ("financements", 0, 0.0),
    ]
    assert table.base.n == 2


def test_unmet_needs_are_told_of_everyone_only():
    table = unmet_needs(selected(region="84"))

    assert table.rows == ()
    assert table.facts["non_publie"] == "hors-liste"
    assert not any("deux questions" in note for note in needs_and_support(selected(type="commune"))
                   .notes)  # fmt: skip


def test_a_gap_is_not_told_where_one_of_its_shares_may_not_be():
    # Six tell what they need, one what it received.
    people = [{"collectivite_id": one, "type": "commune"} for one in "ABCDEF"]
    answers = [
        {"collectivite_id": one, "question": "besoins", "modalite": answer}
        for answer, some in (("reseau", "ABC"), ("formation", "DEF"))
        for one in some
    ] + [{"collectivite_id": "A", "question": "appui_recu", "modalite": "reseau"}]
    rules = Rules(masked_below=2, counts_only_below=3, small_below=4)
    dataset = survey(
        rules, collectivites=people, cooperations=[], financements=[], reponses=answers
    )

    told = {row["besoins"]: row for row in needs_and_support(selected(dataset))}
    row = told["reseau"]

    assert (row["part"], row["recu_part"], row["recu_collectivites"]) == (50.0, None, None)
    assert (row["ecart"], row["ecart_statut"]) == (None, "masque")
