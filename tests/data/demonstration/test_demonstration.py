"""The demonstration dataset says what it is, and agrees with what the study published."""

import csv
import re
from collections import Counter
from functools import cache

import pytest

from data.codebook import load
from data.demonstration import FIRST
from data.demonstration.maker import places
from data.demonstration.maker.write import write_demonstration
from data.intake.verify import read_files

BOOK = load()
WAVE = "acter-2024"
NAMES = ("sources", "collectivites", "cooperations", "financements", "reponses")
LABEL = re.compile(
    r"(Commune|Intercommunalité|Département|Région fictive|Syndicat mixte|Collectivité fictive)"
    r" \d\d · (?P<region>.+)"
)
FRANCOPHONE = BOOK.zones["afrique-francophone-oif"].members
NOT_SAID = {"", "NC", "NSP"}


def read(name, folder=FIRST):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader((line for line in file if line[0] != "#"), delimiter=";"))


rows = cache(read)


@cache
def acting():
    return {row["collectivite_id"] for row in rows("collectivites") if row["action"] == "oui"}


def citations(question):
    """How many collectivités gave each answer to a question with several possible answers."""
    codes = (row["modalite"] for row in rows("reponses") if row["question"] == question)
    return Counter(code for code in codes if code not in NOT_SAID).most_common()


def cooperations(**wanted):
    return [
        row
        for row in rows("cooperations")
        if all(value in row[name].split("|") for name, value in wanted.items())
    ]


def funders(row):
    return BOOK.nomenclatures["financeurs"].root(row["financeur"])


# --- Published by RESACOOP, « Publication | ACTER : États des lieux régionaux », 17/01/2025 ---


def test_published_122_collectivites_answered():
    assert len(rows("collectivites")) == 122


def test_published_13_percent_of_the_respondents_are_in_auvergne_rhone_alpes_so_16():
    here = [row for row in rows("collectivites") if row["region"] == "84"]
    assert len(here) == 16
    assert round(100 * len(here) / 122) == 13


def test_published_73_4_percent_of_all_cooperations_are_in_francophone_africa():
    inside = [row for row in rows("cooperations") if row["pays"] in FRANCOPHONE]
    assert round(100 * len(inside) / len(rows("cooperations")), 1) == 73.4


def test_published_nearly_half_of_those_that_say_it_have_acted_for_more_than_20_years():
    said = [r["anciennete"] for r in rows("collectivites") if r["anciennete"] not in NOT_SAID]
    assert 45 <= 100 * said.count("plus-20") / len(said) < 50


def test_published_a_large_majority_carries_out_external_action():
    assert 104 <= len(acting()) <= 108


def test_published_funders_are_cited_in_the_order_meae_europe_water_agencies_afd_then_the_others():
    cited = {(row["collectivite_id"], funders(row)) for row in rows("financements")}
    count = Counter(funder for _, funder in cited)
    first = [count.pop(code) for code in ("meae", "europe", "agences-eau", "afd")]
    assert first == sorted(set(first), reverse=True)
    assert max(count.values()) < first[-1]


def test_published_solidarity_is_the_first_motivation():
    (first, most), (_, next_most) = citations("motivations")[:2]
    assert first == "solidarite"
    assert most > next_most


def test_published_decentralised_cooperation_is_the_main_form():
    assert Counter(r["mode"] for r in rows("cooperations")).most_common(1)[0][0] == (
        "cooperation-decentralisee"
    )


def test_published_the_dominant_fields_are_development_aid_then_cultural_cooperation():
    ranked = citations("types_action")
    assert [code for code, _ in ranked[:2]] == ["aide-developpement", "culture"]
    assert ranked[0][1] > ranked[1][1] > ranked[2][1]


# --- What the files are ---


def test_the_countries_drawn_as_francophone_africa_are_in_the_zone_and_the_others_are_not():
    neighbours = {code for table in places.NEIGHBOURS.values() for code in table}
    islands = {code for table in places.INDIAN_OCEAN.values() for code in table}
    assert places.AFRICA.keys() | islands <= FRANCOPHONE
    assert not FRANCOPHONE & {*places.EUROPE, *places.WORLD, *places.NOWHERE, *neighbours}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_published_share_and_order_hold_with_other_seeds_too(tmp_path, seed):
    write_demonstration(tmp_path, BOOK, seed)
    places = [row["pays"] in FRANCOPHONE for row in read("cooperations", tmp_path)]
    cited = {(r["collectivite_id"], funders(r)) for r in read("financements", tmp_path)}
    ranked = [code for code, _ in Counter(funder for _, funder in cited).most_common(4)]
    assert round(100 * sum(places) / len(places), 1) == 73.4
    assert ranked == ["meae", "europe", "agences-eau", "afd"]


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_file_is_what_the_generator_writes_byte_for_byte(tmp_path, name):
    write_demonstration(tmp_path, BOOK)
    assert (tmp_path / f"{name}.csv").read_bytes() == (FIRST / f"{name}.csv").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_in_its_first_line_that_it_is_invented(name):
    first = (FIRST / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# Données de démonstration : réponses inventées, aucune collectivité réelle"


def test_the_source_is_marked_as_a_demonstration():
    assert [row["demonstration"] for row in rows("sources")] == ["oui"]


def test_no_collectivite_has_a_siren():
    assert {row["siren"] for row in rows("collectivites")} == {""}


def test_every_label_is_made_up_and_names_the_region_of_its_row():
    for row in rows("collectivites"):
        assert LABEL.fullmatch(row["nom"])["region"] == BOOK.regions[row["region"]].name
    assert len({row["nom"] for row in rows("collectivites")}) == 122


def test_no_departement_or_region_is_named_by_a_departement_and_the_others_are_in_their_region():
    given = [row for row in rows("collectivites") if row["departement"]]
    assert {row["type"] for row in given} == {"commune", "intercommunalite"}
    assert all(BOOK.department_region[row["departement"]] == row["region"] for row in given)


def test_identifiers_are_unique_and_every_reference_leads_somewhere():
    people = [row["collectivite_id"] for row in rows("collectivites")]
    actions = [row["cooperation_id"] for row in rows("cooperations")]
    owner = {row["cooperation_id"]: row["collectivite_id"] for row in rows("cooperations")}
    assert len(set(people)) == len(people)
    assert len(set(actions)) == len(actions)
    assert {row["collectivite_id"] for row in rows("reponses")} <= set(people)
    assert set(owner.values()) <= acting()
    for row in rows("financements"):
        assert owner.get(row["cooperation_id"], row["collectivite_id"]) == row["collectivite_id"]


def test_the_reader_accepts_the_files_without_an_error():
    result = read_files([FIRST], BOOK)
    assert [problem for problem in result.problems if problem.level == "erreur"] == []
    assert result.ok
