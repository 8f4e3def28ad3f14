from dataclasses import replace

from components.text.headlines.countries import first_countries
from data.aggregates import counts
from data.disclosure.rules import Rules
from tests.data.survey import COOPERATIONS, selected, survey
from tests.french import plain


def test_the_map_names_its_first_countries_in_what_is_measured():
    table = counts.cooperations_by_country(selected())

    assert plain(first_countries(table)) == (
        "5 coopérations dans 3 pays. En tête : Sénégal (3 coopérations), Allemagne (1) et Mali (1)."
    )
    assert "En tête : Sénégal (2 collectivités), Allemagne (1)" in plain(
        first_countries(table.measured_by("collectivites"))
    )
    assert "En tête, en montants déclarés : Sénégal (100 €) et Mali (50 €)." in plain(
        first_countries(table.measured_by("montant_eur"))
    )


def test_the_map_says_of_how_many_countries_the_amount_is_masked():
    amounts = [{**row, "montant_eur": 5} for row in COOPERATIONS]
    table = counts.cooperations_by_country(selected(survey(Rules(), cooperations=amounts)))

    # In each of the three countries one or two collectivités are too few to be added up.
    assert plain(first_countries(table.measured_by("montant_eur"))).startswith(
        "5 coopérations dans 3 pays : aucun montant"
    )
    text = first_countries(_shown(table.measured_by("montant_eur")))
    assert "dans 3 pays (montant masqué pour 2 d’entre eux). En tête" in plain(text)


def _shown(table):
    """Return `table` with the amount of its first country told."""
    at = [column.name for column in table.columns].index("montant_eur")
    first = [*table.rows[0]]
    first[at : at + 2] = [10, ""]
    return replace(table, rows=(tuple(first), *table.rows[1:]))
