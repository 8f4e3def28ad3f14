"""Promises on the names settled in `crs_collectivites.csv`, with the real reference."""

import csv

import pytest

from data.codebook import load
from data.codebook.reading import FOLDER
from data.intake.crs.authority import mention
from data.intake.crs.directory import identify
from data.intake.crs.reference import load_directory


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.fixture(scope="module")
def known():
    return load_directory()


def who(description, directory, book):
    return identify(mention(description), directory, book)


AWKWARD = {
    "Structure intercommunale - Grand Lyon": (
        "Métropole de Lyon", "statut-particulier", "84", "69",
    ),
    "Conseil départemental - Collectivité européenne d'Alsace": (
        "Collectivité européenne d’Alsace", "statut-particulier", "44", "",
    ),
    "Commune de Paris": ("Paris", "statut-particulier", "11", "75"),
    "Conseil départemental - Conseil départemental de Paris": (
        "Paris", "statut-particulier", "11", "75",
    ),
    "Conseil régional - Collectivité de Corse": (
        "Collectivité de Corse", "statut-particulier", "94", "",
    ),
    "Conseil départemental - Conseil départemental de Mayotte": (
        "Département de Mayotte", "statut-particulier", "06", "976",
    ),
    "Conseil régional - Conseil régional de La Réunion": ("Région La Réunion", "region", "04", ""),
    "Conseil départemental - Conseil départemental de la Réunion": (
        "Département de La Réunion", "departement", "04", "974",
    ),
    "Structure intercommunale - EAU DU BASSIN RENNAIS": (
        "Eau du Bassin Rennais", "syndicat-mixte", "53", "35",
    ),
    "Conseil départemental - Conseil départemental du Val-De-Marne": (
        "Département du Val-de-Marne", "departement", "11", "94",
    ),
    "Conseil régional - Conseil régional du Grand Est": ("Région Grand Est", "region", "44", ""),
    "Commune du Havre": ("Le Havre", "commune", "28", "76"),
    "Structure intercommunale - Métropole de Nantes": (
        "Nantes Métropole", "intercommunalite", "52", "44",
    ),
}  # fmt: skip


@pytest.mark.parametrize("description", AWKWARD)
def test_awkward_cases_are_settled_in_data(known, book, description):
    found = who(description, known, book)

    place = found.place
    assert (place.name, place.type, place.region, place.departement) == AWKWARD[description]
    assert found.doubt == ""


def test_the_rhone_has_no_population_since_its_communes_are_not_told_apart(known, book):
    rhone = who("Conseil départemental - Conseil départemental du Rhône", known, book).place

    assert (rhone.name, rhone.population) == ("Département du Rhône", None)


def test_every_department_and_region_of_the_codebook_is_known(known, book):
    departments = {m.code: m.label for m in book.nomenclatures["departements"].modalities}
    unknown = [
        label
        for code, label in departments.items()
        if code not in {"977", "978"}  # also names of communes: « Collectivité de … » is asked for
        and who(f"Conseil départemental - Conseil départemental de {label}", known, book).doubt
    ]
    regions = [region.name for region in book.regions.values() if region.code < "95"]
    unknown += [
        name
        for name in regions
        if who(f"Conseil régional - Conseil régional de {name}", known, book).doubt
    ]

    assert unknown == []


def test_every_settled_line_agrees_with_the_codebook(book):
    with (FOLDER / "crs_collectivites.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))

    for line in lines:
        types = book.nomenclatures["types"]
        assert line["type"] in types, line
        assert line["declare"] in ("", *types.codes), line
        assert line["region"] in ("", *book.regions), line
        regions = {book.department_region[code] for code in line["departements"].split()}
        assert regions <= {line["region"]}, line
        digits = [int(char) * (2 if at % 2 else 1) for at, char in enumerate(line["siren"][::-1])]
        assert sum(sum(divmod(digit, 10)) for digit in digits) % 10 == 0, line
        assert line["siren"] == "" or len(line["siren"]) == 9, line
