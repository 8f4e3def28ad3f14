from dataclasses import replace

from components.text.headlines import ages, conventions, flows
from components.text.headlines import partnerships as partnership_numbers
from data.aggregates import partnerships
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey

B, N = "\u00a0", "\u202f"


def test_conventions_are_said_for_all_then_between_the_groups_that_differ_most():
    table = partnerships.conventions_by(selected(), "mode")

    assert conventions.headline(table) == (
        f"75{N}% des coopérations font l’objet d’une convention (3{B}sur{B}4). "
        f"De 0{N}% pour «{B}Volontariat{B}» (n{B}={B}1) "
        f"à 100{N}% pour «{B}Jumelage{B}» (n{B}={B}2)."
    )
    assert conventions.reading(table) == (
        f"«{B}Jumelage{B}»{B}: 2 des 2{B}coopérations font l’objet d’une convention, soit 100{N}%."
    )


def test_few_cooperations_are_counted_and_no_group_is_compared():
    table = partnerships.conventions_by(selected(survey(Rules())), "mode")

    assert conventions.headline(table) == f"3{B}coopérations sur{B}4 font l’objet d’une convention."
    assert conventions.reading(table).endswith("coopérations font l’objet d’une convention.")


def test_one_convention_or_none_takes_a_singular():
    single, none = (
        partnerships.conventions_by(selected(survey(Rules()), odd=odd), "mode")
        for odd in ("13", "4")
    )
    none = replace(none, facts={"signees": 0, "part": None})

    # Cooperation 5 is under a convention; of 1 and 3, let none be.
    assert conventions.headline(single) == f"1{B}coopération sur{B}1 fait l’objet d’une convention."
    assert conventions.headline(none) == (
        f"Aucune des 2{B}coopérations ne fait l’objet d’une convention."
    )


def test_a_median_is_read_as_what_half_of_them_reach():
    table = partnerships.ages_by(selected(), "mode")

    assert ages.headline(table) == (
        f"La moitié des coopérations ont 15{B}ans ou plus. "
        f"La médiane va de 2{B}ans (Volontariat, n{B}={B}1) "
        f"à 20{B}ans (Jumelage, n{B}={B}3)."
    )
    assert ages.reading(table) == (
        f"«{B}Jumelage{B}»{B}: la moitié des 3 coopérations ont 20{B}ans ou plus, "
        f"un quart 15{B}ans ou moins, et un quart 22{B}ans ou plus."
    )


def test_too_few_cooperations_have_no_median_and_say_so():
    few = selected(survey(Rules()))

    assert ages.headline(partnerships.ages_by(few, "mode")) == (
        "Trop peu de coopérations par groupe pour une médiane."
    )
    # Four ages, one in each class: no half is told, and the tie is.
    assert ages.headline(partnerships.cooperations_by_age(few)).startswith(
        f"À égalité, avec 1{B}coopération sur{B}4 chaque fois{B}: «{B}Moins de 5 ans{B}»"
    )


def test_a_year_and_a_half_is_singular():
    rows = [{"cooperation_id": str(i), "collectivite_id": "A", "pays": "SEN", "debut": year}
            for i, year in enumerate((2022, 2023))]  # fmt: skip
    table = partnerships.ages_by(selected(survey(cooperations=rows)), "type")

    assert ages.headline(table) == f"La moitié des coopérations ont 1,5{B}an ou plus."


def test_an_age_that_nobody_told_is_no_median():
    unknown = [{"cooperation_id": "1", "collectivite_id": "A", "pays": "SEN"}]
    selection = selected(survey(cooperations=unknown))

    assert ages.headline(partnerships.ages_by(selection, "type")) == "Aucun âge connu."


def test_numbers_are_said_with_their_median_and_their_greatest():
    table = partnerships.authorities_by_number(selected())

    assert partnership_numbers.headline(table) == (
        f"Le plus souvent{B}: «{B}deux partenariats{B}», 100{N}% des collectivités "
        f"(3{B}sur{B}3). Médiane{B}: 2{B}partenariats{B}; maximum{B}: 2."
    )
    assert partnership_numbers.reading(table) == (
        f"«{B}Deux partenariats{B}»{B}: 3 des 3{B}collectivités qui coopèrent sont dans ce cas."
    )


def test_three_collectivites_have_no_median_number():
    table = partnerships.authorities_by_number(selected(survey(Rules())))

    assert partnership_numbers.headline(table) == (
        f"Le plus souvent{B}: «{B}deux partenariats{B}», 3{B}collectivités sur{B}3. "
        f"Maximum{B}: 2{B}partenariats."
    )


def test_the_largest_flows_are_named_with_their_ends():
    table = partnerships.flows(selected(), "type")

    assert flows.headline(table) == (
        f"Premiers flux, sur 5{B}coopérations{B}: «{B}Communes{B}» vers "
        f"«{B}Afrique de l’Ouest{B}» (3), «{B}Communes{B}» vers "
        f"«{B}Union européenne (hors France){B}» (1), «{B}Départements{B}» vers "
        f"«{B}Afrique de l’Ouest{B}» (1)."
    )
    assert flows.reading(table) == (
        f"3{B}coopérations du groupe «{B}Communes{B}» se font dans la zone "
        f"«{B}Afrique de l’Ouest{B}», sur les 4 de ce groupe dont la zone est connue, soit 75{N}%."
    )


def test_flows_of_one_cooperation_each_do_not_stand_out():
    table = partnerships.flows(selected(region="53", mode="jumelage"), "region")

    # B twins with Senegal once and with Germany once.
    assert flows.headline(table) == "Aucun flux ne se détache."
