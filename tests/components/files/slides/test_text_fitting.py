"""Text is fitted by estimate: smaller first, then cut between words, and never silently."""

from components.files.slides.text_fitting import fitted, height, lines, shortened, width


def test_a_text_takes_the_largest_size_that_fits():
    assert fitted(["Un titre court"], (10, 1), (28, 14)) == (28, ["Un titre court"])
    assert fitted(["Un titre court"], (2, 0.5), (28, 14))[0] == 14


def test_what_does_not_fit_at_the_smallest_size_is_cut_between_words_and_says_so():
    size, (text,) = fitted(["mot " * 200], (2, 0.5), (12, 10))

    assert size == 10
    assert text.endswith("mot …")
    assert height([text], size, 2) <= 0.5


def test_whole_paragraphs_go_before_the_words_of_the_first():
    _, paragraphs = fitted(["un", "deux", "trois", "quatre"], (3, 0.4), (12,))

    assert paragraphs[0] == "un"
    assert paragraphs[-1].endswith("…")


def test_a_word_wider_than_its_room_counts_for_several_lines():
    assert lines("anticonstitutionnellement", 12, 0.5) > 3
    assert lines("un deux", 12, 5) == 1


def test_capitals_are_wider_than_small_letters_and_bold_is_wider_still():
    assert width("iii", 12) < width("nnn", 12) < width("MMM", 12)
    assert width("nnn", 12) < width("nnn", 12, bold=True)


def test_a_label_on_one_line_is_cut_only_where_it_must_be():
    assert shortened("Eau", 12, 1) == "Eau"
    assert shortened("Eau et assainissement", 12, 1) == "Eau et …"
