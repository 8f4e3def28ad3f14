"""The ways in which a whole file goes wrong, and what the report then says."""

import io
import struct
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake.readers.safety import OLE
from data.intake.verify import Verification
from tests.data.builders import changed, folder, good, says, verified, workbook

#: The same examples at every run; each writes its own file, so sharing `tmp_path` is safe.
REPEATABLE = settings(
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _zip(**parts: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return raw.getvalue()


def _xlsx() -> bytes:
    raw = io.BytesIO()
    openpyxl.Workbook().save(raw)
    return raw.getvalue()


def _lying_bomb() -> bytes:
    """Return a zip whose directory declares 10 bytes for a part that unpacks to 20 MB."""
    raw = bytearray(_zip(xl__workbook_xml=b" " * 20_000_000))
    struct.pack_into("<I", raw, raw.rindex(b"PK\x01\x02") + 24, 10)
    return bytes(raw)


def _entities() -> bytes:
    """Return a good workbook in which one part declares an entity."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_xlsx())) as old, zipfile.ZipFile(raw, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                content = b'<!DOCTYPE workbook [<!ENTITY b "bbb">]>' + content
            new.writestr(name, content)
    return raw.getvalue()


FILES: dict[str, tuple[str, bytes, str, str]] = {
    "an empty file": ("e.xlsx", b"", "vide", "rempli"),
    "an empty CSV file": ("e.csv", b"", "vide", "rempli"),
    "blank lines only": ("e.csv", b"\n\n \n", "aucune ligne", "un en-tête"),
    "a workbook under a password": (
        "e.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "mot de passe", "sans mot de passe"),
    "an old workbook": (
        "e.xls", OLE + bytes(600) + "Workbook".encode("utf-16-le"), "(.xls)", ".xlsx"),
    "an OpenDocument sheet": (
        "e.ods", _zip(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), "(.ods)", ".xlsx"),
    "a binary workbook": ("e.xlsb", _zip(xl__workbook_bin=b"a"), "(.xlsb)", ".xlsx"),
    "a text document": ("e.xlsx", _zip(word__document_xml=b"<a/>"), "pas un classeur", "CSV"),
    "a workbook cut short": ("e.xlsx", _xlsx()[:-700], "endommagé", "intact"),
    "a workbook whose parts are missing": (
        "e.xlsx", _zip(xl__workbook_xml=b"<workbook/>"), "endommagé", "intact"),
    "a workbook with entities": ("e.xlsx", _entities(), "endommagé", "intact"),
    "noise under the name of a workbook": ("e.xlsx", b"\x00\x01\xff", "pas un classeur", ".xlsx"),
    "a web page under the name of a workbook": (
        "e.xls", b"<html><table>", "pas un classeur", ".xlsx"),
    "a zip bomb": (
        "e.xlsx", _zip(xl__workbook_xml=b" " * 20_000_000), "démesuré", "au plus 300 Mo"),
    "a zip bomb that lies about its size": ("e.xlsx", _lying_bomb(), "endommagé", "intact"),
    "a picture": ("e.png", b"\x89PNG\r\n\x1a\n\x00\x00", "format", ".xlsx"),
    "noise under the name of a CSV file": ("e.csv", b"a;b\n\x00\x01\x02", "texte", "UTF-8"),
    "columns of another file": ("e.csv", b"prenom;age\nAna;3\n", "pas une table", "collectivites"),
    "another separator": (
        "cooperations.csv", b"cooperation_id|pays\nC1|SEN\n", "séparateur", "tabulation"),
    "an open quote": (
        "cooperations.csv", b'cooperation_id;pays\n"C1;SEN\n', "guillemets", "paires"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_report_refuses_the_whole_file(name, tmp_path):
    file, raw, message, expected = FILES[name]
    (tmp_path / file).write_bytes(raw)
    result = verified(tmp_path / file)
    wanted = {"level": "erreur", "file": file, "message": message, "expected": expected}
    assert says(result, wanted), result.problems
    assert not result.ok


def test_a_file_of_100_mb_is_refused_without_being_read(tmp_path):
    for name in ("e.xlsx", "e.csv"):
        with (tmp_path / name).open("wb") as file:
            file.write(b"PK\x03\x04" if name == "e.xlsx" else b"nom;pays\n")
            file.truncate(100_000_000)
        wanted = {"value": "100 Mo", "message": "trop gros", "expected": "au plus 50 Mo"}
        assert says(verified(tmp_path / name), {"file": name, "level": "erreur", **wanted})


def test_a_path_that_does_not_exist_is_said_so(tmp_path):
    assert says(verified(tmp_path / "rien.xlsx"), {"file": "rien.xlsx", "message": "n’existe pas"})


def test_a_folder_without_a_known_file_is_said_so(tmp_path):
    (tmp_path / "notes.csv").write_text("prenom;age\n")
    result = verified(tmp_path)
    assert says(result, {"message": "aucun fichier CSV reconnu", "level": "erreur"})
    assert says(result, {"message": "pas une table", "level": "avertissement", "row": 1})


def test_no_file_at_all_is_an_error():
    assert says(verified(), {"level": "erreur", "message": "Aucun fichier"})


CSV_LINES: dict[str, tuple[str, dict[str, object]]] = {
    "a row cut by another separator": (
        "cooperation_id;collectivite_id;pays\nC1,A1,SEN\n",
        {"row": 2, "value": "C1,A1,SEN", "message": "pas séparée comme", "expected": "« ; »"}),
    "a row with too many cells": (
        "cooperation_id,pays,montant_eur\nC1,SEN,12,5\n",
        {"row": 2, "value": "12,5", "message": "plus de cellules", "expected": "guillemets"}),
    "a row with too few cells": (
        "cooperation_id;collectivite_id;pays\nC1;A1\n",
        {"level": "avertissement", "message": "fin de ligne, lues comme vides : ligne 2"}),
    "letters spoilt by a former conversion": (
        "cooperation_id;pays\nC1;SÃ©nÃ©gal\n",
        {"message": "mauvais encodage : ligne 2", "expected": "UTF-8"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CSV_LINES)
def test_the_report_names_the_line_of(name, tmp_path):
    text, wanted = CSV_LINES[name]
    (tmp_path / "cooperations.csv").write_text(text, encoding="utf-8")
    result = verified(tmp_path / "cooperations.csv")
    assert says(result, {"file": "cooperations.csv", "level": "erreur", **wanted}), result.problems


def test_an_unknown_question_is_one_problem_and_not_two(tmp_path):
    result = verified(workbook(tmp_path / "e.xlsx", changed("reponses", 2, "question", "humeur")))
    assert [problem.column for problem in result.problems] == ["question"]


def test_one_report_tells_everything_that_is_wrong_at_once(tmp_path):
    tables = changed("cooperations", 2, "odd", "18")
    tables["collectivites"][1][5] = "Finistère nord"
    tables["reponses"].append(["A1", "freins", "aucun"])
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert [problem.sheet for problem in result.problems] == [
        "collectivites", "cooperations", "reponses",
    ]  # fmt: skip


def test_a_series_of_equal_problems_is_listed_50_times_and_counted(tmp_path):
    tables = good()
    tables["reponses"] += [["A1", "freins", f"zz{at}"] for at in range(200)]
    result = verified(workbook(tmp_path / "e.xlsx", tables))
    assert len(result.problems) == 51
    assert "200 en tout" in result.problems[-1].message
    assert result.errors == 200


@settings(REPEATABLE, max_examples=60)
@given(
    raw=st.binary(max_size=400), start=st.sampled_from([b"", OLE, b"PK\x03\x04", b"vague;nom\n"])
)
def test_no_bytes_whatever_make_the_readers_fail(raw, start, tmp_path):
    for name in ("e.xlsx", "e.csv", "e.bin"):
        (tmp_path / name).write_bytes(start + raw)
        assert not verified(tmp_path / name).ok


@settings(REPEATABLE, max_examples=40)
@given(at=st.integers(0, 6000), byte=st.integers(0, 255))
def test_no_damage_to_a_workbook_makes_the_readers_fail(at, byte, tmp_path):
    raw = bytearray(workbook(tmp_path / "e.xlsx", good()).read_bytes())
    raw[at % len(raw)] = byte
    (tmp_path / "e.xlsx").write_bytes(raw)
    assert isinstance(verified(tmp_path / "e.xlsx"), Verification)


@settings(REPEATABLE, max_examples=100)
@given(text=st.text(max_size=30), column=st.sampled_from(good()["cooperations"][0]))
def test_no_text_in_a_cell_makes_the_readers_fail(text, column, tmp_path):
    tables = changed("cooperations", 2, str(column), text.replace(";", " "))
    path = tmp_path / "e"
    path.mkdir(exist_ok=True)
    assert isinstance(verified(folder(path, tables)), Verification)
