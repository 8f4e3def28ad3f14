"""Where a Chromium is looked for, and what comes of none. With a real one: tests/browser."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import ASSETS
from callbacks import browser_path
from callbacks.rendering import NoBrowserError, Renderer
from tests.browser.chromium import NAMES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mode", [0o600, 0o700])
def test_a_file_that_is_no_browser_counts_as_none(tmp_path, mode):
    impostor = tmp_path / "chromium"
    impostor.write_text("#!/bin/sh\nexit 1\n")
    impostor.chmod(mode)

    with pytest.raises(NoBrowserError):
        Renderer(ASSETS, str(impostor)).render({}, "png", 10, 10)


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_is_looked_for_by_its_usual_names(tmp_path, monkeypatch, name):
    program = tmp_path / name
    program.write_text("")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert browser_path.find("") == str(program)
    assert browser_path.find(__file__) == __file__
    assert browser_path.find("/nulle/part") is None


def test_where_no_usual_place_has_one_there_is_none(monkeypatch):
    monkeypatch.setattr(browser_path, "USUAL", ("aucun-navigateur", "/nulle/part"))

    assert not Renderer(ASSETS).available()
    with pytest.raises(NoBrowserError):
        Renderer(ASSETS).render({}, "png", 10, 10)


def test_a_server_that_draws_no_picture_does_not_load_playwright():
    check = "import app, sys; sys.exit('playwright' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0
