"""The files that an operator takes say what the program is, and agree with each other."""

import re
import shutil
import subprocess
import sys

import pytest
import yaml

from callbacks.guard import MAX_BODY
from settings import Settings
from tests.servers import ROOT

FILES = sorted((ROOT / "deploiement").iterdir())
CONTAINER = (ROOT / "deploiement" / "Containerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploiement" / "compose.yaml").read_text("utf-8"))
UNIT = (ROOT / "deploiement" / "observatoire@.service").read_text("utf-8")
NGINX = (ROOT / "deploiement" / "nginx.conf").read_text("utf-8")
GUIDE = (ROOT / "docs" / "deploiement.md").read_text("utf-8")
#: How gunicorn is started, but for where it listens.
STARTED = "gunicorn --no-control-socket --workers 2 --threads 12 --bind"


def started(text):
    return " ".join(re.sub(r'[\\",\[\]]', " ", text).split())


@pytest.mark.parametrize("text", [CONTAINER, UNIT, (ROOT / "README.md").read_text("utf-8")])
def test_gunicorn_is_started_as_the_readme_says_everywhere(text):
    assert STARTED in started(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path):
    known = {f"ACTER_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"\bACTER_[A-Z_]+", path.read_text("utf-8")))

    assert named <= known
    assert set(re.findall(r"\bACTER_[A-Z_]+", GUIDE)) <= known


def test_a_container_holds_all_that_the_program_needs(tmp_path):
    for *sources, place in (line.split()[1:] for line in CONTAINER.splitlines() if "COPY" in line):
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, tmp_path / place)
            else:
                shutil.copy(ROOT / source, tmp_path / place)
    given = {
        "PATH": "/usr/bin:/bin",
        "ACTER_DATA_DIR": str(tmp_path / "v"),
        "ACTER_CACHE_DIR": str(tmp_path / "c"),
    }
    asked = "import app; print(app.create_server().test_client().get('/carte').status)"

    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, env=given, check=False,
        capture_output=True, text=True,
    )  # fmt: skip

    assert done.stdout == "200 OK\n", done.stderr


def test_the_containers_are_those_that_nginx_is_told_of():
    (script,) = (part for part in COMPOSE["services"]["nginx"]["command"] if "sed" in part)
    written = dict(re.findall(r"s/([\d.:]+)/([\w-]+):8050/", script))

    assert set(written) == set(re.findall(r"server ([\d.:]+) ", NGINX))
    assert set(written.values()) < set(COMPOSE["services"])
    assert "EXPOSE 8050" in CONTAINER
    for port in re.findall(r"server 127.0.0.1:(\d+) ", NGINX):
        assert f"observatoire@{port}" in UNIT


def test_both_instances_of_the_containers_share_what_is_published_and_the_cache():
    one, other = (COMPOSE["services"][f"observatoire-{number}"] for number in (1, 2))

    assert one == other
    place = re.search(r"ACTER_DATA_DIR=(\S+)", CONTAINER)[1]
    assert one["volumes"] == [f"versions:{place}"]
    assert "versions" in COMPOSE["volumes"]


def test_an_instance_has_the_time_to_finish_what_it_answers():
    assert "KillMode=mixed" in UNIT
    assert "TimeoutStopSec=45" in UNIT
    assert COMPOSE["services"]["observatoire-1"]["stop_grace_period"] == "45s"
    assert COMPOSE["services"]["observatoire-1"]["init"] is True


def test_the_front_takes_no_more_than_the_program_does():
    assert "client_max_body_size 1m;" in NGINX
    assert MAX_BODY <= 2**20
