from components.figures.dot_rows import dot_rows
from components.figures.fitting.headers import reflowed
from components.figures.legend import LINE, with_line_below
from tests.components.figures import tables

NAMES = ("Communes", "Intercommunalités", "Départements", "Régions", "Syndicats")
LEFT_OUT = "7 lignes sur 17 et 6 groupes sur 22, que voici ; tout est dans le tableau."


def card():
    rows = [("a", "Accueil", name, name, 15, 30.0, 500, "") for name in NAMES]
    return with_line_below(dot_rows(tables.two_way(*rows)), LEFT_OUT)


def note(figure, name):
    return next(n for n in figure["layout"]["annotations"] if n.get("name") == name)


def test_a_legend_takes_the_width_that_it_is_given_and_gives_back_its_height():
    wide = reflowed(card(), 900)
    saved = note(card(), "unite")["text"].count("<br>") - note(wide, "unite")["text"].count("<br>")

    assert saved == 2
    assert all(name in note(wide, "unite")["text"] for name in NAMES)
    assert note(wide, "unite")["text"].count("<br>") == 1
    assert card()["layout"]["margin"]["t"] - wide["layout"]["margin"]["t"] == saved * LINE


def test_the_line_on_what_is_left_out_is_one_line_where_it_fits():
    assert "<br>" in note(card(), "reste")["text"]
    assert "<br>" not in note(reflowed(card(), 900), "reste")["text"]


def test_a_width_as_that_of_a_telephone_changes_nothing():
    assert reflowed(card(), 326) == card()
