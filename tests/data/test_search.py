"""Finding by words, whatever the accents and the slips."""

import pytest

from data.search import Entry, Index, distances_to, letters_of, words_of

INDEX = Index(
    (
        Entry("pays", "SEN", "Sénégal"),
        Entry("pays", "CIV", "Côte d’Ivoire", ("Ivory Coast",)),
        Entry("pays", "BFA", "Burkina Faso", ("Haute-Volta",)),
        Entry("pays", "GUM", "Guam", weight=1),
        Entry("pays", "GIN", "Guinée"),
        Entry("pays", "GNB", "Guinée-Bissau"),
        Entry("region", "84", "Auvergne-Rhône-Alpes", ("RESACOOP",)),
        Entry("odd", "6", "6 · Eau propre et assainissement", ("ODD 6",)),
        Entry("odd", "16", "16 · Paix, justice", ("ODD 16",)),
        Entry("thematique", "eau", "Eau et assainissement"),
    )
)


def codes(question):
    return [entry.code for entry in INDEX.find(question)]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Sénégal", "SEN"), ("senegal", "SEN"), ("SENEG", "SEN"), ("sénégla", "SEN"),
        ("snegal", "SEN"), ("sennegal", "SEN"), ("cote divoire", "CIV"), ("cote d'ivoire", "CIV"),
        ("ivory", "CIV"), ("burkna faso", "BFA"), ("faso burkina", "BFA"), ("haut volta", "BFA"),
        ("resacoop", "84"), ("auvergn rone alpe", "84"), ("odd 6", "6"), ("odd 16", "16"),
    ],
)  # fmt: skip
def test_the_first_answer_is_what_was_meant(question, code):
    assert codes(question)[0] == code


def test_the_whole_label_comes_before_its_beginning_and_that_before_a_word_of_it():
    assert codes("guinee") == ["GIN", "GNB"]
    assert codes("eau")[:2] == ["eau", "6"]


def test_what_weighs_more_comes_after():
    assert codes("gu") == ["GIN", "GNB", "GUM"]


def test_a_label_that_meets_every_word_hides_those_that_meet_some():
    assert codes("guinee bissau") == ["GNB"]
    assert codes("qui travaille au senegal") == ["SEN"]
    assert codes("burkina faso et senegal") == ["BFA", "SEN"]


def test_slips_are_only_looked_for_where_nothing_is_exact():
    assert codes("guinee") == ["GIN", "GNB"]
    assert codes("guime") == ["GIN", "GNB"]


@pytest.mark.parametrize(
    "question", ["", "   ", "«»", "…", "zzzzzz", "\x00", "é" * 500, "a " * 500]
)
def test_what_says_nothing_finds_nothing(question):
    assert isinstance(codes(question), list)
    assert codes("zzzzzz") == []


def test_short_words_have_no_slips():
    assert codes("eua") == []
    assert codes("guam") == ["GUM"]
    assert codes("gaum") == []


def test_a_short_word_is_not_near_the_beginning_of_a_long_one():
    index = Index((Entry("x", "1", "Ordinaire"), Entry("x", "2", "Ordim")))

    assert [entry.code for entry in index.find("oudin")] == []
    assert [entry.code for entry in index.find("ordin")] == ["1"]
    assert [entry.code for entry in index.find("ordum")] == ["2"]


def test_a_whole_word_comes_before_a_begun_one_and_an_absent_thing_before_a_slip():
    index = Index((Entry("x", "1", "Usage du secteur"), Entry("x", "2", "USA", weight=100)))

    assert [entry.code for entry in index.find("usa")] == ["2", "1"]


def test_where_not_all_words_are_met_an_exact_one_hides_those_that_are_near():
    index = Index((Entry("x", "1", "Loire"), Entry("x", "2", "Saane")))

    assert [entry.code for entry in index.find("saone loire")] == ["1"]


def test_a_plural_is_its_singular():
    assert codes("eaux")[:2] == codes("eau")[:2]
    assert codes("auvergne rhone alpe") == ["84"]


def test_a_distance_is_the_number_of_slips_to_the_nearest_beginning():
    words = ["senegal", "sene", "mali", "nsegal"]

    assert list(distances_to("senegal", letters_of(words))) == [0, 3, 5, 3]
    assert list(distances_to("mlai", letters_of(["mali", "malien", "ma"]))) == [1, 1, 2]


def test_words_lose_accents_and_punctuation():
    assert words_of("L’Île-de-France (RRMA) : œuvre_1") == [
        "l", "ile", "de", "france", "rrma", "oeuvre", "1"
    ]  # fmt: skip


def test_an_index_of_nothing_finds_nothing():
    assert Index(()).find("senegal") == []
