from data.aggregates import countries
from data.aggregates.comparison import beside_rest
from data.disclosure.rules import Rules
from tests.data.open_lines import lines
from tests.data.survey import COOPERATIONS, selected, survey


def column(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def test_who_works_there_stands_one_row_each_with_fields_and_first_year():
    table = countries.authorities_there(selected(pays="SEN"))

    # A: cooperations 1 (culture, water, 2000) and 2 (water, 2022); B: 3 (no field, 2014).
    assert column(table, "libelle", "type", "region", "thematiques", "depuis", "cooperations") == [
        ("Commune A", "Commune", "Auvergne-Rhône-Alpes", "Eau, Culture", 2000, 2),
        ("Commune B", "Commune", "Bretagne", None, 2014, 1),
    ]
    assert table.base.n == 2
    assert dict(table.facts) == {"sans_nom": 0}


def test_confidential_amounts_have_no_column_and_public_ones_do():
    confidential = countries.authorities_there(selected(pays="SEN"))
    public = countries.authorities_there(lines(pays="MLI"))

    assert "montant_eur" not in [c.name for c in confidential.columns]
    # C: 30 of administration, less 10 paid back. Open data do not say since when.
    assert column(public, "libelle", "cooperations", "montant_eur") == [("Commune C", 2, 20.0)]
    assert "depuis" not in [c.name for c in public.columns]
    without = countries.authorities_there(lines(pays="MLI", hors="frais-administratifs"))
    assert column(without, "montant_eur") == [(-10.0,)]


def test_a_line_that_names_nobody_is_counted_beside_the_list():
    table = countries.authorities_there(lines(pays="SEN"))

    assert (column(table, "libelle"), table.facts["sans_nom"]) == ([("Commune A",)], 1)


def test_beyond_three_fields_the_others_are_counted():
    many = [{**COOPERATIONS[0], "thematiques": "culture eau sante education energie"}]
    table = countries.authorities_there(selected(survey(cooperations=many), pays="SEN"))

    assert str(column(table, "thematiques")[0][0]).endswith("et 2\u00a0autres")


def test_key_figures_of_a_country_rank_it_among_all():
    table = countries.country_figures(selected(pays="SEN"))
    rows = {row["indicateur"]: row for row in table}

    assert rows["collectivites"]["valeur"] == 2
    assert rows["collectivites"]["base"] == "dans 2\u00a0régions de France"
    assert (rows["cooperations"]["valeur"], rows["cooperations"]["base"]) == (
        3,
        "1er sur 3\u00a0pays",
    )
    # 1 and 3 are under a convention, 2 is not; they are 24, 2 and 10 years old.
    assert (rows["conventions"]["valeur"], rows["conventions"]["base"]) == (
        66.6667,
        "2 sur 3\u00a0réponses",
    )
    assert (rows["age"]["valeur"], rows["age"]["base"]) == (
        10.0,
        "la plus ancienne en 2000 ; année connue : 3 sur 3",
    )
    assert (table.facts["rang"], table.facts["pays"], table.facts["depuis"]) == (1, 3, 2000)


def test_countries_with_as_many_share_their_place():
    # Germany and Mali have one cooperation each, Senegal three.
    found = [countries.country_figures(selected(pays=code)) for code in ("DEU", "MLI")]

    assert [table.facts["rang"] for table in found] == [2, 2]
    assert [base_of(table, "cooperations") for table in found] == [
        "2e ex æquo sur 3\u00a0pays",
        "2e ex æquo sur 3\u00a0pays",
    ]


def base_of(table, figure):
    return next(row["base"] for row in table if row["indicateur"] == figure)


def test_three_ages_are_too_few_for_a_median():
    table = countries.country_figures(selected(survey(Rules()), pays="SEN"))
    age = next(row for row in table if row["indicateur"] == "age")

    assert (age["valeur"], age["base"]) == (
        None,
        "la plus ancienne en 2000 ; année connue : 3 sur 3",
    )


def test_open_data_have_no_convention_nor_age_and_name_what_the_sum_holds():
    rows = [row["indicateur"] for row in countries.country_figures(lines(pays="MLI"))]

    assert rows == ["collectivites", "cooperations", "montant"]


def test_a_country_stands_beside_the_others_of_its_zone():
    table = beside_rest.shares_beside_rest(
        selected(pays="SEN"), "thematique", beside_rest.COUNTRIES
    )

    # In Senegal 1 (culture, water) and 2 (water); elsewhere in West Africa 5, in Mali (water).
    assert column(table, "thematique", "groupe", "cooperations", "n", "ecart") == [
        ("eau", "pays", 2, 2, 0.0),
        ("eau", "reste", 1, 1, None),
        ("culture", "pays", 1, 2, 50.0),
        ("culture", "reste", 0, 1, None),
    ]
    assert {row["groupe_libelle"] for row in table} == {
        "Sénégal",
        "Autres pays : Afrique de l’Ouest",
    }
    assert table.base.label.endswith(", dans le pays")


def test_classes_stand_in_their_own_order_beside_another():
    table = beside_rest.shares_beside_rest(selected(pays="SEN"), "age", beside_rest.COUNTRIES)

    # No one is in the third, which stays, so that a gap is seen.
    assert list(dict.fromkeys(table.values("age"))) == ["moins-5", "5-10", "11-20", "plus-20"]


def test_a_country_alone_in_its_zone_has_an_empty_side():
    table = beside_rest.shares_beside_rest(
        selected(pays="DEU"), "thematique", beside_rest.COUNTRIES
    )

    assert column(table, "groupe", "n") == [("pays", 1), ("reste", 0)]


def test_a_place_that_is_no_country_is_beside_nothing():
    table = beside_rest.shares_beside_rest(selected(pays="NV"), "thematique", beside_rest.COUNTRIES)

    assert table.rows == ()


def test_an_empty_country_has_figures_and_no_row():
    nothing = selected(pays="MNG")

    assert countries.authorities_there(nothing).rows == ()
    figures = countries.country_figures(nothing)
    assert figures.facts["cooperations"] == 0
    assert column(figures, "indicateur", "valeur", "base")[:4] == [
        ("collectivites", 0, ""),
        ("cooperations", 0, ""),
        ("conventions", None, ""),
        ("age", None, ""),
    ]
