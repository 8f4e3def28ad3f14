"""The public part of the data as a package: valid by Frictionless' own tool, and public only."""

import csv
import io
import json
import zipfile

import frictionless
import pytest

from data import demonstration
from data.codebook import RESERVED
from data.commands import embedded
from data.demonstration import DEMONSTRATION_NOTICE
from data.disclosure.rules import Rules
from data.package import build, zipped
from tests.data.small import BOOK
from tests.data.survey import WAVE, survey

#: Not one of these may ever be a column of a survey's package.
RESERVED_NAMES = {
    *(one.name for spec in BOOK.tables.values() for one in spec.variables if one.confidential),
    "action", "anciennete", "flux", "strate", "modalite",
}  # fmt: skip

OPEN = {"vague": "crs-2023", "titre": "APD 2023", "producteur": "OCDE", "champ": "c",
        "licence": "Licence Ouverte", "demonstration": "non",
        "donnees_ouvertes": "oui"}  # fmt: skip


@pytest.fixture(scope="module")
def made_up():
    return build(embedded(demonstration.FIRST, BOOK, "essai", Rules()), WAVE)


def open_data():
    """Two lines of open data: one of a commune, and a refund that names nobody."""
    line = {"vague": "crs-2023", "pays": "SEN", "nature": "projet"}
    return survey(
        sources=[OPEN],
        collectivites=[
            {"collectivite_id": "A", "vague": "crs-2023", "nom": "A", "type": "commune"}
        ],
        cooperations=[
            {**line, "cooperation_id": "1", "collectivite_id": "A", "montant_eur": 32.5},
            {**line, "cooperation_id": "2", "montant_eur": -1000, "flux": "remboursement"},
        ],
        financements=[],
        reponses=[],
    )


def report(package, folder):
    """Write the package as it is published, and ask Frictionless what it thinks of it."""
    with zipfile.ZipFile(io.BytesIO(zipped(package))) as archive:
        archive.extractall(folder)
    return frictionless.validate(str(folder / "datapackage.json"))


