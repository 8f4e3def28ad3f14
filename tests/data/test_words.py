"""What French lines are not broken at."""

from data.words import bound


def test_a_sign_stays_with_the_word_that_it_follows_and_guillemets_with_theirs():
    said = "Où ? « Ici » : n = 3 ; 5 %"
    bare = "Où\u00a0? «\u00a0Ici\u00a0»\u00a0: n\u00a0=\u00a03\u00a0; 5\u00a0%"

    assert bound(said) == bound(bare) == bare


def test_nothing_else_is_touched():
    assert bound("https://a.fr/?b=c; 12:30, deux mots") == "https://a.fr/?b=c; 12:30, deux mots"
