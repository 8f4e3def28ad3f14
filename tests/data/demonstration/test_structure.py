"""The demonstration dataset hangs together: what depends on what, and what is left unanswered."""

import csv
from collections import Counter
from functools import cache

import pytest

from data.codebook import load
from data.demonstration import FIRST

BOOK = load()
WAVE = "acter-2024"
NOT_SAID = {"", "NC", "NSP"}
FIRST_YEAR = {"plus-20": 1900, "11-20": 2004, "5-10": 2014, "moins-5": 2020}
ASKED = [
    (name, variable.name)
    for name in ("collectivites", "cooperations", "financements", "reponses")
    for variable in BOOK.tables[name].variables
    if BOOK.asked(variable.waves, WAVE) and variable.name not in {"siren", "flux"}
]


@cache
def rows(name):
    with (FIRST / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader((line for line in file if line[0] != "#"), delimiter=";"))


@cache
def people(**wanted):
    return {
        row["collectivite_id"]: row
        for row in rows("collectivites")
        if all(row[name] == value for name, value in wanted.items())
    }


def actions(**wanted):
    return {
        row["cooperation_id"]: row
        for row in rows("cooperations")
        if all(value in row[name].split("|") for name, value in wanted.items())
    }


def share(part, whole):
    return len(set(part) & set(whole)) / len(set(whole))


def funded_by(root):
    funders = BOOK.nomenclatures["financeurs"]
    found = {
        r["cooperation_id"] for r in rows("financements") if funders.root(r["financeur"]) == root
    }
    return found - {""}


@pytest.mark.parametrize(
    ("funder", "subject"),
    [
        ("agences-eau", {"thematiques": "eau"}),
        ("europe", {"mode": "cooperation-territoriale"}),
        ("fonjep", {"mode": "volontariat"}),
        ("service-civique", {"mode": "volontariat"}),
        ("meae", {"mode": "cooperation-decentralisee"}),
    ],
)
def test_a_funder_pays_more_often_for_what_it_is_for(funder, subject):
    concerned = actions(**subject)
    others = actions().keys() - concerned.keys()
    assert share(funded_by(funder), concerned) > 2 * share(funded_by(funder), others)


def test_the_afd_is_cited_above_all_by_departements_regions_and_intercommunalites():
    citing = {r["collectivite_id"] for r in rows("financements") if r["financeur"] == "afd"}
    kinds = Counter(people()[ident]["type"] for ident in citing)
    assert share(citing, people(type="departement")) > 3 * share(citing, people(type="commune"))
    assert kinds["departement"] + kinds["intercommunalite"] + kinds["region"] > len(citing) / 2


def test_each_water_agency_is_cited_in_its_own_basin_only():
    basins = {
        (row["financeur"], people()[row["collectivite_id"]]["region"])
        for row in rows("financements")
        if row["financeur"].startswith("eau-")
    }
    regions = {agency: {r for a, r in basins if a == agency} for agency, _ in basins}
    assert regions["eau-rhin-meuse"] == {"44"}
    assert regions["eau-artois-picardie"] == {"32"}
    assert regions["eau-rmc"] <= {"84", "93", "27"}


def test_twinning_is_in_europe_more_often_than_the_other_modes():
    europe = {c.code for c in BOOK.countries.values() if c.zone in {"ue", "europe-hors-ue"}}
    inside = [ident for ident, row in actions().items() if row["pays"] in europe]
    assert share(inside, actions(mode="jumelage")) > 4 * share(
        inside, actions(mode="cooperation-decentralisee")
    )


def test_territorial_cooperation_is_mostly_that_of_borderlands_and_overseas():
    owners = [r["collectivite_id"] for r in actions(mode="cooperation-territoriale").values()]
    edges = {"32", "44", "27", "84", "93", "76", "75", "01", "02", "03", "04", "06", "988"}
    assert sum(people()[owner]["region"] in edges for owner in owners) > 0.6 * len(owners)


def test_the_goal_6_is_that_of_water():
    water = actions(thematiques="eau")
    assert share(actions(odd="6"), water) > 10 * share(
        actions(odd="6"), actions().keys() - water.keys()
    )


