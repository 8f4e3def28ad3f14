"""Someone who only reads the site recovers no answer that was given in confidence.

Everything is asked by HTTP; the files of the demonstration, which hold all answers, are read at the
end, to tell what was recovered. That nothing is told beside the published cells is another promise:
`test_indifference.py`.
"""

import csv
from itertools import product

import pytest

from app import create_app
from data.demonstration import FIRST
from settings import Settings
from tests.callbacks.reader import UNTOLD, Reader, numbers
from tests.data.disclosure.checker import EVERYONE, SILENT, small_sets, small_totals, told

#: Columns of the file of respondents that a chart counts as they are; the others are in classes.
PLAIN = {"anciennete", "budget_specifique", "service", "portage", "strategie", "modele"}
RESERVED = {"", "nsp", "nc"}


@pytest.fixture(scope="module")
def reader(app):
    return Reader(app.server.test_client())


@pytest.fixture(scope="module")
def unprotected(tmp_path_factory):
    """The same site with all rules off."""
    off = {"masked_below": 1, "counts_only_below": 1, "small_below": 1, "dominance": 1.0}
    place = tmp_path_factory.mktemp("sans-regles")
    # No setting goes that low: the check of settings is passed by.
    settings = Settings.model_construct(
        data_dir=place / "versions", cache_dir=place / "cache", **off
    )
    return Reader(create_app(settings).server.test_client())


@pytest.fixture(scope="module")
def readings(reader):
    """All that the groups of each question tell."""
    return {question: reader.reading(*chart) for *chart, question in reader.charts}


def recovered(reader, readings):
    """Return (respondent, question, answer) of all that follows from what is published."""
    return {
        (reader.respondents[who]["collectivite_id"], question, code)
        for question, reading in readings.items()
        for who, code in told(reading)
    }


