from dataclasses import replace

from components.text.headlines import shares
from data.aggregates import counts, funding, key_figures, shares_by_group
from data.disclosure.rules import Rules
from data.filters import Filters
from tests.data.small import BOOK
from tests.data.survey import COOPERATIONS, WAVE, selected, survey

NARROW, NBSP = "\u202f", "\u00a0"


def plain(text):
    return text.replace(NARROW, " ").replace(NBSP, " ")


def test_the_first_answer_is_told_with_its_share_count_and_base():
    table = counts.cooperations_by_mode(selected())

    assert plain(shares.first_of_cooperations(table)) == (
        "En tête : Jumelage, 75 % des coopérations (3 sur 4), devant Volontariat (25 %)."
    )


def test_below_ten_a_count_is_told_and_no_share():
    table = counts.cooperations_by_mode(selected(survey(Rules())))

    assert plain(shares.first_of_cooperations(table)) == (
        "En tête : Jumelage, 3 coopérations sur 4, devant Volontariat (1 sur 4)."
    )


def test_the_map_names_its_first_countries_in_what_is_measured():
    table = counts.cooperations_by_country(selected())

    assert plain(shares.countries(table)) == (
        "5 coopérations dans 3 pays. En tête : Sénégal (3 coopérations), Allemagne (1) et Mali (1)."
    )
    assert "En tête : Sénégal (2 collectivités), Allemagne (1)" in plain(
        shares.countries(table.measured_by("collectivites"))
    )
    assert "En tête, en montants déclarés : Sénégal (100 €) et Mali (50 €)." in plain(
        shares.countries(table.measured_by("montant_eur"))
    )


def test_funders_are_told_in_tenths():
    table = funding.funders(selected())

    assert plain(shares.first_funder(table)) == (
        "Premier financeur cité : MEAE, par 7 collectivités sur 10 (66,7 %). "
        "Puis Fonds européens (33,3 %)."
    )


def test_the_widest_gap_between_groups_is_told_with_both_bases():
    table = shares_by_group.shares_by_group(selected(), "odd", "type")

    assert plain(shares.widest_gap(table)) == (
        "Plus grand écart : « Mesures relatives à la lutte contre les changements climatiques », "
        "100 % des coopérations pour « Départements » (n = 1) contre 0 % pour « Communes » (n = 3)."
    )


def test_answers_that_share_the_first_place_are_said_to():
    modes = [
        {"cooperation_id": str(i), "collectivite_id": "A", "pays": "SEN", "mode": mode}
        for i, mode in enumerate(("jumelage", "volontariat") * 2)
    ]
    table = counts.cooperations_by_mode(selected(survey(cooperations=modes)))

    assert plain(shares.first_of_cooperations(table)) == (
        "À égalité, avec 50 % des coopérations (2 sur 4) chaque fois : "
        "« Jumelage » et « Volontariat »."
    )


def test_as_many_yes_as_no_are_said_to_be():
    table = shares_by_group.authorities_by(selected(region="84"), "budget_specifique")

    # A does, C does not.
    assert plain(shares.first_of_cooperations(table)) == (
        "Autant de « Oui » que de « Non » : 50 % des collectivités (1 sur 2) chaque fois."
    )


def test_the_map_says_of_how_many_countries_the_amount_is_masked():
    amounts = [{**row, "montant_eur": 5} for row in COOPERATIONS]
    table = counts.cooperations_by_country(selected(survey(Rules(), cooperations=amounts)))

    # In each of the three countries one or two collectivités are too few to be added up.
    assert plain(shares.countries(table.measured_by("montant_eur"))).startswith(
        "5 coopérations dans 3 pays : aucun montant"
    )
    told = shares.countries(_shown(table.measured_by("montant_eur")))
    assert "dans 3 pays (montant masqué pour 2 d’entre eux). En tête" in plain(told)


def _shown(table):
    """Return `table` with the amount of its first country told."""
    at = [column.name for column in table.columns].index("montant_eur")
    first = [*table.rows[0]]
    first[at : at + 2] = [10, ""]
    return replace(table, rows=(tuple(first), *table.rows[1:]))


def test_one_group_alone_is_not_compared():
    table = shares_by_group.shares_by_group(selected(type="commune"), "odd", "type")

    assert "Un seul groupe" in shares.widest_gap(table)


def test_groups_too_small_to_compare_say_so():
    table = shares_by_group.shares_by_group(selected(survey(Rules())), "odd", "type")

    assert "trop petits" in shares.widest_gap(table)


def test_the_lead_tells_who_what_and_where():
    figures = key_figures.key_figures(selected())

    assert plain(shares.lead(figures, Filters(WAVE), BOOK)) == (
        "ACTER 2023-2024 : 3 des 4 collectivités répondantes déclarent 6 coopérations dans 3 pays, "
        "dont 66,7 % en Afrique francophone (OIF)."
    )


def test_the_lead_of_an_empty_selection_says_so():
    figures = key_figures.key_figures(selected(region="01"))

    assert shares.lead(figures, Filters(WAVE), BOOK) == (
        "Aucune coopération ne correspond à cette sélection."
    )


def test_a_share_is_read_aloud_with_the_verb_of_its_question():
    def read(key):
        return plain(shares.reading(shares_by_group.authorities_by(selected(), key)))

    assert read("region").endswith("(2 sur 4) sont en région Bretagne.")
    assert read("type") == "75 % des collectivités (3 sur 4) sont du type « Commune »."
    assert "déclarent le modèle « Action confiée à des associations »." in read("modele")
    assert "sont dans la tranche «" in read("budget_classe")
    assert read("action") == "75 % des collectivités (3 sur 4) répondent « Oui »."
    # A question that only the codebook knows has several answers: they are cited.
    assert read("freins").startswith("50 % des collectivités (2 sur 4) citent «")
    crossed = shares_by_group.shares_by_group(selected(), "freins", "type")
    assert plain(shares.reading(crossed)).startswith(
        "66,7 % des collectivités (2 sur 3) du groupe « Communes » citent «"
    )
    assert "concerne" in shares.reading(counts.cooperations_by_mode(selected()))
