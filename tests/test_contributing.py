"""What a newcomer types, and what a forge runs, is what the project has."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})
FLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def relative(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_every_make_target_that_a_document_names_exists(path):
    text = path.read_text("utf-8")
    asked = re.findall(r"(?:^|`)make ([a-z]+)\b(?! [a-z])", text, re.MULTILINE)

    assert set(asked) <= TARGETS


def test_every_target_is_said_in_a_line():
    helped = set(re.findall(r"^([a-z]+):.* ## \w", MAKEFILE, re.MULTILINE))

    assert helped == TARGETS
    assert {"run", "dev", "quick", "check", "test", "format"} <= TARGETS


def test_the_forge_runs_the_gate_on_the_oldest_python():
    (flow,) = FLOWS
    oldest = re.search(
        r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8")
    )
    text = flow.read_text("utf-8")

    assert "run: .ci/run" in text
    assert f'python-version: "{oldest[1]}"' in text


@pytest.mark.parametrize("path", FLOWS, ids=relative)
def test_actions_are_pinned_by_commit(path):
    used = re.findall(r"uses: *(\S+)", path.read_text("utf-8"))

    assert used
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []


def test_hooks_run_the_tools_of_the_environment():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    entries = re.findall(r"entry: (.*)", hooks)

    assert [entry for entry in entries if not entry.startswith(".venv/bin/")] == []
    assert {"ruff check", "ruff format", "mypy", "biome"} == set(re.findall(r" name: (.*)", hooks))
    assert re.findall(r"repo: (.*)", hooks) == ["local"]


def test_the_version_is_the_latest_dated_one_of_the_changelog():
    latest = re.search(
        r"^## (\d[\d.]*) — \d{4}-\d\d-\d\d$",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.MULTILINE,
    )

    assert f'version = "{latest[1]}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_biome_is_one_version():
    schema = re.search(r"schemas/([\d.]+)/", (ROOT / "biome.jsonc").read_text("utf-8"))
    package = (ROOT / "tests" / "biome" / "package.json").read_text("utf-8")

    assert f'"@biomejs/biome": "{schema[1]}"' in package
