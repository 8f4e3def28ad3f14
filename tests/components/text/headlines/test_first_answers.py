from components.text.headlines.first_answers import first_answer, first_funder
from data.aggregates import counts, funding, shares_by_group
from data.disclosure.rules import Rules
from tests.data.survey import selected, survey
from tests.french import plain


def test_the_first_answer_is_told_with_its_share_count_and_base():
    table = counts.cooperations_by_mode(selected())

    assert plain(first_answer(table)) == (
        "En tête : Jumelage, 75 % des coopérations (3 sur 4), devant Volontariat (25 %)."
    )


def test_below_ten_a_count_is_told_and_no_share():
    table = counts.cooperations_by_mode(selected(survey(Rules())))

    assert plain(first_answer(table)) == (
        "En tête : Jumelage, 3 coopérations sur 4, devant Volontariat (1 sur 4)."
    )


def test_funders_are_told_in_tenths():
    # A and C cite the ministry, A and D Europe, which A cites twice: of three that cite a funder.
    cited = [
        {"collectivite_id": who, "financeur": funder}
        for who, funder in (("A", "meae"), ("A", "interreg"), ("A", "erasmus"), ("C", "meae"),
                            ("D", "fonjep"))
    ]  # fmt: skip
    table = funding.funders(selected(survey(financements=cited)))

    assert plain(first_funder(table)).startswith(
        "Premier financeur cité : MEAE, par 7 collectivités sur 10 (66,7 %). Puis "
    )


def test_answers_that_share_the_first_place_are_said_to():
    modes = [
        {"cooperation_id": str(i), "collectivite_id": "A", "pays": "SEN", "mode": mode}
        for i, mode in enumerate(("jumelage", "volontariat") * 2)
    ]
    table = counts.cooperations_by_mode(selected(survey(cooperations=modes)))

    assert plain(first_answer(table)) == (
        "À égalité, avec 50 % des coopérations (2 sur 4) chaque fois : "
        "« Jumelage » et « Volontariat »."
    )


def test_as_many_yes_as_no_are_said_to_be():
    table = shares_by_group.authorities_by(selected(region="84"), "budget_specifique")

    # A does, C does not.
    assert plain(first_answer(table)) == (
        "Autant de « Oui » que de « Non » : 50 % des collectivités (1 sur 2) chaque fois."
    )
