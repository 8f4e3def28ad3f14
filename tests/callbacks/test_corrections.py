"""A wave corrected several times tells nothing of what was corrected: old tables are withdrawn."""

import pandas as pd
import pytest

from app import create_app
from data.codebook import load
from data.disclosure.rules import Rules
from data.versions.cells import read_waves, write
from data.versions.library import Library
from data.versions.loading import assemble
from settings import Settings
from tests.callbacks.reader import UNTOLD, Reader, numbers
from tests.data.disclosure.made_up import MULTIPLE, SINGLE, WAVE, made_up_tables
from tests.data.small import Verified
from tests.pages import page_text

BOOK, RULES = load(), Rules()
SIZE = 40
AFTER = "acter-2027"
#: Who comes, whose answer is corrected, and who is taken out.
ADDED, CORRECTED, REMOVED = "c39", "c5", "c7"


def without(tables, who):
    """Return tables less all that one respondent said."""
    return {
        name: frame[frame["collectivite_id"] != who] if "collectivite_id" in frame else frame
        for name, frame in tables.items()
    }


def corrected(tables):
    """Return tables in which one respondent gave another answer to the first question."""
    people = tables["collectivites"].copy()
    mine = people["collectivite_id"] == CORRECTED
    was = people.loc[mine, SINGLE].iloc[0]
    people.loc[mine, SINGLE] = "executif" if was != "executif" else "elu-delegue"
    return {**tables, "collectivites": people}


def successive():
    """Return a wave, then the same with one more, then one corrected, then one less."""
    whole = made_up_tables(3, SIZE)
    first = without(whole, ADDED)
    third = corrected(whole)
    return [first, whole, third, without(third, REMOVED)]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Publish them in a row; return a client, the library and the versions, in that order."""
    place = tmp_path_factory.mktemp("corrections")
    settings = Settings(data_dir=place / "versions", cache_dir=place / "cache")
    library = Library(settings.data_dir, BOOK)
    ids = []
    for tables in successive():
        cells = write(assemble(tables, BOOK, "essai", RULES).published, RULES)
        ids.append(library.publish(Verified(tables), [], cells=cells).id)
    return create_app(settings).server.test_client(), library, ids


def of_everyone(library, version, question):
    """Return how many gave each answer, in the file that is kept with a version."""
    tallies = read_waves(library.cells(version), RULES)[WAVE].tallies[question]
    return next((tally.counts for cell, tally in tallies.items() if not cell.grouping), {})


def test_the_tables_of_two_versions_would_tell_who_was_added_and_corrected(published):
    """What withdrawal is for: the kept cells are compared, as nobody who reads the site can."""
    _, library, ids = published
    first, second, third, _ = (of_everyone(library, version, SINGLE) for version in ids)

    assert sum(second[code] != first[code] for code in first) == 1
    assert sum(third[code] != second[code] for code in second) == 2


def test_the_answers_of_earlier_versions_are_told_no_more(published):
    client, _, ids = published
    for version in ids[:-1]:
        reader = Reader(client, WAVE, version=version)
        for chart, choice, _ in reader.charts:
            for chosen in (
                {},
                {"type": "commune"},
                {"region": "84,53"},
                {"strate": "100000-500000"},
            ):
                answer = reader.table(chart, choice, **chosen)
                assert answer["state"] in UNTOLD
                assert numbers(answer) == []


def test_the_last_version_tells_of_them(published):
    client, _, ids = published
    reader = Reader(client, WAVE, version=ids[-1])
    found = {question: reader.table(chart, choice) for chart, choice, question in reader.charts}

    assert {found[question]["state"] for question in (SINGLE, MULTIPLE)} == {"ok"}
    assert Reader(client, WAVE).table("portage")["base"] == found[SINGLE]["base"]


def test_a_comparison_of_a_group_across_versions_tells_nothing_either(published):
    client, _, ids = published
    for version in ids[:-1]:
        reader = Reader(client, WAVE, version=version)
        for indicator in (SINGLE, MULTIPLE):
            answer = reader.table(
                "comparaison", indicateur=indicator, groupes="type:commune;reste;ensemble"
            )
            assert numbers(answer) == []


def test_public_facts_still_answer_at_the_old_addresses(published):
    client, _, ids = published
    sizes = [len(Reader(client, WAVE, version=version).respondents) for version in ids]
    deeds = [
        Reader(client, WAVE, version=version).table("carte-pays", "cooperations") for version in ids
    ]

    assert sizes == [SIZE - 1, SIZE, SIZE, SIZE - 1]
    assert [one["base"]["n"] for one in deeds] == sizes


def test_a_withdrawn_answer_says_so(published):
    client, _, ids = published
    for version in ids[:-1]:
        answer = Reader(client, WAVE, version=version).table("portage")

        assert answer["state"] == "retire"
        assert "ne sont plus publiées dans cette version" in page_text(
            client, f"/strategies?version={version}"
        )


@pytest.mark.parametrize("extension", ["csv", "json", "image.json"])
def test_the_files_of_two_withdrawn_versions_are_the_same(published, extension):
    client, _, ids = published
    first, second = (
        client.get(f"/graphiques/portage.{extension}?version={version}")
        .get_data()
        .replace(version.encode(), b"VERSION")
        for version in ids[:2]
    )

    assert first == second


def test_another_wave_withdraws_nothing_of_the_first(tmp_path):
    settings = Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "cache")
    library = Library(settings.data_dir, BOOK)
    first, second = made_up_tables(3, SIZE), made_up_tables(5, SIZE)
    both = {
        name: pd.concat([frame, second[name].assign(vague=AFTER)], ignore_index=True)
        for name, frame in first.items()
    }
    ids = []
    for tables in (first, both):
        cells = write(assemble(tables, BOOK, "essai", RULES).published, RULES)
        ids.append(library.publish(Verified(tables), [], cells=cells).id)
    client = create_app(settings).server.test_client()
    told = [Reader(client, WAVE, version=version).table("portage") for version in ids]

    assert [one["state"] for one in told] == ["ok", "ok"]
    assert told[0]["table"] == told[1]["table"]
    assert Reader(client, AFTER).table("portage")["state"] == "ok"
