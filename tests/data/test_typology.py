from dataclasses import replace

from data.codebook.criterion import Criterion
from data.typology import nearest, questions, scores
from tests.data.small import BOOK

#: Two models that can be added up in the head.
TWO = replace(
    BOOK,
    criteria=(
        Criterion("service-structure", "collectivites", "service", ("dedie",), 3, "un service"),
        Criterion("service-structure", "collectivites", "strategie", ("formalisee",), 2, "votée"),
        Criterion("service-structure", "collectivites", "strategie", ("en-cours",), 1, "en cours"),
        Criterion("opportunite", "collectivites", "service", ("aucun", "mission"), 1, "aucun"),
        Criterion("opportunite", "collectivites", "strategie", ("aucune",), 1, "sans stratégie"),
    ),
)


def told(answers):
    return [(one.model, one.points, one.possible) for one in scores(TWO, answers)]


def test_each_answer_expected_earns_its_points():
    assert told({"service": "dedie", "strategie": "formalisee"}) == [
        ("service-structure", 5, 5), ("opportunite", 0, 2),
    ]  # fmt: skip


def test_an_answer_near_the_one_expected_earns_less():
    assert told({"service": "dedie", "strategie": "en-cours"})[0] == ("service-structure", 4, 5)


def test_a_question_left_out_counts_neither_way():
    assert told({"service": "mission"}) == [("opportunite", 1, 1), ("service-structure", 0, 3)]
    assert told({}) == [("service-structure", 0, 0), ("opportunite", 0, 0)]


def test_what_was_met_and_what_was_missed_are_told():
    first = scores(TWO, {"service": "dedie", "strategie": "aucune"})[0]

    assert [one.words for one in first.met] == ["un service"]
    assert [one.words for one in first.missed] == ["votée"]


def test_models_that_tie_are_both_the_nearest():
    found = scores(TWO, {"service": "autre-service"})

    assert len(nearest(found)) == 2


def test_the_five_questions_are_those_of_the_survey_and_their_answers_known():
    asked = questions(BOOK)

    assert len(asked) == 5
    assert all(one.wording.endswith("?") for one in asked)
    words = {one.variable: one.words for one in asked}
    assert all(code in words[c.variable] for c in BOOK.criteria for code in c.answers)
    assert {c.model for c in BOOK.criteria} == set(BOOK.nomenclatures["modeles"].codes)


def test_every_model_weighs_ten_points_and_is_nearest_to_what_it_expects_most():
    for model in BOOK.nomenclatures["modeles"].codes:
        own = [c for c in BOOK.criteria if c.model == model]
        best = {v: max((c for c in own if c.variable == v), key=lambda c: c.weight)
                for v in (c.variable for c in own)}  # fmt: skip

        found = scores(BOOK, {name: one.answers[0] for name, one in best.items()})

        assert sum(one.weight for one in best.values()) == 10
        assert [one.model for one in nearest(found)] == [model]
