from components import partner_sentences as said
from data.aggregates import partnerships
from data.disclosure import Rules
from tests.data.survey import selected, survey

B, N = "\u00a0", "\u202f"


def test_conventions_are_said_for_all_then_between_the_groups_that_differ_most():
    table = partnerships.conventions_by(selected(), "mode")

    assert said.conventions(table) == (
        f"75{N}% des coopérations font l’objet d’une convention (3{B}sur{B}4). "
        f"De 0{N}% pour «{B}Volontariat{B}» à 100{N}% pour «{B}Jumelage{B}»."
    )
    assert said.convention_read(table) == (
        f"«{B}Jumelage{B}»{B}: 2{B}sur{B}2 coopérations font l’objet d’une convention, "
        f"soit 100{N}%."
    )


def test_few_cooperations_are_counted_and_no_group_is_compared():
    table = partnerships.conventions_by(selected(survey(Rules())), "mode")

    assert said.conventions(table) == f"3{B}sur{B}4 coopérations font l’objet d’une convention."
    assert said.convention_read(table).endswith("coopérations font l’objet d’une convention.")


def test_a_median_is_read_as_what_half_of_them_reach():
    table = partnerships.ages_by(selected(), "mode")

    assert said.ages(table) == (
        f"La moitié des coopérations ont 15{B}ans ou plus. "
        f"La médiane va de 2{B}ans (Volontariat) à 20{B}ans (Jumelage)."
    )
    assert said.age_read(table) == (
        f"«{B}Jumelage{B}»{B}: la moitié des 3 coopérations ont 20{B}ans ou plus, "
        f"un quart 15{B}ans ou moins, et un quart 22{B}ans ou plus."
    )


def test_an_age_that_nobody_told_is_no_median():
    unknown = [{"cooperation_id": "1", "collectivite_id": "A", "pays": "SEN"}]
    selection = selected(survey(cooperations=unknown))

    assert said.ages(partnerships.ages_by(selection, "type")) == "Aucun âge connu."


def test_numbers_are_said_with_their_median_and_their_greatest():
    table = partnerships.authorities_by_number(selected())

    assert said.numbers(table) == (
        f"Le plus souvent{B}: «{B}deux partenariats{B}», 100{N}% (3{B}sur{B}3). "
        "La médiane est de 2, le maximum de 2."
    )
    assert said.number_read(table) == (
        f"«{B}Deux partenariats{B}»{B}: 3{B}sur{B}3 collectivités qui coopèrent sont dans ce cas."
    )


def test_the_largest_flows_are_named_with_their_ends():
    table = partnerships.flows(selected(), "type")

    assert said.flows(table) == (
        f"Premiers flux, sur 5{B}coopérations{B}: de «{B}Communes{B}» vers "
        f"«{B}Afrique de l’Ouest{B}» (3{B}coopérations), de «{B}Communes{B}» vers "
        f"«{B}Union européenne (hors France){B}» (1{B}coopération), de «{B}Départements{B}» vers "
        f"«{B}Afrique de l’Ouest{B}» (1{B}coopération)."
    )
    assert said.flow_read(table) == (
        f"3{B}coopérations du groupe «{B}Communes{B}» se font dans la zone "
        f"«{B}Afrique de l’Ouest{B}», sur les 4 de ce groupe dont la zone est connue, soit 75{N}%."
    )