def rows(package, name):
    text = package.files[f"{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text)))


def fields(package, name):
    schema = next(one for one in package.descriptor["resources"] if one["name"] == name)["schema"]
    return {one["name"]: one for one in schema["fields"]}


def test_the_packages_are_valid_by_the_tool_of_the_format(made_up, tmp_path):
    for name, package in (("demo", made_up), ("small", build(survey(), WAVE)),
                          ("open", build(open_data(), "crs-2023"))):  # fmt: skip
        told = report(package, tmp_path / name)

        assert told.valid, told.flatten(["title", "message"])
        assert told.stats["tasks"] >= 4


def test_the_schemas_are_strict_enough_to_see_a_wrong_cell(tmp_path):
    package = build(survey(), WAVE)
    for at, (right, wrong) in enumerate(
        ((b"culture eau", b"culture zut"), (b",SEN,", b",ZUT,"), (b",D\xc3\xa9p", b",Dep"))
    ):
        broken = {name: raw.replace(right, wrong) for name, raw in package.files.items()}
        assert not report(type(package)(package.descriptor, broken), tmp_path / str(at)).valid


def test_only_public_facts_are_in_the_package_of_a_survey(made_up):
    for package in (made_up, build(survey(), WAVE)):
        tables = {one["name"] for one in package.descriptor["resources"]}
        assert tables == {"collectivites", "cooperations", "financements", "variables", "modalites"}
        for name in ("collectivites", "cooperations", "financements"):
            assert not RESERVED_NAMES & set(fields(package, name))


def test_a_survey_gives_names_places_cooperations_and_cited_funders():
    package = build(survey(), WAVE)

    assert rows(package, "collectivites")[0] == {
        "collectivite_id": "A", "vague": WAVE, "nom": "Commune A", "siren": "", "type": "commune",
        "region": "84", "departement": "", "population": "20000",
    }  # fmt: skip
    assert rows(package, "cooperations")[0]["thematiques"] == "culture eau"
    funders = [(row["collectivite_id"], row["financeur"]) for row in rows(package, "financements")]
    assert funders == [("A", "meae"), ("A", "interreg"), ("A", "erasmus"), ("C", "meae")]


def test_what_is_already_public_is_given_with_its_amounts_and_their_sign():
    package = build(open_data(), "crs-2023")
    first, refund = rows(package, "cooperations")

    assert (first["montant_eur"], refund["montant_eur"]) == ("32.5", "-1000")
    assert (first["collectivite_id"], refund["collectivite_id"]) == ("A", "")
    assert refund["flux"] == "remboursement"
    assert "financements" not in {one["name"] for one in package.descriptor["resources"]}


def test_a_demonstration_is_marked_in_title_files_and_rows(made_up):
    assert made_up.descriptor["title"].startswith("DÉMONSTRATION. ")
    assert made_up.descriptor["description"].startswith(DEMONSTRATION_NOTICE)
    assert made_up.descriptor["name"].endswith("-demonstration")
    assert all(name.endswith("-demonstration.csv") for name in made_up.files)
    for name in ("collectivites", "cooperations", "financements"):
        told = rows(made_up, f"{name}-demonstration")
        assert {row["mention"] for row in told} == {DEMONSTRATION_NOTICE}
    assert "mention" not in fields(build(survey(), WAVE), "collectivites")


def test_the_schemas_say_what_the_codebook_says():
    package = build(survey(), WAVE)
    kind = fields(package, "collectivites")["type"]
    told = package.descriptor

    assert kind["title"] == "Type de collectivité"
    assert kind["description"].startswith("De quel type est votre collectivité ?")
    assert set(kind["constraints"]["enum"]) == {*BOOK.nomenclatures["types"].codes, *RESERVED}
    assert fields(package, "collectivites")["population"]["type"] == "integer"
    assert told["licenses"] == [{"name": "licence-ouverte", "title": "Licence Ouverte"}]
    assert told["version"] == "essai"
    links = told["resources"][1]["schema"]["foreignKeys"]
    assert links[0]["reference"] == {"resource": "collectivites", "fields": ["collectivite_id"]}


def test_every_code_of_a_row_can_be_read_in_the_package(made_up):
    known = {(row["nomenclature"], row["code"]) for row in rows(made_up, "modalites-demonstration")}
    for row in rows(made_up, "cooperations-demonstration"):
        assert ("pays", row["pays"]) in known
        assert all(("odd", code) in known for code in row["odd"].split())


def test_the_dictionary_says_why_a_variable_is_not_there():
    told = {
        (row["table"], row["variable"]): row for row in rows(build(survey(), WAVE), "variables")
    }

    assert told["collectivites", "nom"]["publiee"] == "oui"
    assert told["collectivites", "budget_eur"]["raison"].startswith("Réponse réservée")
    assert told["collectivites", "anciennete"]["diffusion"] == "réservée"
    assert told["collectivites", "anciennete"]["publiee"] == "non"


def test_the_same_data_give_the_same_bytes():
    first, second = (zipped(build(survey(), WAVE)) for _ in range(2))

    assert first == second


def test_a_descriptor_served_elsewhere_leads_to_its_files():
    package = build(survey(), WAVE).at("https://ici.example/", "acter-2024/")

    assert json.loads(package.text)["homepage"] == "https://ici.example/"
    assert package.descriptor["resources"][0]["path"] == "acter-2024/collectivites.csv"


def test_the_codes_of_waves_are_those_of_the_one_that_is_published(made_up):
    def waves(package, name):
        return [row["code"] for row in rows(package, name) if row["nomenclature"] == "vagues"]

    assert set(waves(made_up, "modalites-demonstration")) - set(RESERVED) == {WAVE}
    assert set(waves(build(open_data(), "crs-2023"), "modalites")) - set(RESERVED) == {"crs-2023"}
