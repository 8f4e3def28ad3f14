import pytest

from data.aggregates import regions
from data.aggregates.comparison import beside_rest
from data.aggregates.counts import not_shown
from data.dimensions import DIMENSIONS
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import select
from tests.data.small import ROWS
from tests.data.survey import SHOW_ALL, selected, survey


def column(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def of(table, indicator):
    return next(row for row in table if row["indicateur"] == indicator)


def test_the_rest_is_every_other_region_under_the_same_filters():
    rest = beside_rest.rest_of(selected(region="84", type="commune"))

    # A and C are in 84; of B and D, the communes elsewhere, both stay.
    assert list(rest.respondents["nom"]) == ["Commune B", "Commune D"]
    assert rest.filters.codes("type") == ("commune",)
    assert beside_rest.rest_of(selected(type="commune")) is None


def test_each_side_has_its_own_base_and_the_gap_stands_on_the_region_s_row():
    table = beside_rest.shares_beside_rest(selected(region="84"), "thematique")

    # In 84 cooperations 1, 2 (eau, one of them culture too) and 5 (eau) ; elsewhere 4 (culture).
    assert column(table, "thematique", "groupe", "cooperations", "n", "part", "ecart") == [
        ("eau", "region", 3, 3, 100.0, 100.0),
        ("eau", "reste", 0, 1, 0.0, None),
        ("culture", "region", 1, 3, 33.3333, -66.7),
        ("culture", "reste", 1, 1, 100.0, None),
    ]
    assert table.base.n == 3
    assert {row["groupe_libelle"] for row in table} == {"Auvergne-Rhône-Alpes", "Hors région"}


def test_answers_that_are_not_shown_are_counted_given_or_not():
    table = beside_rest.shares_beside_rest(selected(region="84"), "thematique")
    offered = len(DIMENSIONS["thematique"].words(survey().book).codes)

    assert (
        f"Réponses non montrées\u00a0: {offered - 2}\u00a0sans aucune coopération." in table.notes
    )
    assert not_shown(6, 8, "coopération") == (
        "Réponses non montrées\u00a0: 6\u00a0moins fréquentes, 8\u00a0sans aucune coopération.",
    )
    assert not_shown(0, 0, "coopération") == ()


def test_none_comes_last_and_without_a_region_there_is_one_group():
    table = beside_rest.shares_beside_rest(selected(), "besoins")

    assert column(table, "besoins", "groupe", "collectivites", "n") == [
        ("formation", "ensemble", 2, 3),
        ("reseau", "ensemble", 1, 3),
        ("aucun", "ensemble", 1, 3),
    ]


def test_what_is_masked_in_the_region_is_not_told_by_the_others_nor_by_an_order():
    rules = Rules(masked_below=3, counts_only_below=3, small_below=3)
    table = beside_rest.shares_beside_rest(selected(survey(rules), region="84"), "besoins")
    words = survey().book.nomenclatures["besoins"].codes

    assert list(dict.fromkeys(table.values("besoins"))) == list(words[: beside_rest.MOST])
    assert {(row["collectivites"], row["part"]) for row in table} == {(None, None)}


def test_who_is_of_no_known_region_is_not_told_by_the_region_and_the_others():
    # Of nine that answer, four are in each region, and one nowhere: both regions would tell it.
    regions = ["84"] * 4 + ["53"] * 4 + [None]
    people = [
        {"collectivite_id": f"x{at}", "type": "commune", "region": region}
        for at, region in enumerate(regions)
    ]
    said = [
        {"collectivite_id": f"x{at}", "question": "freins", "modalite": code}
        for at in range(len(regions))
        for code in (("contexte", "adhesion")[at % 2],)
    ]
    rules = Rules(masked_below=3, counts_only_below=3, small_below=3)
    dataset = survey(rules, collectivites=people, cooperations=[], financements=[], reponses=said)
    told = {
        code: column(
            beside_rest.shares_beside_rest(selected(dataset, region=code), "freins"),
            "freins", "groupe", "collectivites", "n",
        )
        for code in ("84", "53")
    }  # fmt: skip

    # One region is told, with everyone else beside it; of the other, neither.
    (shown,) = (rows for rows in told.values() if rows[0][2] is not None)
    (hidden,) = (rows for rows in told.values() if rows[0][2] is None)
    assert {(row[1], row[3]) for row in shown} == {("region", 4), ("reste", 5)}
    assert {row[2] for row in hidden} == {None}


def test_the_others_of_a_confidential_answer_are_everyone_less_the_region():
    table = beside_rest.shares_beside_rest(selected(region="84"), "freins")

    # 84: A contexte, C none. Everyone less them: B and D, moyens-humains.
    assert column(table, "freins", "groupe", "collectivites", "n") == [
        ("contexte", "region", 1, 2), ("contexte", "reste", 0, 2),
        ("moyens-humains", "region", 0, 2), ("moyens-humains", "reste", 2, 2),
        ("aucun", "region", 1, 2), ("aucun", "reste", 0, 2),
    ]  # fmt: skip


def test_a_confidential_answer_of_a_region_is_not_crossed_with_another_filter():
    chosen = {"region": "84", "type": "commune"}
    table = beside_rest.shares_beside_rest(selected(**chosen), "freins")
    beside_zone = beside_rest.shares_beside_rest(
        selected(pays="SEN"), "freins", beside_rest.COUNTRIES
    )

    for one in (table, beside_zone):
        assert one.rows == ()
        assert one.facts["non_publie"] == "hors-liste"


def test_a_region_without_an_answer_has_no_row():
    assert beside_rest.shares_beside_rest(selected(region="01"), "thematique").rows == ()


def test_a_small_region_is_told_that_one_answer_weighs_much():
    rules = Rules(masked_below=1, counts_only_below=1, small_below=4)
    table = beside_rest.shares_beside_rest(selected(survey(rules), region="84"), "thematique")

    assert beside_rest.TOO_CLOSE in table.notes
    assert (
        beside_rest.TOO_CLOSE
        not in beside_rest.shares_beside_rest(
            selected(survey(SHOW_ALL), region="84"), "thematique"
        ).notes
    )


def test_key_figures_stand_beside_those_of_the_others():
    table = regions.figures_beside_rest(selected(region="84"))

    assert column(table, "indicateur", "region", "reste")[:3] == [
        ("repondants", 2, 2),
        ("cooperations", 4, 2),
        ("pays", 2, 2),
    ]
    assert table.facts["repondants_region"] == table.facts["repondants_reste"] == 2
    assert table.facts["cooperations_reste"] == 2


def test_how_many_act_is_told_of_everyone_only():
    assert "actives" not in regions.figures_beside_rest(selected(region="84")).values("indicateur")


def test_an_amount_masked_in_the_region_is_masked_for_the_others():
    # Two contributors in 84 (A 100, C 50): under three they are masked. Elsewhere none is known.
    hidden = Rules(masked_below=3, counts_only_below=3, small_below=3)
    row = of(regions.figures_beside_rest(selected(survey(hidden), region="84")), "montant")

    assert (row["indicateur"], row["region"], row["reste"]) == ("montant", None, None)
    assert row["region_statut"] == row["reste_statut"] == "masque"


def test_a_region_without_any_amount_hides_nothing_of_everyone():
    row = of(regions.figures_beside_rest(selected(region="53")), "montant")

    assert (row["region"], row["reste"]) == (None, 150.0)
    assert row["reste_base"].startswith(regions.EVERYONE)


def test_medians_stand_beside_those_of_everyone():
    table = regions.figures_beside_rest(selected(region="84"))
    budget, staff = of(table, "budget_eur"), of(table, "etp")

    # A has 100 000 euros and two agents; B, elsewhere, none of either; C did not say.
    assert (budget["region"], budget["region_base"], budget["reste"]) == (
        100_000, "1\u00a0réponse", 50_000,
    )  # fmt: skip
    assert budget["reste_base"] == f"{regions.EVERYONE}\u00a0; 2\u00a0réponses"
    assert (staff["region"], staff["reste"]) == (2, 1)


@pytest.mark.parametrize(
    ("rules", "own", "everyone"),
    [
        # One answer is under three, and so are two: not even how many.
        (Rules(3, 3, 3), regions.FEW, regions.FEW),
        # They may be counted, and have no median.
        (
            Rules(1, 3, 3),
            "1\u00a0réponse, trop peu pour une médiane",
            "2\u00a0réponses, trop peu pour une médiane",
        ),
    ],
)
def test_few_answers_have_no_median_and_say_why(rules, own, everyone):
    row = of(regions.figures_beside_rest(selected(survey(rules), region="84")), "budget_eur")

    assert (row["region"], row["region_statut"], row["region_base"]) == (None, "masque", own)
    assert (row["reste"], row["reste_statut"]) == (None, "masque")
    assert row["reste_base"] == f"{regions.EVERYONE}\u00a0; {everyone}"


def test_open_data_have_no_means_to_show():
    source = {**ROWS["sources"][0], "vague": "crs-2023"}
    who = {"collectivite_id": "A", "vague": "crs-2023", "nom": "A", "region": "84"}
    data = survey(sources=[source], collectivites=[who], cooperations=[], financements=[],
                  reponses=[])  # fmt: skip
    told = regions.figures_beside_rest(select(data, Filters.of("crs-2023", {"region": ["84"]})))

    assert not {"budget_eur", "etp"} & set(told.values("indicateur"))


def test_every_region_is_on_the_tile_map_even_without_an_answer():
    table = regions.regions_overview(selected())
    rows = {row["region"]: row for row in table}

    assert len(rows) == len(survey().book.regions)
    assert (rows["84"]["collectivites"], rows["84"]["cooperations"], rows["84"]["pays"]) == (
        2,
        4,
        2,
    )
    assert (rows["53"]["collectivites"], rows["53"]["cooperations"], rows["53"]["pays"]) == (
        2,
        2,
        2,
    )
    assert rows["94"]["collectivites"] == 0
