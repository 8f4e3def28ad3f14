import pytest

from data.aggregates import regions
from data.aggregates.comparison import beside_rest
from data.aggregates.counts import not_shown
from data.dimensions import DIMENSIONS
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import select
from tests.data.small import ROWS
from tests.data.survey import COLLECTIVITES, SHOW_ALL, selected, survey


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
    # Of nine that answer, four are in the region, four elsewhere, one nowhere: under three.
    regions = ["84"] * 4 + ["53"] * 4 + [None]
    people = [
        {**COLLECTIVITES[0], "collectivite_id": f"x{at}", "region": region}
        for at, region in enumerate(regions)
    ]
    rules = Rules(masked_below=3, counts_only_below=3, small_below=3)
    dataset = survey(rules, collectivites=people, cooperations=[], financements=[], reponses=[])
    table = beside_rest.shares_beside_rest(selected(dataset, region="84"), "budget_specifique")

    assert column(table, "budget_specifique", "groupe", "collectivites") == [
        ("oui", "region", 4), ("oui", "reste", None),
    ]  # fmt: skip


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

    assert column(table, "indicateur", "region", "reste")[:4] == [
        ("repondants", 2, 2),
        ("actives", 2, 1),
        ("cooperations", 4, 2),
        ("pays", 2, 2),
    ]
    assert table.facts["dits_reste"] == 2
    assert table.facts["actives_reste"] == 1


def test_whether_few_act_is_not_told_nor_by_the_others():
    # Two in 84, two in 53: under three.
    hidden = Rules(masked_below=3, counts_only_below=3, small_below=3)
    table = regions.figures_beside_rest(selected(survey(hidden), region="84"))

    columns = ("indicateur", "region", "region_statut", "reste", "reste_statut")
    assert column(table, *columns)[1] == (
        "actives", None, "masque", None, "masque",
    )  # fmt: skip
    assert (table.facts["actives_region"], table.facts["actives_reste"]) == (None, None)


def test_an_amount_masked_in_the_region_is_masked_for_the_others():
    # Two contributors in 84 (A 100, C 50): under three they are masked. Elsewhere none is known.
    hidden = Rules(masked_below=3, counts_only_below=3, small_below=3)
    row = of(regions.figures_beside_rest(selected(survey(hidden), region="84")), "montant")

    assert (row["indicateur"], row["region"], row["reste"]) == ("montant", None, None)
    assert row["region_statut"] == row["reste_statut"] == "masque"


def test_a_region_without_any_amount_hides_nothing_of_the_others():
    row = of(regions.figures_beside_rest(selected(region="53")), "montant")

    assert (row["region"], row["reste"]) == (None, 150.0)


def test_means_stand_beside_those_of_the_others():
    table = regions.figures_beside_rest(selected(region="84"))
    budget, staff = of(table, "budget_eur"), of(table, "etp")

    # A has 100 000 euros and two agents; B, elsewhere, none of either; C did not say.
    assert (budget["region"], budget["region_base"], budget["reste"]) == (
        100_000, "1\u00a0réponse", 0,
    )  # fmt: skip
    assert (staff["region"], staff["reste"]) == (2, 0)


@pytest.mark.parametrize(
    ("rules", "own", "elsewhere"),
    [
        # One answer is under two: neither it nor what would tell it is shown.
        (Rules(2, 2, 2), regions.FEW, "masqué avec la région"),
        # It may be counted, and has no median; the others' has no more answers.
        (Rules(1, 2, 2), "1\u00a0réponse, trop peu pour une médiane", None),
    ],
)
def test_few_answers_have_no_median_and_say_why(rules, own, elsewhere):
    row = of(regions.figures_beside_rest(selected(survey(rules), region="84")), "budget_eur")

    assert (row["region"], row["region_statut"], row["region_base"]) == (None, "masque", own)
    assert row["reste"] is None
    assert row["reste_base"] == (elsewhere or own)


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
