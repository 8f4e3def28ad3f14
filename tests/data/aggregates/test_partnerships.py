from data.aggregates import partnerships
from data.disclosure.rules import Rules
from tests.data.open_lines import lines
from tests.data.survey import COLLECTIVITES, COOPERATIONS, selected, survey


def column(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def test_conventions_are_a_share_of_what_is_known_in_each_group():
    table = partnerships.conventions_by(selected(), "mode")

    # Twinnings 1 and 3 have one (4 does not know); volunteering 2 has none.
    assert column(table, "mode", "cooperations", "n", "part") == [
        ("jumelage", 2, 2, 100.0),
        ("volontariat", 0, 1, 0.0),
    ]
    # Of the four of which it is known, 1, 3 and 5 have one: 5 has no mode.
    assert (table.base.n, dict(table.facts)) == (4, {"signees": 3, "part": 75.0})
    assert table.notes == (
        "Coopérations hors de la base\u00a0: 1 sans réponse, 1 «\u00a0ne sait pas\u00a0».",
    )


def test_conventions_of_zones_and_types_follow_the_same_rule():
    zones = partnerships.conventions_by(selected(), "zone")
    types = partnerships.conventions_by(selected(), "type")

    assert column(zones, "zone", "cooperations", "n") == [("afrique-ouest", 3, 4)]
    assert column(types, "type", "cooperations", "n") == [("commune", 2, 3), ("departement", 1, 1)]


def test_an_age_runs_from_the_first_year_to_the_last_of_the_wave():
    table = partnerships.cooperations_by_age(selected())

    # 24, 2, 10 and 20 years in 2024; the fifth does not know, nothing is said of the sixth.
    assert column(table, "age", "cooperations", "part") == [
        ("moins-5", 1, 25.0),
        ("5-10", 1, 25.0),
        ("11-20", 1, 25.0),
        ("plus-20", 1, 25.0),
    ]
    assert dict(table.facts) == {"mediane": 15.0, "jusqu_a": 2024}
    assert table.notes == (
        "Coopérations hors de la base\u00a0: 1 sans réponse, 1 «\u00a0ne sait pas\u00a0».",
        (
            "Âge : années écoulées de l’année de début à 2024 ; "
            "1\u00a0coopération terminée avant 2024 comprise."
        ),
    )


def test_a_class_of_ages_that_holds_none_stays():
    table = partnerships.cooperations_by_age(selected(odd="4"))

    assert column(table, "age", "cooperations", "collectivites") == [
        ("moins-5", 0, 0),
        ("5-10", 1, 1),
        ("11-20", 0, 0),
        ("plus-20", 1, 1),
    ]


def test_a_cooperation_that_begins_after_its_wave_has_no_age():
    late = [{**COOPERATIONS[0], "debut": 2030}, {**COOPERATIONS[1], "debut": 2024}]
    table = partnerships.cooperations_by_age(selected(survey(cooperations=late)))

    assert (table.base.n, table.facts["mediane"]) == (1, 0.0)


def test_ages_have_a_median_in_each_group():
    table = partnerships.ages_by(selected(), "mode")

    # Twinnings: 24, 10 and 20 years; volunteering: 2.
    assert column(table, "mode", "mediane", "q1", "q3", "n") == [
        ("jumelage", 20.0, 15.0, 22.0, 3),
        ("volontariat", 2.0, 2.0, 2.0, 1),
    ]


def test_a_group_too_small_for_a_median_is_named_instead():
    rules = Rules(masked_below=1, counts_only_below=2, small_below=3)
    table = partnerships.ages_by(selected(survey(rules)), "mode")

    assert column(table, "mode") == [("jumelage",)]
    assert table.notes[-1] == "Moins de 2 coopérations, donc sans médiane : Volontariat (n = 1)."


def test_where_no_group_is_large_enough_none_has_a_median():
    table = partnerships.ages_by(selected(survey(Rules())), "mode")

    assert column(table, "mode", "mediane", "n", "statut") == [
        ("jumelage", None, 3, "effectifs"),
        ("volontariat", None, 1, "effectifs"),
    ]
    assert table.facts["mediane"] is None


def test_a_collectivite_is_in_the_class_of_how_many_cooperations_are_kept():
    table = partnerships.authorities_by_number(selected())

    # A, B and C have two each; D has none.
    assert column(table, "partenariats", "collectivites") == [
        ("1", 0), ("2", 3), ("3-5", 0), ("6-10", 0), ("plus-10", 0),
    ]  # fmt: skip
    assert table.base.n == 3
    assert "1 sans coopération" in table.notes[0]
    senegal = partnerships.authorities_by_number(selected(pays="SEN"))
    assert column(senegal, "partenariats", "collectivites")[:2] == [("1", 1), ("2", 1)]


def test_classes_of_numbers_have_the_bounds_that_they_say():
    many = [
        {"cooperation_id": f"{who}{i}", "collectivite_id": who, "pays": "SEN"}
        for who, count in (("A", 11), ("B", 10), ("C", 5))
        for i in range(count)
    ]
    table = partnerships.authorities_by_number(selected(survey(cooperations=many)))

    assert column(table, "partenariats", "collectivites")[2:] == [
        ("3-5", 1), ("6-10", 1), ("plus-10", 1),
    ]  # fmt: skip
    assert dict(table.facts) == {"maximum": 11, "mediane": 10.0, "cooperations": 26}


def test_cooperations_that_start_from_no_known_region_are_told_beside_the_flows():
    people = [{**one, "region": None if one["collectivite_id"] == "A" else one["region"]}
              for one in COLLECTIVITES]  # fmt: skip
    told = partnerships.flows(selected(survey(collectivites=people)), "region")

    # 1 and 2 are of A.
    assert told.notes[-1] == (
        "Hors des groupes, faute d’information sur «\u00a0Région\u00a0»\u00a0: 2\u00a0coopérations."
    )


def test_flows_count_cooperations_from_a_region_to_a_zone():
    table = partnerships.flows(selected(), "region")

    # 84: 1, 2 and 5 (6 has no zone); 53: 3 to West Africa, 4 to the European Union.
    assert table.measure == "cooperations"
    assert [r for r in column(table, "region", "zone", "cooperations") if r[2]] == [
        ("84", "afrique-ouest", 3),
        ("53", "afrique-ouest", 1),
        ("53", "ue", 1),
    ]


def test_the_largest_group_comes_first_in_flows_whatever_its_code():
    """« 53 » comes before « 84 » in the codebook: a phone would begin with the smaller one."""
    table = partnerships.flows(selected(), "region")

    assert list(dict.fromkeys(table.values("region"))) == ["84", "53"]


def test_numbers_and_flows_hold_for_lines_of_open_data_too():
    numbers = partnerships.authorities_by_number(lines())
    flows = partnerships.flows(lines(), "type")

    # A and C have two lines each, B one; the line of nobody is in no class.
    assert column(numbers, "partenariats", "collectivites")[:2] == [("1", 1), ("2", 2)]
    assert [r for r in column(flows, "type", "zone", "cooperations") if r[2]] == [
        ("commune", "afrique-ouest", 3)
    ]
