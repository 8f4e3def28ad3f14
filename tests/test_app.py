"""The program as it is started: settings, commands, independent apps."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from app import create_app, main
from callbacks import navigation
from components.screen import page_frame
from data import commands
from data.codebook import load
from data.versions.library import Library
from settings import Settings, read_settings

ROOT = Path(__file__).parents[1]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("ACTER_DATA_DIR", str(tmp_path / "versions"))
    monkeypatch.setenv("ACTER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def test_two_apps_share_nothing(tmp_path):
    """What is published for one, and what one has counted, the other never shows."""
    places = {
        name: Settings(data_dir=tmp_path / name, cache_dir=tmp_path / f"{name}-cache")
        for name in ("un", "deux")
    }
    book = load()
    folder = tmp_path / "donnees"
    commands.write_demonstration(folder, 2)
    commands.publish([folder / "acter-2027"], Library(places["un"].data_dir, book), add=False)

    asking = {name: create_app(place).server.test_client() for name, place in places.items()}
    payloads = [
        asking[name].get("/graphiques/odd.json").json for name in ("un", "deux", "un", "deux")
    ]

    assert [payload["filters"]["vague"] for payload in payloads] == ["acter-2027", "acter-2024"] * 2
    assert payloads[0]["base"] != payloads[1]["base"]
    assert payloads[:2] == payloads[2:]


def test_a_server_that_draws_pages_imports_nothing_that_writes_files_or_asks_other_machines(
    tmp_path,
):
    """A worker would hold it all: 26 MB."""
    program = (
        "import sys; from pathlib import Path; import app; from settings import Settings;"
        "place = Path(sys.argv[1]);"
        "app.settled(Settings(data_dir=place / 'versions', cache_dir=place / 'cache'));"
        "print(*sorted({'pptx', 'lxml', 'xlsxwriter', 'openpyxl', 'redis', 'pyarrow.fs',"
        "'playwright'} & {*sys.modules}))"
    )
    asked = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


def test_the_program_is_set_up_before_its_first_request_whatever_its_page(tmp_path, monkeypatch):
    """Dash would do it at that request, once: another at the same time, or its failure, and no
    callback is known for ever."""
    monkeypatch.setattr(navigation, "page_at", lambda *_, **__: page_frame.Drawn(Markup(), {}))
    # A place of its own: the empty page is kept there.
    app = create_app(Settings(data_dir=tmp_path / "versions", cache_dir=tmp_path / "cache"))

    assert app.callback_map
    assert "scripts.js" in app.server.test_client().get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ACTER_PORT", "abc", "un entier de 1 à 65535"),
        ("ACTER_PORT", "70000", "un entier de 1 à 65535"),
        ("ACTER_CACHE_MB", "0", "un entier positif"),
        ("ACTER_DOMINANCE", "3", "entre 0 et 1"),
        ("ACTER_FRAME_ANCESTORS", "x; script-src *", "séparés par un espace"),
        ("ACTER_ADRESSE", "observatoire.fr", "https://exemple.fr/chemin"),
        ("ACTER_ADRESSE", "https://a.fr/acter?x=1", "https://exemple.fr/chemin"),
        ("ACTER_ADRESSE", "https://a.fr/acter//odd", "https://exemple.fr/chemin"),
        ("ACTER_ADRESSE", "https://a.fr/../acter", "https://exemple.fr/chemin"),
        ("ACTER_ADRESSE", "//a.fr/acter", "https://exemple.fr/chemin"),
        ("ACTER_ADRESSE", 'https://a.fr"><script>', "https://exemple.fr/chemin"),
        ("ACTER_CACHE", "memcached://hote", "redis://hôte:port/base"),
        ("ACTER_CACHE", "redis:///0", "redis://hôte:port/base"),
        ("ACTER_DEPOT", "/mnt/depot", "s3://seau/dossier"),
        ("ACTER_DEPOT", "s3://clef:secret@seau/dossier", "s3://seau/dossier"),
        ("ACTER_CONTACT", "a@b.fr?cc=x@y.fr", "courriel"),
        ("ACTER_FRAME_ANCESTORS", "a.fr, b.fr", "séparés par un espace"),
        ("ACTER_FRAME_ANCESTORS", "https://a.fr/page", "https://exemple.fr"),
        ("ACTER_FRAME_ANCESTORS", "https//a.fr", "https://exemple.fr"),
    ],
)
def test_a_wrong_setting_is_refused_in_french_with_its_name(monkeypatch, name, value, expected):
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as stopped:
        read_settings()

    assert name in str(stopped.value)
    assert f"« {value} »" in str(stopped.value)
    assert expected in str(stopped.value)


def test_settings_that_make_no_sense_together_or_do_not_exist_are_refused(monkeypatch):
    monkeypatch.setenv("ACTER_MASKED_BELOW", "20")
    with pytest.raises(SystemExit, match="croissant"):
        read_settings()
    monkeypatch.setenv("ACTER_PRT", "80")
    with pytest.raises(SystemExit, match="ACTER_PRT"):
        read_settings()


def test_every_setting_is_documented():
    readme = (ROOT / "README.md").read_text("utf-8")

    for name, field in Settings.model_fields.items():
        row = next(line for line in readme.splitlines() if f"| `ACTER_{name.upper()}` |" in line)
        default = field.default
        if isinstance(default, int | float) and not isinstance(default, bool):
            assert f"| `{default}` |" in row
        assert field.description


def test_a_file_is_checked_published_listed_and_taken_back(store, capsys):
    folder = store / "donnees"
    assert main(["demonstration", str(folder)]) == 0
    assert main(["verifier", str(folder)]) == 0
    capsys.readouterr()

    assert main(["publier", str(folder)]) == 0
    published = re.search(r"Version publiée : (\w{12})", capsys.readouterr().out)[1]
    (folder / "collectivites.csv").write_text("collectivite_id;nom\n1;A\n", "utf-8")
    assert main(["publier", str(folder)]) == 1
    assert "Rien n’a été publié" in capsys.readouterr().out
    assert main(["versions"]) == 0
    assert published in capsys.readouterr().out

    assert main(["retablir", published[:6]]) == 0
    assert main(["retablir", "zut"]) == 1


def test_the_report_for_programs_is_json(store, capsys):
    wrong = store / "enquete.csv"
    wrong.write_text("collectivite_id;nom;type\n1;A;comune\n", "utf-8")

    assert main(["verifier", "--json", str(wrong)]) == 1

    payload = json.loads(capsys.readouterr().out)
    assert payload["valide"] is False
    assert any(problem["valeur"] == "comune" for problem in payload["problemes"])


def test_the_template_is_written_once(store):
    path = store / "modele.xlsx"

    assert main(["modele", str(path)]) == 0
    assert path.stat().st_size > 10_000
    assert main(["modele", str(path)]) == 1
    assert main(["modele", str(store / "modele.txt")]) == 1


def test_what_is_no_command_is_refused_in_french(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["zut"])

    assert stopped.value.code == 2
    assert "Commande incomprise" in capsys.readouterr().err


def test_settings_are_the_only_reader_of_the_environment():
    program = [
        path for room in ("data", "components", "callbacks") for path in (ROOT / room).rglob("*.py")
    ]
    readers = {
        path.name
        for path in (*program, *ROOT.glob("*.py"))
        if re.search(r"os\.environ|getenv|BaseSettings", path.read_text("utf-8"))
    }

    assert readers == {"settings.py"}


def test_importing_the_program_builds_nothing():
    look = (
        "import gc, app; from dash import Dash; from flask import Flask;"
        "from data.serving.store import AggregateStore; from data.dataset import Dataset;"
        "kinds = (Dash, Flask, AggregateStore, Dataset);"
        "print([type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds)])"
    )
    found = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["modele", "{}/absent/enquete.xlsx"], "le fichier ou le dossier n’existe pas"),
        (["demonstration", "{}/fichier"], "un fichier porte déjà ce nom"),
        (["demonstration", "{}/fichier/dossier"], "ce n’est pas un dossier"),
    ],
)
def test_where_a_command_cannot_write_the_system_s_reason_is_french(store, capsys, command, reason):
    (store / "fichier").write_text("")

    assert main([word.format(store) for word in command]) == 1
    assert reason in capsys.readouterr().out
