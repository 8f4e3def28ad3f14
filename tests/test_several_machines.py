"""Two deployments that share an object store and a Redis serve the same, as the README has it."""

import json
import os
import subprocess
import sys

import pytest

from app import main
from callbacks.health import FAR
from tests.backends.running import object_store, redis
from tests.servers import ROOT, running

DEMONSTRATION = ROOT / "data" / "demonstration" / "acter-2024"


@pytest.fixture
def shared(tmp_path):
    """Return the settings of a machine, and the servers that it shares."""
    with redis(tmp_path) as cache, object_store(tmp_path) as store:
        given = {
            "ACTER_CACHE": cache.address,
            "ACTER_DEPOT": store.address,
            "ACTER_ADRESSE": "https://observatoire.exemple.fr",
            "AWS_ACCESS_KEY_ID": "essai",
            "AWS_SECRET_ACCESS_KEY": "essai",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        yield given, cache, store


def command(folder, given, *words):
    """Run a command on a machine of its own; return its exit code and all that it says."""
    own = {"PATH": os.environ["PATH"], "ACTER_DATA_DIR": str(folder / "commands")}
    done = subprocess.run(
        [sys.executable, "app.py", *map(str, words)], cwd=ROOT, env={**own, **given},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def machine(folder, given):
    folder.mkdir()
    return running("gunicorn", folder, **given)


def served(server):
    return json.loads(server.ask("/healthz")[2])["version"]


def until(condition):
    while not condition():
        pass


@pytest.mark.slow
def test_what_is_published_once_is_served_by_both_and_outlives_what_they_share(tmp_path, shared):
    given, cache, store = shared
    with machine(tmp_path / "une", given) as one, machine(tmp_path / "deux", given) as two:
        embedded = served(one)
        assert served(two) == embedded

        code, said = command(tmp_path, given, "publier", DEMONSTRATION)
        assert code == 0, said
        # Each worker of a server follows by itself: many answers have them all among them.
        until(lambda: embedded not in {served(each) for each in (one, two) for _ in range(10)})
        assert served(one) == served(two)
        assert served(one)[:12] in command(tmp_path, given, "versions")[1]
        assert one.ask("/odd")[2] == two.ask("/odd")[2]

        store.kill()
        cache.kill()
        until(lambda: json.loads(two.ask("/readyz")[2])["controles"]["version"] == FAR)
        for server in (one, two):
            assert server.ask("/odd?region=84")[0] == server.ask("/odd")[0] == 200
        code, said = command(tmp_path, given, "versions")
        assert code == 1
        assert "hors d’atteinte" in said


@pytest.mark.parametrize("words", ["versions", "retablir abc", f"publier {DEMONSTRATION}",
                                   f"verifier --protection {DEMONSTRATION}"])  # fmt: skip
def test_commands_say_in_french_that_the_store_does_not_answer(
    tmp_path, monkeypatch, capsys, words
):
    monkeypatch.setenv("ACTER_DEPOT", "s3://depot/acter?scheme=http&endpoint_override=127.0.0.1:1")
    monkeypatch.setenv("ACTER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "essai")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "essai")

    assert main(words.split()) == 1
    assert "Le dépôt partagé des versions est hors d’atteinte" in capsys.readouterr().out
