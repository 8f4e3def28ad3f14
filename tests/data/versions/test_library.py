"""Publishing: whole versions or none, under names that their content gives."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from data.intake.problems import ERROR, DataError, Problem
from data.versions.atomic_files import locked
from data.versions.errors import (
    BusyStoreError,
    DamagedVersionError,
    StoreError,
    UnknownVersionError,
    UnreachableStoreError,
)
from data.versions.library import Library
from tests.data.small import ROWS, Verified, numbered, received, tables

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).with_name("publishing_driver.py")


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "depot")


def publish(library, number, *paths):
    return library.publish(Verified(numbered(number)), paths)


def drive(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-B", str(DRIVER), *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        **options,
    )  # fmt: skip


def damage(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)


def test_nothing_is_served_from_a_store_that_does_not_exist(library):
    assert library.current() is None
    assert library.versions() == []
    assert not library.folder.exists()


def test_a_published_version_is_served_and_gives_back_the_very_tables(library, tmp_path):
    version = library.publish(Verified(tables()), [received(tmp_path)])
    assert library.current() == version.id
    for name, frame in library.load_tables(version.id).items():
        pd.testing.assert_frame_equal(frame, tables()[name])


def test_absent_not_concerned_unknown_and_zero_are_still_four_things_once_published(library):
    version = library.publish(Verified(tables()), [])
    loaded = library.load_tables(version.id)
    budgets = loaded["collectivites"]["budget_eur_statut"]
    assert list(budgets.fillna("-")) == ["-", "nsp", "nc"]
    assert list(loaded["cooperations"]["montant_eur"].fillna(-1)) == [1000, -1, 0, -1]


def test_a_version_says_its_files_its_rows_its_waves_and_its_date(library, tmp_path):
    path = received(tmp_path, "enquête 2024.csv", "vague;nom\nacter-2024;Commune A\n")
    version = library.publish(Verified(tables()), [path])
    (file,) = version.files
    assert (file.name, file.size) == ("enquête 2024.csv", path.stat().st_size)
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert version.rows == {
        "sources": 1, "collectivites": 3, "cooperations": 4, "financements": 1, "reponses": 0,
    }  # fmt: skip
    assert version.waves == ("acter-2024",)
    assert version.sources == ("Enquête d’essai",)
    assert version.published_at is not None
    assert version.published_at.utcoffset().total_seconds() == 0
    assert version.summary == (
        f"{version.id} — {version.published_at:%d/%m/%Y %H:%M} UTC — « enquête 2024.csv » — "
        "acter-2024 — lignes : sources 1, collectivites 3, cooperations 4, financements 1"
    )


def test_made_up_data_say_so_in_the_version(library):
    sources = [{**ROWS["sources"][0], "demonstration": "oui"}]
    version = library.publish(Verified(tables(sources=sources)), [])
    assert version.demonstration
    assert "démonstration" in version.summary


def test_the_same_content_published_again_is_the_same_version(library, tmp_path):
    path = received(tmp_path)
    first = library.publish(Verified(tables()), [path])
    second = library.publish(Verified(tables()), [path])
    assert second == first
    assert len(library.versions()) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda a, b: (numbered(3), [a, b]),
        lambda a, _: (numbered(2), [a]),
        lambda a, b: (numbered(2), [b.rename(b.with_name("autre.csv")), a]),
        lambda a, b: (numbered(2), [received(a.parent, a.name, "autre contenu"), b]),
    ],
    ids=["another row", "a file less", "another name", "other bytes"],
)
def test_another_content_is_another_version(library, tmp_path, change):
    files = [received(tmp_path, "a.csv", "a"), received(tmp_path, "b.csv", "b")]
    first = publish(library, 2, *files)
    content, paths = change(*files)
    assert library.publish(Verified(content), paths).id != first.id
    assert len(library.versions()) == 2


def test_an_empty_text_and_an_absent_one_do_not_make_the_same_version(library):
    def named(name):
        rows = [{"collectivite_id": "x", "nom": name}]
        return tables(collectivites=rows, cooperations=[], financements=[])

    ids = {library.publish(Verified(named(name)), []).id for name in ("", None, "NaN", "\\N")}
    assert len(ids) == 4


def test_files_found_wrong_are_refused_and_leave_no_trace(library):
    problem = Problem(ERROR, "enquete.xlsx", "ODD 18 n’existe pas.")
    with pytest.raises(DataError) as refusal:
        library.publish(Verified(tables(), (problem,), ok=False), [])
    assert refusal.value.problems == (problem,)
    assert not library.folder.exists()


def test_versions_are_listed_from_the_last_published_and_the_served_one_is_marked(library):
    first, second, third = (publish(library, number) for number in (1, 2, 3))
    library.restore(second.id)
    listed = library.versions()
    assert [version.id for version in listed] == [third.id, second.id, first.id]
    assert [version.current for version in listed] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"id": 5}', "\x00\x01", '{"id": "000000000000", "files": 3}'],
)
def test_a_damaged_description_is_listed_as_unreadable_and_breaks_nothing(library, text):
    good, bad = publish(library, 1), publish(library, 2)
    (library.folder / "versions" / bad.id / "version.json").write_text(text)
    listed = library.versions()
    assert [version.id for version in listed] == [good.id, bad.id]
    assert [version.readable for version in listed] == [True, False]
    assert listed[1].summary.startswith(f"{bad.id} — illisible")
    with pytest.raises(DamagedVersionError, match="abîmé"):
        library.load_tables(bad.id)


def test_a_description_that_was_tampered_with_is_unreadable(library):
    version = publish(library, 1)
    path = library.folder / "versions" / version.id / "version.json"
    described = json.loads(path.read_text())
    described["tables"][1]["content"] = "0" * 64
    path.write_text(json.dumps(described))
    assert not library.versions()[0].readable


def test_a_version_without_description_or_under_another_name_is_unreadable(library):
    version = publish(library, 1)
    folder = library.folder / "versions"
    shutil.copytree(folder / version.id, folder / "0123456789ab")
    (folder / "ba9876543210").mkdir()
    readable = {item.id: item.readable for item in library.versions()}
    assert readable == {version.id: True, "0123456789ab": False, "ba9876543210": False}


def test_a_former_version_is_served_again_by_the_beginning_of_its_name(library):
    first, second = publish(library, 1), publish(library, 2)
    assert library.current() == second.id
    assert library.restore(f" {first.id[:6].upper()} ").id == first.id
    assert library.current() == first.id


@pytest.mark.parametrize("name", ["zzz", "", "  ", "..", "../versions", "*"])
def test_an_unknown_version_is_refused_with_the_names_that_are_known(library, name):
    version = publish(library, 1)
    with pytest.raises(UnknownVersionError, match=version.id) as refusal:
        library.restore(name)
    assert isinstance(refusal.value, LookupError)
    assert library.current() == version.id


def test_with_nothing_published_the_refusal_says_that_no_version_is_known(library):
    with pytest.raises(UnknownVersionError, match="Versions connues : aucune"):
        library.restore("abc")


def test_a_beginning_shared_by_several_versions_is_refused_with_their_names(library):
    seen = {}
    for number in range(1, 18):  # sixteen digits: two of seventeen begin alike
        version = publish(library, number)
        twin = seen.setdefault(version.id[0], version)
        if twin is not version:
            break
    with pytest.raises(UnknownVersionError, match="plusieurs versions") as refusal:
        library.restore(version.id[0])
    assert twin.id in str(refusal.value)
    assert version.id in str(refusal.value)


@pytest.mark.parametrize("name", ["tables/cooperations.parquet", "fichiers/enquete.csv"])
@pytest.mark.parametrize("fault", [damage, Path.unlink], ids=["changed", "deleted"])
def test_a_version_whose_files_changed_is_not_restored(library, tmp_path, name, fault):
    first = publish(library, 1, received(tmp_path))
    second = publish(library, 2)
    fault(library.folder / "versions" / first.id / name)
    with pytest.raises(DamagedVersionError, match=Path(name).name):
        library.restore(first.id)
    assert library.current() == second.id


def test_a_changed_table_is_refused_rather_than_read_wrong(library):
    version = publish(library, 2)
    damage(library.folder / "versions" / version.id / "tables" / "cooperations.parquet")
    with pytest.raises(DamagedVersionError, match="a changé"):
        library.load_tables(version.id)


def test_publishing_a_damaged_version_again_repairs_it(library):
    version = publish(library, 2)
    damage(library.folder / "versions" / version.id / "tables" / "cooperations.parquet")
    assert publish(library, 2).id == version.id
    assert len(library.load_tables(version.id)["cooperations"]) == 2


def test_the_files_as_received_can_be_read_again_to_add_to_them(library, tmp_path):
    survey = received(tmp_path / "a", "enquete.csv", "enquête")
    folder = received(tmp_path / "classeur", "collectivites.csv", "commune").parent
    received(folder, "cooperations.csv", "mali")
    received(folder, ".cache", "invisible")
    version = publish(library, 2, survey, folder)
    first, second = library.originals(version.id)
    assert first.read_text() == "enquête"
    assert {path.name: path.read_text() for path in second.iterdir()} == {
        "collectivites.csv": "commune", "cooperations.csv": "mali",
    }  # fmt: skip
    more = received(tmp_path, "crs.csv", "ocde")
    added = publish(library, 3, *library.originals(version.id), more)
    assert [path.name for path in library.originals(added.id)] == [
        "enquete.csv", "classeur", "crs.csv",
    ]  # fmt: skip


def test_two_files_of_the_same_name_are_both_kept(library, tmp_path):
    paths = [received(tmp_path / name, "enquete.csv", name) for name in ("2023", "2024")]
    version = publish(library, 2, *paths, paths[0])
    kept = library.originals(version.id)
    assert [(path.name, path.read_text()) for path in kept] == [
        ("enquete.csv", "2023"), ("enquete (2).csv", "2024"),
    ]  # fmt: skip


def test_a_version_made_by_older_code_gets_the_columns_it_did_not_know(library):
    older = tables()
    older["collectivites"] = older["collectivites"].drop(
        columns=["strategie", "population", "population_statut"]
    ).assign(couleur="bleu")  # fmt: skip
    del older["reponses"]
    loaded = library.load_tables(library.publish(Verified(older), []).id)
    respondents = loaded["collectivites"]
    assert list(respondents) == list(tables()["collectivites"])
    assert respondents["strategie"].isna().all()
    assert respondents["population"].isna().all()
    assert respondents["population"].dtype == "float64"
    assert list(respondents["nom"]) == ["Commune A", "Commune B", "Département C"]
    assert list(loaded["reponses"]) == list(tables()["reponses"])
    assert len(loaded["reponses"]) == 0


def test_the_answers_are_closed_to_other_accounts(library, tmp_path):
    version = publish(library, 1, received(tmp_path))
    versions = library.folder / "versions"
    for folder in (library.folder, versions, versions / version.id):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_open_to_all_is_closed_where_the_answers_are(library):
    (library.folder / "versions").mkdir(parents=True, mode=0o755)
    publish(library, 1)
    assert stat.S_IMODE((library.folder / "versions").stat().st_mode) == 0o700


def test_a_store_that_is_a_file_is_refused_in_french(tmp_path):
    library = Library(received(tmp_path, "depot"))
    with pytest.raises(UnreachableStoreError, match="hors d’atteinte"):
        library.current()
    with pytest.raises(UnreachableStoreError, match="hors d’atteinte"):
        publish(library, 1)


def test_a_source_file_that_disappeared_leaves_the_former_version(library, tmp_path):
    version = publish(library, 1)
    with pytest.raises(StoreError, match="n’existe pas"):
        publish(library, 2, tmp_path / "disparu.xlsx")
    assert library.current() == version.id
    assert [item.id for item in library.versions()] == [version.id]
    assert sorted(path.name for path in (library.folder / "versions").iterdir()) == [version.id]


def test_what_a_killed_publication_left_is_swept_once_old(library):
    publish(library, 1)
    recent, old = (library.folder / "versions" / f".en-cours-{name}" for name in ("a", "b"))
    pointer = library.folder / ".courante-abc"
    for folder in (recent, old):
        (folder / "tables").mkdir(parents=True)
    pointer.write_text("x")
    for path in (old, pointer):
        os.utime(path, (0, 0))
    assert len(library.versions()) == 1
    publish(library, 2)
    assert recent.exists()
    assert not old.exists()
    assert not pointer.exists()


def test_stopped_after_any_step_the_former_version_is_whole_and_served(library, tmp_path):
    former = publish(library, 1)
    reached = []
    for count in range(1, 50):
        steps = library.publication(Verified(numbered(2)), [received(tmp_path)])
        reached = [name for _, name in zip(range(count), steps, strict=False)]
        if reached[-1] == "version servie":
            break
        assert library.current() == former.id, reached
        assert len(library.load_tables(former.id)["cooperations"]) == 1
        assert all(version.readable for version in library.versions())
        steps.close()
    assert len(reached) == count == 11
    assert len(library.load_tables(library.current())["cooperations"]) == 2


@pytest.mark.slow
def test_killed_after_any_step_the_former_version_is_whole_and_served(library):
    former = publish(library, 1)
    with drive("steps", library.folder) as driver:
        outcomes = [line.split() for line in driver.stdout]
    assert driver.returncode == 0
    assert [outcome[0] for outcome in outcomes] == [str(count) for count in range(1, 11)]
    *killed, (_, served) = outcomes
    assert {served for _, served in killed} == {former.id}
    assert len(library.load_tables(served)["cooperations"]) == 2
    assert len(library.load_tables(former.id)["cooperations"]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 4])
def test_killed_at_any_instant_a_whole_version_is_served_and_publishing_still_works(library, lines):
    with drive("forever", library.folder) as driver:
        for _ in range(lines):
            driver.stdout.readline()
        driver.kill()
    served = library.load_tables(library.current())
    number = len(served["cooperations"])
    assert number >= lines
    assert list(served["collectivites"]["nom"]) == [f"tirage {number}"] * number
    assert all(version.readable for version in library.versions())
    assert library.current() == library.check(library.current()).id
    assert publish(library, 1).current


@pytest.mark.slow
def test_two_publications_at_once_leave_every_version_whole(library):
    with (
        drive("several", library.folder, 1, 6) as one,
        drive("several", library.folder, 1, 6) as two,
    ):
        published = [set(process.stdout.read().split()) for process in (one, two)]
    assert one.returncode == two.returncode == 0
    assert published[0] == published[1] == {version.id for version in library.versions()}
    for version_id in published[0]:
        assert library.check(version_id).readable
    assert len(library.load_tables(library.current())["cooperations"]) == 5


def test_a_publication_waits_for_the_one_at_work_then_says_so(library):
    publish(library, 1)
    lock = library.folder / ".verrou"
    with (
        locked(lock),
        pytest.raises(BusyStoreError, match="réessayez"),
        locked(lock, patience=0),
    ):
        pass
    with locked(lock, patience=0):
        assert library.current()