def truth():
    """Return (respondent, question, answer) of all answers, SILENT where there is none."""

    def rows(name):
        with (FIRST / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = (line for line in file if not line.startswith("#"))
            return list(csv.DictReader(lines, delimiter=";"))

    people, answers = rows("collectivites"), rows("reponses")
    found = {
        (row["collectivite_id"], name, SILENT if row[name].lower() in RESERVED else row[name])
        for row in people
        for name in PLAIN
    }
    given = {
        (row["collectivite_id"], row["question"], row["modalite"])
        for row in answers
        if row["modalite"].lower() not in RESERVED
    }
    spoken = {(who, question) for who, question, _ in given}
    silent = {
        (row["collectivite_id"], question, SILENT)
        for row in people
        for question in {question for _, question in spoken}
        if (row["collectivite_id"], question) not in spoken
    }
    return found | given | silent


def test_no_answer_follows_from_all_that_the_groups_tell(reader, readings):
    assert sum(len(reading.answered) for reading in readings.values()) > 200
    assert recovered(reader, readings) == set()


def test_no_sum_or_difference_of_groups_is_about_one_to_four_answers(readings):
    assert [question for question, reading in readings.items() if small_sets(reading)] == []


def test_how_many_of_one_to_four_gave_an_answer_is_not_told_by_who_did_not(readings):
    assert [question for question, reading in readings.items() if small_totals(reading)] == []


def test_without_rules_the_same_reading_recovers_answers(unprotected):
    found = {
        question: unprotected.reading(*chart)
        for *chart, question in unprotected.charts
        if question in {*PLAIN, "freins", "motivations", "champs"}
    }
    claims = recovered(unprotected, found)

    assert claims <= truth()
    assert len(claims) > 100
    assert all(small_sets(reading) for reading in found.values())
    assert all(small_totals(reading) for reading in found.values())


def test_a_masked_group_reads_the_same_whether_empty_silent_or_unanimous(reader, readings):
    for *chart, question in reader.charts:
        masked = [group for group in reader.groups if group not in readings[question].answered]
        seen = [untold_parts(reader.table(*chart, **{key: code})) for key, code in masked if key]
        assert all(one == seen[0] for one in seen), question


def untold_parts(answer):
    """Return what may differ between two groups that are not told, less their names."""
    assert answer["state"] in UNTOLD
    assert numbers(answer) == []
    return {key: answer[key] for key in ("state", "base", "sentence", "notes", "table", "title")}


def test_respondents_alone_in_a_selection_are_not_told_of(reader):
    """Of each third respondent: its type in its region, its size in its region, its countries."""
    countries = {row["collectivite_id"]: row["pays"] for row in reader.rows("cooperations")}
    for row, (*chart, _) in product(reader.respondents[::3], reader.charts[::6]):
        for chosen in (
            {"type": row["type"], "region": row["region"]},
            {"strate": row["strate"], "region": row["region"]},
            {"departement": row["departement"]},
            {"pays": countries.get(row["collectivite_id"], "")},
        ):
            codes = {key: code for key, code in chosen.items() if code}
            if len(codes) == len(chosen):
                assert untold_parts(reader.table(*chart, **codes))["state"] == "hors-liste"


def test_a_selection_less_one_of_its_groups_tells_no_more_than_the_groups(reader, readings):
    """Of all groups of a key but one: told if and only if each is, and then their sum."""
    for *chart, question in reader.charts[::4]:
        reading = readings[question]
        for key in ("type", "strate", "region"):
            groups = [group for group in reader.groups if group[0] == key]
            for left in groups[::3]:
                kept = [group for group in groups if group != left]
                answer = reader.table(*chart, **{key: ",".join(code for _, code in kept)})
                if all(group in reading.answered for group in kept):
                    assert answer["base"]["n"] == sum(reading.answered[group] for group in kept)
                else:
                    assert numbers(answer) == []


@pytest.mark.parametrize("query", ["anciennete=plus-20", "financeur=aucun", "financeur=nsp",
                                   "budget_classe=zero", "action=non"])  # fmt: skip
@pytest.mark.parametrize("chart", ["carte-pays", "regions-representees", "odd", "financeurs"])
def test_answers_given_in_confidence_filter_nothing(reader, chart, query):
    refused, _ = reader.get(f"/graphiques/{chart}.json?{query}")
    never, _ = reader.get(f"/graphiques/{chart}.json?{query.partition('=')[0]}=jamais-vu")

    assert (refused, never) == (400, 400)


INDICATORS = ("freins", "anciennete", "budget_specifique", "motivations")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_comparison_tells_of_a_group_and_the_rest_what_the_groups_do(reader, readings, indicator):
    reading = readings[indicator]
    for key, code in [group for group in reader.groups if group[0]][::2]:
        rows = compared(reader, indicator, f"{key}:{code};reste;ensemble")
        own, whole = reading.counts.get((key, code)), reading.counts.get(EVERYONE)
        needed = {f"{key}:{code}": [own], "ensemble": [whole], "reste": [whole, own]}
        for row in rows:
            if row["collectivites"] is None:
                continue
            first, *less = (counts.get(row[indicator], 0) for counts in needed[row["groupe"]])
            assert row["collectivites"] == first - sum(less)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_comparison_tells_nothing_of_groups_by_name_or_of_several_facts(reader, indicator):
    """Of each twentieth respondent by name, and of its type in its region."""
    for row in reader.respondents[::20]:
        named = f"collectivite:{row['collectivite_id']}"
        several = f"type:{row['type']}.region:{row['region']}"
        for groups in (f"{named};ensemble", f"{named};reste", f"{several};ensemble"):
            for line in compared(reader, indicator, groups):
                if line["groupe"] != "ensemble":
                    assert (line["collectivites"], line["n"], line["part"]) == (None, None, None)


def compared(reader, indicator, groups):
    told_of = reader.table("comparaison", indicateur=indicator, groupes=groups)
    return told_of["table"]["rows"] if told_of and told_of["state"] == "ok" else []


def test_amounts_of_few_authorities_are_in_no_sum(reader):
    """By country, subject and zone: who cooperates there is public, and so is how many they are."""
    owners = {}
    for row in reader.rows("cooperations"):
        owners.setdefault(row["pays"], set()).add(row["collectivite_id"])
    sums = reader.table("carte-pays", "montants")["table"]["rows"]
    shown = {row["pays"]: row["montant_eur"] for row in sums if row.get("montant_eur") is not None}

    assert shown
    assert all(len(owners[country]) >= 5 for country in shown)


def test_two_readings_of_one_country_differ_by_no_amount(reader):
    """A sum is given of a country alone: crossed with any other filter, it is not."""
    for row in reader.respondents[::10]:
        told_of = reader.table("carte-pays", "montants", region=row["region"], type=row["type"])
        assert all(line.get("montant_eur") is None for line in told_of["table"]["rows"])


def test_a_search_and_the_lists_find_no_answer(reader):
    for words in ("plus-20", "aucun portage", "manque de moyens humains", "budget nul"):
        found = reader.json("/recherche.json", q=words)
        assert all(one["genre"] != "Collectivité" for one in found["resultats"])
    assert "anciennete" not in {one["key"] for one in reader.filters}


def test_the_public_files_have_no_column_of_an_answer(reader):
    columns = {name for table in ("collectivites", "cooperations", "financements")
               for name in reader.rows(table)[0]}  # fmt: skip

    assert not columns & {*PLAIN, "action", "budget_eur", "etp", "montant_eur", "flux"}
    assert not {row["financeur"] for row in reader.rows("financements")} & {
        "aucun",
        "nsp",
        "nc",
        "",
    }


def test_counts_of_the_whole_are_those_of_the_truth(readings):
    """The reading is of the right numbers: of everyone, each published count is exact."""
    given = truth()
    for question, reading in readings.items():
        if question in PLAIN and EVERYONE in reading.counts:
            for code, count in reading.counts[EVERYONE].items():
                assert count == sum(q == question and c == code for _, q, c in given)
