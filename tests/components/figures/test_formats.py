import pytest

from components.figures import formats
from data.table import Column
from data.words import weight_of_one

N = "\u202f"
B = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (0, 0, "0"),
        (1234.5, 1, f"1{N}234,5"),
        (1234567, 0, f"1{N}234{N}567"),
        (12.0, 1, "12"),
        (0.25, 1, "0,3"),
        (2.5, 0, "3"),
        (-350, 0, "\u2212350"),
        (-0.2, 0, "0"),
    ],
)
def test_numbers_are_written_the_french_way_and_halves_round_away_from_zero(value, decimals, said):
    assert formats.number(value, decimals) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (480, f"480{B}€"),
        (3_500, f"3,5{B}k€"),
        (350_000, f"350{B}k€"),
        (999_499, f"999{B}k€"),
        (999_999, f"1{B}M€"),
        (1_234_567, f"1,2{B}M€"),
        (126_700_000, f"126,7{B}M€"),
        (2_000_000_000, f"2{B}Md€"),
        (-350_000, f"\u2212350{B}k€"),
        (32, f"32{B}€"),
        (0, f"0{B}€"),
    ],
)
def test_amounts_take_the_unit_that_keeps_them_short(value, said):
    assert formats.euros(value) == said


def test_shares_stand_before_a_narrow_space_and_the_sign():
    assert formats.percent(73.4, 1) == f"73,4{N}%"
    assert formats.percent(73.4) == f"73{N}%"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, f"0{B}coopération"), (1, f"1{B}coopération"), (2, f"2{B}coopérations")],
)
def test_the_french_plural_starts_at_two(count, said):
    assert formats.counted(count, "coopération") == said


def test_an_irregular_plural_can_be_given():
    assert formats.counted(2, "réseau", "réseaux") == f"2{B}réseaux"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, f"0{B}ville sur{B}10"),
        (2, f"moins d’1{B}ville sur{B}10"),
        (62.3, f"6{B}villes sur{B}10"),
        (65, f"7{B}villes sur{B}10"),
        (98, f"plus de 9{B}villes sur{B}10"),
        (100, "toutes les villes"),
    ],
)
def test_out_of_ten_never_turns_some_into_none_or_all(share, said):
    assert formats.out_of_ten(share, "ville") == said


def test_what_one_answer_weighs_is_said_in_points_and_halves_go_up():
    assert weight_of_one(13, "collectivité") == f"1{B}collectivité pèse 7,7{B}points"
    assert weight_of_one(16, "coopération") == f"1{B}coopération pèse 6,3{B}points"
    assert weight_of_one(80, "collectivité") == f"1{B}collectivité pèse 1,3{B}point"
    assert weight_of_one(1, "collectivité") == "une seule réponse"


def test_days_are_written_in_words_and_what_is_no_day_is_left_alone():
    assert formats.day("2025-01-17") == "17 janvier 2025"
    assert formats.day("2024-08-01") == "1er août 2024"
    assert formats.day("2023-2024") == "2023-2024"


def test_names_sort_without_regard_to_accents():
    names = ["Ghana", "Égypte", "Djibouti", "eswatini"]
    assert sorted(names, key=formats.sort_key) == ["Djibouti", "Égypte", "eswatini", "Ghana"]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (Column("cooperations", "Coopérations", "coopérations"), 1, f"1{B}coopération"),
        (Column("montant_eur", "Montant"), 1_200_000, f"1,2{B}M€"),
        (Column("part", "Part", "%", decimals=1), 50.82, f"50,8{N}%"),
        (Column("etp", "Équivalents temps plein", "ETP", decimals=1), 2.5, f"2,5{B}ETP"),
        (Column("etp", "Équivalents temps plein", "ETP"), None, "non renseigné"),
    ],
)
def test_a_value_is_said_with_the_unit_of_its_column(column, value, said):
    assert formats.measured(column, value) == said


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (Column("cooperations", "Coopérations", "coopérations"), "Nombre de coopérations"),
        (Column("part", "Part des collectivités", "%"), f"Part des collectivités, en{B}%"),
        (Column("montant_eur", "Montant", "euros"), f"Montant, en{B}euros"),
        (Column("etp", "Équipe", "ETP"), "Équipe (ETP)"),
        (Column("etp", "Agents (ETP), médiane", "ETP"), "Agents (ETP), médiane"),
        (Column("rang", "Rang"), "Rang"),
    ],
)
def test_an_axis_says_what_and_in_which_unit(column, said):
    assert formats.axis_title(column) == said
