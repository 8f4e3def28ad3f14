"""The package over HTTP: descriptor, files and archive go together, and nothing else is there."""

import io
import zipfile

import frictionless
import pytest


def test_a_package_is_whole_at_its_address(client):
    payload = client.get("/donnees/datapackage.json").json

    for resource in payload["resources"]:
        file = client.get(f"/donnees/{resource['path']}")
        assert file.status_code == 200
        assert len(file.data) == resource["bytes"]
    assert payload["homepage"] == "http://localhost"


def test_the_archive_is_valid_and_bears_its_mark(client, tmp_path):
    answer = client.get("/donnees/acter-acter-2024.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        archive.extractall(tmp_path)

    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert "acter-2024-demonstration.zip" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("address", "code"),
    [("/donnees/", 404), ("/donnees", 404), ("/donnees/zut/datapackage.json", 404),
     ("/donnees/acter-zut.zip", 404), ("/donnees/acter-.zip", 404),
     ("/donnees/acter-2024/reponses.csv", 404), ("/donnees/acter-2024/..%2fsources.csv", 404),
     ("/donnees/acter-2024/collectivites.csv", 404), ("/donnees/acter-2024/%00.csv", 404),
     ("/donnees/datapackage.json?region=84", 400), ("/donnees/datapackage.json?vague=", 400),
     ("/donnees/acter-acter-2024.zip?x=1", 400), ("/donnees/" + "a" * 3000 + ".zip", 404)],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_what_is_not_there_is_refused_in_a_few_words(client, address, code, method):
    answer = client.open(address, method=method)

    assert answer.status_code < 500
    if method == "GET":
        assert answer.status_code == code
        assert len(answer.data) < 1500
