"""Every package that the program runs on is reviewed, and every advisory we know is answered."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.audit import findings

ROOT = Path(__file__).parents[1]
REVIEW = tomllib.loads((ROOT / "docs" / "dependencies.toml").read_text("utf-8"))
PACKAGES = {**REVIEW["direct"], **REVIEW["transitive"]}
ADVISORIES = REVIEW["advisory"]

#: Licences under which one may run, change and hand on the whole, this program staying MIT's.
USABLE = {
    "MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "PSF-2.0", "MPL-2.0",
    "Zlib", "CC0-1.0",
}  # fmt: skip


def locked():
    """Return the versions of each package of the lock, joined by a comma."""
    found = {}
    text = (ROOT / "requirements.lock").read_text("utf-8")
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(versions) for name, versions in found.items()}


def test_every_package_of_the_lock_is_reviewed_at_its_version_and_no_other():
    assert {name: entry["version"] for name, entry in PACKAGES.items()} == locked()


def test_direct_dependencies_are_those_of_the_project_and_say_what_losing_them_costs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert set(REVIEW["direct"]) == {Requirement(text).name for text in project["dependencies"]}
    assert all(entry["loss"] for entry in REVIEW["direct"].values())


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_has_a_usable_licence_which_is_the_one_it_declares(name):
    entry = PACKAGES[name]
    declared = metadata(name).get("License-Expression") if installed(name) else None

    assert set(re.split(r" AND | OR ", entry["licence"])) <= USABLE
    assert declared in {None, entry["licence"]}
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", entry["latest_release"])


def installed(name):
    """Tell whether the version installed here is one of the lock's."""
    try:
        return metadata(name)["Version"] in PACKAGES[name]["version"].split(", ")
    except ModuleNotFoundError:
        return False  # another Python's


@pytest.mark.parametrize("advisory", ADVISORIES, ids=lambda one: one["ids"][0])
def test_an_advisory_is_fixed_in_the_lock_or_answered_by_tests_that_exist(advisory):
    versions = PACKAGES[advisory["package"]]["version"].split(", ")
    if "fixed_in" in advisory:
        assert all(Version(one) >= Version(advisory["fixed_in"]) for one in versions)
        return
    assert advisory["answer"]
    assert advisory["shown_by"]
    for place in advisory["shown_by"]:
        file, _, test = place.partition("::")
        assert f"def {test}(" in (ROOT / file).read_text("utf-8")


def test_diskcache_is_used_in_one_place_and_never_with_its_own_disk():
    """The answer to CVE-2025-69872: nobody can open a cache that unpickles."""
    rooms = (ROOT / room for room in ("data", "components", "callbacks"))
    program = [*ROOT.glob("*.py"), *(path for room in rooms for path in room.rglob("*.py"))]
    users = [path for path in program if re.search(r"(import|from) diskcache", path.read_text())]

    assert [path.relative_to(ROOT).as_posix() for path in users] == ["data/serving/disk_cache.py"]
    source = users[0].read_text("utf-8")
    opened = re.findall(r"\bCache\(((?:[^()]|\([^()]*\))*)\)", source)
    assert opened
    assert all("disk=BytesOnlyDisk" in arguments for arguments in opened)
    assert "pickle" not in re.sub(r'""".*?"""', "", source, flags=re.DOTALL)


def report(**package):
    return {"dependencies": [{"name": "diskcache", "version": "5.6.3", "vulns": [], **package}]}


def vulnerable(name, *aliases):
    return report(vulns=[{"id": name, "aliases": list(aliases), "fix_versions": []}])


def test_the_audit_is_silent_about_what_is_answered_and_names_what_is_not():
    assert findings(report(), REVIEW) == []
    assert findings(vulnerable("PYSEC-1", "CVE-2025-69872"), REVIEW) == []
    [line] = findings(vulnerable("CVE-2031-1"), REVIEW)
    assert "CVE-2031-1" in line


def test_a_package_that_could_not_be_looked_up_is_never_taken_for_a_sound_one():
    [line] = findings(report(skip_reason="not found"), REVIEW)

    assert "diskcache" in line