def test_all_17_goals_modes_themes_types_and_funders_appear():
    lists = BOOK.nomenclatures
    for column in ("odd", "mode", "thematiques"):
        seen = {code for row in rows("cooperations") for code in row[column].split("|")}
        name = "modes" if column == "mode" else column
        assert set(lists[name].codes) <= seen
    assert {row["type"] for row in rows("collectivites")} == set(lists["types"].codes)
    assert set(lists["financeurs"].codes) <= {row["financeur"] for row in rows("financements")}


def test_small_states_far_neighbours_and_actions_without_a_country_are_there():
    seen = {row["pays"] for row in rows("cooperations")}
    assert {"SYC", "COM", "CPV", "MLT", "MCO", "MUS"} <= seen
    assert seen & {"DMA", "LCA"}
    assert seen & {"SUR", "GUY"}
    kinds = [BOOK.countries[row["pays"]].is_country for row in rows("cooperations")]
    assert 5 <= kinds.count(False) <= 40


def test_a_few_types_and_funders_are_small_enough_for_masking_to_be_seen():
    kinds = Counter(row["type"] for row in rows("collectivites"))
    cited = {(row["collectivite_id"], row["financeur"]) for row in rows("financements")}
    assert 0 < kinds["statut-particulier"] < 5 <= kinds["syndicat-mixte"] < 10
    assert 0 < Counter(funder for _, funder in cited)["ademe"] < 5


def test_no_cooperation_starts_before_its_collectivite_did_nor_ends_before_it_starts():
    for row in rows("cooperations"):
        seniority = people()[row["collectivite_id"]]["anciennete"]
        if row["debut"] not in NOT_SAID:
            assert FIRST_YEAR.get(seniority, 1900) <= int(row["debut"]) <= 2024
            assert not row["fin"] or int(row["debut"]) <= int(row["fin"]) <= 2024


def test_the_organisational_model_follows_from_service_portage_strategy_and_budget():
    allowed = {
        "service-structure": {
            "service": {"dedie"},
            "strategie": {"formalisee"},
            "budget_specifique": {"oui"},
        },
        "portage-politique": {
            "service": {"mission", "autre-service", "aucun"},
            "portage": {"elu-delegue", "executif"},
        },
        "opportunite": {"strategie": {"non-formalisee", "aucune"}, "budget_specifique": {"non"}},
    }
    for row in rows("collectivites"):
        for column, codes in allowed.get(row["modele"], {}).items():
            assert row[column] in codes | {"", "NSP"}


def test_the_budget_covers_the_amounts_of_the_cooperations():
    for ident, row in people().items():
        if row["budget_eur"] not in NOT_SAID:
            own = [a["montant_eur"] for a in rows("cooperations") if a["collectivite_id"] == ident]
            assert sum(int(a) for a in own if a not in NOT_SAID) <= int(row["budget_eur"])


def test_those_without_a_specific_budget_or_without_action_are_not_concerned_by_its_amount():
    without = people(budget_specifique="non") | people(action="non")
    assert {row["budget_eur"] for row in without.values()} == {"NC"}


def test_those_that_do_not_act_still_say_what_holds_them_back_and_what_they_need():
    idle = people(action="non")
    for question in ("freins", "besoins", "perspectives"):
        said = {r["collectivite_id"] for r in rows("reponses") if r["question"] == question}
        assert share(said, idle) > 0.6
    assert not {row["collectivite_id"] for row in rows("cooperations")} & idle.keys()


@pytest.mark.parametrize(("table", "column"), ASKED)
def test_every_variable_asked_has_answers(table, column):
    assert any(row[column] not in NOT_SAID for row in rows(table))


@pytest.mark.parametrize(
    "question", [q.code for q in BOOK.questions.values() if BOOK.asked(q.waves, WAVE)]
)
def test_every_question_has_answers_and_5_to_20_percent_of_non_response(question):
    base = BOOK.questions[question].base
    asked = people() if base == "Ensemble des répondants" else people(action="oui")
    said = {r["collectivite_id"] for r in rows("reponses") if r["question"] == question}
    assert 0.04 <= 1 - share(said, asked) <= 0.21
    codes = {r["modalite"] for r in rows("reponses") if r["question"] == question}
    assert set(BOOK.nomenclatures[question].codes) <= codes


@pytest.mark.parametrize(
    ("table", "column"),
    [("collectivites", "budget_eur"), ("collectivites", "etp"), ("cooperations", "montant_eur")],
)
def test_absent_not_concerned_unknown_and_zero_are_four_answers(table, column):
    assert {"", "NC", "NSP", "0"} <= {row[column] for row in rows(table)}
