from data.aggregates import counts, funding, key_figures, shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import COLLECTIVITES, selected, survey

#: The same answers, as open data.
OPEN = {"vague": "acter-2024", "titre": "t", "producteur": "p", "champ": "c",
        "demonstration": "non", "donnees_ouvertes": "oui"}  # fmt: skip


def column(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def test_countries_add_up_to_the_selection_with_what_has_no_country_last():
    table = counts.cooperations_by_country(selected())

    assert column(table, "pays", "cooperations", "collectivites", "montant_eur") == [
        ("SEN", 3, 2, 100.0),
        ("DEU", 1, 1, None),
        ("MLI", 1, 1, 50.0),
        ("NV-AFR", 1, 1, None),
    ]
    assert table.base.n == 6
    assert dict(table.facts) == {"non_ventile": 1, "pays": 3}


def test_modes_are_shares_of_the_cooperations_whose_mode_is_known():
    table = counts.cooperations_by_mode(selected())

    # Six cooperations: one « non concerné » and one without an answer are out of the base.
    assert table.base.n == 4
    assert column(table, "mode", "cooperations", "part") == [
        ("jumelage", 3, 75.0),
        ("volontariat", 1, 25.0),
    ]
    assert table.notes == (
        "Coopérations hors de la base\u00a0: 1 sans réponse, 1 «\u00a0non concerné\u00a0».",
    )


def test_a_cooperation_counts_under_each_of_its_themes():
    table = counts.cooperations_by_theme(selected())

    assert table.base.n == 4
    assert column(table, "thematique", "cooperations", "part") == [
        ("eau", 3, 75.0),
        ("culture", 2, 50.0),
    ]
    assert "le total des parts peut dépasser 100 %" in table.notes[0]


def test_all_goals_stand_in_their_own_order_as_numbers_those_of_nobody_too():
    table = counts.cooperations_by_goal(selected())

    assert table.values("odd") == list(range(1, 18))
    assert [row for row in column(table, "odd", "cooperations", "part") if row[1]] == [
        (4, 2, 50.0),
        (6, 3, 75.0),
        (13, 1, 25.0),
    ]
    assert column(table, "odd", "cooperations", "collectivites", "part")[2] == (3, 0, 0, 0.0)
    assert counts.cooperations_by_goal(selected(region="01")).rows == ()


def test_zones_leave_out_what_belongs_to_none():
    table = counts.cooperations_by_zone(selected())

    assert column(table, "zone", "cooperations") == [("afrique-ouest", 4), ("ue", 1)]
    assert table.notes == ("Coopérations hors de la base\u00a0: 1 sans zone précise.",)


def test_main_countries_are_countries_only():
    table = counts.cooperations_by_main_country(selected())

    assert column(table, "pays", "cooperations") == [("SEN", 3), ("DEU", 1), ("MLI", 1)]
    assert table.base.n == 6


def test_a_funder_counts_once_a_collectivite_and_the_base_is_who_cites_one():
    table = funding.funders(selected())

    # A and C cite funders; B says none, D does not know. Interreg and Erasmus+ are one family.
    assert table.base.n == 2
    assert column(table, "financeur", "collectivites", "part", "montant_eur") == [
        ("meae", 2, 100.0, 40.0),
        ("europe", 1, 50.0, None),
    ]
    # « Aucun » and « ne sait pas » are answers, given in confidence: they look like silence.
    assert "Collectivités hors de la base\u00a0: 2 sans financeur cité." in table.notes


def test_an_amount_for_elsewhere_is_not_the_selection_s():
    paid = [
        {"collectivite_id": "A", "cooperation_id": "1", "financeur": "meae", "montant_eur": 10},
        {"collectivite_id": "B", "cooperation_id": "4", "financeur": "meae", "montant_eur": 7},
        {"collectivite_id": "B", "financeur": "meae", "montant_eur": 5},
        {"collectivite_id": "C", "financeur": "aucun"},
    ]
    dataset = survey(financements=paid, sources=[OPEN])

    assert column(funding.funders(selected(dataset)), "financeur", "montant_eur")[0] == (
        "meae",
        22.0,
    )
    # In Senegal: A's and B's collectivités, but only the payment tied to cooperation 1.
    table = funding.funders(selected(dataset, pays="SEN"))
    assert column(table, "financeur", "montant_eur") == [("meae", 10.0)]
    assert "rattachés aux coopérations de la sélection" in table.every_note[-1]


def test_funding_told_in_confidence_is_summed_for_everyone_only():
    whole, part = funding.funders(selected()), funding.funders(selected(region="84"))

    assert column(whole, "financeur", "montant_eur")[0] == ("meae", 40.0)
    assert column(part, "financeur", "collectivites", "montant_eur", "montant_eur_statut") == [
        ("meae", 2, None, "masque"),
        ("europe", 1, None, "masque"),
    ]
    assert funding.PER_WAVE in part.every_note


def test_none_said_of_one_cooperation_does_not_hold_beside_a_funder():
    paid = [
        {"collectivite_id": "A", "cooperation_id": "1", "financeur": "aucun"},
        {"collectivite_id": "A", "cooperation_id": "2", "financeur": "meae"},
        {"collectivite_id": "B", "financeur": "nsp"},
    ]
    table = funding.funders(selected(survey(financements=paid)))

    assert column(table, "financeur", "collectivites") == [("meae", 1)]
    # B does not know, C and D say nothing, and nobody may tell which.
    assert "Collectivités hors de la base\u00a0: 3 sans financeur cité." in table.notes


def test_a_cooperation_whose_country_is_not_known_is_in_no_precise_country():
    somewhere = [{"cooperation_id": "1", "collectivite_id": "A", "pays": "nsp"}]
    table = counts.cooperations_by_country(selected(survey(cooperations=somewhere)))

    assert column(table, "pays", "cooperations") == [("NV", 1)]
    assert table.facts["non_ventile"] == 1


def test_funders_by_type_have_a_base_for_each_type():
    table = shares_by_group.shares_by_group(selected(), "financeur", "type")

    assert column(table, "type", "financeur", "collectivites", "n") == [
        ("commune", "meae", 1, 1),
        ("commune", "europe", 1, 1),
        ("departement", "meae", 1, 1),
        ("departement", "europe", 0, 1),
    ]


def test_funders_by_zone_count_a_collectivite_in_each_zone_where_it_acts():
    paid = [{"collectivite_id": who, "financeur": "meae"} for who in "ABC"]
    table = shares_by_group.shares_by_group(
        selected(survey(financements=paid)), "financeur", "zone"
    )

    bases = dict(column(table, "zone", "n"))
    assert bases == {"afrique-ouest": 3, "ue": 1}


def test_goals_by_type_count_cooperations():
    table = shares_by_group.shares_by_group(selected(), "odd", "type")

    communes = column(table, "type", "odd", "cooperations", "n", "part")[:17]
    assert [row[1] for row in communes] == list(range(1, 18))
    assert [communes[goal - 1] for goal in (4, 6, 13)] == [
        ("commune", 4, 2, 3, 66.6667),
        ("commune", 6, 2, 3, 66.6667),
        ("commune", 13, 0, 3, 0.0),
    ]


def test_goals_by_theme_need_both_answers():
    table = shares_by_group.shares_by_group(selected(), "odd", "thematique")

    # Culture: cooperation 1 only (4 has no goal). Water: 1, 2 and 5.
    assert dict(column(table, "thematique", "n")) == {"culture": 1, "eau": 3}


def test_key_figures_name_their_base():
    rows = {row["indicateur"]: row for row in key_figures.key_figures(selected())}

    # Who acts is told of nobody, not even of all.
    assert "actives" not in rows
    assert rows["repondants"]["valeur"] == 4
    assert rows["cooperations"]["valeur"] == 6
    assert (rows["pays"]["valeur"], rows["pays"]["base"]) == (
        3,
        "hors 1\u00a0coopération non ventilée par pays",
    )
    assert round(rows["afrique-francophone"]["valeur"], 1) == 66.7
    assert rows["afrique-francophone"]["base"].startswith("soit 4 sur 6\u00a0coopérations")
    assert (rows["montant"]["valeur"], rows["montant"]["base"]) == (
        150.0,
        "montant connu : 3 sur 6\u00a0coopérations",
    )


def test_a_confidential_amount_that_would_tell_one_contributor_is_masked():
    table = counts.cooperations_by_country(selected(survey(Rules())))

    assert column(table, "montant_eur") == [(None,)] * 4
    assert counts.GUARDED in table.every_note
    assert counts.GUARDED not in table.drawn_notes
    assert counts.GUARDED in table.measured_by("montant_eur").drawn_notes


def test_amounts_of_open_data_are_public():
    table = counts.cooperations_by_country(selected(survey(Rules(), sources=[OPEN])))

    assert column(table, "pays", "montant_eur")[0] == ("SEN", 100.0)


def test_a_share_of_fewer_than_ten_is_told_as_counts():
    table = counts.cooperations_by_mode(selected(survey(Rules())))

    assert column(table, "cooperations", "part", "statut")[0] == (3, None, "effectifs")


def test_an_empty_selection_gives_empty_tables():
    nothing = selected(survey(collectivites=COLLECTIVITES), region="01")

    assert counts.cooperations_by_country(nothing).rows == ()
    assert funding.funders(nothing).rows == ()
    assert shares_by_group.shares_by_group(nothing, "odd", "type").rows == ()
    assert key_figures.key_figures(nothing).facts["cooperations"] == 0
