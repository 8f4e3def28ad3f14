import pytest

from tests.components.figures import tables


@pytest.fixture
def modes():
    return tables.one_way(
        ("jumelage", "Jumelage", 20, 50.0, ""),
        ("cooperation", "Coopération décentralisée", 10, 25.0, ""),
        ("accueil", "Accueil", 4, 10.0, ""),
    )


@pytest.fixture
def cautious():
    """One row for each thing that may be wrong with a number."""
    return tables.one_way(
        ("a", "Connu", 10, 50.0, ""),
        ("b", "Faible", 4, 20.0, "faible"),
        ("c", "Effectifs", 3, None, "effectifs"),
        ("d", "Masqué", None, None, "masque"),
        ("e", "Inconnu", None, None, ""),
        n=20,
    )


@pytest.fixture
def crossed():
    return tables.two_way(
        ("jumelage", "Jumelage", "commune", "Communes", 30, 60.0, 50, ""),
        ("accueil", "Accueil", "commune", "Communes", 15, 30.0, 50, ""),
        ("jumelage", "Jumelage", "region", "Régions", 3, None, 7, "effectifs"),
        ("accueil", "Accueil", "region", "Régions", None, None, 3, "masque"),
    )


@pytest.fixture
def world():
    return tables.countries(
        ("SEN", "Sénégal", 43, 21, 1_200_000, "", 14.5, -14.5, 0),
        ("MLI", "Mali", 6, 4, 350_000, "", 17.6, -4.0, 0),
        ("COM", "Comores", 2, 2, None, "", -11.9, 43.9, 1),
        ("TGO", "Togo", 1, 1, None, "masque", 8.5, 1.0, 0),
        ("NV-AFR", "Afrique, non ventilé", 9, 5, None, "", None, None, 0),
    )
