"""Promises on who a CRS line speaks of: what is declared, and what the reference knows of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.codebook import load
from data.intake.crs.authority import mention
from data.intake.crs.directory import identify, nearest
from data.intake.crs.reference import load_directory

COMMUNES = """code;nom;departement;region;population;siren
01001;Le Bourg;01;84;100;210100012
01002;Saint-Jean;01;84;20;210100020
69001;Saint-Jean;69;84;3;
73001;Aix-le-Bas;73;84;1000;210100038
"""
EPCI = """siren;nom;type;departement;region;population
200000172;CC du Grand Lac;CC;73;84;500
200000438;CA du Grand Lac;CA;74;84;700
200023414;Bourg Métropole;METRO;01;84;900
"""
SETTLED = """ecrit;declare;nom;type;siren;region;departements;population;source
Grand Bourg|Métropole du Grand Bourg;;Grand Bourg;statut-particulier;200023414;;;;
Ain;departement;Département de l’Ain;departement;220100010;84;01;somme;
Les Deux;departement;Collectivité des Deux;statut-particulier;;84;01 73;somme;
Alpes;region;Région Alpes;region;;84;;somme;
Saint-Jean;commune;Saint-Jean;commune;;84;69;3;
Eaux d’En Haut;;Eaux d’en haut;syndicat-mixte;;84;73;;
"""


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.fixture
def small(tmp_path):
    """Build a directory from a handful of lines."""

    def build(settled=SETTLED):
        for name, text in [("communes", COMMUNES), ("epci", EPCI), ("crs_collectivites", settled)]:
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return load_directory(tmp_path, tmp_path)

    return build


def who(description, directory, book, title=""):
    return identify(mention(description, title), directory, book)


@pytest.mark.parametrize(
    ("description", "kind", "name"),
    [
        ("Puits - Commune de Bourg", "commune", "Bourg"),
        ("Puits - COMMUNE DE BOURG", "commune", "BOURG"),
        ("Puits - Commune d'Aix", "commune", "Aix"),
        ("Puits - Commune du Bourg", "commune", "Le Bourg"),
        ("Puits - Commune des Bourgs", "commune", "Les Bourgs"),
        ("Puits - Commune de La Plaine", "commune", "La Plaine"),
        ("Puits - Commune de l’Étang", "commune", "L’Étang"),
        ("Puits – Commune de Bourg – Suite du texte.", "commune", "Bourg"),
        ("Puits - Structure intercommunale - Grand Bourg", "intercommunalite", "Grand Bourg"),
        ("Puits - Conseil départemental - Conseil départemental de l'Ain", "departement",
         "Conseil départemental de l'Ain"),
        ("Puits - Conseil départemental de l'Ain", "departement", "Conseil départemental de l'Ain"),
        ("Puits - Conseil régional - Conseil régional des Alpes\nSuite", "region",
         "Conseil régional des Alpes"),
    ],
)  # fmt: skip
def test_the_type_and_the_name_come_from_the_end_of_the_description(description, kind, name):
    found = mention(description, "Puits")

    assert (found.kind, found.name) == (kind, name)


def test_a_commune_named_by_the_title_is_not_the_authority():
    found = mention("Eau - Commune de Kayes - Commune de Bourg", "Eau - Commune de Kayes")

    assert found.name == "Bourg"


@pytest.mark.parametrize(
    "description", ["", "Puits", "Puits - ", "Puits - Commune de ?", "Structure intercommunale"]
)
def test_a_description_without_an_authority_names_none(description):
    assert mention(description, "Puits") is None


@given(st.text(), st.text())
def test_any_text_is_read_without_an_error(description, title):
    found = mention(description, title)

    assert found is None or found.names


def test_a_commune_of_the_reference_comes_with_its_territory(small, book):
    place = who("Commune du Bourg", small(), book).place

    assert (place.name, place.type, place.siren) == ("Le Bourg", "commune", "210100012")
    assert (place.region, place.departement, place.population) == ("84", "01", 100)


def test_two_communes_of_one_name_are_never_guessed(small, book):
    settled = SETTLED.splitlines()[0] + "\n"

    found = who("Commune de Saint-Jean", small(settled), book)

    assert found.doubt.startswith("Plusieurs collectivités portent ce nom : Saint-Jean (01), ")
    assert found.id == "commune-saint-jean"
    assert (found.place.region, found.place.departement, found.place.population) == ("", "", None)


def test_the_steward_settles_an_ambiguous_name(small, book):
    found = who("Commune de St Jean", small(), book)

    assert (found.place.departement, found.place.population, found.doubt) == ("69", 3, "")


def test_a_settled_name_is_completed_from_the_reference_by_its_siren(small, book):
    found = who("Structure intercommunale - GRAND BOURG", small(), book)

    assert found.id == "siren-200023414"
    assert (found.place.type, found.place.population) == ("statut-particulier", 900)


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (
            "Conseil départemental - Conseil départemental de l'AIN",
            ("Département de l’Ain", "01", 120),
        ),
        ("Conseil départemental - Les Deux", ("Collectivité des Deux", "", 1120)),
        ("Conseil régional - Région des Alpes", ("Région Alpes", "", 1123)),
    ],
)
def test_the_population_of_a_department_or_region_is_the_sum_of_its_communes(
    small, book, description, expected
):
    place = who(description, small(), book).place

    assert (place.name, place.departement, place.population) == expected


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("Communauté de communes du Grand Lac", "200000172"),
        ("Communauté d'agglomération du Grand Lac (CAGL)", "200000438"),
        ("Métropole de Bourg", "200023414"),
        ("Bourg Métropole - Les communes membres y participent", "200023414"),
        ("Bourg Métropole, avec ses communes", "200023414"),
    ],
)
def test_groupings_are_known_whatever_the_order_of_words_and_what_follows(
    small, book, written, siren
):
    found = who(f"Structure intercommunale - {written}", small(), book)

    assert (found.place.siren, found.place.type) == (siren, "intercommunalite")


def test_a_grouping_whose_status_is_not_said_may_be_ambiguous(small, book):
    found = who("Structure intercommunale - Grand Lac", small(), book)

    assert "CC du Grand Lac (73), CA du Grand Lac (74)" in found.doubt
    assert found.place.siren == ""


def test_a_status_that_the_reference_does_not_give_is_a_doubt(small, book):
    found = who("Structure intercommunale - Communauté urbaine du Grand Lac", small(), book)

    assert "absente du référentiel" in found.doubt


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Syndicat des eaux de la Plaine", "syndicat-mixte"),
        ("SIVOM de la Plaine", "syndicat-mixte"),
        ("Communauté de communes de la Plaine", "intercommunalite"),
        ("La Plaine", "intercommunalite"),
    ],
)
def test_a_syndicate_is_told_from_other_groupings_by_its_name(small, book, written, kind):
    assert who(f"Structure intercommunale - {written}", small(), book).place.type == kind


def test_an_unknown_name_is_kept_with_the_nearest_one(small, book):
    directory = small()

    found = who("Commune d'Aix-le-Ba", directory, book)

    assert (found.place.name, found.place.region) == ("Aix-le-Ba", "")
    assert nearest(found.unknown, directory) == "Aix-le-Bas"
    assert found.id == "commune-aix-le-ba"


def test_odd_casing_and_apostrophes_give_the_same_identifier(small, book):
    written = ("Eaux d'en haut", "EAUX D’EN HAUT", "eaux d’En-Haut")

    ids = {who(f"Structure intercommunale - {name}", small(), book).id for name in written}

    assert ids == {"syndicat-mixte-eaux-d-en-haut"}


def test_territories_outside_the_codebook_stay_empty(small, book):
    cells = who("Commune du Bourg", small(), book).cells(book, "crs-2023")
    assert (cells["region"], cells["departement"], cells["siren"]) == ("84", "01", "210100012")

    nowhere = who("Structure intercommunale - Ailleurs", small(), book).cells(book, "crs-2023")
    assert (nowhere["region"], nowhere["siren"], nowhere["population"]) == (None, None, None)
