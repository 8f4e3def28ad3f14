import pytest

from data.french import (
    answer_weight,
    base_size,
    bound,
    counted,
    cut,
    day,
    euros,
    exact_euros,
    listed,
    number,
    out_of,
    out_of_ten,
    percent,
    quoted,
    shortlist,
    signed_points,
    sort_key,
)

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
    assert number(value, decimals) == said


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
    assert euros(value) == said


def test_shares_stand_before_a_narrow_space_and_the_sign():
    assert percent(73.4, 1) == f"73,4{N}%"
    assert percent(73.4) == f"73{N}%"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, f"0{B}coopération"), (1, f"1{B}coopération"), (2, f"2{B}coopérations")],
)
def test_the_french_plural_starts_at_two(count, said):
    assert counted(count, "coopération") == said


def test_an_irregular_plural_can_be_given():
    assert counted(2, "réseau", "réseaux") == f"2{B}réseaux"


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
    assert out_of_ten(share, "ville") == said


def test_what_one_answer_weighs_is_said_in_points_and_halves_go_up():
    assert answer_weight(13, "collectivité") == f"1{B}collectivité pèse 7,7{B}points"
    assert answer_weight(16, "coopération") == f"1{B}coopération pèse 6,3{B}points"
    assert answer_weight(80, "collectivité") == f"1{B}collectivité pèse 1,3{B}point"
    assert answer_weight(1, "collectivité") == "une seule réponse"


def test_days_are_written_in_words_and_what_is_no_day_is_left_alone():
    assert day("2025-01-17") == "17 janvier 2025"
    assert day("2024-08-01") == "1er août 2024"
    assert day("2023-2024") == "2023-2024"


def test_names_sort_without_regard_to_accents():
    names = ["Ghana", "Égypte", "Djibouti", "eswatini"]
    assert sorted(names, key=sort_key) == ["Djibouti", "Égypte", "eswatini", "Ghana"]


def test_a_sign_stays_with_the_word_that_it_follows_and_guillemets_with_theirs():
    said = "Où ? « Ici » : n = 3 ; 5 %"
    bare = "Où\u00a0? «\u00a0Ici\u00a0»\u00a0: n\u00a0=\u00a03\u00a0; 5\u00a0%"

    assert bound(said) == bound(bare) == bare


def test_nothing_else_is_touched():
    assert bound("https://a.fr/?b=c; 12:30, deux mots") == "https://a.fr/?b=c; 12:30, deux mots"


def test_points_have_a_sign_and_agree():
    assert signed_points(14.2) == f"+14,2{B}points"
    assert signed_points(-1.2) == f"\u22121,2{B}point"
    assert signed_points(-2) == f"\u22122{B}points"
    assert signed_points(0.04) == f"0{B}point"


def test_an_amount_in_full_is_rounded_to_the_euro_and_has_its_sign():
    assert exact_euros(1_234_567.4) == f"1{N}234{N}567{B}€"
    assert exact_euros(-0.4) == f"0{B}€"
    assert exact_euros(-12) == f"\u221212{B}€"


def test_counts_and_bases_stay_on_one_line():
    assert out_of(3, 1200) == f"3{B}sur{B}1{N}200"
    assert base_size(610) == f"n{B}={B}610"
    assert quoted("Mali") == f"«{B}Mali{B}»"


def test_a_list_ends_with_and_and_a_long_one_says_how_many_more():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b et c"
    assert shortlist(["a", "b", "c"], 3) == "a, b et c"
    assert shortlist(["a", "b", "c"], 2) == f"a, b et 1{B}autre"
    assert shortlist(["a", "b", "c", "d"], 2) == f"a, b et 2{B}autres"


def test_half_a_unit_is_written_with_its_decimal_and_stays_singular():
    assert counted(1.5, "an", decimals=1) == f"1,5{B}an"
    assert counted(2.5, "an", decimals=1) == f"2,5{B}ans"


def test_a_name_is_cut_where_it_is_longer_than_what_is_shown():
    assert cut("Commune A") == "Commune A"
    assert cut("N" * 100) == "N" * 100
    assert cut("N" * 101) == f"{'N' * 99}…"
    assert cut(f"{'N' * 8} suite", 10) == f"{'N' * 8}…"
